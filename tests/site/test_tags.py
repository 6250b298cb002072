"""The script is loaded where it has something to do, from an address that holds wherever the site is put."""

from pathlib import Path

import pytest

from clawdemy_site.build import pipeline
from clawdemy_site.records.project import Layout
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.page import SitePage
from clawdemy_site.site.script_tags import SCRIPT, Subject, script_tags


def build(project: Path) -> pipeline.Built:
    layout = Layout(project)
    with pipeline.open_studio(layout) as studio:
        return pipeline.build(layout, pipeline.Options(site_name="Tea school"), studio)


@pytest.fixture(scope="module")
def pages(tiny: Path) -> dict[str, SitePage]:
    return dict(build(tiny).plan.pages)


def test_a_page_of_practice_names_its_lesson_and_the_root() -> None:
    tags = script_tags("lessons/tea/water/practice.md", Addresses(), Subject("practice", ("tea",), "tea/water"))
    data, script = tags.splitlines()
    assert data == '<script defer src="../../../../assets/clawdemy/courses/tea.js"></script>'
    assert script.startswith('<script defer src="../../../../assets/clawdemy/practice.js" data-base="../../../../" ')
    assert script.endswith(' data-kind="practice" data-lesson="tea/water" data-course="tea"></script>')


def test_a_site_of_plain_files_gets_addresses_of_its_own() -> None:
    tags = script_tags("lessons/tea/water/practice.md", Addresses(directories=False), Subject("practice", ("tea",)))
    assert 'src="../../../assets/clawdemy/practice.js" data-base="../../../"' in tags


def test_the_home_page_speaks_of_all_courses() -> None:
    tags = script_tags("index.md", Addresses(), Subject("home", ("tea", "coffee")))
    assert 'src="assets/clawdemy/courses/tea.js"' in tags
    assert 'src="assets/clawdemy/courses/coffee.js"' in tags
    assert 'data-base="./" data-kind="home" data-lesson="" data-course=""' in tags


def test_the_review_loads_the_decks_after_the_courses() -> None:
    tags = script_tags("review.md", Addresses(), Subject("review", ("tea", "coffee"), decks=("tea",))).splitlines()
    assert [tag.split('"')[1].removeprefix("../assets/clawdemy/") for tag in tags] == [
        "courses/tea.js",
        "courses/coffee.js",
        "decks/tea.js",
        "practice.js",
    ]


def test_the_script_stands_on_pages_where_it_has_something_to_do(pages: dict[str, SitePage]) -> None:
    loading = {page.src_uri for page in pages.values() if "practice.js" in page.head}
    warm = "lessons/tea/warm-water"
    assert {"index.md", "lessons/tea/index.md", f"{warm}/lesson.md", f"{warm}/practice.md"} <= loading
    assert not {f"{warm}/references.md", "works.md", "lessons/tea/figures.md"} & loading


def test_a_page_keeps_what_else_its_head_held(pages: dict[str, SitePage]) -> None:
    head = pages["lessons/tea/warm-water/lesson.md"].head
    assert head.index("application/ld+json") < head.index("practice.js")


def test_a_course_without_practice_loads_no_script(tiny_copy: Path) -> None:
    for page in (tiny_copy / "content" / "lessons").rglob("*.md"):
        kept = page.read_text(encoding="utf-8").split("\n///")[0]
        page.write_text(f"{kept}\n", encoding="utf-8")
    assert not [page.src_uri for page in build(tiny_copy).plan.pages.values() if SCRIPT in page.head]
