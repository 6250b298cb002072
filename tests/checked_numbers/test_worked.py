"""Worked sums are read line by line: chains, definitions, comments, and a place for every side."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.numbers.model import Chain
from clawdemy_site.numbers.worked import parse_worked, split_lines

FENCE = """\
z = 0.5·0.3 + 0.8·(−0.2) + 0.1
  = 0.15 − 0.16 + 0.10 = 0.09     # step by step
# a line of comment does not end a sum
  ≈ 0.1

sigmoid(z) ≈ 0.522
(1 ≤ 2) == true = true
random(3, seed=1) = (1, 2)"""


def texts(chain: Chain) -> list[str]:
    return [chain.left.text, *(f"{step.relation} {step.term.text}" for step in chain.steps)]


def test_lines_become_sums() -> None:
    chains, found = parse_worked(FENCE, "page.md", 10, digits=2)
    assert found == []
    assert list(map(texts, chains)) == [
        ["z", "= 0.5·0.3 + 0.8·(−0.2) + 0.1", "= 0.15 − 0.16 + 0.10", "= 0.09", "≈ 0.1"],
        ["sigmoid(z)", "≈ 0.522"],
        ["(1 ≤ 2) == true", "= true"],
        ["random(3, seed=1)", "= (1, 2)"],
    ]
    assert {chain.digits for chain in chains} == {2}


def test_every_side_has_its_line_and_column() -> None:
    chains, _ = parse_worked(FENCE, "page.md", 10, first_column=5)
    places = [chains[0].left.location, *(step.term.location for step in chains[0].steps)]
    assert places == [Location("page.md", *at) for at in ((10, 5), (10, 9), (11, 9), (11, 30), (13, 9))]


def test_a_line_keeps_its_comment_for_the_page() -> None:
    line = split_lines("  = 0.09   # step  by step ")[0]
    assert line.comment == "step  by step"
    assert [(side.relation, side.text, side.offset) for side in line.sides] == [(None, "", 0), ("=", "0.09", 4)]


SILENT = """\
784 + 42 = 826   #= fig.network.total
784   #= fig.network.sizes[0] # a comment, and shown
z = 0.5 # = no side
  #= fig.one.z   #= f(1)
  ≈ 1
"""


def test_a_side_behind_a_hash_and_a_sign_is_read_and_not_shown() -> None:
    chains, found = parse_worked(SILENT, "page.md", 10, first_column=5)
    assert found == []
    assert [(texts(chain), [step.is_shown for step in chain.steps]) for chain in chains] == [
        (["784 + 42", "= 826", "= fig.network.total"], [True, False]),
        (["784", "= fig.network.sizes[0]"], [False]),
        (["z", "= 0.5", "= fig.one.z", "= f(1)", "≈ 1"], [True, False, False, True]),
    ]
    places = [step.term.location for chain in chains for step in chain.steps if not step.is_shown]
    assert places == [Location("page.md", *at) for at in ((10, 25), (11, 14), (13, 10), (13, 25))]
    assert [line.comment for line in split_lines(SILENT)] == ["", "a comment, and shown", "= no side", "", "", ""]


WRONG = [
    ("1 = 1   #=", "1:9 nothing follows '#='"),
    ("826 #=  ", "1:5 nothing follows '#='"),
    ("1 = 1 #= 1 #= # so", "1:12 nothing follows '#='"),
    ("1 = 1\n\n  #= 1", "3:3 nothing stands before '#='"),
    ("5 + 6 # = 11", "1:1 nothing is said of this sum"),
    ("= 5", "1:1 nothing stands before '='"),
    ("z = 5\n\n  = 5", "3:3 nothing stands before '='"),
    ("5 + 6", "1:1 nothing is said of this sum"),
    ("5 + 6\n7 = 7", "1:1 nothing is said of this sum"),
    ("1 =", "1:3 nothing follows '='"),
    ("1 = = 1", "1:3 nothing follows '='"),
    ("  ≈ 1\n  = 1", "1:3 nothing stands before '≈'"),
    ("1 = 1\n" * 201, "201:1 a worked sum has 202 lines, and 200 are the most"),
]


@pytest.mark.parametrize(("text", "message"), WRONG, ids=[message for _, message in WRONG])
def test_a_line_that_is_no_sum_is_told_once(text: str, message: str) -> None:
    _, found = parse_worked(text, "page.md", 1)
    assert [f"{d.location.line}:{d.location.column} {d.message}" for d in found] == [message]


def test_an_empty_fence_claims_nothing() -> None:
    assert parse_worked("\n# only a comment\n", "page.md", 1) == ((), [])
