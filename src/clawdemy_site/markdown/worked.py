"""Worked sums on the page: lines whose signs stand under one another, and wrap where the screen is narrow.

Lines with a short left side form a block of columns: left side, sign, right side. A line with a long left side, or
with no sign, stands alone above what goes on with it. What a comment says stands behind its line, in brackets; a side
behind ``#=`` stands nowhere.
"""

from collections.abc import Sequence
from html import escape

from clawdemy_site.numbers.worked import WorkedLine, WorkedSide, split_lines

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
    """Set a worked sum.

    Args:
        src: The lines of the fence, without what indents them.

    Returns:
        HTML of one group. It never raises: the library would print the fence as text and say nothing.
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
