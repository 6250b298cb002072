"""The card of a citation: whole, safe, fit to stand in a paragraph, and passed over by the search."""

import re
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent

from clawdemy_site.course.model import Catalogue
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import Content
from clawdemy_site.render.marks import Placement
from clawdemy_site.render.popovers import citation_popover
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript
from references.shelf import shelf

PHRASING = {"a", "button", "cite", "small", "span"}


class _Tags(HTMLParser):
    """The tags of a piece of HTML, and whether each is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.balanced = True
        self.feed(html)
        self.balanced &= not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        self.seen.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self.open) and self.open.pop() == tag


def card(work: str, id_: str = "cite-x", **works: str) -> str:
    library = shelf({name: dedent(text) for name, text in works.items()})
    site = Site(Manuscript(Layout(Path()), Content(), Catalogue(()), {}))
    made = citation_popover(site, library.works[work], "r.md")
    assert not site.templates.mistakes
    return Placement(lambda page, anchor: f"../{page}#{anchor}", str, lambda _name, _prefix: "").settle(made(id_))


def test_it_holds_phrasing_content_only_and_closes_what_it_opens() -> None:
    tags = _Tags(card("book-ch1"))
    assert set(tags.seen) <= PHRASING
    assert tags.balanced


def test_nothing_stands_between_the_citation_and_its_full_stop() -> None:
    html = card("toy")
    assert html.startswith("<button ")
    assert "></button><small " in html
    assert html.endswith("</small>")


def test_the_button_opens_the_card_and_both_take_the_id_that_is_given() -> None:
    html = card("toy", "cite-toy-2")
    assert re.findall(r'popovertarget="([^"]+)"', html) == ["cite-toy-2"]
    assert re.findall(r' id="([^"]+)" popover ', html) == ["cite-toy-2"]
    assert not re.search("[\ue0f0-\ue0ff]", html)


def test_it_says_what_the_work_is_on_what_terms_and_where() -> None:
    html = card("book-ch1")
    for words in (
        "Book chapter",
        "Ludwig van Writer (2015)",
        'href="https://book.example/1"',
        "Chapter 1 of A Book",
        "CC BY-NC 3.0</a>",
        'href="../r.md#ref-book-ch1"',
        'href="../works.md#work-book-ch1"',
    ):
        assert words in html


def test_reserved_rights_are_told_in_words() -> None:
    assert '<span class="beside__muted">© the authors</span>' in card("paper")


def test_the_search_passes_over_all_of_it() -> None:
    """The search knows the end of what it skips by the tag alone, so the tag must not come again inside."""
    html = card("book-ch1")
    assert re.search(r"<small [^>]*data-search-exclude>", html)
    assert html.count("<small") == 1
    assert not re.sub(r"<small.*</small>|<[^>]+>", "", html, flags=re.DOTALL).strip()


def test_hostile_titles_are_escaped() -> None:
    hostile = """\
        title: "<script>alert(1)</script> & more"
        label: '"><img src=x onerror=alert(1)>'
        creators: [Eve Ill]
        kind: blog
        year: 2020
        url: https://e.example/?a=1&b=2
        rights: {statement: "<b>mine</b>"}
        """
    html = card("bad", bad=hostile)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert _Tags(html).balanced
