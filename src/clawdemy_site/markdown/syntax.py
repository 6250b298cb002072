"""The inline syntax of a page, told once for both of its readers.

The scan reads the author's source, to give mistakes a line and a column; the extension reads what Markdown hands it,
to render. Both use the patterns of this module, in the order in which Python-Markdown applies them: code spans,
formulas, escapes, then citations and links. A dollar sign is therefore a formula for both or for neither.

Every pattern runs in linear time: what lies between two delimiters cannot contain the delimiter.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clawdemy_site.maths.dollars import DISPLAY_MATHS, INLINE_MATHS
from clawdemy_site.practice.regions import COMMENT, FILLER

EQUATION_ID = re.compile(r"\{#(?P<id>eq-[^\s{}]*)\}")
"""The id behind a formula of its own, for which it is numbered."""

EQUATION = re.compile(rf"{DISPLAY_MATHS.pattern}(?:\s*{EQUATION_ID.pattern})?")
"""A formula of its own as a paragraph: its TeX in group 1, and its ``id`` if it has one."""

EQUATION_SCHEME = "eq:"

FOREIGN_ID = re.compile(r"\{#eq[:_.][^{}\n]*\}|\([A-Za-z][\w:.-]*\)")
"""An id as other tools write it behind a formula of its own, ``{#eq:name}`` and ``(name)``."""

CITATION = re.compile(r"\[@([A-Za-z0-9][\w-]*)(?:,\s*([^\[\]\n]+))?\](?![\[({:])")
"""``[@id]`` and ``[@id, locator]``, in groups 1 and 2."""

FIGURE_NAME = re.compile(r"[A-Za-z_]\w*\.[A-Za-z_]\w*", re.ASCII)
"""What may follow ``figure:``: a script's name and a function's."""

FIGURE_SCHEME = "figure:"

TERM_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What may follow ``term:``: the id of a term."""

TERM_SCHEME = "term:"

_NOT_LINE_END = re.compile(".")
_BACKTICKS = re.compile(r"`+|<!--")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class MathsSpan:
    """A formula in a piece of text: offsets of the whole, of its TeX, and whether it is displayed."""

    start: int
    end: int
    tex_start: int
    tex: str
    display: bool


def mask(text: str, spans: Iterable[tuple[int, int]], filler: str = FILLER) -> str:
    """A text with filler in place of what some spans hold, or without that where the filler is empty.

    Spans may overlap. Where there is filler, the text keeps its length and its line ends.
    """
    ordered = sorted(spans)
    if not ordered:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in ordered:
        pieces += [text[done:start], _NOT_LINE_END.sub(filler, text[max(done, start) : end]) if filler else ""]
        done = max(done, end)
    return "".join(pieces) + text[done:]


def mask_code(text: str) -> str:
    """The text with code spans and comments masked."""
    return mask(text, _code_and_comments(text)) if "`" in text or "<!--" in text else text


def find_comments(text: str) -> list[re.Match[str]]:
    """The comments of a text, those in code spans left out, as ``COMMENT`` matches them."""
    spans = _code_and_comments(text) if "<!--" in text else ()
    return [found for start, _ in spans if (found := COMMENT.match(text, start))]


def _code_and_comments(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each code span and comment; what opens inside another is none."""
    last_close = max(text.rfind("-->"), text.rfind("--!>"))
    runs = [match for match in _BACKTICKS.finditer(text) if match[0] != "<!--" or match.start() < last_close]
    by_length: dict[int, list[int]] = {}
    for run in runs:
        if run[0][0] == "`":
            by_length.setdefault(len(run[0]), []).append(run.start())
    done = 0
    for run in runs:
        if run.start() < done:
            continue
        comment = COMMENT.match(text, run.start())
        end = comment.end() if comment else _code_end(text, run, by_length)
        if end:
            yield run.start(), end
            done = end


def find_maths(masked: str) -> tuple[list[MathsSpan], str]:
    """The formulas of a text whose code is masked, in order, and the text with them masked too."""
    spans: list[MathsSpan] = []
    for pattern in (DISPLAY_MATHS, INLINE_MATHS) if "$" in masked else ():
        found = [
            MathsSpan(match.start(), match.end(), match.start(1), match[1], pattern is DISPLAY_MATHS)
            for match in pattern.finditer(masked)
        ]
        masked = mask(masked, [(span.start, span.end) for span in found])
        spans += found
    return sorted(spans, key=lambda span: span.start), masked


def mask_escapes(text: str) -> str:
    r"""Put filler in place of escaped characters such as ``\[``, which open and close nothing."""
    return _ESCAPE.sub(FILLER * 2, text)


def _code_end(text: str, run: re.Match[str], by_length: dict[int, list[int]]) -> int:
    """Where the code span ends that a run of backticks opens; 0 if it opens none.

    A run that has no equal one after it opens with fewer of its backticks, as in the renderer.
    """
    start = run.start()
    slashes = 0
    while start > slashes and text[start - slashes - 1] == "\\":
        slashes += 1
    start += slashes % 2  # an escaped backtick opens nothing, the next one may
    for length in range(run.end() - start, 0, -1):
        closers = by_length.get(length, [])
        at = bisect_left(closers, run.end())
        if at < len(closers):
            return closers[at] + length
    return 0
