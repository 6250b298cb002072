"""Input made to hurt ends in findings: no exception, no recursion, no waiting."""

import pytest

from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.markdown.leftovers import find_leftovers
from clawdemy_site.markdown.pieces import MAX_SEGMENT
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.markdown.worked import set_worked

SIZE = 200_000
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
    text = "\n".join([line] * (SIZE // (len(line) + 1)))
    found = scan_page("content/a.md", text)[1]
    assert all(1 <= d.location.line <= text.count("\n") + 1 for d in found)


@pytest.mark.parametrize("unit", UNITS)
def test_numbers_are_looked_for_in_anything(unit: str) -> None:
    paragraph = unit * ((MAX_SEGMENT - 10) // len(unit))
    found = find_bare_numbers("content/a.md", "\n\n".join([paragraph] * 10))
    assert all(term.text.strip() == term.text != "" for term in found)


def test_a_sum_is_set_whatever_its_size() -> None:
    for unit in ("=", "(", "a = ", "#", "a = 1\n", "\n"):
        assert set_worked(unit * 50_000).startswith('<div class="worked"')


def test_blocks_in_blocks_do_not_recurse() -> None:
    lines = [f"{'/' * (3 + n)} hint" for n in range(600)]
    assert "unclosed-block" in {d.rule for d in scan_page("content/a.md", "\n".join(lines))[1]}


def test_open_brackets_are_refused_before_they_slow_the_renderer_down() -> None:
    found = scan_page("content/a.md", "text\n" + "[" * 300)[1]
    assert [(d.location.line, d.location.column, d.rule) for d in found] == [(2, 201, "brackets")]


def test_unfinished_html_leaves_nothing_to_find() -> None:
    for piece in ("<", "<a", "<a href='", "</", "<!--", "<![CDATA[", "&#", "<p><p>" * 10_000):
        assert find_leftovers(piece) == []
