"""Words that say how a curve runs are held against the points that were plotted."""

import math

import pytest

from clawdemy_site.figures.shapes import describe
from clawdemy_site.figures.trends import WORDS, Points, check_trends

X = [0.1 * n for n in range(-60, 61)]
SIGMOID: Points = [(x, 1 / (1 + math.exp(-x))) for x in X]
RELU: Points = [(x, max(x, 0.0)) for x in X]
HILL: Points = [(x, math.exp(-x * x)) for x in X]
LINE: Points = [(x, -x) for x in X]
GROWTH: Points = [(float(n), 1.5**n) for n in range(12)]
BROKEN: Points = [(0.0, 1.0), (1.0, 1e300), (2.0, None)]
SERIES = {"sigmoid": SIGMOID, "ReLU": RELU}


def wrong(text: str, **series: Points) -> list[str]:
    """The words that are found wrong."""
    return [mismatch.word for mismatch in check_trends(text, series or SERIES)]


@pytest.mark.parametrize(
    "text",
    [
        "Two curves. Sigmoid rises smoothly from 0 to 1 and crosses 0.5 at 0; ReLU is flat, then rises along y = x.",
        "Sigmoid and ReLU rise. Neither of them falls.",
        "Sigmoid never falls.",
        "ReLU is not crossing 7.",
        "Sigmoid crosses ReLU.",
        "It is a rising curve.",
        "Sigmoids rose.",
    ],
)
def test_true_words_pass(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sigmoid falls smoothly.", ["falls"]),
        ("Sigmoid never rises.", ["rises"]),
        ("ReLU rises, peaks and falls.", ["peaks", "falls"]),
        ("Sigmoid rises and crosses 1.5 at x = 0.", ["crosses"]),
        ("Sigmoid is shown. It peaks at 0.", ["peaks"]),
        ("Two curves are shown; sigmoid and ReLU fall.", ["fall"]),
        ("One of the curves falls.", ["falls"]),
    ],
)
def test_words_that_the_data_contradict_are_found(text: str, words: list[str]) -> None:
    assert wrong(text) == words


@pytest.mark.parametrize(
    ("word", "fits", "fails"),
    [
        ("rises", SIGMOID, LINE),
        ("falls", LINE, SIGMOID),
        ("peaks", HILL, LINE),
        ("crosses", LINE, HILL),
        ("flat", RELU, LINE),
        ("diverges", GROWTH, SIGMOID),
        ("diverges", BROKEN, HILL),
    ],
)
def test_every_word_has_data_that_fit_and_data_that_do_not(word: str, fits: Points, fails: Points) -> None:
    assert word in WORDS
    assert wrong(f"The cost {word}.", cost=fits) == []
    assert wrong(f"The cost {word}.", cost=fails) == [word]


def test_longer_names_win_and_spaces_may_be_any() -> None:
    series = {"cost": LINE, "held-out cost": SIGMOID}
    assert check_trends("The held-out\ncost rises while the cost falls.", series) == []
    assert [mismatch.series for mismatch in check_trends("The held-out cost falls.", series)] == [("held-out cost",)]


def test_words_inside_others_are_not_read() -> None:
    assert wrong("Sigmoid is a surprise, an enterprise, a waterfall and across.") == []


def test_finding_says_what_the_data_do() -> None:
    (mismatch,) = check_trends("Sigmoid falls.", SERIES)
    assert mismatch.data == "'sigmoid' rises from 0.002473 to 0.9975"
    assert describe(HILL).startswith("goes from 2.32e-16 to 2.32e-16, between")
    assert describe([(0.0, 1.0), (1.0, 1.0)]) == "stays at 1"
    assert describe([(0.0, None)]) == "has no finite value"
