"""The frame of published pages: licences on each, nothing fetched from elsewhere, tables that a phone can scroll."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from clawdemy_site.hosts.config import THEME
from clawdemy_site.hosts.frame import mend_frame

pytestmark = pytest.mark.xdist_group("built site")


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, str]:
    return {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8") for path in built_site.rglob("*.html")
    }


def test_every_page_names_both_licences(pages: dict[str, str]) -> None:
    assert "404.html" in pages
    for html in pages.values():
        footer = html.split('<footer class="site-footer">', 1)[1]
        assert ">CC BY-SA 4.0</a>" in footer
        assert ">MIT licence</a>" in footer


def test_every_page_has_one_first_heading_and_a_skip_link(pages: dict[str, str]) -> None:
    for html in pages.values():
        assert html.count("<h1") == 1
        assert html.count('href="#clawdemy-page"') == html.count('id="clawdemy-page"') == 1


def test_no_page_asks_another_host(pages: dict[str, str]) -> None:
    """Material's repository link fetches from its host by script, and its fonts come from elsewhere."""
    for html in pages.values():
        assert 'data-md-component="source"' not in html
        loaded = re.findall(r"<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=\"(https?:[^\"]+)", html)
        assert [address for address in loaded if not address.startswith("http://localhost/course/")] == []


def test_fonts_that_are_preloaded_are_served(built_site: Path, pages: dict[str, str]) -> None:
    named = re.findall(r'rel="preload" href="([^"]+)"', pages["index.html"])
    assert named
    assert all((built_site / name).is_file() for name in named)


def test_the_navigation_marks_the_page_and_lists_its_lesson(pages: dict[str, str]) -> None:
    html = pages["lessons/neural-network-intuition/weights-biases-and-the-squish/practice/index.html"]
    nav = html.split('<nav class="site-nav"', 1)[1].split("</nav>", 1)[0]
    assert re.findall(r'aria-current="page"[^>]*>([^<]+)<', nav) == ["Practice"]
    assert nav.count("<a ") < 30


def test_a_wide_table_can_be_reached_by_keyboard_and_a_narrow_one_is_no_stop() -> None:
    macros = Environment(loader=FileSystemLoader(str(THEME)), autoescape=False).get_template("partials/tables.html")  # noqa: S701 - as the host renders it
    wide = f"<table>\n<thead>\n<tr>{'<th>a</th>' * 5}</tr></thead></table>"
    narrow = f"<table>\n<thead>\n<tr>{'<th>a</th>' * 2}</tr></thead></table>"
    html = macros.module.boxed(f"<p>before</p>{wide}<p>between</p>{narrow}<p>after</p>")  # type: ignore[attr-defined] # macros are attributes
    boxes = re.findall(r'<div class="table-box"([^>]*)><table class="table">', html)
    assert ["tabindex" in box for box in boxes] == [True, False]
    assert html.count("</table></div>") == 2
    assert [word for word in ("before", "between", "after") if word in html] == ["before", "between", "after"]


def test_a_switch_loses_what_html_does_not_allow_and_a_text_field_keeps_it() -> None:
    switch = '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
    field = '<input type="text" name="query" autocomplete="off">'
    assert mend_frame(switch + field) == '<input class="md-toggle" type="checkbox" id="__drawer">' + field
