"""What a figure script declares: the decorator, the facts, and the record of a figure that was found.

The decorator only keeps what it is told, on the function. A build learns of figures by reading the scripts
(``discovery.py``), without running them; the drawing worker alone imports them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.live import LiveSpec, Payload

Fact: TypeAlias = int | float | str | Sequence[float] | Sequence[Sequence[float]]
"""What a figure may state about itself: a number, a text, a list or a table of numbers."""

DEFAULT_SIZE = (7.2, 4.0)
"""Width and height of a figure in inches where its script names none; 7.2 inches fill a desktop's text column."""

DrawingFunction = TypeVar("DrawingFunction", bound=Callable[[Any], Mapping[str, Fact]])
MovingFunction = TypeVar("MovingFunction", bound=Callable[[Any, Motion], Mapping[str, Fact]])
LiveFunction = TypeVar("LiveFunction", bound=Callable[[Any, Payload], Mapping[str, Fact]])


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure that a script declares; its templates are to be filled with the figure's facts."""

    name: str  # topic and function, as in ``squish.sigmoid_and_relu``
    path: str  # the script, POSIX, relative to the project's root
    line: int  # of the decorator, from 1
    column: int  # of the decorator's name in characters, from 1
    caption: str  # a template, Markdown
    alt: str  # a template, plain
    size: tuple[float, float] = DEFAULT_SIZE  # in inches
    uses: tuple[str, ...] = ()  # ids of the works whose data or pictures it shows
    live: LiveSpec | None = None  # what a live figure declares beside this

    @property
    def topic(self) -> str:
        """The script's name without its folder and ending."""
        return self.name.partition(".")[0]

    @property
    def function(self) -> str:
        """The name of the function that draws."""
        return self.name.partition(".")[2]


def figure(
    *,
    caption: str,
    alt: str,
    size: tuple[float, float] = DEFAULT_SIZE,
    uses: Sequence[str] = (),
) -> Callable[[DrawingFunction], DrawingFunction]:
    """Declare that a function draws a figure of the course.

    The function is given an empty matplotlib figure, draws on it with plain matplotlib, and returns its facts.
    Every argument must be a literal, because a build reads it without running the script.

    Args:
        caption: What the figure shows, in Markdown; ``{name:.3f}`` is filled with the fact of that name.
        alt: What a reader who cannot see the figure must know, as plain text; filled like the caption.
        size: Width and height in inches.
        uses: Ids of the works whose data or pictures are shown; they are credited under the figure.

    Returns:
        A decorator that gives back the function itself, with its declaration in ``__figure__``.
    """
    declared = {"caption": caption, "alt": alt, "size": tuple(size), "uses": tuple(uses)}

    def declare(function: DrawingFunction) -> DrawingFunction:
        setattr(function, "__figure__", declared)  # noqa: B010 - mypy refuses assignment
        return function

    return declare


def animation(
    *,
    caption: str,
    alt: str,
    size: tuple[float, float] = DEFAULT_SIZE,
    uses: Sequence[str] = (),
) -> Callable[[MovingFunction], MovingFunction]:
    """Declare that a function draws a figure of the course that moves.

    The function is given an empty matplotlib figure and a ``Motion``. It draws the last moment, says with the verbs of
    the motion how the parts came there, and returns its facts. Arguments are those of ``figure``; the alternative text
    tells what moves, in its order, and how it ends.
    """
    declared = {"caption": caption, "alt": alt, "size": tuple(size), "uses": tuple(uses)}

    def declare(function: MovingFunction) -> MovingFunction:
        setattr(function, "__figure__", declared)  # noqa: B010 - mypy refuses assignment
        setattr(function, "__moves__", True)  # noqa: B010 - mypy refuses assignment
        return function

    return declare


def live(  # noqa: PLR0913 - authors name each
    *,
    caption: str,
    alt: str,
    title: str,
    script: str,
    rows: Sequence[tuple[str, str]] = (),
    about: str = "",
    size: tuple[float, float] = DEFAULT_SIZE,
    uses: Sequence[str] = (),
) -> Callable[[LiveFunction], LiveFunction]:
    """Declare that a function draws a figure of the course which a reader can take into their own hands.

    The function is given an empty matplotlib figure and a ``Payload``. It draws the still, hands the data for the
    script over, and returns its facts. Beside the arguments of ``figure``, which speak of the still, it takes these.

    Args:
        caption: As for ``figure``; of both, the still and what takes its place.
        alt: As for ``figure``.
        title: What the figure's own page is called.
        script: Name of the folder of its script, beside the figure's file.
        rows: Label and words of each row of the table that stands with the still; both are filled like the caption.
        about: What the figure's own page says of it, in Markdown; filled like the caption.
        size: As for ``figure``.
        uses: As for ``figure``.
    """
    declared = {"caption": caption, "alt": alt, "size": tuple(size), "uses": tuple(uses)}
    declared |= {"title": title, "script": script, "rows": tuple(rows), "about": about}

    def declare(function: LiveFunction) -> LiveFunction:
        setattr(function, "__figure__", declared)  # noqa: B010 - mypy refuses assignment
        setattr(function, "__live__", True)  # noqa: B010 - mypy refuses assignment
        return function

    return declare
