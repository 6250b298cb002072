"""The page of a course's misconceptions is gathered from its lessons and leads back to them."""

from pathlib import Path

from projects import build

HERE = "lessons/tea/misconceptions.md"
SECTION = """
## Two misconceptions

**"Boiling water is best."** See [the sum](#the-sum) and [one cup](../pouring/one-cup.md).
"""


def test_a_section_stands_under_its_lesson_and_its_links_lead_where_they_led(tiny_copy: Path) -> None:
    lesson = tiny_copy / "content/lessons/tea/warm-water/lesson.md"
    lesson.write_text(lesson.read_text(encoding="utf-8") + SECTION, encoding="utf-8")
    built = build(tiny_copy)
    page = built.pages[HERE]
    assert not built.diagnostics
    assert 'href="../warm-water/lesson/#two-misconceptions"' in page.content
    assert 'href="../warm-water/lesson/#the-sum"' in page.content
    assert 'href="../pouring/one-cup/"' in page.content
    course = next(entry for entry in built.navigation if entry.src_uri == "lessons/tea/index.md")
    assert (course.entries[-2].label, course.entries[-2].src_uri) == ("Misconceptions", HERE)
    assert 'href="misconceptions/"' in built.pages["lessons/tea/index.md"].content


def test_a_course_without_such_a_section_has_no_such_page(tiny_copy: Path) -> None:
    assert HERE not in build(tiny_copy).pages
