"""What a figure script declares: the decorator, the facts, and the record of a figure that was found.

The decorator only keeps what it is told, on the function. A build learns of figures by reading the scripts
(``discovery.py``), without running them; the drawing worker alone imports them.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from clawdemy_site.diagnostics import Location
from clawdemy_site.figures.animation import Motion
from clawdemy_site.figures.facts import Fact
from clawdemy_site.sandbox.errors import FaultError

_MOST_BYTES = 256 * 1024  # a page loads them in one script, as text, before anything moves

DEFAULT_SIZE = (7.2, 4.0)
"""Width and height of a figure in inches where its script names none; 7.2 inches fill a desktop's text column."""


@dataclass(frozen=True, slots=True)
class LiveSpec:
    """What a live figure declares beside caption and alternative text."""

    title: str  # of its own page
    script: str  # the folder of its script, beside the figure's file
    rows: tuple[tuple[str, str], ...] = ()  # templates of label and words in the table that stands with the still
    about: str = ""  # a template of what its own page says of it, Markdown


class Payload:
    """What a drawing function hands over to the script of its figure: bytes, by name."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}

    def add(self, name: str, data: bytes) -> None:
        """Hand over some bytes, by the name that the script asks for, an identifier; all together not too many.

        They arrive as they are; of an array say the byte order: ``array.astype("<f2").tobytes()``.
        """
        if not isinstance(name, str) or not name.isidentifier():
            raise _wrong(f"{name!r} cannot be the name of data", "take letters, digits and _")
        if name in self._parts:
            raise _wrong(f"there are data called '{name}' already", "take another name")
        if not isinstance(data, bytes):
            advice = 'of an array, hand over array.astype("<f2").tobytes()'
            raise _wrong(f"the data '{name}' are a {type(data).__name__}, not bytes", advice)
        if sum(map(len, self._parts.values())) + len(data) > _MOST_BYTES:
            message = f"with '{name}' the data are more than {_MOST_BYTES // 1024} KiB"
            raise _wrong(message, "hand over less, or store numbers in fewer bytes")
        self._parts[name] = data

    def to_plain(self) -> dict[str, str]:
        """The data as text: base64, by name."""
        return {name: base64.b64encode(data).decode("ascii") for name, data in self._parts.items()}


def _wrong(message: str, advice: str) -> FaultError:
    return FaultError("live-data", message, advice)


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
    def location(self) -> Location:
        """Where it is declared."""
        return Location(self.path, self.line, self.column)

    @property
    def topic(self) -> str:
        """The script's name without its folder and ending."""
        return self.name.partition(".")[0]

    @property
    def function(self) -> str:
        """The name of the function that draws."""
        return self.name.partition(".")[2]


def figure(
    *, caption: str, alt: str, size: tuple[float, float] = DEFAULT_SIZE, uses: Sequence[str] = ()
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
    return _declaring("", caption=caption, alt=alt, size=tuple(size), uses=tuple(uses))


def animation(
    *, caption: str, alt: str, size: tuple[float, float] = DEFAULT_SIZE, uses: Sequence[str] = ()
) -> Callable[[MovingFunction], MovingFunction]:
    """Declare that a function draws a figure of the course that moves.

    The function is given an empty matplotlib figure and a ``Motion``. It draws the last moment, says with the verbs of
    the motion how the parts came there, and returns its facts. Arguments are those of ``figure``; the alternative text
    tells what moves, in its order, and how it ends.
    """
    return _declaring("__moves__", caption=caption, alt=alt, size=tuple(size), uses=tuple(uses))


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
    beside = {"title": title, "script": script, "rows": tuple(rows), "about": about}
    return _declaring("__live__", caption=caption, alt=alt, size=tuple(size), uses=tuple(uses), **beside)


def _declaring(mark: str, **declared: object) -> Callable[[Any], Any]:
    """A decorator that gives back the function itself, with its declaration and a mark."""

    def declare(function: Any) -> Any:
        function.__figure__ = declared
        if mark:
            setattr(function, mark, True)
        return function

    return declare
