"""Whether the text of a figure can be read: large enough for a phone, inside, apart, and in a colour for both schemes.

What was really drawn is judged, where and as wide as it was drawn; of a figure that moves, its still. A text that
matplotlib is told to leave out of the layout (``set_in_layout(False)``) is left out here too: so an author says that
it is meant as it is.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations
from typing import TYPE_CHECKING, Any

from clawdemy_site.figures import palette
from clawdemy_site.figures.request import Remark

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox

_SMALLEST = 11 / 7.2  # points for each inch of width, which a phone shows at some 7 px
_SLACK = 1.0  # points by which a box may be larger than the letters in it
_POINTS = 72.0  # for each inch, as the SVG is drawn
_LONGEST = 40  # characters of a text in a message
Boxes = Mapping["Text", "Bbox"]  # texts with the boxes around them, in points from the figure's lower left corner


@contextmanager
def record_texts() -> Iterator[Boxes]:
    """The texts that matplotlib draws meanwhile, each as it was drawn last."""
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    drawn: dict[Text, Bbox] = {}
    draw: Any = Text.draw

    def draw_and_record(text: Text, renderer: Any, *arguments: Any, **options: Any) -> None:
        draw(text, renderer, *arguments, **options)
        if text.get_visible() and text.get_text().strip():
            # Not the method of the object: that of an annotation counts its arrow.
            drawn[text] = Text.get_window_extent(text, renderer)

    setattr(Text, "draw", draw_and_record)  # noqa: B010 - mypy refuses assignment
    try:
        yield drawn
    finally:
        setattr(Text, "draw", draw)  # noqa: B010 - mypy refuses assignment


def check_legibility(figure: "Figure", drawn: Boxes) -> list[Remark]:
    """What makes the text of a figure, at rest if it moves, hard to read, once for each rule.

    Its texts are those of `record_texts`; those that are hidden by now are passed over.
    """
    from matplotlib.text import Text  # noqa: PLC0415 - only workers pay

    hidden = {
        text for artist in figure.findobj(lambda artist: not artist.get_visible()) for text in artist.findobj(Text)
    }
    boxes = {text: box for text, box in drawn.items() if text not in hidden and text.get_in_layout()}
    return [*_small(figure, boxes), *_outside(figure, boxes), *_overlapping(boxes), *_miscoloured(boxes)]


def _small(figure: "Figure", boxes: Boxes) -> Iterator[Remark]:
    width = figure.get_figwidth()
    # A sign alone, such as a plus, is told by its shape.
    words = [text for text in boxes if any(map(str.isalnum, text.get_text()))]
    small = [text for text in words if float(text.get_fontsize()) < _SMALLEST * width - 1e-6]
    for text in small[:1]:
        message = f"{_quote(text)}{_more(small)} has {text.get_fontsize():.3g} pt, too small to read on a phone"
        advice = f"in a figure {width:g} inches wide, draw text at {_SMALLEST * width:.3g} pt or more"
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


def _miscoloured(boxes: Boxes) -> Iterator[Remark]:
    from matplotlib.colors import to_hex  # noqa: PLC0415 - only workers pay

    legible = {colour.light for colour in palette.COLOURS if colour.legible} | {palette.PAPER}
    colours = {text: to_hex(text.get_color()) for text in boxes}
    wrong = [text for text, colour in colours.items() if colour not in legible and not _is_grey(colour)]
    for text in wrong[:1]:
        message = f"{_quote(text)}{_more(wrong)} has the colour {colours[text]}, hard to read on a light or a dark page"
        advice = "take INK, MUTED or a hue of the palette, and PAPER on a filled shape"
        yield Remark("figure-text-colour", message, advice)


def _is_grey(colour: str) -> bool:
    """Whether a colour is one of those in which text stands on a picture, whatever the page's scheme."""
    return colour[1:3] == colour[3:5] == colour[5:7]


def _quote(text: "Text") -> str:
    words = " ".join(text.get_text().split())
    return f"'{words[:_LONGEST]}…'" if len(words) > _LONGEST else f"'{words}'"


def _more(found: list[Any]) -> str:
    return f" (and {len(found) - 1} more)" if len(found) > 1 else ""
