"""What stands around an author's words: escaped, complete, and marked up for everyone."""

import re
import shutil
from pathlib import Path

import pytest

from clawdemy_site.build.built import Built
from clawdemy_site.render.page import RenderedPage
from clawdemy_site.templating import environment
from projects import build
from theme.conftest import OPTIONS, build_sound

HOSTILE = "Tea & <script>alert('1')</script> \"cups\""
ESCAPED = "Tea &amp; &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &#34;cups&#34;"
BRIEF = "lessons/tea/warm-water/brief.md"
CARD = "lessons/tea/pouring/one-cup.md"


def _around(page: RenderedPage) -> str:
    return page.parts.header + page.parts.footer + (page.content if page.page.source is None else "")


def test_hostile_titles_are_escaped_everywhere(tiny_copy: Path) -> None:
    titles = {"course.yml": "Tea for beginners", "warm-water/brief.md": "Warm water", "pouring/one-cup.md": None}
    for name, old in titles.items():
        path = tiny_copy / "content/lessons/tea" / name
        text = path.read_text(encoding="utf-8")
        shown = old or re.findall(r"^title: (.*)$", text, re.MULTILINE)[0]
        quoted = HOSTILE.replace('"', '\\"')
        path.write_text(text.replace(f"title: {shown}", f'title: "{quoted}"', 1), encoding="utf-8")
    html = "".join(_around(page) for page in build_sound(tiny_copy).pages.values())
    assert "<script" not in html
    assert ESCAPED in html


def test_every_page_has_one_first_heading(built: Built) -> None:
    assert {src_uri: _around(page).count("<h1") for src_uri, page in built.pages.items()} == dict.fromkeys(
        built.pages, 1
    )


def test_the_first_heading_reads_as_the_title(built: Built) -> None:
    """The kind of page stands on a line of its own, but is read out with the title."""
    for page in built.pages.values():
        heading = re.findall(r"<h1>(.*?)</h1>", page.parts.header, re.DOTALL)[0]
        assert re.sub(r"<[^>]+>", "", heading) == page.page.title


def test_the_bar_leads_to_the_six_pages_and_marks_this_one(built: Built) -> None:
    bar = re.findall(
        r'<nav class="lesson-bar" aria-label="Pages of this lesson">.*?</nav>',
        built.pages[BRIEF].parts.header,
        re.DOTALL,
    )
    links = re.findall(r'<a href="([^"]+)"( aria-current="page")?>(\w+)</a>', bar[0])
    assert [name for _href, _current, name in links] == [
        "Brief",
        "Lesson",
        "Practice",
        "Summary",
        "Cheatsheet",
        "References",
    ]
    assert [href for href, current, _name in links if current] == ["./"]


def test_a_card_has_no_bar(built: Built) -> None:
    assert "lesson-bar" not in built.pages[CARD].parts.header


def test_a_lesson_tells_its_place_its_time_and_its_outcomes(built: Built) -> None:
    header = built.pages[BRIEF].parts.header
    assert "Lesson 1 of 3" in header
    assert "<dd>4 min</dd>" in header
    assert "<dd>3 min</dd>" in header
    assert '<time datetime="2026-04-01">1 April 2026</time>' in header
    assert header.count("<li>") == 6 + 3


def test_a_lesson_leads_on_and_can_be_mended(built: Built) -> None:
    footer = built.pages[BRIEF].parts.footer
    assert "Next in this lesson" in footer
    assert 'href="https://example.org/tea/school/edit/main/content/lessons/tea/warm-water/brief.md"' in footer
    assert "https://example.org/tea/school/issues/new?" in footer


def test_the_last_page_of_a_lesson_leads_to_the_next_lesson_first(built: Built) -> None:
    footer = built.pages["lessons/tea/warm-water/references.md"].parts.footer
    assert re.search(r'<a class="lesson-next__page" rel="next" href="[^"]*one-cup/?">', footer)


def test_drafts_and_lessons_that_wait_for_a_review_say_so(tiny_copy: Path) -> None:
    path = tiny_copy / "content/lessons/tea/warm-water/brief.md"
    text = path.read_text(encoding="utf-8")
    for status, words in (("draft", "is a draft"), ("needs-review", "waiting for a review")):
        path.write_text(text.replace("status: published", f"status: {status}"), encoding="utf-8")
        assert words in build_sound(tiny_copy).pages[BRIEF].parts.header


