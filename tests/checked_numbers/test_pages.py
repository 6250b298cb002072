"""What is said of a page: every claim and every step at its place, once, with both values. No library, no process."""

from pathlib import Path

import pytest

from checked_numbers.pages import PAGE, check, mistakes, page, told
from clawdemy_site.diagnostics import Location
from clawdemy_site.figures.facts import Fact
from clawdemy_site.numbers.checker import check_numbers
from clawdemy_site.numbers.model import Answer, PageNumbers, Term

SOUND = """\
worked:
z = 0.5·0.3 + 0.8·(−0.2) + 0.2·0.5 + 0.1
  = 0.15 − 0.16 + 0.10 + 0.10
  = 0.19
1/(1 + e^(−z)) ≈ 0.547 = 0.5 + 0.047
A = (0.3 − 0)² + (0.8 − 1)² + (0.1 − 0)²
  = 0.09 + 0.04 + 0.01
B = 1.62
B − A = 1.48
(z, 2·z) = (0.19, 0.38)
z < 1 = true
z = 0.19
A ≈ 0.1 ≈ 0.14

The total [0.19]{= z}, as a share [19 %]{= z}, and [0.48]{= B − A − 1}.
"""


def test_a_sound_page_has_no_mistake_and_its_values_are_known(tmp_path: Path) -> None:
    results = check(tmp_path, page(SOUND))
    assert results.texts(PAGE, 0) == ("0.19", "0.19", "0.19", "0.19")
    assert results.texts(PAGE, 1) == ("0.547357…", "0.547", "0.547")
    assert results.texts(PAGE, 5) == ("(0.19, 0.38)", "(0.19, 0.38)")
    assert results.texts(PAGE, 9) == ("0.19",)
    assert results.texts(PAGE, 99) == ()


@pytest.mark.parametrize(
    ("before", "after"), [("0.15 −", "0.14 −"), ("= 0.09", "= 0.08"), ("1.48", "1.47"), ("0.38", "0.39")]
)
def test_any_digit_changed_is_told_where_it_stands(tmp_path: Path, before: str, after: str) -> None:
    lines = SOUND.split("\n")
    changed = next(number for number, line in enumerate(lines, 1) if before in line)
    found = mistakes(tmp_path, page(SOUND.replace(before, after, 1)))
    assert changed in {d.location.line for d in found}
    assert {d.rule for d in found} == {"wrong-number"}


