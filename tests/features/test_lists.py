"""The pages that list works and figures: made where there is something to list, every link leading somewhere."""

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import projects
from clawdemy_site.build.built import Built
from clawdemy_site.build.navigation import MenuEntry
from clawdemy_site.site.options import Options, Repository

WORKS = "works.md"
FIGURES = "lessons/tea/figures.md"
PICTURE = "assets/figures/tea/warming.curve.svg"
OPTIONS = Options(
    site_name="Tea school",
    site_url="https://example.org/tea/",
    repository=Repository("https://example.org/tea/school", "https://example.org/tea/school/edit/main/"),
)


def build(project: Path, options: Options = OPTIONS) -> Built:
    return projects.build(project, options)


@pytest.fixture(scope="module")
def built(tiny: Path) -> Built:
    return build(tiny)


def labels(entries: tuple[MenuEntry, ...]) -> list[str]:
    return [entry.label for entry in entries]


def test_the_lists_close_their_parts_of_the_navigation(built: Built) -> None:
    top = built.navigation
    assert labels(top)[-1] == "Sources"
    assert top[-1].src_uri == WORKS
    assert labels(top[1].entries)[-4:] == ["Cards", "Figures", "Glossary", "On one page"]
    assert top[1].entries[-3].src_uri == FIGURES


def test_every_work_of_the_course_stands_on_the_page_once(built: Built) -> None:
    used = {work.id for references in built.site.credits.lessons.values() for work in references.works()}
    anchors = re.findall(r'<li class="work-entry" id="work-([^"]+)">', built.pages[WORKS].content)
    assert sorted(anchors) == sorted(used)


def test_a_references_page_leads_to_each_work_on_the_page_of_all(built: Built) -> None:
    references = built.pages["lessons/tea/warm-water/references.md"].content
    assert 'href="../../../../works/#work-kettle-book"' in references
    assert 'href="../../../../works/#work-kettle-talks-ch1"' in references


def test_the_lists_of_works_are_files_that_the_page_offers(built: Built) -> None:
    files = {name: make() for name, make in built.files.items() if name.startswith("assets/references/")}
    offered = re.findall(r'<a href="\.\./(assets/[^"]+)" download>', built.pages[WORKS].content)
    assert sorted(offered) == sorted(files)
    assert b"@book{kettle-book," in files["assets/references/works.bib"]
    assert "kettle-book" in {item["id"] for item in json.loads(files["assets/references/works.csl.json"])}
    assert b"## The kettle book" in files["assets/references/ATTRIBUTION.txt"]


def test_a_citation_has_its_card(built: Built) -> None:
    page = built.pages["lessons/tea/warm-water/lesson.md"].content
    card = page[page.index("<small", page.index('class="citation"')) :].split("</small>")[0]
    assert 'href="../references/#ref-kettle-book"' in card
    assert 'href="../../../../works/#work-kettle-book"' in card


def test_each_figure_is_listed_with_its_place_its_files_and_its_source(built: Built) -> None:
    page = built.pages[FIGURES].content
    numbers = re.findall(r'<h3><a href="([^"]+)">Figure ([\d.]+)</a>', page)
    assert numbers == [
        ("../warm-water/lesson/#fig-warming-curve", "1.1"),
        ("../warm-water/cheatsheet/#fig-stove-dial", "1.2"),
        ("../pouring/one-cup/#fig-warming-bars", "3.1"),
    ]
    assert f'href="../../../{PICTURE}" download' in page
    spec = built.manuscript.specs["warming.curve"]
    assert f'href="https://example.org/tea/school/blob/main/figures/warming.py#L{spec.line}"' in page
    assert "20 degrees at first" in page


def test_without_a_repository_a_source_is_named_and_not_linked(tiny: Path) -> None:
    page = build(tiny, replace(OPTIONS, repository=Repository())).pages[FIGURES].content
    assert "<code>figures/warming.py</code>, line" in page
    assert "blob" not in page


def test_the_files_of_figures_are_published_and_carry_where_they_come_from(built: Built) -> None:
    root = ET.fromstring(built.files[PICTURE]().decode())  # noqa: S314 - our own output
    assert [element.text for element in root.iter("{http://purl.org/dc/elements/1.1/}identifier")] == [
        "https://example.org/tea/lessons/tea/warm-water/lesson/#fig-warming-curve"
    ]
    data = json.loads(built.files["assets/figures/tea/warming.curve.json"]())
    assert data["facts"] == dict(built.site.drawings["warming.curve"].facts)


def test_a_site_without_lessons_lists_nothing(tiny: Path) -> None:
    built = projects.build(tiny, OPTIONS, content="figures")
    own = [path for path in built.files if not path.startswith("assets/clawdemy/")]
    assert (labels(built.navigation), own) == (["Home"], [])


def test_a_page_in_the_way_of_the_list_of_works_is_told(tiny_copy: Path) -> None:
    (tiny_copy / "content/works.md").write_text("Mine.\n", encoding="utf-8")
    told = [(found.location.path, found.rule) for found in build(tiny_copy).diagnostics]
    assert told == [("content/works.md", "page-taken")]


@pytest.mark.parametrize(
    ("edit", "link"),
    [
        ("https://github.com/a/b/edit/main/", "https://github.com/a/b/blob/main/figures/a%20b.py#L7"),
        ("https://gitlab.com/a/b/-/edit/main/", "https://gitlab.com/a/b/-/blob/main/figures/a%20b.py#L7"),
        ("https://example.org/wiki/", ""),
        ("", ""),
    ],
)
def test_a_line_of_a_script_is_read_where_it_is_edited(edit: str, link: str) -> None:
    assert Repository("https://example.org", edit).source_link("figures/a b.py", 7) == link
