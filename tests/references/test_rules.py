"""Each relation owes what its row of the table says: a missing fact stops the build at the record that lacks it."""

from collections.abc import Mapping

import pytest

from clawdemy_site.diagnostics import Location, render_text
from clawdemy_site.references.model import References, Relation
from clawdemy_site.references.resolve import Mention, Mentions
from clawdemy_site.references.rules import OWED, check_attribution, check_fit, check_records
from references.shelf import LESSON, LESSONS, SERIES, WORKS, refer, said, shelf

HERE = Location("content/a.md", 7, 3)
PAGE = "CC-BY-SA-4.0"
ADAPTS = "adapts:\n  - work: data\n    changes: shortened\n"
QUOTES = "quotes:\n  - work: toy\n    locator: p. 3\n    excerpt: so it goes\n"
FIGURE = "uses_figure:\n  - work: data\n"
CITED = Mentions((Mention("paper", HERE),))


def _without(text: str, *keys: str) -> str:
    """A record without the lines of some keys, and without what is nested under them."""
    kept: list[str] = []
    skipping = -1
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        skipping = skipping if indent > skipping >= 0 else -1
        if skipping < 0 and line.lstrip().startswith(tuple(f"{key}:" for key in keys)):
            skipping = indent
        if skipping < 0:
            kept.append(line)
    return "\n".join(kept) + "\n"


SOURCE_LACKS = {
    "mirrors, creator": (LESSON, {"series": _without(SERIES, "creator")}, "curricula/series.yml:1:1", "'creator'"),
    "mirrors, index": (LESSON, {"series": _without(SERIES, "index")}, "curricula/series.yml:1:1", "'index'"),
    "mirrors, rights": (LESSON, {"series": _without(SERIES, "rights")}, "curricula/series.yml:1:1", "'rights'"),
    "mirrors, day": (LESSON, {"series": _without(SERIES, "read")}, "curricula/series.yml:6:3", "'read'"),
    "mirrors, lesson page": (
        LESSON,
        {"series": SERIES.replace("    url: https://series.example/net\n", "")},
        "curricula/series.yml:10:5",
        "'url'",
    ),
    "recommends, creators": (LESSON, {"toy": _without(WORKS["toy"], "creators")}, "works/toy.yml:1:1", "'creators'"),
    "recommends, link": (LESSON, {"toy": _without(WORKS["toy"], "url")}, "works/toy.yml:1:1", "'url'"),
    "adapts, creators": (ADAPTS, {"data": _without(WORKS["data"], "creators")}, "works/data.yml:1:1", "'creators'"),
    "adapts, link": (ADAPTS, {"data": _without(WORKS["data"], "url")}, "works/data.yml:1:1", "'url'"),
    "adapts, licence": (ADAPTS, {"data": _without(WORKS["data"], "licence")}, "works/data.yml:1:1", "'licence'"),
    "quotes, creators": (QUOTES, {"toy": _without(WORKS["toy"], "creators")}, "works/toy.yml:1:1", "'creators'"),
    "quotes, link": (QUOTES, {"toy": _without(WORKS["toy"], "url")}, "works/toy.yml:1:1", "'url'"),
    "figure, creators": (FIGURE, {"data": _without(WORKS["data"], "creators")}, "works/data.yml:1:1", "'creators'"),
    "figure, link": (FIGURE, {"data": _without(WORKS["data"], "url")}, "works/data.yml:1:1", "'url'"),
    "figure, licence": (FIGURE, {"data": _without(WORKS["data"], "licence")}, "works/data.yml:1:1", "'licence'"),
}

USE_LACKS = {
    "mirrors, chapters": (_without(LESSON, "chapters"), "2:5", "chapters"),
    "mirrors, portion": (_without(LESSON, "portion"), "2:5", "portion"),
    "recommends, why": (LESSON.replace("    why: It can be touched.\n", ""), "13:5", "why"),
    "adapts, changes": (ADAPTS.replace("data", "toy").replace("    changes: shortened\n", ""), "2:5", "changes"),
    "quotes, locator": (_without(QUOTES, "locator"), "2:5", "locator"),
    "quotes, excerpt": (_without(QUOTES, "excerpt"), "2:5", "excerpt"),
    "figure, changes": (FIGURE.replace("data", "toy"), "2:5", "changes"),
}


def _references(text: str, records: Mapping[str, str], mentions: Mentions) -> References:
    works = {name: record for name, record in records.items() if name != "series"}
    references, problems = refer(text, shelf(works, records.get("series", SERIES)), mentions)
    assert not problems
    return references


@pytest.mark.parametrize("text", [LESSON, ADAPTS, QUOTES, FIGURE])
def test_complete_attribution_passes(text: str) -> None:
    references = _references(text, {}, CITED)
    assert check_attribution(references) == []
    assert check_fit(references, PAGE) == []


