"""Sentences end where a reader would say that they do, and words are what a reader counts."""

import pytest

from clawdemy_site.prose.sentences import SYMBOL, find_words, split_sentences


@pytest.mark.parametrize(
    "text",
    [
        "It holds 0.7, and 1.3 is too much.",
        "Some curves, e.g. the sigmoid, bend.",
        "D. E. Rumelhart wrote it with others.",
        "Read it, etc. and so on.",
        "See Nielsen, ch. 2, on this.",
        'He asked "why?" and went on.',
        "Wait ... then pour.",
    ],
)
def test_what_is_one_sentence_stays_whole(text: str) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three?", 3),
        ('"A neuron is a cell." The name is a loan.', 2),
        ("It adds up (as it must). So do we.", 2),
        (f"It is {SYMBOL}. {SYMBOL} is not.", 2),
        ("So do I. You do too.", 2),
        ("It holds 3. 4 is too much.", 2),
        ("no capital. but two", 1),
        ("", 0),
        ("!", 0),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count


def test_a_sentence_starts_at_its_first_word() -> None:
    text = 'One two.  "Three four."'
    assert [sentence.start for sentence in split_sentences(text)] == [0, text.index("Three")]


def test_hyphens_apostrophes_and_commas_in_numbers_part_no_words() -> None:
    text = f"the network's 784-16-16-10 shape: 13,002 well-chosen parameters, −0.5 or {SYMBOL}, as 1st"
    words = ["the", "network's", "784", "-16", "-16", "-10", "shape", "13,002", "well-chosen", "parameters"]
    assert [word.text for word in find_words(text)] == [*words, "−0.5", "or", SYMBOL, "as", "1st"]
