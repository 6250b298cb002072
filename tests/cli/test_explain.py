"""``clawdemy explain`` says why a page is made again, in words."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from clawdemy_site.cli import main

COURSE = "content/lessons/tea/course.yml"
TERMS = "references/glossary.yml"
LESSON = "content/lessons/tea/warm-water/lesson.md"


def run(project: Path, *arguments: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, [*arguments, "--config", str(project / "mkdocs.yml")])
    return result.exit_code, result.output.splitlines()


def why(project: Path, page: str) -> list[str]:
    code, lines = run(project, "explain", page)
    assert code == 0
    return [line.partition(": ")[2] for line in lines]


@pytest.fixture
def checked(tiny_copy: Path) -> Path:
    assert run(tiny_copy, "check")[0] == 0
    return tiny_copy


def test_a_page_of_which_nothing_is_kept(tiny_copy: Path) -> None:
    shutil.rmtree(tiny_copy / ".cache/clawdemy/pages", ignore_errors=True)
    assert why(tiny_copy, LESSON) == ["nothing is kept of a build with these settings, templates and versions"]


@pytest.mark.parametrize("name", [LESSON, "lessons/tea/warm-water/lesson.md", "lessons/tea/warm-water/lesson/"])
def test_a_page_that_is_as_it_was(checked: Path, name: str) -> None:
    assert why(checked, name) == ["nothing that it rests on has changed"]


CHANGES = {
    "what is made of the text of lessons/tea/warm-water/lesson.md": (LESSON, "cold water", "water", LESSON),
    "what the lesson tea/warm-water uses": ("references/works/kettle-book.yml", "Kim", "Kay", "works/"),
    "what lessons/tea/glossary.md says of itself": (TERMS, "counted", "measured", "lessons/tea/glossary/"),
    "the courses: titles, order, front matter": (COURSE, "Pouring", "To pour", "lessons/tea/"),
}  # fmt: skip
"""What is said, by the file that is changed, what is changed in it, and the page."""


@pytest.mark.parametrize("reason", CHANGES)
def test_what_has_changed_is_named(checked: Path, reason: str) -> None:
    file, old, new, page = CHANGES[reason]
    path = checked / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    said = why(checked, page)
    assert any(line.startswith(reason) for line in said), said


def test_a_page_that_there_is_not(checked: Path) -> None:
    code, lines = run(checked, "explain", "lessons/tea/warm-water/lessons.md")
    assert code == 2
    assert "there is no page 'lessons/tea/warm-water/lessons.md'; did you mean" in lines[-1]
