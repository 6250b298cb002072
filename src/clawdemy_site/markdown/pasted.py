"""What comes along when text is copied from a word processor, a spreadsheet, a PDF or a wiki, and empty boxes.

Such text looks right in an editor and reads otherwise: a space that does not break sets nothing in, columns parted by
tabs run together, a letter that was decoded twice is two others.
"""

import re
from collections.abc import Iterator, Sequence

from clawdemy_site.markdown.pieces import CutPage, Piece
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.uses import Findings

_SPACES = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000"
_LINE = re.compile(
    rf"(?P<lead>[> \t]*)(?:(?P<start>[ \t]*[{_SPACES}])|(?:[-*+]|\d{{1,3}}\.|#{{2,6}})(?P<mark>[{_SPACES}]))"
)
_TABS = re.compile(r"(?<=[\w)\]%.\"'”’])(?<!^o)\t+(?=\S)")
_COMMAS = re.compile(r"[^\s,]+(?:,[^\s,]*){2,}")
_RULED = re.compile(r"-{2,}(?: {2,}-{2,})+\s*")
_ROWS = "write a table: | a | b |, and | --- | --- | below its first row, with a blank line above it"
_BOX = re.compile(
    r"(?P<lead>[ \t]*)(?:!!!|\?\?\?\+?) ?(?P<kind>[\w-]+)(?P<more>(?: +[\w-]+)*)(?: +\"(?P<title>[^\"]*)\")? *$"
)
_PLACES = frozenset({"inline", "end", "annotate"})
_NOTE = re.compile(r"^\[\^([\w-]+)\]:", re.MULTILINE)
_NOTED = re.compile(r"\[\^([\w-]+)\](?!:)")
_STEP = 4
"""Columns by which the words of a box are set in."""

_TWICE = r"[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\x80-\xbf™œ“”˜¦¢]|â‚¬"
_OF_A_WIKI = r"\[(?:citation needed|clarification needed|edit)\]|(?<=[.,;:!?)])\[\d{1,3}\](?!\(|\[\w*[A-Za-z])"
_KINDS = {
    r"(?<=[A-Za-z])[\u200b\u2060]+(?=[A-Za-z])": (
        "an invisible sign parts this word",
        "delete it: search would not find the word",
    ),
    r"[\ufb00-\ufb06]": (
        "'{0}' is one sign for several letters, as PDFs hold them",
        "write the letters, which search finds",
    ),
    _TWICE: ("'{0}' is one sign that was decoded wrongly", "write the sign that was meant, and save the file as UTF-8"),
    r"^(?:<{7}|>{7})(?: |$)": (
        "two versions of this text stand here, unmerged",
        "keep one, and take the lines of signs out",
    ),
    r"\b(?:TODO|FIXME|TBD)\b|\b[Ll]orem ipsum\b": (
        "'{0}' says that this is not written yet",
        "write it, or put the note into a comment: <!-- … -->",
    ),
    _OF_A_WIKI: ("'{0}' is a mark of the page that this was copied from", "take it out; to cite a work, write [@id]"),
    r"(?<![\w'])'{2,5}(?=\w)[^'\n]{1,80}(?<=\S)'{2,5}(?![\w'])": (
        "the quotes around these words mark nothing here",
        "write *italics* or **bold**, or one straight quotation mark on each side",
    ),
    r"(?<![\w*\x00])\*\* [^*\n]{1,80} \*\*(?![\w*\x00])": (
        "stars with a space inside them mark nothing",
        "write **bold**, with no space inside the stars",
    ),
    r"^% .*|%%(?=\S)[^%\n]+(?<=\S)%%": (
        "a comment of another tool would be shown",
        "write <!-- … -->, or take it out",
    ),
    r"^(?:[-*+] )?\([ xX]?\) (?=\S)": (
        "a list of answers would be shown as it is typed",
        "write a block '/// choice | …', its list with - [ ] and - [x]",
    ),
}
_MARKS = tuple((re.compile(pattern, re.MULTILINE), *told) for pattern, told in _KINDS.items())
"""Each with what is wrong with it, which may quote it, and its cure."""


