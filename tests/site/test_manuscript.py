"""What only shows across pages: numbers of figures, links, and mistakes that are told once."""

from pathlib import Path

import pytest

from clawdemy_site.build.reading import read
from clawdemy_site.checks.figures import check_figures
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.records.layout import Layout
from projects import build

LESSON = "content/lessons/tea/warm-water/lesson.md"


def append(project: Path, text: str, name: str = LESSON) -> None:
    path = project / name
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def links(project: Path) -> list[Diagnostic]:
    return [found for found in build(project).diagnostics if found.rule.startswith("broken-")]


def test_a_figure_keeps_its_number_through_the_lesson_and_has_another_in_the_next(tiny_copy: Path) -> None:
    append(tiny_copy, "![](figure:warming.bars)")
    append(tiny_copy, "![](figure:warming.curve)", "content/lessons/tea/warm-water/summary.md")
    numbering = read(Layout(tiny_copy))[0].numbering
    shown = {key: figure.number for key, figure in numbering.by_lesson.items()}
    assert shown == {
        ("tea/warm-water", "warming.curve"): "1.1",
        ("tea/warm-water", "warming.bars"): "1.2",
        ("tea/warm-water", "stove.dial"): "1.3",
        ("tea/pouring/one-cup", "warming.bars"): "3.1",
    }
    elsewhere = numbering.find("tea/pouring/one-cup", "warming.curve")
    assert elsewhere is not None
    assert (elsewhere.number, elsewhere.src_uri) == ("1.1", "lessons/tea/warm-water/lesson.md")
    assert numbering.find(None, "warming.bars") == numbering.find("tea/warm-water", "warming.bars")


@pytest.mark.parametrize(
    "link",
    [
        "[a](practice.md)",
        "[a](#the-sum)",
        "[a](practice.md#one-gram)",
        "[a](#fig-warming-curve)",
        "[a](https://example.org/#anything)",
        "[a](mailto:a@example.org)",
        "[a](../../../index.md#welcome)",
    ],
)
def test_a_link_that_leads_somewhere_is_no_finding(tiny_copy: Path, link: str) -> None:
    append(tiny_copy, link)
    assert not links(tiny_copy)


@pytest.mark.parametrize(
    ("link", "mend"),
    [
        ("[a](practice/)", "link to the file: practice.md"),
        ("[a](practice)", "link to the file: practice.md"),
        ("[a](../leaves/lesson.md)", "is still to come"),
        ("[a](practice.md#nowhere)", "give the heading an id"),
        ("[a](#the-summ)", "did you mean 'the-sum'?"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_a_way_out(tiny_copy: Path, link: str, mend: str) -> None:
    append(tiny_copy, link)
    (found,) = links(tiny_copy)
    assert found.location.path == LESSON
    assert mend in found.help


def test_what_follows_from_a_broken_page_is_not_told_again(tiny_copy: Path) -> None:
    brief = tiny_copy / "content/lessons/tea/warm-water/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("difficulty: intro", "difficulty: x"), encoding="utf-8")
    manuscript, problems = read(Layout(tiny_copy))
    assert [problem.rule for problem in problems] == ["unknown-choice"]
    assert not list(check_figures(manuscript))
    assert [found.rule for found in build(tiny_copy).diagnostics] == ["unknown-choice"]
