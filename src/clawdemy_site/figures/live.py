"""A figure in the reader's hands: what it declares beside a still one, and the data that its script is given.

The still drawing stands on paper and where scripts are off. In a browser that runs scripts, the course's own script
takes its place, with the data that the drawing function handed over.
"""

import base64
from dataclasses import dataclass

from clawdemy_site.figures.failures import DrawingError

_MOST_BYTES = 256 * 1024
"""A page loads them in one script, as text, before anything moves."""


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
        """Hand over some bytes, by the name that the script asks for.

        They arrive as they are; of an array say the byte order: ``array.astype("<f2").tobytes()``.

        Raises:
            DrawingError: If the name is no identifier or taken, the data are no bytes, or all of them are too much.
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


def _wrong(message: str, advice: str) -> DrawingError:
    return DrawingError("live-data", message, advice)
