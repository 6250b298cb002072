"""Input made to hurt ends in findings: no exception, no recursion, no waiting."""

import pytest

from clawdemy_site.markdown.leftovers import find_leftovers
from clawdemy_site.markdown.scan import MAX_SEGMENT, scan_page

SIZE = 200_000
UNITS = (
    *("[", "]", "$", "/", "$$", "`", "` `` ", "\\", "\\[", "\\(", "\\text{", "](", "[a](", "[@a", "[@a] "),
    *('[a](x "', "<", "<a ", "<!--", "-->", "{", "{ on", "!", "![](figure:", "#", "> ", "- ", "|", "$x$ ", "$a "),
    *(" ", "\t", "\x00", "é", "[x](y) "),
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
]


@pytest.mark.parametrize("unit", UNITS)
def test_one_endless_line_is_refused(unit: str) -> None:
    line = unit * (SIZE // len(unit))
    found = scan_page("content/a.md", line)[1]
    assert not line.strip() or found


@pytest.mark.parametrize("unit", UNITS)
def test_many_long_paragraphs_are_read(unit: str) -> None:
    paragraph = unit * ((MAX_SEGMENT - 10) // len(unit))
    page, found = scan_page("content/a.md", "\n\n".join([paragraph] * 10))
    assert page.blocks == ()
    assert all(d.location.line < 20 for d in found)


@pytest.mark.parametrize("line", LINES)
def test_many_lines_of_structure_are_read(line: str) -> None:
    lines = [line] * (SIZE // (len(line) + 1))
    found = scan_page("content/a.md", "\n".join(lines))[1]
    assert all(1 <= d.location.line <= len(lines) * 2 for d in found)


def test_blocks_in_blocks_do_not_recurse() -> None:
    lines = [f"{'/' * (3 + n)} hint" for n in range(600)]
    assert "unclosed-block" in {d.rule for d in scan_page("content/a.md", "\n".join(lines))[1]}


def test_open_brackets_are_refused_before_they_slow_the_renderer_down() -> None:
    found = scan_page("content/a.md", "text\n" + "[" * 300)[1]
    assert [(d.location.line, d.location.column, d.rule) for d in found] == [(2, 201, "brackets")]


def test_unfinished_html_leaves_nothing_to_find() -> None:
    for piece in ("<", "<a", "<a href='", "</", "<!--", "<![CDATA[", "&#", "<p><p>" * 10_000):
        assert find_leftovers(piece) == []
