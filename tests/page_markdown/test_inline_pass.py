"""Patterns that cannot match are not tried, and pages come out as the library's own pass makes them."""

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markdown.treeprocessors import InlineProcessor

from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.markdown.inline_pass import InlinePass, Needs, needs_of

CONTENT = Path(__file__).parents[2] / "content"
OTHERS = ["footnotes", "abbr", "pymdownx.keys", "pymdownx.mark", "pymdownx.tilde", "pymdownx.caret", "wikilinks"]
NAMED = [*OTHERS, "pymdownx.critic", "pymdownx.magiclink", "pymdownx.emoji", "toc"]
PARTS = (
    *(
        "a",
        "*b*",
        "__c__",
        "`d`",
        "``",
        "\\*",
        "\\",
        '"e"',
        "it's",
        "&amp;",
        "&",
        "<i>f</i>",
        "<https://g.h>",
        "i@j.kl",
    ),
    *("[m](n.md)", "![o](p.png)", "[q][r]", "$s_t$", "$$u$$", "[_v_]", "[0.5]{= 1/2}", "[@w]", "++ctrl+x++", "==y=="),
    *("~~z~~", "x^2^", "[[A b]]", "HTML", "[^1]", ":smile:", "  \n", "\n\n", "- ", "| 1 | 2 |", "<!-- c -->"),
    "\x02klzzwxh:0000\x03",
)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"<([^<> !]+@[^@<> ]+)>", Needs(frozenset("<@>"))),
        (r"(?<!\\)(`+)|\\`", Needs(frozenset("`"))),
        (r"\*|_|a?~", Needs(some=frozenset("*_~"))),
        (r"(?>x+)(?=y)(?!z)(?<=[uv])w{0,3}", Needs(frozenset("xy"))),
        (r"(?:ab)?|c", Needs()),
        (r"[^a]|\s\d.", Needs()),
        (r"(?i)k", Needs()),
        (r"(?i:k)[l-n]", Needs(some=frozenset("lmn"))),
    ],
)
def test_what_every_match_holds(pattern: str, needs: Needs) -> None:
    assert needs_of(re.compile(pattern)) == needs


def test_no_match_lacks_what_is_needed() -> None:
    reader = _reader(NAMED)
    passes = [one for one in reader.treeprocessors if isinstance(one, InlinePass)]
    held: list[Any] = [pattern for one in passes for pattern in one.inlinePatterns]
    patterns = [pattern.getCompiledRegExp() for pattern in held]
    assert len(passes) == 2  # the library's and that of quotation marks
    assert sum(needs_of(pattern) != Needs() for pattern in patterns) > 30
    for text in map("".join, itertools.permutations(PARTS, 2)):
        for pattern in patterns:
            needs = needs_of(pattern)
            if pattern.search(text):
                assert needs.every <= set(text)
                assert not needs.some or needs.some & set(text)


@pytest.mark.parametrize("named", [[], NAMED], ids=["alone", "with others"])
def test_pages_are_as_the_library_makes_them(named: list[str]) -> None:
    words = [" ".join(PARTS[at:] + PARTS[:at]) for at in range(len(PARTS))]
    pages = [path.read_text() for path in sorted(CONTENT.rglob("gradient-descent*/*.md"))]
    assert pages
    for text in [*words, *pages]:
        assert _reader(named).convert(text) == _reader(named, is_plain=True).convert(text)


def _reader(named: list[str], *, is_plain: bool = False) -> Markdown:
    reader = Markdown(extensions=[*named, ClawdemyExtension()])
    for one in reader.treeprocessors if is_plain else ():
        if isinstance(one, InlinePass):
            one.__class__ = InlineProcessor  # type: ignore[assignment]  # as before, until the next reset
    return reader
