"""Marks on finished pages are told once, where they were written, and not while a plugin is still to fill them in."""

from pathlib import Path

import pytest

from clawdemy_site.checks.leftovers import check_leftovers
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import PageSource
from clawdemy_site.render.page import PageParts, SitePage
from clawdemy_site.render.reading import read_html

BODY = "See \\[[this]], `[[this]]`, [[this]] and {{ that }}, [a *b*][c] by @kettle of @home.\n"
HTML = "<p>See [[this]], <code>[[this]]</code>, [[this]] and {{ that }}, [a <em>b</em>][c] by @kettle of @home.</p>"


def page(path: str, source: PageSource | None) -> SitePage:
    return SitePage(path, "lesson", "", "", "", lambda _: PageParts(), source)


@pytest.mark.parametrize(("is_filled", "columns"), [(True, [28, 41, 53, 67]), (False, [28, 53, 67])])
def test_a_mark_is_told_where_it_stands(tmp_path: Path, columns: list[int], *, is_filled: bool) -> None:
    written = page("a.md", PageSource("content/a.md", None, BODY, 3))
    made = page("b.md", None)
    readings = [(made, read_html(HTML)), (written, read_html(HTML))]
    found = list(check_leftovers(Layout(tmp_path), readings, {"kettle"}, is_filled=is_filled))
    assert [(one.location.path, one.location.line) for one in found] == [("content/a.md", 3)] * len(columns)
    assert [one.location.column for one in found] == columns


def test_a_mark_in_a_record_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "references").mkdir()
    (tmp_path / "references" / "glossary.yml").write_text("terms:\n  - definition: See [[this]]\n", encoding="utf-8")
    found = list(check_leftovers(Layout(tmp_path), [(page("b.md", None), read_html("<p>See [[this]]</p>"))], ()))
    assert [str(one.location) for one in found] == ["references/glossary.yml:2:21"]
