"""The script is loaded where it has something to do, from an address that holds wherever the site is put."""

import re
from pathlib import Path

import pytest

from clawdemy_site.render.page import RenderedPage
from clawdemy_site.render.study import SCRIPT, Practised, study_tags
from clawdemy_site.site.options import Addresses, Options
from projects import bare_site, build
from scripts.test_shipped import KINDS

PRACTICE = "lessons/tea/water/practice.md"


def tags(here: str, kind: str, about: str = "", *, directories: bool = True, shows_decks: bool = False) -> str:
    """The tags of a page in a site of two courses with practice, one of which has flashcards."""
    site = bare_site(Options(addresses=Addresses(directories)))
    site.kept(("practised",), lambda: Practised(courses=("tea", "coffee"), decks=("tea",)))
    return study_tags(site, here, kind, about, shows_decks=shows_decks)


@pytest.fixture(scope="module")
def pages(tiny: Path) -> dict[str, RenderedPage]:
    return dict(build(tiny).pages)


def test_a_page_of_practice_names_its_lesson_and_the_root() -> None:
    data, script = tags(PRACTICE, "practice", "tea/water").splitlines()
    assert data == '<script defer src="../../../../assets/clawdemy/courses/tea.js"></script>'
    assert script.startswith('<script defer src="../../../../assets/clawdemy/practice.js" data-base="../../../../" ')
    assert script.endswith(' data-kind="practice" data-lesson="tea/water" data-course="tea"></script>')


def test_a_site_of_plain_files_gets_addresses_of_its_own() -> None:
    head = tags(PRACTICE, "practice", "tea/water", directories=False)
    assert 'src="../../../assets/clawdemy/practice.js" data-base="../../../"' in head


def test_the_home_page_speaks_of_all_courses() -> None:
    head = tags("index.md", "home")
    assert 'src="assets/clawdemy/courses/tea.js"' in head
    assert 'src="assets/clawdemy/courses/coffee.js"' in head
    assert 'data-base="./" data-kind="home" data-lesson="" data-course=""' in head


def test_the_review_loads_the_decks_after_the_courses() -> None:
    head = tags("review.md", "review", shows_decks=True).splitlines()
    assert [tag.split('"')[1].removeprefix("../assets/clawdemy/") for tag in head] == [
        "courses/tea.js",
        "courses/coffee.js",
        "decks/tea.js",
        "practice.js",
    ]


def test_the_script_stands_on_pages_where_it_has_something_to_do(pages: dict[str, RenderedPage]) -> None:
    loading = {src_uri for src_uri, page in pages.items() if "practice.js" in page.parts.head}
    warm = "lessons/tea/warm-water"
    assert {"index.md", "lessons/tea/index.md", f"{warm}/lesson.md", f"{warm}/practice.md"} <= loading
    assert not {f"{warm}/references.md", "works.md", "lessons/tea/figures.md"} & loading


def test_every_kind_of_page_that_loads_the_script_is_tried_with_nothing_to_do(pages: dict[str, RenderedPage]) -> None:
    assert {kind for page in pages.values() for kind in re.findall(r'data-kind="(\w+)"', page.parts.head)} == KINDS


def test_a_page_keeps_what_else_its_head_held(pages: dict[str, RenderedPage]) -> None:
    head = pages["lessons/tea/warm-water/lesson.md"].parts.head
    assert head.index("application/ld+json") < head.index("practice.js")


def test_a_course_without_practice_loads_no_script(tiny_copy: Path) -> None:
    for page in (tiny_copy / "content" / "lessons").rglob("*.md"):
        kept = page.read_text(encoding="utf-8").split("\n///")[0]
        page.write_text(f"{kept}\n", encoding="utf-8")
    assert not [src_uri for src_uri, page in build(tiny_copy).pages.items() if SCRIPT in page.parts.head]
