"""An exercise with ranges is worked out with other numbers, each setting like the written one in all that matters."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from answers.pages import PAGE, PRODUCT, exercise, told, view_of, work_out
from clawdemy_site.numbers import checker as bench
from clawdemy_site.numbers.expression import Written, read_written
from clawdemy_site.practice.views import ExerciseView
from clawdemy_site.render.context import PageAnswers
from projects import bare_site

VARIANTS = 20


def number(text: str) -> float:
    """A number as a learner reads it."""
    written = read_written(text)[1]
    assert isinstance(written, Written)
    return float(written.value)


def shown(view: ExerciseView, written: str, text: str) -> list[float]:
    """What a marked number shows as asked and in each variant."""
    return [number(one) for one in view.texts[view.varying[written, text]]]


def test_a_distance_may_be_a_part_of_each_answer_and_a_unit_have_other_names(tmp_path: Path) -> None:
    more = "//// mistake\n    answer: 150\nNo.\n////"
    view = view_of(tmp_path, exercise("answer: 2000/3", "accept: 1 %", "unit: vertices = nodes", more=more))
    (step,) = view.steps
    assert (step.accept, step.share, step.unit, step.alike) == (0.0, 0.01, "vertices", ("nodes",))
    assert step.shown == ("667",)
    assert (step.mistakes[0].accept, step.mistakes[0].share) == (0.0, 0.01)


def test_a_variant_shows_numbers_from_which_its_answer_follows(tmp_path: Path) -> None:
    view = view_of(tmp_path, PRODUCT)
    (step,) = view.steps
    first, second = shown(view, "0.4", "a"), shown(view, "3", "b")
    assert (first[0], second[0]) == (0.4, 3)
    assert len(first) == len(step.answers) == len(step.shown) == len(step.mistakes[0].answers) == VARIANTS + 1
    assert len(set(zip(first, second, strict=True))) == VARIANTS + 1
    for a, b, right, wrong in zip(first, second, step.answers, step.mistakes[0].answers, strict=True):
        assert round(a * 10) in range(1, 10)
        assert b in range(2, 10)
        assert math.isclose(right, a * b)
        assert math.isclose(wrong, a + b)
        assert abs(right - wrong) > step.accept
    assert shown(view, "3.4", "a + b") == pytest.approx(step.mistakes[0].answers)
    assert shown(view, "0.8", "2·a") == pytest.approx([2 * a for a in first])


def test_an_answer_is_written_as_its_author_writes_it(tmp_path: Path) -> None:
    (step,) = view_of(tmp_path, PRODUCT).steps
    assert step.shown[0] == "1.20"
    assert all(len(text.partition(".")[2]) == 2 for text in step.shown)
    assert [number(text) for text in step.shown] == pytest.approx(step.answers)
    assert step.mistakes[0].shown[0] == "3.4"


def test_two_builds_draw_the_same_and_another_id_draws_others(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    first, second = (view_of(folder, PRODUCT) for folder in folders)
    assert first == second
    other = view_of(tmp_path, PRODUCT.replace("id: multiply", "id: times"))
    assert set(other.texts) != set(first.texts)
    assert other.steps[0].answers[0] == first.steps[0].answers[0]


def test_an_exercise_that_has_not_changed_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, _, counts = work_out(tmp_path, PRODUCT)
    assert (counts.worked, counts.reused) == (2, 0)
    monkeypatch.setattr(bench, "_work_out", lambda pages, *_: pytest.fail("worked out anew") if pages else None)
    after, _, counts = work_out(tmp_path, f"Words above.\n\n{PRODUCT}")
    assert (counts.worked, counts.reused) == (0, 2)
    assert after == before


def test_names_defined_on_the_page_vary_with_the_ranges_that_they_rest_on(tmp_path: Path) -> None:
    task = "Add [0.5]{= a} and [2]{= c}.\n\n```worked\ns = a + c\nt = 2·s = s + s\n```\n\nThen double it."
    text = "```worked\nc = 2\nd = 7\n```\n\n" + exercise(
        "ranges: a = 0.5 in −20 to 20 step 0.5", "answer: t + d", "accept: 0.05", task=task, solution="[12]{= t + d}"
    )
    view = view_of(tmp_path, text)
    assert [2 * (a + 2) + 7 for a in shown(view, "0.5", "a")] == pytest.approx(view.steps[0].answers)
    assert set(view.varying) == {("0.5", "a"), ("12", "t + d")}


def test_steps_units_vectors_and_words_are_worked_out(tmp_path: Path) -> None:
    task = "[three]{= n} inputs, [(0.5, −1)]{= (p, q)}.\n"
    more = (
        "//// step | The sum\n    answer: n·p + q\n    unit: cm\n    accept: 0.05\n////\n"
        "//// step | Its double\n    answer: 2·(n·p + q)\n    accept: 0.5\nNow [1]{= 2·(n·p + q)}.\n////\n"
        "//// mistake\n    answer: n·p − q\n    step: 2\n    accept: 0.1\nMind the sign.\n////"
    )
    ranges = "ranges: n = 3 in 2 to 20; p = 0.5 in 0.1 to 0.9 step 0.1; q = −1 in −3 to −0.5 step 0.25"
    view = view_of(tmp_path, exercise(ranges, task=task, more=more))
    total, double = view.steps
    assert (total.unit, total.accept, total.mistakes) == ("cm", 0.05, ())
    assert (double.accept, double.mistakes[0].accept, double.mistakes[0].answers[0]) == (0.5, 0.1, 2.5)
    words = view.texts[view.varying["three", "n"]]
    pairs = view.texts[view.varying["(0.5, −1)", "(p, q)"]]
    assert words[0] == "three"
    assert {"twenty", "seven", "four"} & set(words)
    for word, pair, right in zip(words, pairs, total.answers, strict=True):
        inputs = read_written(pair)[1]
        assert isinstance(inputs, tuple)
        p, q = (float(one.value) for one in inputs if isinstance(one, Written))
        assert math.isclose(number(word) * p + q, right, abs_tol=1e-9)


def test_without_ranges_there_is_one_of_each(tmp_path: Path) -> None:
    view = view_of(tmp_path, exercise("answer: 1/3", "accept: 0.01", solution="[0.33]{= 1/3}"))
    assert (view.steps[0].answers, view.steps[0].shown) == ((0.333333333333,), ("0.33",))
    assert (view.varying, view.texts) == ({}, ())


def test_whole_numbers_need_no_accepted_distance(tmp_path: Path) -> None:
    ranges = "ranges: n = 16 in 2 to 400"
    view = view_of(tmp_path, exercise(ranges, "answer: n·n", task="[16]{= n} squared."))
    assert view.steps[0].accept == 0
    assert all(isinstance(answer, int) for answer in view.steps[0].answers)
    assert view.steps[0].shown == tuple(f"{answer:,}" for answer in view.steps[0].answers)


def test_a_task_shows_every_digit_that_its_answer_rests_on(tmp_path: Path) -> None:
    ranges = "ranges: a = 2 in 1 to 9 step 0.25"
    view = view_of(tmp_path, exercise(ranges, "answer: 4·a", "accept: 0.5", task="[2]{= a} and [200 %]{= a}"))
    exact = [number(text) for text in view.texts[view.varying["2", "a"]]]
    assert [4 * a for a in exact] == pytest.approx(view.steps[0].answers)
    assert any(a % 1 for a in exact)
    assert exact == pytest.approx(shown(view, "200 %", "a"))


def test_settings_that_do_not_do_are_passed_over(tmp_path: Path) -> None:
    """Where b is 2, halving is right; where it is 0, nothing can be divided. Then the rest of the draw is tried too."""
    more = "//// mistake\n    answer: a/2\nHalf.\n////"
    ranges = "ranges: a = 6 in 1 to 12; b = 3 in 0 to 4"
    text = exercise(ranges, "answer: a/b", "accept: 0.01", task="[6]{= a}, [3]{= b}", more=more)
    views, found, counts = work_out(tmp_path, text)
    assert found == []
    assert not {0, 2} & set(shown(views["it"], "3", "b"))
    assert counts.worked == 3
    assert work_out(tmp_path, text)[2].reused == 3


def test_settings_beyond_number_take_no_time_and_no_room(tmp_path: Path) -> None:
    ranges = "; ".join(f"x{n} = 1 in 0.001 to 900 step 0.001" for n in range(9))
    task = " ".join(f"[1]{{= x{n}}}" for n in range(9))
    answer = "answer: " + " + ".join(f"x{n}" for n in range(9))
    view = view_of(tmp_path, exercise(f"ranges: {ranges}", answer, "accept: 0.01", task=task))
    assert len(set(view.steps[0].answers)) == VARIANTS + 1


def test_two_exercises_of_a_page_may_use_one_name(tmp_path: Path) -> None:
    text = PRODUCT + "\n" + PRODUCT.replace("multiply", "again").replace("a = 0.4 in 0.1", "a = 0.4 in 0.2")
    views, found, _ = work_out(tmp_path, text)
    assert found == []
    assert views["multiply"].steps[0].answers[0] == views["again"].steps[0].answers[0]
    assert views["multiply"].texts != views["again"].texts


def test_a_page_asks_for_its_own_exercises(tmp_path: Path) -> None:
    view = view_of(tmp_path, PRODUCT)
    site = replace(bare_site(), exercises={(PAGE, "multiply"): view})
    assert PageAnswers(bare_site(), PAGE).exercise("multiply") is None
    assert PageAnswers(site, "other.md").exercise("multiply") is None
    assert PageAnswers(site, PAGE).exercise("multiply") is view
    assert PageAnswers(site, PAGE).exercise("other") is None


def test_an_exercise_whose_sums_are_wrong_has_no_answers(tmp_path: Path) -> None:
    assert told(tmp_path, PRODUCT.replace("[1.20]", "[1.21]")) == [
        "17:26 wrong-number 1.21 is written, a·b is 1.2, compared at 2 decimals"
    ]
    assert told(tmp_path, PRODUCT.replace("answer: a·b", "answer: a·c")) == [
        "5:15 unknown-name nothing is called 'c' here"
    ]