def check_pasted(page: CutPage, findings: Findings) -> None:
    """``pasted``, ``box-empty``: text from elsewhere that is not read as it looks, and boxes without words."""
    lines = page.visible.lines
    told: set[int] = set()
    for piece in page.pieces:
        first = piece.locate(0).line - page.visible.first_line
        for pattern, message, cure in _MARKS:
            for match in pattern.finditer(piece.masked):
                findings.report(piece.locate(match.start()), "pasted", message.format(match[0][:40]), cure)
        for index in range(first, first + piece.text.count("\n") + 1):
            odd = _LINE.match(lines[index]) if index not in told else None
            told.add(index)
            if odd:
                sign = odd.start("start" if odd["start"] else "mark")
                sign = next(at for at in range(sign, odd.end()) if lines[index][at] not in " \t")
                code = f"U+{ord(lines[index][sign]):04X}"
                message = f"{code} stands here in place of a space: it sets nothing in, and marks no item"
                findings.report(page.visible.locate(index, sign), "pasted", message, "type spaces in its place")
        if piece.role is Role.TEXT:
            _check_columns(piece, findings)
        elif piece.masked.lstrip().startswith("{|"):
            findings.report(piece.locate(0), "pasted", "this is a table of a wiki", _ROWS)
    _check_notes(page, findings)
    for index, message, cure in _empty_boxes(lines, page.visible.source):
        findings.report(
            page.visible.locate(index, len(lines[index]) - len(lines[index].lstrip())), "box-empty", message, cure
        )


def _check_notes(page: CutPage, findings: Findings) -> None:
    """Notes that nothing refers to, or that are written twice: the one would lead back nowhere, the other be lost."""
    written = [(piece, match) for piece in page.pieces for match in _NOTE.finditer(piece.masked)]
    referred = {name for piece in page.pieces for name in _NOTED.findall(piece.masked)} if written else set()
    seen: set[str] = set()
    for piece, match in written:
        if match[1] in seen or match[1] not in referred:
            what = "is written before on this page" if match[1] in seen else "is referred to nowhere on this page"
            message = f"the note [^{match[1]}] {what}"
            findings.report(
                piece.locate(match.start()), "leftover", message, f"write [^{match[1]}] once where it belongs"
            )
        seen.add(match[1])


def _check_columns(piece: Piece, findings: Findings) -> None:
    """Rows of a spreadsheet, or of a table that is drawn with spaces."""
    lines = piece.masked.split("\n")
    widths = [len(_TABS.findall(line)) for line in lines]
    for at, line in enumerate(lines):
        parted = "by tabs" if widths[at] and widths[at] in widths[at + 1 : at + 2] else ""
        parted = parted or (
            "by commas" if all(_COMMAS.fullmatch(one) for one in [line, *lines[at + 1 : at + 2]]) else ""
        )
        if len(lines) > 1 and (parted or _RULED.fullmatch(line.strip())):
            message = f"these columns are parted {parted or 'by spaces'}, and would run together"
            findings.report(piece.locate(piece.starts[at][0]), "pasted", message, _ROWS)
            return


def _empty_boxes(lines: Sequence[str], source: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Boxes whose words do not stand in them, and titles that would be taken for the kind of a box."""
    for index, line in enumerate(lines):
        box = _BOX.match(line) if line.lstrip()[:3] in {"!!!", "???"} else None
        if box is None:
            continue
        words = box["more"].split()
        if words and not _PLACES.issuperset(words):
            yield (
                index,
                f"'{box['more'].strip()}' would be lost: it is no title",
                'write the title in quotes: !!! note "Title"',
            )
        below = next((one for one in source[index + 1 :] if one.strip()), "")
        indent = len(below.expandtabs(_STEP)) - len(below.expandtabs(_STEP).lstrip())
        if indent < len(box["lead"].expandtabs(_STEP)) + _STEP:
            message = "this box is empty: nothing below it is set in by four spaces"
            yield index, message, "set its words in by four spaces more than its head, without a blank line between"
