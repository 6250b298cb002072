"""How authors mark numbers in text: ``[0.547]{= sigmoid(0.19)}``, ``[13,000]{≈ …}`` and ``[60,000]{given: a reason}``.

The scan reads these marks in the author's source, with code, formulas and escapes masked; the renderer reads them in
what Python-Markdown has made of it, where the same things are placeholders. Both use `read_mark`, so a mark is read by
both or by neither. Expressions hold braces only in pairs, and nothing that any other syntax would take first.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from clawdemy_site.diagnostics import Fault
from clawdemy_site.markdown.syntax import mask
from clawdemy_site.numbers.expression import Written, read_written
from clawdemy_site.numbers.model import SumError

MAX_BODY = 1_000
"""Characters between the braces: looking for a brace that is not there stays cheap."""

NUMBER_HEAD = re.compile(
    r"\[(?P<written>(?:[^\[\]\n]++|\[(?:[^\[\]\n]++|\[[^\[\]\n]*+\])*+\])*+)\]\{(?P<sign>=|≈|given:)[ \t]*"
)
"""The mark up to its expression; the number in brackets may be a vector or a matrix."""

Sign = Literal["=", "≈", "given:"]

_LOOSE = re.compile(r"\{[ \t]*(?:=(?!=[^{}\n]*==\})|≈|given\b)")  # `{==a phrase==}` is CriticMarkup
_STOPS = re.compile(r"[{}\n|`$\\\x00\x02]")
_BAR = re.compile(r"\|")
"""What is said to be given may be words, code or a formula; a bar would part the cells of a table all the same."""

_NAMES = {"|": "bar", "`": "backtick", "$": "dollar sign", "\\": "backslash", "\n": "line break"}


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A marked number; offsets are those of the text that it stands in."""

    start: int  # its opening bracket
    end: int  # behind its closing brace
    written_start: int  # the first character in the brackets
    written: str  # what the page shows
    sign: Sign  # what opens the braces
    brace: int  # its opening brace
    body_start: int  # the first character of the expression, or of the reason of a given number
    body: str  # the expression or the reason

    @property
    def written_end(self) -> int:
        """The offset behind what the page shows."""
        return self.written_start + len(self.written)


def find_marks(masked: str, source: str) -> tuple[list[NumberMark], list[Fault]]:
    """The marked numbers of a piece of text in order, and what is wrong with those that are in no form that is read.

    In the first text code, formulas and escapes are masked; the second, the text itself, says which sign is wrong.
    """
    marks: list[NumberMark] = []
    faults: list[Fault] = []
    heads: list[tuple[int, int]] = []
    at = 0
    while "]{" in masked and (head := NUMBER_HEAD.search(masked, at)):
        found = read_mark(masked, head, source)
        (marks if isinstance(found, NumberMark) else faults).append(found)  # type: ignore[arg-type] # one of two
        at = found.end if isinstance(found, NumberMark) else head.end()
        heads.append((head.start(), at))
    message = "this is not a form of checked number that is read"
    help_text = "write [number]{= sum}, [number]{≈ sum} or [number]{given: reason}, without a space before the brace"
    loose = _LOOSE.finditer(mask(masked, heads)) if "{" in masked else ()
    faults += [Fault(match.start(), "number-form", message, help_text) for match in loose]
    return marks, sorted(faults, key=lambda fault: fault.offset)


def read_mark(text: str, head: re.Match[str], source: str = "") -> NumberMark | Fault:
    """Read a mark from its head on.

    Args:
        text: What it stands in, masked or with placeholders.
        head: A match of `NUMBER_HEAD` there.
        source: The author's text of the same length, to say which sign is wrong.
    """
    source = source or text
    given = head["sign"] == "given:"
    written_start = head.start("written")
    if _LOOSE.search(head["written"]):
        return Fault(head.start(), "number-form", "a marked number holds another one", "part them")
    stop = (_BAR if given else _STOPS).search(head["written"])
    if stop:
        return _sign_fault(source, written_start + stop.start())
    end, bad = _find_end(text, head.end())
    if end < 0:
        return _endless(text, head)
    if bad >= 0:
        return _sign_fault(source, bad)
    body = text[head.end() : end - 1].rstrip()
    if not head["written"].strip() or not body:
        return _empty(head, given=given)
    sign: Sign = "given:" if given else "=" if head["sign"] == "=" else "≈"
    lead = len(head["written"]) - len(head["written"].lstrip())
    written = head["written"].strip()
    return NumberMark(head.start(), end, written_start + lead, written, sign, head.start("sign") - 1, head.end(), body)


def braces(marks: Iterable[NumberMark]) -> Iterator[tuple[int, int]]:
    """Where the braces of the marks are: what readers of the page never see."""
    return ((mark.brace, mark.end) for mark in marks)


def plain_text(text: str, marks: Iterable[NumberMark]) -> str:
    """The text as readers see it, each mark reduced to what is written in it."""
    ends = [span for mark in marks for span in ((mark.start, mark.written_start), (mark.written_end, mark.end))]
    return mask(text, ends, "")


def _find_end(text: str, start: int) -> tuple[int, int]:
    """The offset behind the closing brace, or -1, and that of the first character that must not stand before it."""
    depth, bad = 1, -1
    for match in _STOPS.finditer(text, start, start + MAX_BODY):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end(), bad
        if match[0] not in "{}" and bad < 0:
            bad = match.start()
    return -1, bad


def _endless(text: str, head: re.Match[str]) -> Fault:
    brace = head.start("sign") - 1
    if "}" in text[head.end() :].partition("\n")[0][MAX_BODY:]:
        return Fault(brace, "number-limit", f"more than {MAX_BODY:,} characters stand in this brace")
    return Fault(brace, "number-unclosed", "this brace is not closed", "close it with } on the same line")


def _sign_fault(source: str, offset: int) -> Fault:
    name = _NAMES.get(source[offset], "code span or formula")
    message = f"a marked number holds no {name}"
    return Fault(offset, "number-sign", message, "leave it out, and keep the mark on one line")


def _empty(head: re.Match[str], *, given: bool) -> Fault:
    if not head["written"].strip():
        return Fault(head.start(), "number-empty", "no number stands in these brackets", "write it there")
    if given:
        message = "this number is said to be given, without a reason"
        return Fault(head.end(), "number-empty", message, "write where it comes from, as in {given: our choice}")
    message = "this number has nothing to be checked against"
    return Fault(head.end(), "number-empty", message, "write the sum behind the sign, as in {= 2 + 3}")


def read_number(mark: NumberMark) -> tuple[float, float] | None:
    """The number in a blank and how far from it is still right, or None if it is no plain number.

    Half a unit of the last digit written is right, as in every marked number; zeros that end a round one are no digits.
    """
    try:
        written = read_written(mark.written)[1]
    except SumError:
        return None
    if not isinstance(written, Written) or written.suffix:
        return None
    exact = written.is_bare_zero and mark.sign == "="
    within = Fraction(0) if exact else written.step("≈" if mark.sign == "≈" else "=") / 2
    return float(written.value), float(within)


def sole_mark(body: str) -> NumberMark | None:
    """The marked number that a blank consists of, or None."""
    head = NUMBER_HEAD.match(body.strip())
    mark = read_mark(body.strip(), head) if head else None
    return mark if isinstance(mark, NumberMark) and mark.end == len(body.strip()) else None
