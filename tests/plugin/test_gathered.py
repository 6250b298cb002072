"""Pages that gather others, as MkDocs publishes them: the whole of a course on one page, and its formulas."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from plugin.builds import build, edit, read
from searching import files_of, pages_of

WHOLE = "lessons/tea/whole"
FORMULAS = "lessons/tea/formulas"
SHEET = """## The one formula

$q = m c$, with [4.2]{given: measured} joules; see [more](#more) and [the lesson](lesson.md#the-sum).

## More

Nothing of this.

![](figure:stove.dial)
"""


@pytest.fixture(scope="module")
def school(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny course, with a formula on its cheatsheet and a hostile title."""
    project = tmp_path_factory.mktemp("school") / "project"
    shutil.copytree(tiny, project)
    edit(project / "content/lessons/tea/course.yml", "Tea for beginners", """'Tea "one" </style> \\'""")
    (project / "content/lessons/tea/warm-water/cheatsheet.md").write_text(SHEET, encoding="utf-8")
    run = build(project)
    assert run.exit_code == 0, run.output
    return project / "site"


def test_every_lesson_stands_on_the_page_once_and_in_order(school: Path) -> None:
    page = read(school, WHOLE)
    headings = re.findall(r"<h2 id=\"([^\"]+)\">(.*?)</h2>", page)
    assert [name for name, _text in headings] == ["contents", "lesson-1", "lesson-3", "glossary", "sources"]
    assert page.count("You fill a kettle with cold water") == 1
    assert page.count("Pour slowly.") == 1
    assert "data-slot" not in page
    assert "Leaves &amp; &lt;stems&gt; (to come)" in page


def test_ids_are_unique_and_links_within_the_course_stay_on_the_page(school: Path) -> None:
    page = read(school, WHOLE)
    ids = Counter(re.findall(r"\sid=\"([^\"]+)\"", page))
    assert [name for name, count in ids.items() if count > 1] == []
    named = set(re.findall(r"href=\"#([^\"]+)\"", page)) - {"__skip", "clawdemy-page"}
    assert named <= ids.keys()
    article = page[page.index("<article") : page.index("</article>")]
    assert '<a class="figure-link" href="#l1--fig-warming-curve">' in article
    assert '<a class="citation" href="#work-kettle-book">' in article
    assert 'href="../warm-water/practice/#check-yourself"' in article
    assert 'href="#lesson-3"' in article


def test_figures_and_numbers_stand_as_in_the_lesson_and_nothing_of_the_screen(school: Path) -> None:
    page = read(school, WHOLE)
    assert "Figure 1.1." in page
    assert "Figure 3.1." in page
    assert page.count('class="fig-svg"') == 2
    article = page[page.index("<article") :]
    for left in ("headerlink", "popover", "sums-switch", "figure__again", "figure__alt", "number__sum"):
        assert left not in article


def test_the_page_is_for_paper_and_not_for_searching(school: Path) -> None:
    page = read(school, WHOLE)
    assert '<meta name="robots" content="noindex">' in page
    assert "practice.js" not in page
    assert not [address for address in pages_of(files_of(school)) if address.startswith((WHOLE, FORMULAS))]


def test_a_hostile_title_cannot_end_the_style_of_the_running_heads(school: Path) -> None:
    page = read(school, WHOLE)
    (style,) = re.findall(r"<style>(@page.*?)</style>", page, re.DOTALL)
    assert r'content: "Tea \22 one\22  \3c /style\3e  \5c "' in style
    assert 'content: "3. One cup"' in style


def test_the_formulas_are_the_sections_of_the_cheatsheets(school: Path) -> None:
    page = read(school, FORMULAS)
    article = page[page.index("<article") : page.index("</article>")]
    assert '<h2 id="formula-1">' in article
    assert '<a href="../warm-water/cheatsheet/">Warm water</a>' in article
    assert "<math" in article
    assert "Nothing of this" not in article
    assert 'href="../warm-water/cheatsheet/#more"' in article
    assert 'href="../warm-water/lesson/#the-sum"' in article
    assert "number__sum" not in article


def test_both_are_reached_from_the_course_and_from_the_navigation(school: Path) -> None:
    page = read(school, "lessons/tea")
    taken = page[page.index('id="course-take"') : page.index('id="course-credit"')]
    assert re.findall(r'<a href="([^"]+)">', taken) == ["cards/", "figures/", "glossary/", "formulas/", "whole/"]
    assert '<a href="../formulas/"' in read(school, "lessons/tea/figures")


def test_without_folders_the_links_hold_as_well(tiny_copy: Path) -> None:
    edit(tiny_copy / "mkdocs.yml", "site_name:", "use_directory_urls: false\nsite_name:")
    assert build(tiny_copy).exit_code == 0
    page = (tiny_copy / "site" / f"{WHOLE}.html").read_text(encoding="utf-8")
    assert '<a class="figure-link" href="#l1--fig-warming-curve">' in page
    assert 'href="warm-water/practice.html#check-yourself"' in page
