"""A block of kind ``match``: pairs to find, written as a table with a row for each and what is said of it.

Two sides in a table are what Markdown has for pairs: editors align it, formatters keep it, and any viewer shows which
belongs to which. The lines are read as Python-Markdown reads them, which parts cells at every bar outside code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from clawdemy_site.diagnostics import Diagnostic, Location, Rule
from clawdemy_site.practice.lists import shuffle
from clawdemy_site.practice.model import BlockBody, BlockKind, RenderedBlock
from clawdemy_site.practice.parts import LETTERS, add_answered_form, open_task
from clawdemy_site.practice.shared import HELP, IDENTITY

FEWEST, MOST = 2, 26
"""Pairs of a block: one is no question, and the letters that name the right sides end at Z."""

_ROW = re.compile(r" {0,3}\|(?P<cells>.*(?<!\\))\|\s*$")
_RULE = re.compile(r"\s*:?-+:?\s*")
_PARTS = re.compile(r"\\.|(?<!`)(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|(?P<bar>\|)")
_SIDES = ("left", "right")
_COLUMNS = (2, 3)


@dataclass(frozen=True, slots=True)
class PairRow:
    """A row of the table: its cells in the author's Markdown, and where each starts."""

    cells: tuple[str, ...]
    places: tuple[Location, ...]


def check_match(body: BlockBody) -> list[Diagnostic]:
    """Read the table of a block of kind ``match`` and say what is wrong with it."""
    lines = [_ROW.match(line) for line in body.visible]
    start = next((index for index, match in enumerate(lines) if match), len(lines))
    end = next((index for index in range(start, len(lines)) if not lines[index]), len(lines))
    rows = [_read_row(body, index, match) for index, match in enumerate(lines[start:end], start=start) if match]
    found: list[Diagnostic] = []
    if rows and start and body.visible[start - 1].strip():
        message = "this table has no blank line before it, so it would run into the text"
        found.append(Diagnostic(body.locate(start), "match-table", message, "put a blank line before it"))
    for index in range(end, len(lines)):
        line = body.visible[index]
        if line.strip():
            where = body.locate(index, len(line) - len(line.lstrip()))
            message = "this line is no row of the table above it"
            help_text = "a row starts and ends with a bar, right below another; other text stands above the table"
            found.append(Diagnostic(where, "match-table", message, help_text))
    return found or [*_check_table(rows)] or _check_pairs(rows[2:], body.block.location)


def split_cells(text: str) -> Iterator[tuple[int, str]]:
    """The cells of a row without its outer bars, each with its offset and without the spaces around it."""
    bars = [match.start() for match in _PARTS.finditer(text) if match["bar"]]
    for first, last in zip([0, *(bar + 1 for bar in bars)], [*bars, len(text)], strict=True):
        cell = text[first:last]
        indent = len(cell) - len(cell.lstrip()) if cell.strip() else 0
        yield first + indent, cell.strip()


def _read_row(body: BlockBody, index: int, match: re.Match[str]) -> PairRow:
    cells = list(split_cells(match["cells"]))
    places = tuple(body.locate(index, match.start("cells") + offset) for offset, _ in cells)
    return PairRow(tuple(text for _, text in cells), places)


def _check_table(rows: Sequence[PairRow]) -> Iterator[Diagnostic]:
    """What is wrong with the form of a table: its columns, its rule, the cells of its rows."""
    if not rows:
        return
    count = len(rows[0].cells)
    if count not in _COLUMNS:
        message = f"this table has {count} column{'s' if count > 1 else ''}"
        help_text = "write the left sides, the right sides and, if you like, what is said of each pair"
        yield Diagnostic(rows[0].places[0], "match-table", message, help_text)
    elif len(rows) > 1 and not (len(rows[1].cells) == count and all(map(_RULE.fullmatch, rows[1].cells))):
        message = "the rule under the first row does not fit it"
        yield Diagnostic(rows[1].places[0], "match-table", message, f"write {'|---' * count}|")
    else:
        for row in rows[2:]:
            had = len(row.cells)
            if had != count:
                message = f"this row has {had} cell{'s' if had > 1 else ''}, and the table {count} columns"
                help_text = r"write a bar that belongs to the text as \|"
                yield Diagnostic(row.places[0], "match-table", message, help_text)


