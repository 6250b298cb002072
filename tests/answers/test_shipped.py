"""What a page ships of an exercise is worked out a second time, from what a learner sees, by another way."""

import json
import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from answers.afresh import library, spell_name, work_out
from clawdemy_site.build.built import Built
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.numbers.model import Chain
from clawdemy_site.practice.kinds import KINDS
from clawdemy_site.practice.model import Block
from clawdemy_site.practice.ranges import draw_settings, parse_ranges
from projects import build

VARIANTS = 20
FIXTURE = Path(__file__).parent / "practice.md"


@dataclass
class Shipped:
    """An exercise as it stands on its page: its data, and the numbers that vary with their sums."""

    data: dict[str, Any]
    marks: set[tuple[int, str, str]] = field(default_factory=set)


class Reader(HTMLParser):
    """Finds the exercises of a page that ask for numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Shipped] = {}
        self._here: Shipped | None = None
        self._spans: list[list[str]] = []
        self._index = -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "section":
            data = json.loads(values.get("data-practice") or "{}")
            self._here = Shipped(data) if "steps" in data else None
            if self._here:
                self.found[values["id"] or ""] = self._here
        elif tag == "span":
            if "data-varies" in values:
                self._index, self._spans = int(values["data-varies"] or 0), []
            self._spans.append([])

    def handle_data(self, data: str) -> None:
        if self._spans:
            self._spans[-1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "span" or self._index < 0 or self._here is None:
            return
        shown, expression = ("".join(words).strip() for words in self._spans)
        self._here.marks.add((self._index, shown, expression.lstrip("=≈ ")))
        self._index, self._spans = -1, []


@dataclass(frozen=True)
class Case:
    """An exercise, its page and what sums on it may name."""

    block: Block
    scan: PageScan
    shipped: Shipped
    library: Mapping[str, Any]
    seed: str

    def names(self, setting: Mapping[str, str]) -> dict[str, Any]:
        """What is called what under a setting, the page's own names worked out anew."""
        names = dict(self.library) | {spell_name(name): work_out(text, {}) for name, text in setting.items()}
        given = {spell_name(name) for name in setting}
        for claim in self.scan.numbers:
            name = spell_name(claim.left.text) if isinstance(claim, Chain) else ""
            if isinstance(claim, Chain) and name.isidentifier() and name not in given:
                names[name] = work_out(claim.steps[0].term.text, names)
                given.add(name)
        return names

    def settings(self) -> list[Mapping[str, str]]:
        """The setting as asked, and all that may have been drawn."""
        option = self.block.option("ranges")
        ranges = parse_ranges(option)[0] if option else ()
        written = {one.name: one.text(one.base) for one in ranges}
        return [written, *draw_settings(ranges, self.seed, 60)]


def shipped_by(built: Built) -> Iterator[Case]:
    """Every exercise with numbers of a project, as its pages ship it."""
    layout = built.manuscript.layout
    assert not [one for one in built.diagnostics if one.is_error]
    libraries = {page.src_uri: course.record.library for course, _, page in built.manuscript.catalogue.pages()}
    for src_uri, scan in built.manuscript.scans.items():
        found = read(built, src_uri)
        files = [layout.root / layout.figures / f"{name}.py" for name in libraries.get(src_uri, ())]
        names = library(files, {name: drawn.facts for name, drawn in built.site.drawings.items()}) if found else {}
        for block in scan.blocks:
            asks = KINDS[block.kind].asks_numbers and (block.option("answer") or block.inner("step"))
            assert bool(asks) == (block.id in found), f"{block.location}: no data"
            if asks:
                lesson = built.manuscript.lesson_of[src_uri]
                yield Case(block, scan, found[block.id], names, f"{lesson}#{block.id}")


def read(built: Built, src_uri: str) -> dict[str, Shipped]:
    """The exercises with numbers on a rendered page."""
    page = Reader()
    page.feed(built.pages[src_uri].content)
    return page.found


@pytest.fixture(scope="module")
def fixture_course(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """The tiny course with exercises of every sort."""
    project = tmp_path_factory.mktemp("answers") / "project"
    shutil.copytree(tiny, project)
    page = project / "content/lessons/tea/warm-water/practice.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n" + FIXTURE.read_text(encoding="utf-8"), encoding="utf-8")
    return list(shipped_by(build(project)))


def agrees(text: str, value: Any) -> bool:
    """Whether a number is written as it is, up to half a unit of the digits that stand there."""
    if isinstance(value, bool):
        return text == str(value).lower()
    parts = text.strip("()[]").split(", ") if text[0] in "([" else [text]
    values = list(value) if text[0] in "([" else [value]
    return len(parts) == len(values) and all(
        abs(work_out(part, {}) - one) <= unit(part) / 2 * (1 + 1e-9) for part, one in zip(parts, values, strict=True)
    )


