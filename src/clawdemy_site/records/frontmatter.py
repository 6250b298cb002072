"""The lines between two ``---`` at the head of a page, taken apart from its text with positions kept."""

from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic, Location

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Split:
    """A page's front matter and body.

    Attributes:
        front: The YAML between the fences, or None where the page has none.
        body: The Markdown after it.
        body_line: The line of the file on which the body starts.
    """

    front: str | None
    body: str
    body_line: int


def split_front_matter(text: str, path: str) -> tuple[Split, list[Diagnostic]]:
    """Part a page's text into front matter and body; a fence that is never closed is an error."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Split(None, text, 1), []
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return Split("\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1), []
    message = "the front matter that opens here is never closed"
    problem = Diagnostic(Location(path), "front-matter", message, "put a line '---' after its last key")
    return Split(None, "", 1), [problem]
