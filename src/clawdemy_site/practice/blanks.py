"""Blanks in a sentence: ``[_squish / activation function_]`` and ``[_[0.55]{≈ sigmoid(0.19)}_]``.

The scan reads blanks in the author's source and the renderer reads them in what Markdown has made of it, both with the
pattern of this module. A blank holds words, parted by `` / `` where several are right, or one marked number.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clawdemy_site.diagnostics import Fault
from clawdemy_site.practice.units import is_known
from clawdemy_site.records.sources import INVISIBLE

BLANK = re.compile(
    r"\[_(?P<body>[^\[\]\n]*+(?:\[[^\[\]\n]*+\]\{[^{}\n]*+\}[^\[\]\n]*+)?)(?<=_)(?<!\[_)\](?!\(|\[(?!_))"
)
"""A blank; its body ends with the underscore that closes it. Before ``(`` or ``[`` the same is a link in italics."""

_PARTS = re.compile(r"(?<![^ \t])/(?![^ \t])")
_MARKUP = re.compile(r"[\[\]{}|`$\\\x00\x02]")
_DRESSED = re.compile(r"(\*\*?|__?|~~)\S.*\1|<(\w+)>.*</\2>")
_NUMERAL = re.compile(r"[-−+]?[0-9][0-9.,]*(?:[eE][-−+]?[0-9]+)?[ \t]*%?")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank; offsets are those of the text that it stands in."""

    start: int  # its opening bracket
    end: int  # behind its closing bracket
    body_start: int  # the first character between the underscores
    body: str  # what stands between them


def blank_of(match: re.Match[str]) -> Blank:
    """The blank that a match of `BLANK` is."""
    return Blank(match.start(), match.end(), match.start("body"), match["body"][:-1])


def find_blanks(masked: str) -> list[Blank]:
    """The blanks of a piece of text whose code, formulas and escapes are masked."""
    return [blank_of(match) for match in BLANK.finditer(masked)]


def brackets(blanks: Sequence[Blank]) -> list[tuple[int, int]]:
    """Where the brackets and underscores of blanks are: what readers of the text must not take for a link."""
    if not blanks:
        return []
    ends = ((blank.body_start + len(blank.body), blank.end) for blank in blanks)
    return sorted([*((blank.start, blank.body_start) for blank in blanks), *ends])


def accepted_words(body: str) -> tuple[str, ...]:
    """The words that a blank takes, the first of them the one to show: plain text, however it is spelt in HTML."""
    return tuple(" ".join(INVISIBLE.sub("", html.unescape(part)).split()) for part in _PARTS.split(body))


def words_of(body: str) -> tuple[str, ...]:
    """The same, or nothing where the blank holds something else than words."""
    return () if check_words(body) else accepted_words(body)


def check_words(body: str) -> Fault | None:
    """Say what is wrong with a body that holds no marked number."""
    markup = _MARKUP.search(body)
    if markup:
        message = "a blank holds plain words or one marked number"
        return Fault(markup.start(), "blank-form", message, "write it without code, formulas, links and brackets")
    for part in accepted_words(body):
        if not part:
            message = "nothing stands in this blank" if not body.strip() else "a part of this blank is empty"
            return Fault(0, "blank-form", message, "write what is to be filled in, as in [_sum / total_]")
        if _DRESSED.fullmatch(part):
            message = f"a learner would have to type '{part}' with all its marks"
            return Fault(0, "blank-form", message, "write the words alone")
        if _NUMERAL.fullmatch(part):
            message = f"the number '{part}' in this blank is compared with nothing"
            help_text = f"write [_[{part}]{{= …}}_], or {{given: …}}, so that every way to write it is right"
            return Fault(0, "blank-number", message, help_text)
        if is_known(unit := part.partition(" ")[2]) and _NUMERAL.fullmatch(part.removesuffix(unit).strip()):
            message = f"'{part}' is a number with a unit, and would be compared letter by letter"
            return Fault(
                0, "blank-number", message, "write the number in the blank, as [_[0.5]{= …}_], the unit behind it"
            )
    return None
