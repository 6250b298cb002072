"""Writes the same course of made-up lessons for each builder that is measured, so that all of them do the same work.

Run it as ``python -m benchmarks.courses FORM LESSONS FOLDER`` from the repository's root to look at one.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.words import Chance

PAGES = ("brief", "lesson", "practice", "summary", "cheatsheet")
PER_MODULE, OUTCOMES, QUESTIONS, CARDS, SECTIONS = 10, 3, 8, 4, 8
WORKS = 8
"""Works that a lesson uses; there are as many as lessons, so each serves a few lessons that follow each other."""

CODED, TABLED, PICTURED, FORMULATED = {1, 3, 5}, {2}, {0: 1, 4: 2}, {3, 6}
"""Which sections of a lesson have code, a table, a picture (and which), a formula."""

Page = Callable[[int, str, Chance], str]

COURSE = """title: A made-up course
level: introductory
subject: Nothing
authors: [Ann Example]
summary: Words in a row.
licence: CC-BY-SA-4.0
library: [heights]
prose: {reading_ease: off, outcome_verbs: off}
modules:
"""

HOME = """---
title: Made up
description: Words in a row, in as many lessons as are asked for, to measure builders with.
---

Words.
"""

SETTINGS = "site_name: Made up\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, clawdemy]\n"

HELPER = '"""What the drawings share."""\n\n\ndef bend(x, power):\n    return 1 - x**power\n'

LIBRARY = '"""What the sums of the pages call."""\n\n\ndef rise(steps, height):\n    return 2 * steps + height\n'

FIGURE = """
import numpy as np
from clawdemy_site.figures import figure

from shapes import bend


@figure(caption="A curve.", alt="A curve that rises and falls.", size=(7.2, 4.0))
def bent(fig):
    axes = fig.subplots()
    x = np.linspace(-1, 1, 101)
    axes.plot(x, bend(x, {power}))
    return {{"least": 0.0}}
"""


def write_ours(lessons: int, root: Path) -> None:
    """A course in the formats of this tool: six pages a lesson, the sixth generated, and what follows from them."""
    course, listed = root / "content/lessons/made-up", COURSE
    for lesson in range(lessons):
        if lesson % PER_MODULE == 0:
            module = lesson // PER_MODULE
            listed += f"  - slug: module-{module:03}\n    title: Module {module}\n    lessons:\n"
            _write(root / f"figures/curve_{module}.py", FIGURE.format(power=module % 3 + 1))
        listed += f"      - lesson-{lesson:04}\n"
        _write_lesson(course / f"lesson-{lesson:04}", lesson, _our_page)
        _write(root / f"references/lessons/made-up/lesson-{lesson:04}.yml", _our_references(lesson, lessons))
    for work in range(_works(lessons)):
        _write(root / f"references/works/work-{work}.yml", _our_work(work))
    _write(root / "references/glossary.yml", "terms:\n" + "".join(map(_our_term, range(lessons))))
    _write(course / "course.yml", listed)
    _write(root / "content/index.md", HOME)
    _write(root / "figures/shapes.py", HELPER)
    _write(root / "figures/heights.py", LIBRARY)
    _write(root / "mkdocs.yml", SETTINGS)


PLAIN_SETTINGS = """site_name: Made up
site_url: http://localhost:8000/
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.sections, navigation.indexes, navigation.prune]
{plugins}markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.highlight
  - pymdownx.inlinehilite
  - pymdownx.arithmatex: {{generic: true}}