def test_the_footer_names_both_licences_with_links(built: Built) -> None:
    assert (
        'Lessons and figures: <a rel="license external" href="https://creativecommons.org/licenses/by-sa/4.0/">'
        'CC BY-SA 4.0</a>. Code: <a rel="external" href="https://spdx.org/licenses/MIT.html">MIT licence</a>.</p>'
    ) in built.footer()


def test_the_code_has_no_terms_where_it_is_not_shown(tiny_copy: Path) -> None:
    assert "Code:" not in build(tiny_copy).footer()


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        (
            "licence: CC-BY-4.0",
            '<a rel="license external" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
        ),
        ("rights: {statement: All rights reserved.}", "All rights reserved.</p>"),
        (
            "rights: {statement: Terms of the school, url: 'https://school.example/terms'}",
            '<a rel="license external" href="https://school.example/terms">Terms of the school</a>',
        ),
    ],
)
def test_each_page_and_file_states_the_terms_of_its_course(tiny_copy: Path, terms: str, shown: str) -> None:
    """A second course is under terms of its own: neither speaks for the other, and pages of no course name both."""
    other = tiny_copy / "content/lessons/milk"
    shutil.copytree(tiny_copy / "content/lessons/tea/pouring", other / "pouring")
    course = (tiny_copy / "content/lessons/tea/course.yml").read_text(encoding="utf-8")
    head = (
        course.partition("curriculum:")[0].replace("Tea for beginners", "Milk").replace("licence: CC-BY-SA-4.0", terms)
    )
    end = "modules: [{slug: pouring, title: Pouring, lessons: [one-cup]}]\n"
    (other / "course.yml").write_text(head + end, encoding="utf-8")
    card = other / "pouring/one-cup.md"
    card.write_text(
        card.read_text(encoding="utf-8")
        .replace("  - tea/warm-water\n", "")
        .replace("prerequisites:", "prerequisites: []"),
        encoding="utf-8",
    )
    built = build(tiny_copy)
    assert shown in built.footer("lessons/milk/index.md")
    assert shown in built.footer("lessons/milk/pouring/one-cup.md")
    assert "CC BY-SA 4.0" not in built.footer("lessons/milk/cards.md")
    assert "Milk" not in built.footer("lessons/tea/warm-water/lesson.md")
    assert "Tea for beginners: " in built.footer()
    assert "; " not in built.footer()
    assert "Milk: " in built.footer("works.md")
    assert re.sub(r"\.?(</p>)?$", "", shown) in built.pages["lessons/milk/index.md"].parts.header


def test_a_course_page_shows_lessons_to_come_without_a_link(built: Built) -> None:
    page = built.pages["lessons/tea/index.md"]
    planned = re.findall(r'<li class="lesson-card lesson-card--planned">.*?</li>', page.content, re.DOTALL)
    assert len(planned) == 1
    assert "Leaves &amp; &lt;stems&gt;" in planned[0]
    assert "to come" in planned[0]
    assert "<a" not in planned[0]


def test_a_course_page_names_its_licence_and_whose_ideas_it_follows(built: Built) -> None:
    page = built.pages["lessons/tea/index.md"]
    assert 'href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>' in page.parts.header
    credit = page.content.split('<section class="course-credit"', 1)[1]
    assert 'rel="external"' in credit


def test_the_home_page_counts_what_is_ready(built: Built) -> None:
    header = built.pages["index.md"].parts.header
    assert "2 of 3 lessons can be read" in header
    assert header.count('class="is-ready"') == 2


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("ready([1, 2], [1, 2, 3])", "2 of 3 lessons can be read"),
        ("ready([1, 2], [1, 2])", "2 lessons"),
        ("hours(0)", "0 min"),
        ("hours(59)", "59 min"),
        ("hours(120)", "2 h"),
        ("hours(252)", "4 h 12 min"),
    ],
)
def test_counts_and_times_are_said_shortly(written: str, shown: str) -> None:
    template = environment().from_string('{% from "counts.jinja" import hours, ready %}{{ ' + written + " }}")
    assert template.render() == shown


def test_the_home_page_stands_without_a_course(tiny: Path) -> None:
    """A site that has just been started has a home page too."""
    built = build(tiny, OPTIONS, content="figures")
    assert "<h1>Tea school</h1>" in built.pages["index.md"].parts.header