def _check_pairs(rows: Sequence[PairRow], head: Location) -> list[Diagnostic]:
    """What concerns the pairs together, in a table whose form is right."""
    if not FEWEST <= len(rows) <= MOST:
        had = "one pair" if len(rows) == 1 else f"{len(rows)} pairs" if rows else "no pairs"
        message = f"this match has {had}, and {FEWEST} are the fewest, {MOST} the most"
        help_text = "write a table with a row for each pair: | left | right |, under a first row and a rule"
        return [Diagnostic(head, "match-pairs", message, help_text)]
    found: list[Diagnostic] = []
    seen: dict[tuple[str, str], PairRow] = {}
    for row in rows:
        for side, text, where in zip(_SIDES, row.cells, row.places, strict=False):
            earlier = seen.setdefault((side, " ".join(text.casefold().split())), row)
            if not text:
                message = f"this pair has no {side} side"
                found.append(Diagnostic(where, "match-pairs", message, "write it, or delete the row"))
            elif earlier is not row:
                message = f"this {side} side stands in line {earlier.places[0].line} too, so two answers would be right"
                found.append(Diagnostic(where, "match-pairs", message, "change one so that they differ, or delete it"))
    return found


def _build(block: RenderedBlock, section: ET.Element, task: ET.Element) -> None:
    """Put a match block together below its text; its id fixes the order in which right sides are shown."""
    table = task.find("table")
    if table is None:
        return
    task.remove(table)
    rows = [[cell.text or "" for cell in row] for row in table.iter("tr")]
    order = shuffle(block.id, len(rows) - 1)
    right = [order.index(place) for place in range(len(order))]
    body = add_answered_form(block, section, task, [_sides(rows, order)], "Show the pairs", right=right)
    _add_answers(body, rows[1:], right)


def _sides(rows: list[list[str]], order: tuple[int, ...]) -> ET.Element:
    """Both lists, each under the name of its column; a left side has room for the field or the letter."""
    sides = ET.Element("div", {"class": "practice__match"})
    heads, pairs = rows[0], rows[1:]
    lefts = _side(sides, heads[0], {"class": "practice__pairs"})
    for left in pairs:
        item = ET.SubElement(lefts, "li", {"class": "practice__pair"})
        ET.SubElement(item, "span", {"class": "practice__left"}).text = left[0]
        ET.SubElement(item, "span", {"class": "practice__pick"})
    rights = _side(sides, heads[1], {"class": "practice__rights", "type": "A"})
    for place in order:
        item = ET.SubElement(rights, "li")
        ET.SubElement(item, "span", {"class": "practice__right"}).text = pairs[place][1]
    return sides


def _side(sides: ET.Element, head: str, attributes: dict[str, str]) -> ET.Element:
    side = ET.SubElement(sides, "div", {"class": "practice__side"})
    if head:
        ET.SubElement(side, "p", {"class": "practice__side-head"}).text = head
    return ET.SubElement(side, "ol", attributes)


def _add_answers(body: ET.Element, pairs: list[list[str]], right: list[int]) -> None:
    """The pairs in the author's order, each with the letter that it has in the form and what is said of it."""
    answers = ET.SubElement(body, "ul", {"class": "practice__matched"})
    for (left, other, *said), place in zip(pairs, right, strict=True):
        item = ET.SubElement(answers, "li")
        line = ET.SubElement(item, "p")
        name = ET.SubElement(line, "strong")
        name.text, name.tail = left, f": {LETTERS[place % len(LETTERS)]}. "
        ET.SubElement(line, "span").text = other
        if "".join(said):
            ET.SubElement(item, "p", {"class": "practice__of-pair"}).text = said[0]


# fmt: off
_RULES = (
    Rule("match-table", "The pairs of a `match` are no table of two or three columns, or it has no blank line before it.", "start and end each row with a bar"),
    Rule("match-pairs", "A `match` has fewer than two pairs or more than 26, one lacks a side, or a side stands twice.", "mend it"),
)
# fmt: on

MATCH = BlockKind(
    "match",
    "perhaps some text, then a table with a row for each pair; hints and a solution if you like",
    check_match,
    open_task,
    _build,
    IDENTITY,
    takes=HELP,
    runs_as=("match",),
    rules=_RULES,
)
