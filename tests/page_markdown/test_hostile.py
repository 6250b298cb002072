"""Input made to hurt ends in findings: no exception, no recursion, no waiting."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.markdown.pieces import MAX_SEGMENT
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.markdown.worked import set_worked
from clawdemy_site.practice.model import Option
from clawdemy_site.practice.ranges import MOST_RANGES, parse_ranges
from clawdemy_site.render.reading import read_html
from page_markdown.test_render_practice import data_of, render

SIZE = MAX_SEGMENT + 2_000
"""Longer than any paragraph may be, and no longer: every test of a size runs for each of the units."""

PARAGRAPH = MAX_SEGMENT - 10
"""As long as a paragraph may be, which is what a reader's work must not grow with the square of."""

UNITS = (
    *("[", "]", "$", "/", "$$", "`", "` `` ", "\\", "\\[", "\\(", "\\text{", "](", "[a](", "[@a", "[@a] "),
    *('[a](x "', "<", "<a ", "<!--", "-->", "{", "{ on", "!", "![](figure:", "#", "> ", "- ", "|", "$x$ ", "$a "),
    *(
        "[1]{= ",
        "[1]{= a}",
        "[[[1",
        "{= ",
        "[1]{given:",
        "]{= ",
        "<b>[1]{= a}",
        "0.5 ",
        "1,000",
        "1-",
        "lesson 1 ",
        "…",
    ),
    *(" ", "\t", "\x00", "é", "[x](y) "),
    *("[_", "_]", "[__]", "[_a_]", "[_[1]{= ", "[_[1]{= 1}_", "[_a / "),
)
LINES = [
    "/// hint",
    "/// choice | a",
    "////",
    "```",
    "~~~ a b",
    "<!--",
    "$$\n",
    "## x {#a}",
    "- [ ] a",
    "    id: a",
    "| $|$ |",
    "```worked",
    "```worked\na = 1\n```",
    "~~~ worked {digits=1}\nx",
    "[1]{= a}",
    "<b>\n\n</b>",
    "/// fill | a\n[_",
    "/// order | a\n1. b",
    "/// exercise | a\n    ranges: b = 1 in 0 to 9",
    "//// step | a",
    "//// mistake\n    step: 1",
    "[_a_]",
    "<b>",
    "</b>",
    "<b></i>",
    "<div>\n\na",
    "- ```",
    "  - a",
    "1) a",
    "2*3*4 ",
    "{{ a }}",
]


@pytest.mark.parametrize("unit", UNITS)
def test_one_endless_line_is_refused(unit: str) -> None:
    line = unit * (SIZE // len(unit))
    found = scan_page("content/a.md", line)[1]
    assert not line.strip() or found


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_paragraph_after_a_short_one_is_read(unit: str) -> None:
    page, found = scan_page("content/a.md", f"{unit}\n\n{unit * (PARAGRAPH // len(unit))}")
    assert page.blocks == ()
    assert all(d.location.line <= 3 for d in found)


@pytest.mark.parametrize("line", LINES)
def test_many_lines_of_structure_are_read(line: str) -> None:
    text = "\n".join([line] * (SIZE // (len(line) + 1)))
    found = scan_page("content/a.md", text)[1]
    assert all(1 <= d.location.line <= text.count("\n") + 1 for d in found)


@pytest.mark.parametrize("unit", UNITS)
def test_numbers_are_looked_for_in_anything(unit: str) -> None:
    found = find_bare_numbers("content/a.md", f"{unit}\n\n{unit * (PARAGRAPH // len(unit))}")
    assert all(term.text.strip() == term.text != "" for term in found)


def test_a_sum_is_set_whatever_its_size() -> None:
    for unit in ("=", "(", "a = ", "#", "a = 1\n", "\n"):
        assert set_worked(unit * 10_000).startswith('<div class="worked"')


def test_blocks_in_blocks_do_not_recurse() -> None:
    lines = [f"{'/' * (3 + n)} hint" for n in range(600)]
    assert "unclosed-block" in {d.rule for d in scan_page("content/a.md", "\n".join(lines))[1]}


def test_open_brackets_are_refused_before_they_slow_the_renderer_down() -> None:
    found = scan_page("content/a.md", "text\n" + "[" * 300)[1]
    assert [(d.location.line, d.location.column, d.rule) for d in found] == [(2, 201, "brackets")]


def test_unfinished_html_leaves_nothing_to_find() -> None:
    for piece in ("<", "<a", "<a href='", "</", "<!--", "<![CDATA[", "&#", "<p><p>" * 10_000):
        assert not read_html(piece).leftovers


@pytest.mark.parametrize("unit", ["[_a_] ", "[_[1]{= 1}_] ", "[_", "[_a_][_b_]", "[_a / b_]\n"])
def test_thousands_of_blanks_are_read_and_rendered(unit: str) -> None:
    paragraph = unit * 1_000
    text = "/// fill | Q\n    id: a\n    outcome: b\n" + f"{paragraph}\n\n{paragraph}" + "\n///"
    scan, found = scan_page("content/a.md", text)
    (data,) = data_of(render(text))
    assert len(data["blanks"]) in {0, 2_000, 4_000}
    assert bool(data["blanks"]) == (not found)
    assert [block.kind for block in scan.blocks] == ["fill"]


@pytest.mark.parametrize("text", ["; " * 10_000, "a = " * 10_000, " " * 10_000 + ".", "a = 1 in " + "9," * 10_000])
def test_ranges_of_any_length_are_read(text: str) -> None:
    where = Location("content/a.md")
    found = parse_ranges(Option("ranges", text, where, where))[1]
    assert 1 <= len(found) <= MOST_RANGES + 1