def unit(text: str) -> float:
    """What the last digit written counts; of a whole number its zeros are not counted."""
    digits = "".join(character for character in text if character in "0123456789.")
    decimals = len(digits.partition(".")[2])
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    scale = work_out(f"1 {text.rsplit(maxsplit=1)[-1]}", {}) if " " in text else 1
    return float(10.0 ** (zeros - decimals) * scale)


@dataclass(frozen=True)
class Expected:
    """What an exercise must come to under one setting: its numbers that vary, its answers, its mistakes."""

    marks: Mapping[str, Any]
    right: Sequence[float]
    wrong: Sequence[float]


def expect(case: Case, setting: Mapping[str, str]) -> Expected | None:
    """Work an exercise out under a setting; nothing where that cannot be done."""
    block = case.block
    try:
        names = case.names(setting)
        marks = {text: work_out(text, names) for _, _, text in case.shipped.marks}
        asked = block.inner("step") or (block,)
        right, wrong = (
            [float(work_out(one.values["answer"], names)) for one in blocks]
            for blocks in (asked, block.inner("mistake"))
        )
    except (ArithmeticError, ValueError, RuntimeWarning):
        return None
    return Expected(marks, right, wrong)


def check(case: Case) -> int:
    """Hold each variant of an exercise against a setting that shows what it shows; returns how many there are."""
    data = case.shipped.data
    texts = data["texts"]
    count = VARIANTS + 1 if case.block.option("ranges") else 1
    assert {len(one) for one in texts} <= {count}
    asked = case.block.inner("step") or (case.block,)
    assert [step["accept"] for step in data["steps"]] == [float(one.values.get("accept", 0)) for one in asked]
    assert {index for index, _, _ in case.shipped.marks} == set(range(len(texts)))
    settings = case.settings()
    possible = cache(lambda place: expect(case, settings[place]))
    used: list[int] = []
    for variant in range(count):
        left = (place for place in range(len(settings)) if place not in used)
        fitting = next((place for place in left if (one := possible(place)) and fits(case, one, variant)), None)
        assert fitting is not None, f"{case.block.id}: variant {variant} follows from no setting that is left"
        used.append(fitting)
        check_distances(data, possible(fitting), variant)
    assert used[0] == 0
    return count


def fits(case: Case, expected: Expected, variant: int) -> bool:
    """Whether a variant shows and asks for what is expected."""
    data = case.shipped.data
    pairs = [(step["answer"], right) for step, right in zip(data["steps"], expected.right, strict=True)]
    pairs += [(wrong["answer"], expected.wrong[wrong["index"]]) for step in data["steps"] for wrong in step["mistakes"]]
    return all(agrees(data["texts"][at][variant], expected.marks[text]) for at, _, text in case.shipped.marks) and all(
        math.isclose(shipped[variant], value, rel_tol=1e-9, abs_tol=1e-11) for shipped, value in pairs
    )


def check_distances(data: Mapping[str, Any], expected: Expected | None, variant: int) -> None:
    """Who copies the solution is right, and no mistake is."""
    assert expected is not None
    for step, right in zip(data["steps"], expected.right, strict=True):
        assert abs(work_out(step["shown"][variant], {}) - right) <= step["accept"] * (1 + 1e-9) + 1e-9
        for wrong in step["mistakes"]:
            assert abs(expected.wrong[wrong["index"]] - right) > max(step["accept"], wrong["accept"])


def test_every_variant_of_the_fixture_course_follows_from_what_it_shows(fixture_course: list[Case]) -> None:
    assert {case.block.id: check(case) for case in fixture_course} == {
        "pot-energy": VARIANTS + 1,
        "kettle-minutes": VARIANTS + 1,
        "two-pots": VARIANTS + 1,
        "sugar": 1,
    }


@pytest.mark.xdist_group("real course")
def test_every_variant_of_the_real_course_follows_from_what_it_shows(built_course: Built) -> None:
    counts = {case.seed: check(case) for case in shipped_by(built_course)}
    assert len(counts) >= 5


def test_a_wrong_answer_would_be_noticed(fixture_course: list[Case]) -> None:
    """The second way is no mirror of the first: one answer changed in its third digit, and it objects."""
    (case,) = (one for one in fixture_course if one.block.id == "pot-energy")
    case.shipped.data["steps"][0]["answer"][7] *= 1.001
    with pytest.raises(AssertionError, match="variant 7 follows from no setting that is left"):
        check(case)
