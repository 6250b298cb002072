"""The references of a lesson on the page: order, labels, one id for each work, nothing that a record could break."""

from clawdemy_site.diagnostics import Location
from clawdemy_site.references.block import render_callout, render_references_block, render_references_page
from clawdemy_site.references.exports import export_attribution
from clawdemy_site.references.model import Bibliography, References
from clawdemy_site.references.resolve import NO_MENTIONS, Mention, Mentions
from clawdemy_site.references.rules import check_attribution
from clawdemy_site.render.context import _credit_line
from clawdemy_site.templating import Templates
from references.pages import Rendered, links, text
from references.shelf import LESSON, SERIES, WORKS, refer, shelf

HERE = Location("content/a.md", 7, 3)
EVERYTHING = Mentions(
    (
        Mention("book-ch1", HERE, "sec. 2", "Lesson", ("first/lesson", "c1")),
        Mention("paper", HERE, "", "Lesson", ("first/lesson", "c2")),
        Mention("paper", HERE, "", "Summary", ("first/summary", "c1")),
    ),
    (Mention("data", HERE, "", "Figure 1", ("first/lesson", "fig-1")),),
)


def href(address: str, anchor: str) -> str:
    """A link as a test can read it."""
    return f"../{address}#{anchor}" if anchor else f"../{address}"


def _page(source: str = LESSON, library: Bibliography | None = None, mentions: Mentions = EVERYTHING) -> Rendered:
    references, problems = refer(source, library, mentions)
    templates = Templates()
    body = render_references_page(templates, references, href)
    assert not problems
    assert not templates.mistakes
    return Rendered(body)


def test_sections_stand_in_order_and_only_where_there_is_something() -> None:
    assert _page().headings == [
        ("h2", "source-material", "Source material"),
        ("h2", "watch-this-next", "Watch this next"),
        ("h2", "going-deeper", "Going deeper"),
        ("h2", "adjacent-topics", "Adjacent topics"),
        ("h2", "cited-in-this-lesson", "Cited in this lesson"),
        ("h2", "data-and-pictures-used", "Data and pictures used"),
    ]
    assert [id_ for _, id_, _ in _page("watch_next: []\n", mentions=Mentions()).headings] == []


def test_every_work_has_exactly_one_id() -> None:
    ids = _page().ids
    assert len(ids) == len(set(ids))
    assert [id_ for id_ in ids if id_.startswith("ref-")] == [
        "ref-series",
        "ref-series-ch1",
        "ref-book-ch1",
        "ref-toy",
        "ref-paper",
        "ref-data",
    ]


def test_source_material_gives_every_fact_under_its_label() -> None:
    page = _page()
    section = page.section("source-material")
    assert page.texts("ref-label") == ["Source curriculum (structural mirror, cited as further study):"]
    assert page.texts("ref-work") == ["Pictures Ltd, Moving Pictures of Maths, Chapter 1: “What is a net?”"]
    assert page.facts(section) == {
        "Creator:": "Ada Example (text adaptation by Josh Helper)",
        "Lesson page:": "https://series.example/net",
        "Series index:": "https://series.example/?topic=a&b=c",
        "License:": "© Ada Example, all rights reserved (notice read 2026-05-07); films on her site",
    }
    assert page.texts("ref-portion") == ["From Chapter 1, this lesson mirrors the opening portion."]
    assert "All rights in the series remain with Ada Example" in page.texts("ref-original")[0]


def test_several_chapters_are_each_credited() -> None:
    page = _page(LESSON.replace("chapters: [1]", "chapters: [1, 4]"))
    assert [text(work).rsplit(", ", 1)[-1] for work in page.find("ref-work")] == [
        "Chapter 1: “What is a net?”",
        "Chapter 4: “Backwards”",
    ]
    assert page.texts("ref-portion") == ["From Chapters 1 and 4, this lesson mirrors the opening portion."]


def test_a_whole_series_is_credited_as_a_whole() -> None:
    page = _page(LESSON.replace("chapters: [1]", "chapters: all").replace("the opening portion", "the series"))
    assert page.facts(page.section("source-material"))["Creator:"] == "Ada Example"
    assert page.texts("ref-portion") == ["This lesson mirrors the series."]


def test_an_openly_licensed_series_is_not_said_to_reserve_rights() -> None:
    head, _, tail = SERIES.partition("rights:")
    series = head + "licence: CC-BY-4.0\n" + tail[tail.index("chapters:") :]
    page = _page(library=shelf(series=series))
    assert page.facts(page.section("source-material"))["License:"] == "CC BY 4.0"
    assert "All rights" not in page.texts("ref-original")[0]


def test_cards_name_kind_whole_maker_year_place_and_reason() -> None:
    page = _page()
    first, second = page.find("ref-card", page.section("going-deeper"))
    assert [text(fact) for fact in first.iter("li")] == [
        "Book chapter",
        "Chapter 1 of A Book",
        "by Ludwig van Writer",
        "2015",
        "section 3",
        "CC BY-NC 3.0",
        "All uses of A chapter?",
    ]
    assert links(first)["A chapter?"] == "https://book.example/1"
    assert page.texts("ref-why", first) == ["It goes on."]
    assert page.texts("ref-card-title", second) == ["The Toy"]
    assert page.texts("ref-title", second) == ["A Toy with an Official Title"]


def test_lessons_to_come_are_named_without_a_link() -> None:
    page = _page()
    one, several = page.find("ref-lead")
    assert text(one) == "Second (lesson 2) It answers."
    assert links(one) == {"Second": "../lessons/k/second/lesson.md"}
    assert page.texts("ref-lead-title", several) == ["The road (lessons 2 to 4)"]
    assert page.texts("ref-planned", several) == ["Third", "Fourth"]
    assert "Third (lesson 3, to come)" in text(several)


