"""What the scripts are told of a course, and where a site says how a learner stands."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clawdemy_site.build import reading
from clawdemy_site.checks.coverage import covered_of, list_coverage
from clawdemy_site.features.progress import OPENING, course_data
from clawdemy_site.records.layout import Layout
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import data_script
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Addresses, Options
from clawdemy_site.site.places import PROGRESS
from projects import build

DATA = "assets/clawdemy/courses/tea.js"
LESSON = "content/lessons/tea/warm-water/lesson.md"


def read(project: Path) -> Manuscript:
    manuscript, problems = reading.read(Layout(project))
    assert not problems, problems
    return manuscript


def data_of(project: Path, addresses: Addresses | None = None) -> dict[str, Any]:
    site = Site(read(project), Options(addresses=addresses or Addresses()))
    return course_data(site.catalogue.courses[0], site)


def test_a_course_is_told_with_what_can_be_done_in_each_lesson(tiny: Path) -> None:
    data = data_of(tiny)
    assert (data["kind"], data["slug"], data["address"]) == ("course", "tea", "lessons/tea/")
    first, card = data["lessons"]
    assert (first["path"], first["number"], first["module"]) == ("tea/warm-water", 1, "basics")
    assert [first[page] for page in ("address", "main", "practice")] == [
        "lessons/tea/warm-water/brief/",
        "lessons/tea/warm-water/lesson/",
        "lessons/tea/warm-water/practice/",
    ]
    assert [outcome[0] for outcome in first["outcomes"]] == ["degrees", "energy", "patience"]
    assert ["cup-energy", "energy", "exercise"] in first["questions"]
    assert first["cards"] == [["one-gram", "energy"], ["minute-card", "degrees"], ["slow-card", "patience"]]
    assert len({card[page] for page in ("address", "main", "practice")}) == 1


def test_without_folders_addresses_name_files(tiny: Path) -> None:
    data = data_of(tiny, Addresses(directories=False))
    assert data["address"] == "lessons/tea/index.html"
    assert data["lessons"][0]["main"] == "lessons/tea/warm-water/lesson.html"


def test_the_same_course_gives_the_same_bytes(tiny: Path) -> None:
    assert data_script(data_of(tiny)) == data_script(data_of(tiny))


def test_no_text_breaks_out_of_the_data() -> None:
    text = 'a </script><!-- "quoted" \\ \u2028\u2029 ½ b'
    script = data_script({"title": text}).decode("ascii")
    assert "<" not in script
    assert json.loads(script.removeprefix("(self.clawdemyData ??= []).push(").removesuffix(");\n")) == {"title": text}


def hashes(project: Path, old: str, new: str) -> dict[str, tuple[str, str]]:
    """The hash of each section of the lesson before and after a change of its text, where it differs."""

    def sections() -> dict[str, str]:
        return {title: digest for _id, title, digest in data_of(project)["lessons"][0]["sections"]}

    before = sections()
    path = project / LESSON
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return {
        title: (before.get(title, ""), digest) for title, digest in sections().items() if before.get(title) != digest
    }


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("You fill a kettle with cold water", "You fill a pot with cold water", ["A kettle at breakfast"]),
        ("q = 4.2 \\cdot 80", "q = 4.2 \\cdot 90", ["The sum"]),
        ("unknown\n```", "known\n```", ["The sum"]),
        ("figure:warming.curve)\n\nAs", "figure:warming.bars)\n\nAs", ["A kettle at breakfast"]),
        ("## The sum", "## The whole sum", ["The whole sum"]),
        ("## A kettle at breakfast", "Wake up.\n\n## A kettle at breakfast", [OPENING]),
        ("water and wait. The talk", "water\nand  wait.\nThe talk", []),
        ("## The sum", "<!-- is this\n\nlong enough? -->\n\n## The sum", []),
        ("(practice.md#check-yourself)", "(practice.md)", []),
    ],
)
def test_a_change_of_words_changes_the_hash_of_its_section_alone(
    tiny_copy: Path, old: str, new: str, changed: list[str]
) -> None:
    assert list(hashes(tiny_copy, old, new)) == changed


def test_what_stands_behind_a_number_changes_no_hash_and_the_number_does(tiny_copy: Path) -> None:
    marked = "[5]{= 2 + 3} cups\n\n```worked\n2 + 3 = 5 #= 4 + 1\n```"
    assert list(hashes(tiny_copy, "Go on with", f"{marked}\n\nGo on with")) == ["The sum"]
    assert not hashes(tiny_copy, "{= 2 + 3}", "{≈ 10 / 2}")
    assert not hashes(tiny_copy, "#= 4 + 1", "#= 6 - 1")
    assert list(hashes(tiny_copy, "[5]{≈ 10 / 2}", "[six]{given: a guess}")) == ["The sum"]


def test_sections_have_the_ids_of_the_page(tiny_copy: Path) -> None:
    path = tiny_copy / LESSON
    text = path.read_text(encoding="utf-8")
    more = (
        '## The sum\n\nOnce more.\n\n## Why $q_1$ is "slow" & `so_on` {#slow}\n\nIt is.\n\n## $x^2$, *again*\n\nDone.\n'
    )
    path.write_text(f"{text}\n{more}", encoding="utf-8")
    sections = data_of(tiny_copy)["lessons"][0]["sections"]
    assert [anchor for anchor, _title, _hash in sections] == [
        "a-kettle-at-breakfast",
        "the-sum",
        "the-sum_1",
        "slow",
        "x2-again",
    ]
    assert [title for _anchor, title, _hash in sections][3:] == ["Why q₁ is “slow” & so_on", "x², again"]


def test_the_site_brings_the_data_and_the_page_of_progress(tiny: Path) -> None:
    built = build(tiny)
    assert DATA in built.files
    assert [entry.label for entry in built.navigation][-2:] == ["Your progress", "Sources"]
    page = built.pages[PROGRESS].content
    assert re.findall(r'data-lesson="([^"]+)"', page) == ["tea/warm-water", "tea/one-cup"]
    assert 'href="../lessons/tea/warm-water/practice/#after-a-minute"' in page
    assert "<noscript>" in page


def test_a_page_in_the_way_of_the_page_of_progress_is_told(tiny_copy: Path) -> None:
    (tiny_copy / "content/progress.md").write_text("Mine.\n", encoding="utf-8")
    told = [(found.location.path, found.rule) for found in build(tiny_copy).diagnostics]
    assert told == [("content/progress.md", "page-taken")]


def test_a_course_page_shows_outcomes_against_practice(tiny: Path) -> None:
    page = build(tiny).pages["lessons/tea/index.md"].content
    outcomes = dict(re.findall(r'<li data-outcome="(\w+)">.*?<a href="([^"]+)">', page))
    assert outcomes["patience"] == "warm-water/practice/#slow-end"
    assert re.search(r'data-outcome="patience">[^<]*<[^>]*>\(<[^>]*>2 questions, 1 card</a>\)', page)


def test_an_outcome_without_practice_is_told_wherever_outcomes_are_counted(tiny_copy: Path) -> None:
    practice = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.replace("outcome: energy", "outcome: degrees"), encoding="utf-8")
    manuscript = read(tiny_copy)
    assert {entry.outcome.id: entry.lacks for entry in covered_of(manuscript)["tea/warm-water"]} == {
        "degrees": "",
        "energy": "no question and no flashcard",
        "patience": "",
    }
    lines = list(list_coverage(manuscript))
    (row,) = (line for line in lines if "energy" in line)
    assert row.split() == ["energy", "0", "0", "no", "question", "and", "no", "flashcard"]
    assert lines[-1].strip().endswith("1 without a question, 1 without a flashcard")
    assert "outcome-without-practice" in {found.rule for found in build(tiny_copy).diagnostics}
    assert "no practice yet" in build(tiny_copy).pages["lessons/tea/index.md"].content


def test_a_course_says_where_cards_come_back_only_if_it_has_some(tiny: Path, tiny_copy: Path) -> None:
    heads = "index.md", "lessons/tea/index.md"
    assert all("data-review-page=" in build(tiny).pages[head].parts.header for head in heads)
    for page in (tiny_copy / "content/lessons/tea").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r"^/// flashcard.*?^///\n", "", text, flags=re.MULTILINE | re.DOTALL), encoding="utf-8")
    pages = build(tiny_copy).pages
    assert "review.md" not in pages
    for head in heads:
        assert "data-progress-page=" in pages[head].parts.header
        assert "data-review-page=" not in pages[head].parts.header
