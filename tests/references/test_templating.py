"""A site's own templates come first, and a mistake in one is told with its file and line."""

from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.references.block import render_references_page
from clawdemy_site.templating import FRAGMENTS, Templates, environment
from references.shelf import refer, said

MISTAKES = {
    "syntax": ("one\n{% if %}\n", "theme/mine.html.jinja:2:1 template-syntax"),
    "undefined": ("one\ntwo\n{{ tilte }}\n", "theme/mine.html.jinja:3:1 template-undefined"),
    "missing template": ('one\n{% include "other.html.jinja" %}\n', "theme/mine.html.jinja:2:1 template-missing"),
    "failing sum": ("{{ 1 / 0 }}\n", "theme/mine.html.jinja:1:1 template-error"),
}


def _render(root: Path, text: str | bytes, name: str = "mine.html.jinja") -> tuple[str, list[Diagnostic]]:
    (root / "theme").mkdir()
    (root / "theme" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    templates = Templates([root / "theme"], root)
    return templates.render(name, title="<T>"), templates.mistakes


@pytest.mark.parametrize("case", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_in_a_template_is_told_at_its_line(tmp_path: Path, case: tuple[str, str]) -> None:
    text, expected = case
    html, problems = _render(tmp_path, text)
    assert html == ""
    assert said(problems) == [expected]
    assert problems[0].help


def test_an_undefined_name_gets_the_near_one(tmp_path: Path) -> None:
    _, problems = _render(tmp_path, "{{ tilte }}")
    assert problems[0].help == "did you mean 'title'?"


def test_a_template_that_is_not_text_is_told(tmp_path: Path) -> None:
    _, problems = _render(tmp_path, b"\xff\xfe")
    assert said(problems) == ["theme/mine.html.jinja:1:1 template-error"]


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    templates = Templates(root=tmp_path)
    assert not templates.render("references-wach.html.jinja")
    assert [mistake.rule for mistake in templates.mistakes] == ["template-missing"]
    assert templates.mistakes[0].help == "did you mean 'references-watch.html.jinja'?"


def test_values_are_escaped_and_blank_lines_and_indents_go(tmp_path: Path) -> None:
    assert _render(tmp_path, "<p>\n\n    {{ title }}\n</p>\n") == ("<p>\n&lt;T&gt;\n</p>", [])


def test_a_sites_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "references-watch.html.jinja").write_text("<section>{{ refs.watch_next[0].work.name }}</section>")
    references, _ = refer()
    templates = Templates([tmp_path])
    body = render_references_page(templates, references, lambda address, _: address)
    assert not templates.mistakes
    assert "## Watch this next {#watch-this-next}\n\n<section>What is a net?</section>\n" in body
    assert 'class="refs refs-deeper"' in body


def test_a_broken_override_leaves_the_other_sections(tmp_path: Path) -> None:
    (tmp_path / "references-watch.html.jinja").write_text("{{ nothing }}")
    references, _ = refer()
    templates = Templates([tmp_path], tmp_path)
    body = render_references_page(templates, references, lambda address, _: address)
    assert said(templates.mistakes) == ["references-watch.html.jinja:1:1 template-undefined"]
    assert 'class="refs refs-deeper"' in body


def test_our_own_templates_all_read() -> None:
    env = environment()
    names = [path.name for folder in FRAGMENTS for path in folder.glob("*.jinja")]
    assert names
    assert all(env.get_template(name) for name in names)
