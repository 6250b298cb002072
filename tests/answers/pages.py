"""Exercises written as authors write them, worked out as a build does it, with no course around them."""

from collections.abc import Sequence
from pathlib import Path

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.exercises import check_exercises
from clawdemy_site.exercises.sums import list_answers
from clawdemy_site.exercises.variants import find_exercises
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.numbers.checker import Results, check_numbers
from clawdemy_site.numbers.model import PageNumbers
from clawdemy_site.practice.views import ExerciseView

PAGE = "page.md"
URI = "lessons/tea/water/practice.md"

PRODUCT = """\
/// exercise | Multiply
    id: multiply
    outcome: products
    ranges: a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9
    answer: a·b
    accept: 0.005
What is [0.4]{= a} times [3]{= b}?

//// mistake
    answer: a + b
You added, and [3.4]{= a + b} is the sum.
////
//// hint
Twice [0.4]{= a} is [0.8]{= 2·a}.
////
//// solution
[0.4]{= a} · [3]{= b} = [1.20]{= a·b}
////
///
"""
"""An exercise in which nothing is wrong; its answer stands on line 5, its task on line 7, its mistake on line 10."""


def exercise(*options: str, task: str = "Say it.", solution: str = "So.", more: str = "") -> str:
    """An exercise with the id ``it``: its first own option stands on line 4, and its task right below the last."""
    head = "".join(f"    {option}\n" for option in ("id: it", "outcome: all", *options))
    return f"/// exercise | It\n{head}{task}\n{more}\n//// solution\n{solution}\n////\n///\n"


def work_out(root: Path, text: str, *library: str) -> tuple[dict[str, ExerciseView], list[Diagnostic], Results]:
    """The sound exercises of a page by their id, what is wrong with the page, and how much of it was worked out."""
    (root / PAGE).write_text(text, encoding="utf-8")
    scan, found = scan_page(PAGE, text)
    pages = {URI: PageNumbers(PAGE, (*scan.numbers, *list_answers(scan.blocks)), library)}

    def check(wanted: Sequence[PageNumbers]) -> tuple[Results, list[Diagnostic]]:
        results, wrong = check_numbers(wanted, root, "figures", {}, Path("cache"))
        done.append(results)
        return results, wrong

    done: list[Results] = []
    _, views, wrong = check_exercises(pages, list(find_exercises(URI, scan, "tea/water")), check)
    counts = Results(worked=sum(one.worked for one in done), reused=sum(one.reused for one in done))
    return {name: view for (_, name), view in views.items()}, [*found, *wrong], counts


def view_of(root: Path, text: str) -> ExerciseView:
    """The one exercise of a page in which nothing is wrong."""
    views, found, _ = work_out(root, text)
    assert found == []
    (view,) = views.values()
    return view


def told(root: Path, text: str) -> list[str]:
    """What is wrong with a page, in short: ``line:column rule message``; no exercise of it is sound."""
    views, found, _ = work_out(root, text)
    assert not views
    return [f"{d.location.line}:{d.location.column} {d.rule} {d.message}" for d in sorted(found)]
