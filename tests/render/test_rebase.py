"""A body taken to another page keeps its words; its ids stay unique there, and its links lead where they led."""

from dataclasses import replace

import pytest

from clawdemy_site.figures.drawn import PREFIX, Drawn
from clawdemy_site.render.marks import mark_drawing, mark_link, mark_picture
from clawdemy_site.render.rebase import HtmlRebaser, cut_section
from clawdemy_site.site.options import Addresses, Options
from projects import bare_site

GROUP = f'<g clip-path="url(#{PREFIX}-c)"><use xlink:href="#{PREFIX}-p"/></g>'
STILL = f'<svg aria-labelledby="{PREFIX}-t {PREFIX}-d">{GROUP}</svg>'
MOVING = f'<svg id="{PREFIX}-moving"><style>.{PREFIX}-1{{animation:{PREFIX}-k 1s}}</style><g/></svg>'
HERE = "lessons/tea/whole.md"
WATER = "lessons/tea/water/lesson.md"
MILK = "lessons/tea/milk/lesson.md"


def place(src_uri: str, anchor: str) -> str | None:
    """Where a place of two lessons stands on the page that gathers them."""
    prefix = {WATER: "w-", MILK: "m-"}.get(src_uri)
    return None if prefix is None else f"{prefix}{anchor or 'top'}"


def drawn(svg: str) -> Drawn:
    """A figure with nothing but its drawing."""
    return Drawn("a.b", svg, 10, 10, {}, "", "", ())


def rebaser(*, directories: bool = True) -> HtmlRebaser:
    site = bare_site(Options(addresses=Addresses(directories)))
    return HtmlRebaser(replace(site, drawings={"a.b": drawn(STILL), "a.moves": drawn(MOVING)}), HERE, place)


def move(body: str, shift: int = 0, *, directories: bool = True) -> str:
    return rebaser(directories=directories).move(body, WATER, "w-", shift)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("#boil", "#w-boil"),
        (mark_link(MILK, "pour"), "#m-pour"),
        (mark_link(MILK), "#m-top"),
        (mark_link("lessons/tea/water/practice.md", "check"), "../water/practice/#check"),
        (mark_link("works.md"), "../../../works/"),
        ("../practice/#check", "../water/practice/#check"),
        ("../../../../", "../../../"),
        ("../../../../assets/a.svg?x=1&amp;y=2", "../../../assets/a.svg?x=1&amp;y=2"),
        ("https://example.org/#a", "https://example.org/#a"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_links_lead_where_they_led(written: str, moved: str) -> None:
    assert move(f'<a href="{written}">x</a>') == f'<a href="{moved}">x</a>'


def test_a_link_inside_a_page_that_does_not_come_along_leads_back_to_it() -> None:
    moved = rebaser().move('<a href="#rest">', "lessons/tea/sugar/lesson.md", "s-")
    assert moved == '<a href="../sugar/lesson/#rest">'


def test_links_lead_where_they_led_without_folders() -> None:
    assert move('<a href="practice.html#check">', directories=False) == '<a href="water/practice.html#check">'
    assert move(f'<a href="{mark_link(MILK)}">', directories=False) == '<a href="#m-top">'
    assert move(f'<a href="{mark_link("index.md")}">', directories=False) == '<a href="../../index.html">'


def test_ids_and_what_names_them_stay_together() -> None:
    body = f"""<h2 id="a">x</h2>{mark_drawing("a.b", "f")}<label for='f'>a > b</label>"""
    assert move(body) == (
        '<h2 id="w-a">x</h2><svg aria-labelledby="w-f-t w-f-d"><g clip-path="url(#w-f-c)">'
        '<use xlink:href="#w-f-p"/></g></svg><label for="w-f">a > b</label>'
    )


def test_tabs_of_two_lessons_are_two_groups() -> None:
    tab = '<input id="__tabbed_1_1" name="__tabbed_1" type="radio" /><label for="__tabbed_1_1">A</label>'
    assert move(tab) == tab.replace("__tabbed", "w-__tabbed")


def test_a_picture_that_an_author_drew_on_the_page_keeps_its_parts() -> None:
    body = '<svg><g id="c" clip-path="url(#c)"/><use xlink:href="#p"/></svg>'
    assert move(body) == '<svg><g id="w-c" clip-path="url(#w-c)"/><use xlink:href="#w-p"/></svg>'


def test_an_animation_stands_still() -> None:
    moved = move(mark_drawing("a.moves", "f"))
    assert moved == '<svg id="w-f-moving"><g/></svg>'


def test_pictures_are_found_from_the_new_page() -> None:
    marked = mark_picture("lessons/tea/kettle.jpg")
    assert move(f'<img src="{marked}" alt="a > b">') == '<img src="../kettle.jpg" alt="a > b">'
    assert move('<img src="../../kettle.jpg">') == '<img src="../kettle.jpg">'
    assert move('<img src="data:image/png;base64,AA==">') == '<img src="data:image/png;base64,AA==">'


def test_headings_sink() -> None:
    assert move("<h2>a</h2><h3>b</h3><h6>c</h6>", 1) == "<h3>a</h3><h4>b</h4><h6>c</h6>"


@pytest.mark.parametrize(
    "left",
    [
        '<a class="headerlink" href="#a">#</a>',
        '<p class="sums-switch"><label><input type="checkbox" class="sums-switch__box"> Show the sums</label></p>',
        '<details class="sums"><summary>Sums</summary><details><p>1</p></details></details>',
        '<span class="number__sum" hidden> = 1 + 1</span>',
        '<button class="cite__open" popovertarget="c"></button><small class="cite__card" id="c" popover>Card</small>',
        "<script>if (1 < 2) { run() }</script>",
        "<style>#a:has(>#b :checked){color:red}</style>",
    ],
)
def test_what_works_on_its_own_page_alone_stays_there(left: str) -> None:
    assert move(f"<p>before{left} after</p>") == "<p>before after</p>"


def test_a_word_that_opens_a_card_stays_a_word() -> None:
    card = '<span popover id="t">holds <i>one</i> number</span>'
    body = f'<p>A <button popovertarget="t"><b>neuron</b></button>{card}.</p>'
    assert move(body) == "<p>A <b>neuron</b>.</p>"


def test_the_link_under_the_button_of_a_citation_can_be_reached() -> None:
    assert move('<a class="citation" tabindex="-1" href="#r">(K)</a>') == '<a class="citation" href="#w-r">(K)</a>'
    assert move('<div tabindex="0">') == '<div tabindex="0">'


def test_a_section_is_cut_from_its_heading_to_the_next() -> None:
    body = '<h2 id="a"><b>A</b></h2>\n<p>one</p>\n<h3>two</h3>\n<h2 id="b">B</h2><p>three</p><details class="sums">'
    assert cut_section(body, "a") == "<p>one</p>\n<h3>two</h3>"
    assert cut_section(body, "b") == "<p>three</p>"
    assert cut_section(body, "c") == ""