nav:
"""


def write_plain(lessons: int, root: Path, plugins: str = "plugins: [search]\n") -> None:
    """The same course as plain Markdown for MkDocs with Material, with pruned navigation."""
    docs, nav = root / "docs", ["  - index.md"]
    for lesson in range(lessons):
        module, place = lesson // PER_MODULE, plain_place(lesson)
        if lesson % PER_MODULE == 0:
            nav += [f"  - Module {module}:", f"    - module-{module:03}/index.md"]
            _write(docs / f"module-{module:03}/index.md", f"# Module {module}\n\n{Chance(module).paragraph(80)}\n")
        _write_lesson(docs / place, lesson, _plain_page)
        _write(docs / place / "references.md", f"# References {lesson}\n\n{_plain_references(lesson, lessons)}")
        nav.append(f"    - Lesson {lesson}:")
        nav += [f"      - {place}/{page}.md" for page in (*PAGES, "references")]
    _write(docs / "index.md", f"# Made up\n\n{Chance(1).paragraph(80)}\n")
    _write(root / "mkdocs.yml", PLAIN_SETTINGS.format(plugins=plugins) + "\n".join(nav) + "\n")


def plain_place(lesson: int) -> str:
    """The folder of a lesson of a plain course, below its content folder and below its address."""
    return f"module-{lesson // PER_MODULE:03}/lesson-{lesson:04}"


FORMS: dict[str, Callable[[int, Path], None]] = {
    "ours": write_ours,
    "mkdocs": write_plain,
    "zensical": lambda lessons, root: write_plain(lessons, root, plugins=""),
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _works(lessons: int) -> int:
    return max(lessons, WORKS)


def _write_lesson(folder: Path, lesson: int, page: Page) -> None:
    for kind in PAGES:
        _write(folder / f"{kind}.md", page(lesson, kind, Chance(f"{lesson}/{kind}")))
    for number in PICTURED.values():
        _write(folder / f"picture-{number}.svg", Chance(f"{lesson}/picture/{number}").picture())


def _our_page(lesson: int, kind: str, chance: Chance) -> str:
    if kind == "brief":
        return _our_front(lesson, chance) + _body(kind, lesson, chance)
    if kind == "practice":
        return _our_practice(chance)
    text, first = _body(kind, lesson, chance), lesson % PER_MODULE == 0
    if kind == "lesson":
        text += f"This is [term {lesson}](term:term-{lesson}), [{lesson + 6}]{{= rise(3, {lesson})}} high.\n"
        text += f"\n![](figure:curve_{lesson // PER_MODULE}.bent)\n" if first else ""
    if kind == "cheatsheet" and first:
        text += '\n## The code\n\n```python {from="heights.py:rise"}\n```\n'
    return text


def _our_front(lesson: int, chance: Chance) -> str:
    outcomes = "".join(f'  - id: outcome-{one}\n    text: "{chance.sentence(8)}"\n' for one in range(OUTCOMES))
    before = f"prerequisites: [made-up/lesson-{lesson - 1:04}]\n" if lesson else ""
    dates = "published_at: 2026-01-01\nlast_reviewed: 2026-01-01\nstatus: published\n"
    minutes = "difficulty: intro\nestimated_read_minutes: 9\nestimated_practice_minutes: 9\n"
    about = f'title: "Lesson {lesson}: {chance.words(3)}"\ndescription: "{chance.sentence(12)}"\n'
    return f"---\n{about}{minutes}{before}learning_outcomes:\n{outcomes}authors: [Ann Example]\n{dates}---\n\n"


def _our_practice(chance: Chance) -> str:
    parts = [f"## Check yourself\n\n{chance.paragraph(50)}\n"]
    for kind, count in (("selfcheck", QUESTIONS), ("flashcard", CARDS)):
        for number in range(count):
            options = f"    id: {kind}-{number}\n    outcome: outcome-{number % OUTCOMES}\n"
            body = _answer(chance) if kind == "selfcheck" else f"{chance.sentence(12)}\n"
            parts.append(f"/// {kind} | {chance.sentence(9)[:-1]}?\n{options}{body}///\n")
    return "\n".join(parts)


def _answer(chance: Chance) -> str:
    return f"{chance.paragraph(50)}\n\n{chance.points(2)}"


def _uses(lesson: int, lessons: int) -> list[tuple[int, str]]:
    """The works of a lesson, each with a sentence on why."""
    chance = Chance(f"{lesson}/references")
    return [((lesson + number) % _works(lessons), chance.sentence(20)) for number in range(WORKS)]


def _our_references(lesson: int, lessons: int) -> str:
    uses = "".join(f'  - work: work-{work}\n    why: "{why}"\n' for work, why in _uses(lesson, lessons))
    why = Chance(f"{lesson}/onward").sentence(15)
    onward = f'leads_to:\n  - lessons: [lesson-{lesson - 1:04}]\n    why: "{why}"\n' if lesson else ""
    return f"going_deeper:\n{uses}{onward}"


def _our_work(number: int) -> str:
    where = f"url: https://www.example.org/work/{number}\nlicence: CC-BY-SA-4.0\n"
    return f"title: Work {number}\ncreators: [Kim Example]\nkind: book\nyear: {1000 + number}\n{where}"


def _our_term(number: int) -> str:
    meaning, lesson = Chance(f"term/{number}").sentence(14), f"made-up/lesson-{number:04}"
    return f'  - id: term-{number}\n    term: term {number}\n    definition: "{meaning}"\n    lesson: {lesson}\n'


def _plain_page(lesson: int, kind: str, chance: Chance) -> str:
    title = f"# {kind.capitalize()} {lesson}: {chance.words(3)}\n\n"
    if kind != "practice":
        return title + _body(kind, lesson, chance)
    parts = [f"{title}{chance.paragraph(50)}\n"]
    for number in range(1, QUESTIONS + CARDS + 1):
        answer = _answer(chance) if number <= QUESTIONS else f"{chance.sentence(12)}\n"
        folded = "".join(f"    {line}\n" if line else "\n" for line in answer.splitlines())
        head = f"## Question {number}\n\n{chance.sentence()}"
        parts.append(f'{head}\n\n??? question "Answer {number}"\n\n{folded}')
    return "\n".join(parts)


def _plain_references(lesson: int, lessons: int) -> str:
    lines = (f"- [Work {work}](https://www.example.org/work/{work}): {why}\n" for work, why in _uses(lesson, lessons))
    return f"{''.join(lines)}\n## Attribution\n\n{Chance(f'{lesson}/attribution').paragraph(60)}\n"


def _body(kind: str, lesson: int, chance: Chance) -> str:
    """What stands on a page but for practice, the same for every builder."""
    if kind == "lesson":
        return "".join(_section(chance, lesson, number) for number in range(SECTIONS))
    points = chance.points(8)
    if kind == "cheatsheet":
        formulas = "".join(f"- $z_{{{number}}} = w a + b$: {chance.sentence()}\n" for number in range(6))
        return f"{chance.table(12)}\n{chance.code()}\n## The one formula\n\n{formulas}"
    first, last = chance.paragraph(130), chance.paragraph(70)
    return f"{first}\n\n## Points to keep\n\n{points}\n## Before you go on\n\n{last}\n"


def _section(chance: Chance, lesson: int, number: int) -> str:
    text = f"## {chance.words(4).capitalize()} {number}\n\n{chance.paragraph(85)}\n\n{chance.paragraph(85)}\n\n"
    if number in CODED:
        text += f"{chance.code()}\n"
    if number in TABLED:
        text += f"{chance.table(8)}\n"
    if picture := PICTURED.get(number):
        text += f"![Picture {picture} of lesson {lesson}](picture-{picture}.svg)\n\n"
    if number in FORMULATED:
        text += f"$$\n\\frac{{\\partial C}}{{\\partial w_{number}}} = a_{number}\\,(a - y)\\,\\sigma'(z)\n$$\n\n"
    return text


def main(arguments: Sequence[str]) -> None:
    """Write one course."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("form", choices=FORMS, help="whose formats")
    parser.add_argument("lessons", type=int, help="how many lessons")
    parser.add_argument("folder", type=Path, help="where to; it need not exist")
    chosen = parser.parse_args(arguments)
    FORMS[chosen.form](chosen.lessons, chosen.folder)


if __name__ == "__main__":
    main(sys.argv[1:])