def test_every_work_leads_to_its_entry_on_the_page_of_all_works() -> None:
    page = _page()
    named = {link.attrib["href"] for link in page.find("ref-uses")}
    works = {id_.removeprefix("ref-") for id_ in page.ids if id_.startswith("ref-")}
    assert {href.rpartition("#work-")[2] for href in named} == works
    assert all("works.md" in href for href in named)


def test_cited_works_say_where_they_are_cited() -> None:
    page = _page()
    entries = page.find("ref-entry")
    assert text(entries[0]).startswith("Ludwig van Writer (2015). A chapter? Chapter 1 of A Book.")
    places = [place for place in page.find("ref-places") if not page.find("ref-uses", place)]
    assert [text(place) for place in places] == [
        "Cited in: Lesson (sec. 2)",
        "Cited in: Lesson, Summary",
        "Shown in: Figure 1",
    ]
    assert links(places[1]) == {
        "Lesson": "../first/lesson#c2",
        "Summary": "../first/summary#c1",
    }


def test_shown_data_gives_title_maker_source_licence_and_changes() -> None:
    page = _page()
    assert page.facts(page.section("data-and-pictures-used")) == {
        "Title:": "Digits",
        "Creator:": "Bureau of Digits, 1998",
        "Source:": "https://data.example/",
        "License:": "CC BY 4.0",
        "Changes:": "stored in one file",
    }


def test_adapted_and_quoted_works_are_source_material() -> None:
    page = _page(
        "adapts:\n  - work: data\n    changes: shortened\n"
        "quotes:\n  - work: toy\n    locator: p. 3\n    excerpt: a < b\n"
    )
    assert page.texts("ref-label") == ["Adapted in this lesson:", "Quoted in this lesson:"]
    assert page.texts("ref-excerpt") == ["a < b"]
    assert page.facts(page.find("ref-source")[0])["Changes:"] == "shortened"


def test_outside_links_say_so_and_open_in_place() -> None:
    outside = [link for link in _page().root.iter("a") if link.attrib["href"].startswith("http")]
    assert outside
    assert {link.get("rel") for link in outside} == {"external noopener"}
    assert not any("target" in link.attrib for link in outside)


def test_html_and_markdown_in_records_stay_text() -> None:
    nasty = "<img src=x onerror=alert(1)> **b** _c_ [d](e) `f` {#g} | h </section>"
    record = WORKS["toy"].replace("label: The Toy", f'label: "{nasty}"').replace("[Dan One, Shan Two]", '["A <i>B"]')
    why = LESSON.replace("why: It can be touched.", f"why: |\n      {nasty}\n\n          - indented\n\n      # {nasty}")
    page = _page(why, shelf({"toy": record}))
    card = page.find("ref-card")[-1]
    assert page.texts("ref-card-title", card) == [nasty]
    assert page.texts("ref-why", card) == [f"{nasty} - indented # {nasty}"]
    assert page.texts("ref-creators", card) == ["by A <i>B"]
    assert not list(page.root.iter("img"))
    assert [tag for tag, _, _ in page.headings] == ["h2"] * 6


def test_a_card_says_which_edition_and_who_edited_it() -> None:
    book = "title: A Book\ncreators: [Ludwig van Writer]\nkind: book\nyear: 2015\nurl: https://book.example/\n"
    works = {"book": f"{book}licence: CC-BY-NC-3.0\nedition: 3rd\neditors: [Ada Example]\n"}
    page = _page(library=shelf(works))
    first = page.find("ref-card", page.section("going-deeper"))[0]
    assert "Chapter 1 of A Book, 3rd edition, edited by Ada Example" in [text(fact) for fact in first.iter("li")]


def test_a_card_carries_the_same_block_under_a_heading_of_its_own() -> None:
    references, _ = refer(mentions=EVERYTHING)
    page = Rendered(render_references_block(Templates(), references, href))
    assert page.headings[0] == ("h2", "references", "References")
    assert {tag for tag, _, _ in page.headings[1:]} == {"h3"}
    assert {title.tag for title in page.find("ref-card-title")} == {"h4"}
    assert [id_ for id_ in page.ids if id_.startswith("ref-")] == [id_ for id_ in _page().ids if id_.startswith("ref-")]


def test_a_card_without_sources_carries_no_block() -> None:
    assert not render_references_block(Templates(), References("k/m/card"), href)


def test_the_callout_names_the_series_and_links_to_the_references() -> None:
    references, _ = refer()
    callout = Rendered(render_callout(Templates(), references, href, "first/references"))
    assert text(callout.root) == (
        "This lesson mirrors Chapter 1 of Moving Pictures of Maths by Ada Example (Pictures Ltd): "
        "the opening portion. All references of this lesson"
    )
    assert links(callout.root)["All references of this lesson"] == "../first/references"
    assert not callout.ids
    assert not render_callout(Templates(), References("k/first"), href, "x")


def test_a_work_that_is_found_in_print_alone_is_credited_by_its_isbn() -> None:
    """No link leads nowhere: neither on the page, nor under a figure, nor in what is written for people."""
    printed = WORKS["data"].replace("url: https://data.example/", "isbn: 0-13-110362-8").replace("dataset", "book")
    library = shelf({"data": printed})
    adapted = "adapts:\n  - work: data\n    changes: shortened\n"
    page = _page(adapted, library, NO_MENTIONS)
    assert "ISBN 0131103628" in page.html
    assert 'href=""' not in page.html
    references, problems = refer(adapted, library)
    assert not [*problems, *check_attribution(references)]
    assert "- Source: ISBN 0131103628\n" in export_attribution({"k/first": references}, {})
    assert _credit_line(library.works["data"]).startswith("Digits (ISBN 0131103628), by Bureau of Digits, <a ")