@pytest.mark.parametrize("case", SOURCE_LACKS.values(), ids=SOURCE_LACKS)
def test_a_source_that_lacks_a_fact_is_told_in_its_record(case: tuple[str, dict[str, str], str, str]) -> None:
    text, records, place, key = case
    problems = check_attribution(_references(text, records, Mentions()))
    assert said(problems) == [f"{place} missing-attribution"]
    assert problems[0].message.endswith(f"has no {key}")
    assert problems[0].help


@pytest.mark.parametrize("case", USE_LACKS.values(), ids=USE_LACKS)
def test_a_use_that_lacks_a_fact_is_told_in_the_lessons_record(case: tuple[str, str, str]) -> None:
    text, place, field = case
    problems = check_attribution(_references(text, {}, Mentions()))
    assert said(problems) == [f"lessons/k/first.yml:{place} missing-attribution"]
    assert problems[0].message.endswith(f"without '{field}'")


@pytest.mark.parametrize("key", ["creators", "year"])
def test_a_cited_work_needs_creator_and_year(key: str) -> None:
    references = _references(LESSON, {"paper": _without(WORKS["paper"], key)}, CITED)
    problems = check_attribution(references)
    assert said(problems) == ["works/paper.yml:1:1 missing-attribution"]
    assert problems[0].message == f"the work 'paper' is cited and has no '{key}'"


def test_a_doi_is_a_link() -> None:
    assert check_attribution(_references(LESSON, {"paper": _without(WORKS["paper"], "doi")}, CITED))
    assert not check_attribution(_references(LESSON, {}, CITED))


def test_every_relation_has_its_row() -> None:
    assert set(OWED) == set(Relation)


def test_a_missing_creator_is_told_once_in_words() -> None:
    problems = check_attribution(_references(LESSON, {"series": _without(SERIES, "creator")}, Mentions()))
    assert "\n".join(render_text(problem) for problem in problems) == (
        "curricula/series.yml:1:1: error[missing-attribution]: the curriculum 'series' is mirrored and has no 'creator'"
        "\n  help: add a line 'creator: …' with whoever made it"
    )


@pytest.mark.parametrize(
    ("text", "terms", "fits"),
    [
        (ADAPTS, "licence: CC-BY-4.0", True),
        (ADAPTS, "licence: CC-BY-NC-4.0", False),
        (ADAPTS, "licence: CC-BY-ND-4.0", False),
        (ADAPTS, "rights: {statement: mine}", False),
        (FIGURE, "rights: {statement: mine}", False),
        (FIGURE, "licence: CC-BY-NC-SA-3.0", False),
        (FIGURE, "licence: MIT", True),
        (QUOTES.replace("toy", "data"), "rights: {statement: mine}", True),
    ],
)
def test_a_licence_fits_the_page_or_is_told(text: str, terms: str, fits: bool) -> None:  # noqa: FBT001 - a table's column
    record = WORKS["data"].replace("licence: CC-BY-4.0", terms)
    problems = check_fit(_references(text, {"data": record}, Mentions()), PAGE)
    assert said(problems) == ([] if fits else ["lessons/k/first.yml:2:11 licence-fit"])
    assert all("'data'" in problem.message and "not legal advice" in problem.help for problem in problems)


def test_a_figures_source_is_told_where_the_figure_names_it() -> None:
    record = WORKS["data"].replace("CC-BY-4.0", "CC-BY-NC-4.0")
    where = Location("figures/digits.py", 34, 11)
    references = _references(LESSON, {"data": record}, Mentions(figures=(Mention("data", where),)))
    assert said(check_fit(references, PAGE)) == ["figures/digits.py:34:11 licence-fit"]


def test_records_and_lessons_must_meet() -> None:
    mirroring = {"k": "series"}
    references, _ = refer(LESSON[LESSON.index("watch_next") :])
    problems = check_records(["k/first", "k/lost"], LESSONS, mirroring, [references])
    assert [(str(problem.location.path), problem.rule, problem.message) for problem in problems] == [
        ("references/lessons/k/lost.yml", "unknown-lesson", "there is no lesson 'k/lost'"),
        ("", "missing-references", "the lesson 'k/second' follows 'series' and credits nothing"),
        (
            "references/lessons/k/first.yml",
            "missing-attribution",
            "the course follows 'series', and this lesson does not say which part it mirrors",
        ),
    ]
    assert check_records(["k/first"], LESSONS, {}, [references]) == []


def test_a_curriculum_that_could_not_be_read_is_not_held_against_the_lessons() -> None:
    library = shelf()
    unread = type(library)(library.works, {}, frozenset({"series"}))
    references, problems = refer(LESSON, unread)
    assert not problems
    assert not references.mirrors
    assert check_records(["k/first", "k/second"], LESSONS, {"k": "series"}, [references]) == []
