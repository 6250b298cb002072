"""Names of a page that take another value, and what rests on them."""

from pathlib import Path

from checked_numbers.pages import PAGE, page, told
from clawdemy_site.diagnostics import Location
from clawdemy_site.numbers.checker import check_numbers
from clawdemy_site.numbers.model import Answer, Let, PageNumbers, Term
from clawdemy_site.numbers.sums import trace_names

CLAIMS = page("worked:\na = 2\nb = 3\nc = a + 1 = 3\nd = b·b\ne1 = c·d + √\na = 2\n").claims


def term(text: str, line: int) -> Term:
    return Term(text, Location(PAGE, line))


def test_a_name_rests_on_all_that_its_sum_rests_on() -> None:
    names = trace_names(CLAIMS, {"a"})
    assert {name: sorted(roots) for name, roots in names.roots.items()} == {
        "a": ["a"],
        "b": [],
        "c": ["a"],
        "d": [],
        "e1": [],
    }
    assert names.roots_of("c·d") == {"a"}
    assert not names.roots_of("b + sqrt(d)")
    assert not names.roots_of("a +")


def test_what_a_sum_needs_comes_in_the_order_of_the_page() -> None:
    names = trace_names(CLAIMS, {"a"})
    assert names.needed_by(["d", "c + sigmoid(1)"]) == ("b", "c", "d")
    assert names.needed_by(["a"]) == ()
    assert list(names.sums) == ["b", "c", "d", "e1"]


def test_a_name_can_take_another_value_and_sums_are_held_to_it(tmp_path: Path) -> None:
    (tmp_path / PAGE).touch()
    check = page("worked:\nc = 2·a\n").claims[0]
    claims = [
        *(Let(term("a", 1), term(text, 1)) for text in ("1", "a + 1")),
        Let(term("c", 2), term("2·a", 2)),
        check,
        Answer(term("c", 3)),
        Let(term("a", 4), term("-0.5", 4)),
        Answer(term("a", 5)),
        check,
        Let(term("c", 6), term("a·nothing", 6)),
        Answer(term("c", 7)),
    ]
    pages = [PageNumbers(f"{PAGE}#part", tuple(claims))]
    results, found = check_numbers(pages, tmp_path, "figures", {}, Path("cache"))
    values = results.values[f"{PAGE}#part"]
    assert [one[-1] for one in values] == [1, 2, 4, 4, 4, -0.5, -0.5, -1, None, None]
    assert told(sorted(found)) == [
        "2:1 name-defined-twice 'c' has another value already: 2·a is −1, c is 4, compared exactly",
        "6:3 unknown-name nothing is called 'nothing' here",
    ]
    assert check_numbers(pages, tmp_path, "figures", {}, Path("cache"))[0].reused == 1
