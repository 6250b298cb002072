"""Pairs are read from a table, and a table that would not come out as pairs is told of."""

import pytest

from clawdemy_site.practice.kinds.match import MOST, check_match
from practice.bodies import read

HEAD = "| a | b |\n|---|---|\n"
PAIRS = f"{HEAD}| x | y |\n| z | w |"
LONG = HEAD + "".join(f"| l{number} | r{number} |\n" for number in range(MOST))

RIGHT = {
    "two columns": PAIRS,
    "what is said of a pair": "| a | b | |\n| :--- | ---: | - |\n| x | y | so |\n| z | w | |",
    "no names": "| | |\n|---|---|\n| x | y |\n| z | w |",
    "text above": f"Look.\n\n{PAIRS}\n",
    "bars in code and escaped": f"{HEAD}| `a|b` | y \\| z |\n| ``a`|b`` | w |",
    "as many as there are letters": LONG,
    "the same word on both sides": f"{HEAD}| x | y |\n| y | x |",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_a_table_of_pairs_is_right(text: str) -> None:
    assert read(check_match, text) == []


WRONG = {
    "no table": ("Match.", ["3:1 match-pairs"]),
    "a list": ("- x: y\n- z: w", ["3:1 match-pairs"]),
    "a head alone": ("| a | b |", ["3:1 match-pairs"]),
    "no pairs": (HEAD, ["3:1 match-pairs"]),
    "one pair": (f"{HEAD}| x | y |", ["3:1 match-pairs"]),
    "more than there are letters": (f"{LONG}| x | y |", ["3:1 match-pairs"]),
    "one column": ("| a |\n|---|\n| x |\n| y |", ["6:3 match-table"]),
    "four columns": ("|a|b|c|d|\n|---|---|---|---|\n|x|y|z|w|", ["6:2 match-table"]),
    "no rule": ("| a | b |\n| x | y |\n| z | w |", ["7:3 match-table"]),
    "a rule too short": ("| a | b |\n|---|\n| x | y |\n| z | w |", ["7:2 match-table"]),
    "a cell too many": (f"{HEAD}| x | y | z |\n| z | w |", ["8:3 match-table"]),
    "a cell too few": (f"{HEAD}| x |\n| z | w |", ["8:3 match-table"]),
    "run into text": (f"Look:\n{PAIRS}", ["7:1 match-table"]),
    "no bar at the end": (f"{HEAD}| x | y |\n| z | w", ["9:1 match-table"]),
    "an escaped bar at the end": (f"{HEAD}| x | y |\n| z | w \\|", ["9:1 match-table"]),
    "a blank line between rows": (f"{PAIRS}\n\n| u | v |", ["11:1 match-table"]),
    "text after": (f"{PAIRS}\n\n  Done.", ["11:3 match-table"]),
    "no left side": (f"{PAIRS}\n| | v |", ["10:2 match-pairs"]),
    "no right side": (f"{PAIRS}\n| u |   |", ["10:6 match-pairs"]),
    "a left side twice": (f"{PAIRS}\n| *X* | u |\n| x | v |", ["11:3 match-pairs"]),
    "a right side twice": (f"{PAIRS}\n| u |  W |", ["10:8 match-pairs"]),
    "a pair twice": (f"{PAIRS}\n| x | Y |", ["10:3 match-pairs", "10:7 match-pairs"]),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_table_is_told_where_it_is_wrong(text: str, expected: list[str]) -> None:
    assert read(check_match, text) == expected
