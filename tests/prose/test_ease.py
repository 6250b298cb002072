"""The reading ease is Flesch's, and its syllables agree with the ear."""

import pytest

from clawdemy_site.prose.ease import TextCounts, count_syllables, hardest, tally
from clawdemy_site.prose.sentences import SYMBOL, Word, split_sentences

HEARD = {
    "the": 1, "picture": 2, "number": 2, "one": 1, "comes": 1, "layer": 2, "activation": 4, "neuron": 2,
    "table": 2, "learned": 1, "wanted": 2, "weights": 1, "edges": 2, "backpropagation": 5, "sigmoid": 2,
    "neuron's": 2, "network’s": 2, "bias's": 3, "don’t": 1, "well-chosen": 3, "probability": 5, "somebody": 3,
    "13,002": 1, "0.5": 1, "1st": 1, "ReLU": 2, "MNIST": 1, "e.g": 2, "I": 1, SYMBOL: 1,
}  # fmt: skip
"""Words with the syllables that one hears; figures, symbols and abbreviations count as one."""


@pytest.mark.parametrize("word", HEARD)
def test_syllables_are_those_that_one_hears(word: str) -> None:
    assert count_syllables(Word(0, word)) == HEARD[word]


def test_the_formula_is_that_of_flesch() -> None:
    """206.835 − 1.015 · 10/2 − 84.6 · 13/10, by hand."""
    assert TextCounts(sentences=2, words=10, syllables=13).ease == pytest.approx(91.78)


def test_no_text_has_no_ease() -> None:
    assert tally([]).ease == 0


def test_the_hardest_sentence_is_the_one_whose_loss_helps_most() -> None:
    text = "We go. Considerable irregularities accompany evaporation. You fill it and you wait a while. So it is."
    assert hardest(split_sentences(text), 1) == [1]