CASES = [
    ("worked:\n1 + 1 = 3 = 2", "2:9 wrong-number 3 is written, 1 + 1 is 2, compared exactly"),
    (
        "worked:\nz = 0.5·0.3\n  = 0.16 + 0 = 0.15",
        "3:5 wrong-number 0.16 + 0 is 0.16, 0.5·0.3 is 0.15, compared exactly",
    ),
    ("worked:\n√2 = 1", "2:1 number-syntax '√' has no place in a sum"),
    ("worked:\nsqrt(2) = 1.41", "2:11 wrong-number 1.41 is written, sqrt(2) is 1.41421…, compared exactly"),
    ("worked:\nsqrt(2) ≈ 2^0.5", "2:11 number-syntax nothing says at how many digits these two sums agree"),
    (
        "worked:\nz = 1\n\nworked:\nz = 2",
        "5:1 name-defined-twice 'z' has another value already: 2 is written, z is 1, compared exactly",
    ),
    ("[0.5]{= zz}\n\nworked:\nzz = 1/2", "1:9 unknown-name nothing is called 'zz' here"),
    ("worked:\nz = 1/0 = 7\n\n[3]{= z} and [4]{= z + 1}", "2:5 number-failed 1/0: this divides by 0"),
    ("[1]{= a.b.c}", "1:7 unknown-name no figure 'a.b' states facts"),
    ("[1]{= cost.good.totl}", "1:7 unknown-name the figure 'cost.good' states no 'totl'"),
    ("[z]{= 1}", "1:2 number-syntax 'z' is not written as a number"),
    ("[13,000]{= 13002}", "1:2 wrong-number 13,000 is written, 13002 is 13,002, compared as whole numbers"),
    (
        "[1]{= (1, 2) + (1, 2, 3)}",
        "1:7 number-failed (1, 2) + (1, 2, 3): a list of 2 and a list of 3 do not go together",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[expected for _, expected in CASES])
def test_each_mistake_is_told_once_at_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert told(mistakes(tmp_path, page(text), facts={"cost.good": {"total": 0.0129}})) == [expected]


FACTS: dict[str, dict[str, Fact]] = {"a.b": {"total": 827, "sizes": [784, 17], "third": 1 / 3}}

SILENT = [
    ("784 + 43 = 827   #= a.b.total", []),
    ("784   #= a.b.sizes[0]", []),
    ("784 + 42 = 826   #= a.b.total", ["2:12 wrong-number 826 is written, a.b.total is 827, compared exactly"]),
    ("826 #= a.b.total", ["2:1 wrong-number 826 is written, a.b.total is 827, compared exactly"]),
    (
        "z = 784 + 42\n  = 826 # so\n  #= a.b.total",
        ["3:5 wrong-number 826 is written, a.b.total is 827, compared exactly"],
    ),
    ("z = 0.5 + 0.5 #= a.b.total", ["2:5 wrong-number 0.5 + 0.5 is 1, a.b.total is 827, compared exactly"]),
    ("(784, 16) #= a.b.sizes", ["2:1 wrong-number (784, 16) is written, a.b.sizes is (784, 17), compared exactly"]),
    # What is rounded on the page is held to the value that it was rounded from.
    ("1/3 ≈ 0.33 = 0.33   #= a.b.third", []),
    ("1/4 ≈ 0.3   #= a.b.third", ["2:1 wrong-number 1/4 is 0.25, a.b.third is 0.333333…, compared exactly"]),
    ("827 = 827   #= a.b.totl", ["2:16 unknown-name the figure 'a.b' states no 'totl'"]),
    ("827 = 827   #= 1 = 1", ["2:18 number-syntax '=' has no place in a sum"]),
]


@pytest.mark.parametrize(("text", "expected"), SILENT, ids=[text for text, _ in SILENT])
def test_what_is_shown_is_held_to_a_side_that_is_not(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert told(mistakes(tmp_path, page(f"worked:\n{text}"), facts=FACTS)) == expected


def test_a_side_that_is_shown_no_more_is_judged_anew(tmp_path: Path) -> None:
    """Kept results know the one sign from the other: the mistake moves to the other side."""
    shown, silent = page("worked:\n826 = a.b.total"), page("worked:\n826 #= a.b.total")
    assert [str(d.location) for d in mistakes(tmp_path, shown, facts=FACTS)] == [f"{PAGE}:2:7"]
    assert [str(d.location) for d in mistakes(tmp_path, silent, facts=FACTS)] == [f"{PAGE}:2:1"]


HELP = [
    ("worked:\n826 #= 827", "write 827, or mend the sum"),
    ("worked:\n0.33 #= 1/3", "mend one of the two"),
    ("[0.548]{= 0.5473576}", "write 0.547, or mend the sum"),
    ("[13,000]{= 13002}", "write 13,002, or mend the sum, or write ≈ for a rounded number"),
    ("worked:\nsqrt(2) = 1.41", "mend one of the two, or write ≈ for a rounded number"),
    ("[1]{= cost.good.totl}", "did you mean 'total'?"),
    ("[1]{= cos.good.total}", "did you mean 'cost.good'?"),
    ("[1]{= sqr(4)}", "did you mean 'sqrt'?"),
    ("[1]{= zz}\n\nworked:\nzz = 1/2", "the page defines it further down"),
]


@pytest.mark.parametrize(("text", "expected"), HELP, ids=[expected for _, expected in HELP])
def test_help_says_what_to_write(tmp_path: Path, text: str, expected: str) -> None:
    found = mistakes(tmp_path, page(text), facts={"cost.good": {"total": 0.0129}})
    assert [d.help for d in found] == [expected]


def test_facts_are_numbers_lists_tables_and_texts(tmp_path: Path) -> None:
    facts: dict[str, dict[str, Fact]] = {
        "forward.pass": {"hidden": [0.4, 0.0], "table": [[1, 2], [3, 4]], "misses": "a 4 taken for a 7"}
    }
    text = """\
[(0.4, 0)]{= forward.pass.hidden} [0.4]{= forward.pass.hidden[0]} [4]{= forward.pass.table[1][1]}
[a 4 taken for a 7]{= forward.pass.misses} [0.5]{= forward.pass.hidden[0] + 0.1}
"""
    check(tmp_path, page(text), facts=facts)


def test_an_answer_has_a_value_and_is_compared_with_nothing(tmp_path: Path) -> None:
    answer = Answer(Term("0.4·2", Location(PAGE, 3, 13)))
    broken = Answer(Term("0.4·", Location(PAGE, 9, 13)))
    numbers = PageNumbers(PAGE, (answer, broken))
    results, found = check_numbers([numbers], tmp_path, "figures", {}, Path("cache"))
    assert results.values[PAGE] == ((0.8,), (None,))
    assert told(found) == ["9:16 number-syntax nothing follows '·'"]


def test_names_of_one_page_are_not_those_of_another(tmp_path: Path) -> None:
    first, second = page("worked:\nz = 1"), page("[1]{= z}", path="other.md")
    assert [str(d.location) for d in mistakes(tmp_path, first, second)] == ["other.md:1:7"]
