"""A build hands its pages the exercises that stand: of drafts while an author is at work, and never a broken one."""

from dataclasses import replace
from pathlib import Path

from clawdemy_site.build.built import Built
from projects import TEA, build

URI = "lessons/tea/warm-water/practice.md"
EXERCISE = """
/// exercise | Degrees
    id: after-three
    outcome: degrees
    answer: warmed(3)
    accept: 0.5
How warm after three minutes?
//// solution
[66.25]{= warmed(3)} degrees.
////
///
"""


def built(project: Path, *, drafts: bool = False) -> Built:
    return build(project, replace(TEA, drafts=drafts))


def add(project: Path, text: str) -> None:
    """Add an exercise to the tiny course."""
    page = project / "content" / URI
    page.write_text(page.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_an_exercise_of_a_draft_is_worked_out_where_drafts_stand(tiny_copy: Path) -> None:
    add(tiny_copy, EXERCISE)
    brief = tiny_copy / "content/lessons/tea/warm-water/brief.md"
    brief.write_text(brief.read_text(encoding="utf-8").replace("published\n---", "draft\n---"), encoding="utf-8")
    assert not built(tiny_copy).site.exercises
    view = built(tiny_copy, drafts=True).site.exercises[URI, "after-three"]
    assert (view.steps[0].answers, view.steps[0].shown) == ((66.25,), ("66.25",))


def test_a_broken_exercise_costs_its_own_form_alone(tiny_copy: Path) -> None:
    add(tiny_copy, EXERCISE + EXERCISE.replace("after-three", "broken").replace("[66.25]", "[66.5]"))
    found = built(tiny_copy)
    assert set(found.site.exercises) == {(URI, "after-three")}
    assert [d.rule for d in found.diagnostics] == ["wrong-number"]


def test_a_point_between_thousands_is_told_to_be_a_comma(tiny_copy: Path) -> None:
    add(tiny_copy, EXERCISE.replace("[66.25]{= warmed(3)}", "[66.25]{= warmed(3)} and [1.000]{= 1000}"))
    (found,) = built(tiny_copy).diagnostics
    assert found.help == "write 1,000: commas group thousands here, and a point is the decimal mark"


def test_a_figure_that_cannot_be_drawn_takes_the_answers_that_quote_it(tiny_copy: Path) -> None:
    add(tiny_copy, EXERCISE + EXERCISE.replace("after-three", "quoted").replace("warmed(3)", "warming.curve.end"))
    script = tiny_copy / "figures/warming.py"
    script.write_text(script.read_text(encoding="utf-8").replace("minutes = list(range(11))", "minutes = 1 / 0", 1))
    found = built(tiny_copy)
    assert set(found.site.exercises) == {(URI, "after-three")}
    assert {d.rule for d in found.diagnostics} == {"figure-failed"}
