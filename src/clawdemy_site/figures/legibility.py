"""Whether a figure can be read: its text large enough for a phone, inside and apart, its colours seen in both schemes.

What was really drawn is judged, where and as wide as it was drawn; of a figure that moves, its still. A text that
matplotlib is told to leave out of the layout (``set_in_layout(False)``) is left out here too: so an author says that
it is meant as it is.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from clawdemy_site.figures.contrast import READ, SEEN
from clawdemy_site.figures.paints import Faint, Paints
from clawdemy_site.figures.request import Remark
from clawdemy_site.figures.style import SMALLEST

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_SLACK = 1.0  # points by which a box may be larger than the letters in it
_POINTS = 72.0  # for each inch, as the SVG is drawn
_LONGEST = 40  # characters of a text in a message
Boxes = Mapping["Text", "Bbox"]  # texts with the boxes around them, in points from the figure's lower left corner


def check_legibility(figure: "Figure", paints: Paints) -> list[Remark]:
    """What makes a figure, at rest if it moves, hard to read, once for each rule.

    Looked at is what was painted; what is hidden by now is passed over.
    """
    hidden = {
        part
        for artist in figure.findobj(lambda artist: not artist.get_visible())
        for part in artist.findobj(include_self=True)
    }
    boxes = {text: box for text, box in paints.texts.items() if text not in hidden and text.get_in_layout()}
    words = [faint for text, faint in paints.words.items() if text in boxes]
    shapes = [faint for faint in paints.shapes if faint.artist not in hidden]
    return [*_small(figure, boxes), *_outside(figure, boxes), *_overlapping(boxes), *_unread(words), *_unseen(shapes)]


def _small(figure: "Figure", boxes: Boxes) -> Iterator[Remark]:
    width = figure.get_figwidth()
    # A sign alone, such as a plus, is told by its shape.
    words = [text for text in boxes if any(map(str.isalnum, text.get_text()))]
    small = [text for text in words if float(text.get_fontsize()) < SMALLEST * width - 1e-6]
    for text in small[:1]:
        message = f"{_quote(text)}{_more(small)} has {text.get_fontsize():.3g} pt, too small to read on a phone"
        advice = f"in a figure {width:g} inches wide, draw text at {SMALLEST * width:.3g} pt or more"
        yield Remark("figure-text-small", message, advice)


def _outside(figure: "Figure", boxes: Boxes) -> Iterator[Remark]:
    width, height = (_POINTS * side + _SLACK for side in figure.get_size_inches())
    outside = [
        text for text, box in boxes.items() if min(box.x0, box.y0) < -_SLACK or box.x1 > width or box.y1 > height
    ]
    for text in outside[:1]:
        message = f"{_quote(text)}{_more(outside)} leaves the figure"
        yield Remark("figure-text-outside", message, "move it inwards, or break it into lines")


def _overlapping(boxes: Boxes) -> Iterator[Remark]:
    # The box around a slanted text is far larger than the text.
    straight = [(text, box.padded(-_SLACK)) for text, box in boxes.items() if text.get_rotation() % 90 == 0]
    pairs = [(one, other) for (one, a), (other, b) in combinations(straight, 2) if a.overlaps(b)]
    for one, other in pairs[:1]:
        message = f"{_quote(one)} and {_quote(other)}{_more(pairs)} overlap"
        yield Remark("figure-text-overlap", message, "move one of them, or leave it out")


def _unread(words: list[Faint]) -> Iterator[Remark]:
    for faint in words[:1]:
        message = f"{_quote(faint.artist)}{_more(words)} has the colour {_held(faint)}; text needs {READ:g}:1"
        advice = "take INK, MUTED or a hue of the palette, and PAPER on a filled shape"
        yield Remark("figure-text-colour", message, advice)


def _unseen(shapes: list[Faint]) -> Iterator[Remark]:
    kinds = {(type(faint.artist), faint.artist.get_label(), faint.colour): faint for faint in reversed(shapes)}
    for faint in list(kinds.values())[-1:]:
        label = faint.artist.get_label()
        name = f" '{label}'" if isinstance(label, str) and label and not label.startswith("_") else ""
        message = f"{type(faint.artist).__name__}{name}{_more(list(kinds))} has the colour {_held(faint)}"
        advice = f"take a colour of the palette that gives {SEEN:g}:1, or an edge in one"
        yield Remark("figure-colour", message, advice)


def _held(faint: Faint) -> str:
    return f"{faint.colour}, {faint.contrast:.1f}:1 on its ground in the {faint.scheme} scheme"


def _quote(text: Any) -> str:
    words = " ".join(text.get_text().split())
    return f"'{words[:_LONGEST]}…'" if len(words) > _LONGEST else f"'{words}'"


def _more(found: list[Any]) -> str:
    return f" (and {len(found) - 1} more)" if len(found) > 1 else ""
