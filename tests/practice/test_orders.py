"""Orders are read in their right order and shown in another."""

import pytest

from clawdemy_site.practice.kinds.order import check_order
from clawdemy_site.practice.lists import shuffle
from practice.bodies import read

RIGHT = ("Sort.\n\n 1.  a b \n\n2. c\n7. d\n", "1. a\n2. b\n3. c")


@pytest.mark.parametrize("text", RIGHT)
def test_a_list_is_read_as_markdown_reads_it(text: str) -> None:
    assert read(check_order, text) == []


WRONG = {
    "no list": ("Sort.", ["3:1 order-items"]),
    "two items": ("1. a\n2. b", ["3:1 order-items"]),
    "equal items": ("1. A  b\n2. c\n3. a b", ["8:4 order-items"]),
    "run into text": ("Sort.\n1. a\n2. b\n3. c", ["7:1 order-list"]),
    "bullets": ("- a\n- b\n- c", ["6:1 order-list", "7:1 order-list", "8:1 order-list"]),
    "brackets behind numbers": ("1. a\n2) b\n3. c\n4. d", ["7:1 order-list"]),
    "numbers that go back": ("1. a\n3. b\n2. c", ["8:1 order-list"]),
    "no space behind numbers": ("1.a\n2.b\n3.c", ["6:1 order-list", "7:1 order-list", "8:1 order-list"]),
    "an item on two lines": ("1. a\nmore\n2. b\n3. c", ["7:1 order-list"]),
    "text set in": ("1. a\n\n    more\n2. b\n3. c", ["8:5 order-list"]),
    "text after": ("1. a\n2. b\n3. c\n\nDone.", ["10:1 order-list"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_list_is_told_where_it_is_wrong(text: str, expected: list[str]) -> None:
    assert read(check_order, text) == expected


def test_no_id_shows_the_right_order() -> None:
    for count in range(2, 8):
        for number in range(200):
            order = shuffle(f"block-{number}", count)
            assert sorted(order) == list(range(count))
            assert order != tuple(range(count))


def test_every_other_order_of_three_is_shown_to_someone() -> None:
    assert len({shuffle(f"block-{number}", 3) for number in range(200)}) == 5


def test_an_order_stays_as_it_is() -> None:
    assert [shuffle("steps-of-a-neuron", count) for count in (0, 1, 2, 5)] == [(), (0,), (1, 0), (3, 0, 2, 1, 4)]
