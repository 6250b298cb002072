"""Links are relative, so a site works at a host's root, under a sub-path and from a folder."""

import pytest

from clawdemy_site.site.options import Addresses, Repository

LESSON = "lessons/c/l/lesson.md"


@pytest.mark.parametrize(
    ("here", "there", "anchor", "directories", "files"),
    [
        ("index.md", "lessons/c/index.md", "", "lessons/c/", "lessons/c/index.html"),
        (LESSON, "lessons/c/l/practice.md", "", "../practice/", "practice.html"),
        (LESSON, "lessons/c/l/references.md", "ref-a", "../references/#ref-a", "references.html#ref-a"),
        (LESSON, "lessons/c/index.md", "", "../../", "../index.html"),
        (LESSON, "index.md", "", "../../../../", "../../../index.html"),
        (LESSON, LESSON, "fig-a", "#fig-a", "#fig-a"),
        (LESSON, "assets/a.css", "", "../../../../assets/a.css", "../../../assets/a.css"),
        ("index.md", "index.md", "", "./", "index.html"),
    ],
)
def test_a_link_leads_from_page_to_page(here: str, there: str, anchor: str, directories: str, files: str) -> None:
    assert Addresses(directories=True).link(here, there, anchor) == directories
    assert Addresses(directories=False).link(here, there, anchor) == files


def test_a_report_names_the_page_and_survives_any_title() -> None:
    link = Repository("https://example.org/a/b/").report_link('A & B? "c" <d>', "lessons/x/")
    assert link.startswith("https://example.org/a/b/issues/new?title=Error%20on%20")
    assert not set(link) & set("<>\" '")
    assert "issue%5Btitle%5D=" in Repository("https://gitlab.com/a/b").report_link("T", "x/")


def test_without_a_repository_there_are_no_links_to_it() -> None:
    assert not Repository().edit_link("content/a.md")
    assert not Repository().report_link("T", "x/")
    assert Repository("https://e.org", "https://e.org/edit/").edit_link("a b.md") == "https://e.org/edit/a%20b.md"
