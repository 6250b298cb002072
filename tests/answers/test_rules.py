"""Each thing that would mark an exercise wrongly is told once, at its place; in `exercise` options begin on line 4."""

from pathlib import Path

import pytest

from answers.pages import PRODUCT, exercise, told, work_out

MISTAKE = "//// mistake\n    answer: {}\nNo.\n////"
SHOWN = "[4]{= a} and [3]{= b}"
RANGES = "ranges: a = 4 in 1 to 9; b = 3 in 1 to 9"

ANSWERS = {
    "a list": (
        exercise("answer: [1, 2]", "accept: 0.5"),
        ["4:13 answer-number [1, 2] is a list of 2, and an answer is one number"],
    ),
    "a truth value": (
        exercise("answer: 1 < 2"),
        ["4:13 answer-number 1 < 2 is a truth value, and an answer is one number"],
    ),
    "a mistake that is a list": (
        exercise("answer: 3", more=MISTAKE.format("(1, 2)")),
        ["7:13 answer-number (1, 2) is a list of 2, and an answer is one number"],
    ),
    "no distance": (
        exercise("answer: 1/4"),
        ["4:13 missing-accept 1/4 is 0.25, and nothing says how far from it is still right"],
    ),
    "a mistake within a part of the answer": (
        exercise("answer: 200", "accept: 5 %", more=MISTAKE.format("190")),
        ["8:13 mistake-right 190 is 190, which counts as right: the answer is 200"],
    ),
    "a solution that is further off than a part of it": (
        exercise("answer: 2/3", "accept: 1 %", solution="[0.7]{= 2/3}"),
        ["5:13 answer-rounded the solution shows 0.7, and that is further than 0.00666667 from 0.666666…"],
    ),
    "a solution in another unit": (
        exercise(
            "answer: 5000000", "unit: W", solution="So [5,000,000]{= 5000000} MW of it, or [5,000,000]{= 5000000} W."
        ),
        ["9:5 answer-unit the solution writes 5,000,000 MW, and the answer is asked for in W"],
    ),
    "a percentage of a percentage": (
        exercise("answer: 40 %", "accept: 0.1", "unit: %", solution="[40 %]{= 40 %}"),
        [
            "4:13 answer-unit 40 % and the unit both say %: the page would ask for 40 % %",
            "10:2 answer-unit the solution writes 40 %, and the page adds % to its answers",
        ],
    ),
    "no end of distance": (exercise("answer: 1/4", "accept: 1e999"), ["5:13 bad-accept this distance is too large"]),
    "a mistake that counts as right": (
        exercise("answer: 1/4", "accept: 0.05", more=MISTAKE.format("0.3")),
        ["8:13 mistake-right 0.3 is 0.3, which counts as right: the answer is 0.25"],
    ),
    "a mistake that reaches the right answer": (
        exercise("answer: 5", more=MISTAKE.format("6\n    accept: 1")),
        ["7:13 mistake-right 6 is 6, which counts as right: the answer is 5"],
    ),
    "two mistakes of one value": (
        exercise("answer: 5", more=f"{MISTAKE.format('3·2')}\n{MISTAKE.format('3 + 3')}"),
        ["11:13 mistake-twice 3 + 3 is 6, as 3·2 is"],
    ),
    "a solution that is rounded too far": (
        exercise("answer: 1/3", "accept: 0.001", solution="[0.33]{= 1/3}"),
        ["5:13 answer-rounded the solution shows 0.33, and that is further than 0.001 from 0.333333…"],
    ),
    "a solution that is rounded where nothing is accepted": (
        exercise("answer: 13002", solution="[13,000]{≈ 13002}"),
        ["4:13 answer-rounded the solution shows 13,000, and that is further than 0 from 13,002"],
    ),
    "an accepted distance of nothing": (
        exercise("answer: 1/3", "accept: 0"),
        ["5:13 answer-rounded the solution shows 0, and that is further than 0 from 0.333333…"],
    ),
    "a sum that fails": (exercise("answer: 1/0", "accept: 0.1"), ["4:13 number-failed 1/0: this divides by 0"]),
    "a step and its mistake": (
        exercise(more="//// step | One\n    answer: 1/4\n////\n" + MISTAKE.format("sqrt(2")),
        ["6:13 missing-accept", "9:17 number-syntax '(' is never closed"],
    ),
}

