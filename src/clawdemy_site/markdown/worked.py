"""Worked sums: fences called ``worked``, read line by line in an author's source, and set on the page.

The renderer knows no lines, and what it does not understand in the head of a fence it sets as code or as plain text
without a word. So every such fence is found here, its head held against the one form there is.

On the page, signs stand under one another, and lines wrap where the screen is narrow. Lines with a short left side form
a block of columns: left side, sign, right side. A line with a long left side, or with no sign, stands alone above what
goes on with it. What a comment says stands behind its line, in brackets; a side behind ``#=`` stands nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.markdown.pieces import CutPage
from clawdemy_site.numbers.model import Chain
from clawdemy_site.numbers.worked import WorkedLine, WorkedSide, parse_worked, split_lines
from clawdemy_site.practice.regions import Fence

LANGUAGE = "worked"
"""What stands behind the opening signs of a worked sum."""

MAX_DIGITS = 15
"""Digits after the point that a comparison can be asked for; floating point has no more."""

_OURS = re.compile(r"[ \t]*(?:\{[^}]*?)?\.?worked(?![\w#.+-])", re.IGNORECASE)
_HEAD = re.compile(r"[ \t]*worked(?:[ \t]+\{[ \t]*digits=(?P<digits>[0-9]{1,2})[ \t]*\})?[ \t]*$")


def is_worked(fence: Fence) -> bool:
    """Whether a fence is a worked sum, or means to be one."""
    return _OURS.match(fence.info) is not None


def read_worked_fences(page: CutPage) -> tuple[list[Chain], list[Diagnostic]]:
    """The worked sums of a page as chains in order, and what is wrong with the fences and in them."""
    chains: list[Chain] = []
    found: list[Diagnostic] = []
    for fence in filter(is_worked, page.visible.fences):
        head = _HEAD.match(fence.info)
        found += _check_head(page, fence, head)
        found += _check_around(page, fence)
        digits = int(head["digits"]) if head and head["digits"] else None
        body = [
            line[len(fence.lead) :] if line.startswith(fence.lead) else line.lstrip("> \t")
            for line in page.visible.source[fence.first + 1 : fence.last]
        ]
        at = page.visible.locate(fence.first + 1, len(fence.lead))
        sums, wrong = parse_worked("\n".join(body), at.path, at.line, at.column, digits)
        chains += sums
        found += wrong
    return chains, found


def _check_head(page: CutPage, fence: Fence, head: re.Match[str] | None) -> list[Diagnostic]:
    if head and int(head["digits"] or 0) <= MAX_DIGITS:
        return []
    where = page.visible.locate(fence.first, len(fence.lead))
    if head:
        message = f"{head['digits']} digits after the point are more than can be compared"
        return [Diagnostic(where, "worked-head", message, f"ask for {MAX_DIGITS} at most")]
    if any(fault.location == where for fault in page.visible.diagnostics):
        return []
    message = "a worked sum opens in another form than this one"
    return [Diagnostic(where, "worked-head", message, "write ```worked or ```worked {digits=3}")]


def _check_around(page: CutPage, fence: Fence) -> Iterator[Diagnostic]:
    """A fence glued to text would stand inside its paragraph."""
    for inside, outside in ((fence.first, fence.first - 1), (fence.last, fence.last + 1)):
        line = page.visible.source[outside] if 0 <= outside < len(page.visible.source) else ""
        if line.strip("> \t") and outside not in page.structure:
            where = page.visible.locate(inside, len(fence.lead))
            message = "a worked sum stands between blank lines"
            side = "above" if outside < inside else "below"
            yield Diagnostic(where, "worked-blank-line", message, f"put a blank line {side} it")


MAX_LEFT = 16
"""Characters of a left side that still leaves room for the right one at 320 px."""


def validate_worked(
    language: str,  # noqa: ARG001 - the library's signature
    inputs: dict[str, str],
    options: dict[str, str],  # noqa: ARG001 - the library's signature
    attrs: dict[str, str],  # noqa: ARG001 - the library's signature
    md: object,  # noqa: ARG001 - the library's signature
) -> bool:
    """Whether a fence of that name has no other option than ``digits``; else it is set as code."""
    return not inputs.keys() - {"digits"}


def set_worked(src: str = "", **_: object) -> str:
    """Set the lines of a worked sum, without what indents them, as HTML of one group.

    It never raises: the library would print the fence as text and say nothing.
    """
    parts: list[str] = []
    rows: list[str] = []
    for line in (*filter(_is_shown, split_lines(src)), WorkedLine(())):
        if len(line.sides) > 1 and len(line.sides[0].text) <= MAX_LEFT:
            rows.append(_row(line))
            continue
        if rows:
            parts.append(f'<div class="worked__lines">\n{"".join(rows)}</div>\n')
            rows = []
        if line.sides or line.comment:
            parts.append(f'<div class="worked__whole">{_text(line.sides, line.comment)}</div>\n')
    return f'<div class="worked" role="group" aria-label="Worked sum">\n{"".join(parts)}</div>'


def _is_shown(line: WorkedLine) -> bool:
    """Whether a reader sees something of a line, be it the gap that a blank one leaves."""
    return bool(line.sides or line.comment or not line.silent)


def _row(line: WorkedLine) -> str:
    left, first, *rest = line.sides
    right = (WorkedSide(None, first.text, first.offset), *rest)
    return (
        f'<div class="worked__line"><span class="worked__left">{escape(left.text, quote=False)}</span> '
        f'<span class="worked__sign">{first.relation}</span> '
        f'<span class="worked__right">{_text(right, line.comment)}</span></div>\n'
    )


def _text(sides: Sequence[WorkedSide], comment: str) -> str:
    """Sides in a row with their signs, and the comment behind them."""
    words = [word for side in sides for word in (side.relation, escape(side.text, quote=False)) if word]
    if comment:
        aside = f"({comment})" if words and not comment.startswith("(") else comment
        words.append(f'<span class="worked__comment">{escape(aside, quote=False)}</span>')
    return " ".join(words)
