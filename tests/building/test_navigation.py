"""The way through a site: entries stand where pages say, and are known by more than their words."""

from clawdemy_site.build.navigation import MenuEntry, navigate
from clawdemy_site.render.page import MenuStep, PageParts, SitePage


def page(src_uri: str, label: str, *menu: MenuStep, is_listed: bool = True) -> SitePage:
    return SitePage(
        src_uri, "page", label, label, "", lambda _pages: PageParts(), menu=tuple(menu) if is_listed else None
    )


def test_two_courses_with_one_title_stay_apart() -> None:
    first, second = (MenuStep(f"lessons/{slug}/index.md", "Tea") for slug in ("green", "black"))
    found = navigate(
        [
            page(first.id, "Overview", first),
            page(second.id, "Overview", second),
            page("lessons/green/a.md", "Water", first),
            page("lessons/black/a.md", "Water", second),
        ]
    )
    assert found == (
        MenuEntry(
            "Tea", "", (MenuEntry("Overview", "lessons/green/index.md"), MenuEntry("Water", "lessons/green/a.md"))
        ),
        MenuEntry(
            "Tea", "", (MenuEntry("Overview", "lessons/black/index.md"), MenuEntry("Water", "lessons/black/a.md"))
        ),
    )


def test_two_lessons_with_one_title_in_one_course_stay_apart() -> None:
    course = MenuStep("c", "Tea")
    lessons = [MenuStep(path, "Water") for path in ("tea/a", "tea/b")]
    (found,) = navigate(page(f"{lesson.id}.md", "Lesson", course, lesson) for lesson in lessons)
    assert [(entry.label, entry.entries[0].src_uri) for entry in found.entries] == [
        ("Water", "tea/a.md"),
        ("Water", "tea/b.md"),
    ]


def test_a_part_stands_where_its_first_page_does_and_keeps_the_order_of_its_pages() -> None:
    course = MenuStep("c", "Tea")
    found = navigate(
        [page("index.md", "Home"), page("b.md", "B", course), page("z.md", "Z"), page("a.md", "A", course)]
    )
    assert [entry.label for entry in found] == ["Home", "Tea", "Z"]
    assert [entry.label for entry in found[1].entries] == ["B", "A"]


def test_a_page_that_states_no_place_is_left_out() -> None:
    assert navigate([page("a.md", "A", is_listed=False)]) == ()
