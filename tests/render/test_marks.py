"""Marks in a rendered body: each is put in its place, and none can be written by an author."""

import html

import pytest

from clawdemy_site.render.marks import (
    DRAWING,
    LINK,
    Placement,
    is_mark,
    mark_drawing,
    mark_link,
    mark_picture,
    marked_drawings,
    without_marks,
)
from clawdemy_site.render.text import render_text
from projects import bare_site

SHOWING = Placement(
    link=lambda src_uri, anchor: f"to:{src_uri}#{anchor}",
    picture=lambda path: f"of:{path}",
    draw=lambda name, prefix: f'<svg id="{prefix}">{name}</svg>',
)
HOSTILE = """a"b'c<d>&amp;é"""


def test_each_mark_gives_way_to_what_its_place_needs() -> None:
    body = f'<a href="{mark_link("a.md", "x")}">a</a><img src="{mark_picture("b.png")}">{mark_drawing("t.f", "p")}'
    assert SHOWING.settle(body) == '<a href="to:a.md#x">a</a><img src="of:b.png"><svg id="p">t.f</svg>'


def test_one_body_is_settled_in_as_many_places_as_it_stands() -> None:
    body = f'<a href="{mark_link("a.md")}">a</a>'
    site = bare_site()
    settled = {here: site.placement(here).settle(body) for here in ("index.md", "lessons/tea/cards.md")}
    assert settled == {"index.md": '<a href="a/">a</a>', "lessons/tea/cards.md": '<a href="../../../a/">a</a>'}


@pytest.mark.parametrize("kind", ["link", "picture"])
def test_a_name_with_any_sign_comes_out_whole_and_ends_no_attribute(kind: str) -> None:
    mark = (
        mark_link(html.escape(HOSTILE), html.escape(HOSTILE)) if kind == "link" else mark_picture(html.escape(HOSTILE))
    )
    address = f"to:{HOSTILE}#{HOSTILE}" if kind == "link" else f"of:{HOSTILE}"
    assert SHOWING.settle(f'<a href="{mark}">') == f'<a href="{html.escape(address)}">'


def test_what_comes_in_the_place_of_a_mark_is_not_read_for_marks_again() -> None:
    nested = Placement(SHOWING.link, SHOWING.picture, lambda name, _prefix: mark_link(name))
    assert nested.settle(mark_drawing("a", "p")) == mark_link("a")


@pytest.mark.parametrize(
    "text", [LINK, f"{LINK}a.md", mark_link("a.md")[:-1], mark_link("a.md")[1:], "\ue0f0a\ue0f7b\ue0f8"]
)
def test_what_is_no_whole_mark_stays_as_it_is(text: str) -> None:
    assert SHOWING.settle(f"<p>{text}</p>") == f"<p>{text}</p>"


def test_marks_are_known_where_they_begin() -> None:
    assert all(map(is_mark, [mark_link("a"), mark_picture("a"), mark_drawing("a", "b")]))
    assert not any(map(is_mark, ["", "a.md", f"a{LINK}", "#x"]))


def test_the_drawings_of_a_body_are_told_in_order_each_as_often_as_it_stands() -> None:
    body = mark_drawing("t.b", "1") + mark_link("t.c") + mark_drawing("t.a", "2") + mark_drawing("t.b", "3")
    assert list(marked_drawings(body)) == ["t.b", "t.a", "t.b"]


@pytest.mark.parametrize(
    "written",
    [
        f"See {mark_link('index.md', 'x')} and {DRAWING}t.f\ue0f7p\ue0f8.",
        f"[a]({mark_link('index.md', 'x')}) ![b]({mark_picture('c.png')})",
        f'<a href="{mark_link("index.md", "x")}">a</a>',
        f"`{mark_drawing('t.f', 'p')}`",
    ],
)
def test_no_author_can_write_a_mark(written: str) -> None:
    body = render_text(bare_site(), without_marks(written), "a.md").html
    settled = SHOWING.settle(body)
    assert "<svg" not in settled
    assert "to:index.md#x" not in settled
    assert not set(settled) & {LINK, DRAWING}