VARYING = {
    "a range that is never shown": (
        exercise(RANGES, "answer: a·b", task="[4]{= a}", solution="[12]{= a·b}"),
        ["4:30 range-unused the task never shows 'b', so a learner could not know its value"],
    ),
    "an answer that rests on none": (
        exercise(RANGES, "answer: 4·3", task=SHOWN),
        ["4:13 range-unused no answer of this exercise rests on its ranges"],
    ),
    "a number that cannot follow": (
        exercise(RANGES, "answer: a·b", "accept: 0.1", task=f"{SHOWN}, [4/3]{{= a/b}}"),
        ["7:25 range-mark this number varies, and '4/3' does not say how another would be written"],
    ),
    "a worked sum with the numbers as they stand": (
        exercise(RANGES, "answer: a·b", task=SHOWN, solution="\n```worked\n4·3 = 12\n```\n"),
        ["11:1 range-worked this sum stays as it is when the exercise is asked with other numbers"],
    ),
    "a result with a name of its own": (
        exercise(RANGES, "answer: a·b", task=SHOWN, solution="\n```worked\np = 12\n```\n"),
        ["11:1 range-worked this sum stays as it is when the exercise is asked with other numbers"],
    ),
    "a worked sum that ends in a number": (
        exercise(RANGES, "answer: a·b", task=SHOWN, solution="\n```worked\np = a·b = 12\n```\n"),
        ["11:1 range-worked this sum does not hold when the exercise is asked with a = 2, b = 2"],
    ),
    "a range whose name is given again": (
        exercise(RANGES, "answer: a·b", task=f"{SHOWN}\n\n```worked\na = 4\n```\n"),
        ["9:1 range-worked this sum does not hold when the exercise is asked with a = 2, b = 2"],
    ),
    "a variant that needs a distance": (
        exercise(RANGES.replace("4", "6"), "answer: a/b", task="[6]{= a} and [3]{= b}"),
        ["5:13 missing-accept a/b is 0.285714…, and nothing says how far from it is still right, with a = 2, b = 7"],
    ),
    "mistakes that are right too often": (
        PRODUCT.replace("answer: a + b", "answer: max(1.3, a·b)"),
        ["4:13 range-variants"],
    ),
    "settings that fail": (
        exercise(RANGES.replace("4", "9"), "answer: sqrt(a − b − 5)", "accept: 0.01", task="[9]{= a} and [3]{= b}"),
        ["4:13 range-variants"],
    ),
}


def matches(found: list[str], expected: list[str]) -> bool:
    """Whether each finding begins as expected."""
    return len(found) == len(expected) and all(map(str.startswith, found, expected))


@pytest.mark.parametrize(("text", "expected"), ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_that_cannot_be_marked_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = told(tmp_path, text)
    assert matches(found, expected), found


@pytest.mark.parametrize(("text", "expected"), VARYING.values(), ids=VARYING.keys())
def test_ranges_that_would_leave_something_behind_are_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    found = told(tmp_path, text)
    assert matches(found, expected), found


def test_too_few_settings_say_how_many_and_why(tmp_path: Path) -> None:
    (found,) = told(
        tmp_path,
        exercise(RANGES.replace("4", "9"), "answer: sqrt(a − b − 5)", "accept: 0.01", task="[9]{= a} and [3]{= b}"),
    )
    assert found == (
        "4:13 range-variants 7 of 60 settings can be asked, and 20 are wanted: "
        "with a = 2, b = 2, sqrt(a − b − 5): this has no real value at -5"
    )


def test_names_that_stay_may_be_given_in_a_worked_sum(tmp_path: Path) -> None:
    task = f"{SHOWN}\n\n```worked\nw = (1, 2)\n```\n"
    _, found, _ = work_out(tmp_path, exercise(RANGES, "answer: a·w[0] + b·w[1]", task=task))
    assert found == []
