"""What the scan reads in practice blocks: blanks where they belong, and the names that ranges define."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.numbers.model import Chain, Claim

HEAD = "    id: a\n    outcome: b\n"
EXERCISE = """\
/// exercise | Multiply [3]{= b}
    id: a
    outcome: b
    ranges: a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9
    answer: a·b
Task [0.4]{= a}.
//// solution
S
////
///
"""


def scan(text: str) -> tuple[PageScan, list[str]]:
    page, found = scan_page("content/a.md", text)
    assert all(d.help for d in found)
    return page, [f"{d.location.line}:{d.location.column} {d.rule}" for d in found]


def fill(text: str) -> tuple[PageScan, list[str]]:
    return scan(f"/// fill | Q\n{HEAD}{text}\n///")


def test_ranges_define_their_names_where_they_stand() -> None:
    page, found = scan(EXERCISE)
    assert found == []
    title, first, second, task = page.numbers
    assert isinstance(title, Claim)
    assert isinstance(task, Claim)
    for chain, name, value, columns in ((first, "a", "0.4", (13, 17)), (second, "b", "3", (45, 49))):
        assert isinstance(chain, Chain)
        assert (chain.left.text, chain.left.location) == (name, Location("content/a.md", 4, columns[0]))
        (step,) = chain.steps
        assert (step.relation, step.term.text, step.term.location.column) == ("=", value, columns[1])


def test_a_number_in_a_blank_is_checked_like_any_other() -> None:
    page, found = fill("So [_[0.55]{≈ s(0.19)}_] comes out.")
    assert found == []
    (claim,) = page.numbers
    assert isinstance(claim, Claim)
    assert (claim.written.text, claim.relation, claim.expression.text) == ("0.55", "≈", "s(0.19)")
    assert (claim.written.location.column, claim.expression.location.column) == (7, 15)


def test_blanks_are_no_links() -> None:
    page, found = fill("A [_b_], [_c_][_d_] and [_e / f_]. See [g](#h) and [@i].")
    assert found == []
    assert [link.target for link in page.links] == ["#h"]
    assert [citation.work_id for citation in page.citations] == ["i"]


def test_what_looks_like_a_blank_elsewhere_is_left_alone() -> None:
    assert scan("`[_a_]`, $[x]$, \\[_a_], [_a_](b.md), [_a_ b](b.md) and [_a_][c].\n\n[c]: b.md")[1] == []


WRONG = {
    "nothing in it": ("A [__] b.", ["4:5 blank-form"]),
    "an empty part": ("A [_a / _] b.", ["4:5 blank-form"]),
    "an empty part between": ("A [_a / / b_] b.", ["4:5 blank-form"]),
    "code in it": ("A [_a `b`_] b.", ["4:7 blank-form"]),
    "a formula in it": ("A [_$b$_] b.", ["4:5 blank-form"]),
    "a bar in it": ("A [_a | b_] b.", ["4:7 blank-form"]),
    "a link in it": ("A [_[a](b.md)_] b.", ["1:1 fill-without-blank", "4:3 blank-form"]),
    "braces in it": ("A [_{a}_] b.", ["4:5 blank-form"]),
    "a bare number": ("A [_0.5_] b.", ["4:5 blank-number"]),
    "a bare number beside words": ("A [_half / 50 %_] b.", ["4:5 blank-number"]),
    "a number beside words": ("A [_about [2]{= 1+1}_] b.", ["4:11 blank-form"]),
    "a percentage": ("A [_[50 %]{= 1/2}_] b.", ["4:3 blank-number"]),
    "a sum": ("A [_[1/2]{= 0.5}_] b.", ["4:3 blank-number"]),
    "words that are given": ("A [_[some]{given: us}_] b.", ["4:3 blank-number"]),
    "no reason": ("A [_[2]{given: }_] b.", ["4:16 number-empty"]),
    "never closed": ("A [_b] and [_c_].", ["4:3 blank-form"]),
    "closed on the next line": ("A [_b\nc_] and [_d_].", ["4:3 blank-form"]),
    "taken for an address": ("[_b_]: what [_c_] is.", ["4:1 blank-form"]),
    "a sum behind it": ("A [_b_]{= 2}.", ["4:8 number-form"]),
    "a sum around it": ("A [b [_c_]]{= 2}.", ["4:6 number-sign"]),
    "in place of a picture": ("A ![b [_c_]](d.png).", ["4:7 blank-form"]),
    "none": ("A b.", ["1:1 fill-without-blank"]),
    "only in a hint": ("A b.\n//// hint\n[_c_]\n////", ["1:1 fill-without-blank", "6:1 blank-outside-fill"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_blank_is_told_where_it_is_wrong(text: str, expected: list[str]) -> None:
    assert sorted(fill(text)[1]) == sorted(expected)


def test_blanks_stand_in_fills_alone() -> None:
    assert scan("A [_b_] c.\n\n| a |\n|---|\n| [_d_] |\n\n## [_e_]\n")[1] == [
        "1:3 blank-outside-fill",
        "5:3 blank-outside-fill",
        "7:4 blank-outside-fill",
    ]
    assert scan(f"/// fill | [_q_]\n{HEAD}A [_b_].\n///")[1] == ["1:12 blank-outside-fill"]


def test_a_heading_gives_way_to_the_ids_that_blocks_make() -> None:
    assert scan(f"## A {{#a-question}}\n\n## B {{#a-field-1}}\n\n{EXERCISE}")[1] == [
        "1:4 heading-id-twice",
        "3:4 heading-id-twice",
    ]
