"""What the documentation prints: its code samples, the words in its code spans, its tables, links and headings."""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown.extensions.toc import slugify

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
_ROW = re.compile(r"^\| *`([^`]+)` *\|", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FILE = re.compile(r"(?:content|figures|overrides|references|templates)/[\w./-]+\.\w+|mkdocs\.yml")
_NAMING_LINES = 2
"""A sample names its file in one of its first lines, in a comment."""


@dataclass(frozen=True)
class Sample:
    """A fenced sample.

    Attributes:
        page: The page of the documentation that prints it.
        language: What stands behind the fence.
        text: What stands in it.
    """

    page: str
    language: str
    text: str

    @property
    def file(self) -> str:
        """The file of a project that the sample is the whole of, or an empty string."""
        head = "\n".join(self.text.splitlines()[:_NAMING_LINES])
        found = _FILE.search(head)
        return found[0] if found else ""

    @property
    def name(self) -> str:
        """What a test calls it."""
        return f"{self.page} {self.file or self.text.splitlines()[0]}"


@dataclass(frozen=True)
class Guide:
    """A page of the documentation."""

    path: Path
    text: str

    @property
    def samples(self) -> list[Sample]:
        """Its fenced samples, in order."""
        return [Sample(self.path.name, match["language"], match["text"]) for match in _FENCE.finditer(self.text)]

    @property
    def prose(self) -> str:
        """The page without its samples."""
        return _FENCE.sub("", self.text)

    @property
    def words(self) -> frozenset[str]:
        """What its prose sets as code."""
        return frozenset(span.strip(":, ") for span in _SPAN.findall(self.prose))

    @property
    def rows(self) -> list[str]:
        """The code in the first column of its tables, where a row starts with one piece of code."""
        return _ROW.findall(self.prose)

    @property
    def links(self) -> list[str]:
        """Where its links lead; code is no link."""
        return _LINK.findall(_SPAN.sub("", self.prose))

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of its headings."""
        return frozenset(slugify(heading.replace("`", ""), "-") for heading in _HEADING.findall(self.prose))


def read_guide(path: Path) -> Guide:
    """A page from its file."""
    return Guide(path, path.read_text(encoding="utf-8"))
