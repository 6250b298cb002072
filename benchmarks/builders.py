"""The builders that are measured: how each is called, where a lesson's page lies, and what an author may edit."""

import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import ROOT
from benchmarks.courses import PER_MODULE, plain_place, write_ours, write_plain
from benchmarks.report import APART, REFERENCE

Command = tuple[str, ...]


@dataclass(frozen=True)
class Edit:
    """A change of one file that is another one each time, and always takes the place of the last."""

    path: str
    """The file, below the course's root."""

    old: str
    """What stands in it as it was written; its first occurrence is changed."""

    new: str
    """What takes its place; ``{n}`` stands for the number of the edit."""

    def text(self, original: str, number: int) -> str:
        """The file's text after an edit.

        Raises:
            ValueError: The file has nothing of the sort, so that nothing would be measured.
        """
        if self.old not in original:
            raise ValueError(f"{self.path} does not hold {self.old!r}")
        return original.replace(self.old, self.new.format(n=number), 1)


WORDS = "Words {n} are fresh."
"""The sentence that an edit of a lesson brings, as it stands on the page."""


def edit_text(path: str) -> Edit:
    """An edit that brings a sentence, before the second heading of a page."""
    return Edit(path, "\n## ", f"\n{WORDS}\n\n## ")


@dataclass(frozen=True)
class Builder:
    """A builder, with the course that it is given."""

    name: str
    write: Callable[[int, Path], None]
    """Writes a course of so many lessons to a folder."""

    build: Command
    serve: Command
    place: Callable[[int], str]
    """The address of the lesson's page that is looked at, below the site's root."""

    edits: Callable[[int], Mapping[str, Edit]]
    """The edits of a course of so many lessons, by the name of their row."""

    check: Command = ()
    """Its command that checks without building, where there is one."""

    kept: Command = field(default=("site", ".cache"))
    """Folders that a cold build must not find."""

    def clear(self, root: Path) -> None:
        """Remove all that a build has left."""
        for name in self.kept:
            shutil.rmtree(root / name, ignore_errors=True)


def middle(lessons: int) -> int:
    """The lesson that is edited and looked at: the first of a module, so that it has a figure, half way through."""
    return lessons // 2 // PER_MODULE * PER_MODULE


def _our_edits(lessons: int) -> dict[str, Edit]:
    lesson = middle(lessons)
    folder = f"content/lessons/made-up/lesson-{lesson:04}"
    return {
        "text": edit_text(f"{folder}/lesson.md"),
        "description": Edit(f"{folder}/brief.md", 'description: "', 'description: "Fresh {n}, '),
        "title": Edit(f"{folder}/brief.md", f'title: "Lesson {lesson}:', f'title: "Lesson {lesson} fresh {{n}}:'),
        "record": Edit(f"references/works/work-{lesson}.yml", "title: Work", "title: Fresh {n} work"),
        "helper": Edit("figures/shapes.py", "1 - x", "{n}.5 - x"),
        "library": Edit("figures/heights.py", "2 * steps + height", "{n} + 2 * steps + height - {n}"),
    }


def _plain_edits(lessons: int) -> dict[str, Edit]:
    page = f"docs/{plain_place(middle(lessons))}/lesson.md"
    return {"text": edit_text(page), "title": Edit(page, "# Lesson", "# Fresh {n} lesson")}


def _plain_page(lessons: int) -> str:
    return f"{plain_place(middle(lessons))}/lesson/"


MKDOCS = (sys.executable, "-m", "mkdocs")
CHECK = (sys.executable, "-m", "clawdemy_site", "check")
BUILD, SERVE = (*MKDOCS, "build", "--strict", "--quiet"), (*MKDOCS, "serve", "--dev-addr", "127.0.0.1:{port}")

OURS = Builder(
    REFERENCE,
    write_ours,
    BUILD,
    SERVE,
    lambda lessons: f"lessons/made-up/lesson-{middle(lessons):04}/lesson/",
    _our_edits,
    CHECK,
)
PLAIN = Builder("MkDocs + Material", write_plain, BUILD, SERVE, _plain_page, _plain_edits)


def zensical(command: str) -> Builder:
    """Zensical, by the path of its command."""
    serve = (command, "serve", "--dev-addr", "127.0.0.1:{port}")
    return Builder(
        "Zensical", lambda n, root: write_plain(n, root, ""), (command, "build"), serve, _plain_page, _plain_edits
    )


def own_course() -> tuple[Builder, int]:
    """The courses of this repository as they are, and how many lessons they have."""
    pages = sorted((ROOT / "content/lessons").glob("*/*/lesson.md"))
    first = pages[0].relative_to(ROOT)

    def copy(_: int, root: Path) -> None:
        for name in ("content", "references", "figures", "overrides", "templates"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)

    place = "/".join(first.with_suffix("").parts[1:]) + "/"
    edits = {"text": edit_text(str(first))}
    return Builder(APART, copy, BUILD, SERVE, lambda _: place, lambda _: edits, CHECK), len(pages)
