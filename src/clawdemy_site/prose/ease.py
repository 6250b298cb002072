"""How easily a text reads: Flesch's reading ease, from the lengths of sentences and of words.

The formula is 206.835 − 1.015 · (words per sentence) − 84.6 · (syllables per word). Sixty is plain English, thirty an
academic paper. Figures, symbols and abbreviations count as words of one syllable, and a hyphenated word as one word,
as Rudolf Flesch counts in "How to write plain English" (1979), so that a lesson is not called hard for its numbers.

Syllables come from syllapy's word list. On the running words of this repository's lessons it agrees with the dictionary
of Carnegie Mellon in 98 of 100, hyphenation by pyphen in 97, and the sum of all syllables is off by a fifth of one per
cent, which is a quarter of a point of the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import syllapy

from clawdemy_site.prose.sentences import SYMBOL, Sentence, Word

FEWEST_WORDS = 100
"""The formula was made for samples of a hundred words; of fewer it says little."""

_BASE, _PER_SENTENCE, _PER_WORD = 206.835, 1.015, 84.6
_POSSESSIVES = ("'s", "’s", "s'", "s’")


@dataclass(frozen=True, slots=True)
class TextCounts:
    """What the formula counts."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __sub__(self, other: "TextCounts") -> "TextCounts":
        """What is left without some sentences."""
        return TextCounts(self.sentences - other.sentences, self.words - other.words, self.syllables - other.syllables)

    @property
    def ease(self) -> float:
        """Flesch's reading ease; 0 for no text."""
        if not self.sentences or not self.words:
            return 0.0
        return _BASE - _PER_SENTENCE * self.words / self.sentences - _PER_WORD * self.syllables / self.words


def tally(sentences: Sequence[Sentence]) -> TextCounts:
    """Count sentences, words and syllables."""
    words = [word for sentence in sentences for word in sentence.words]
    return TextCounts(len(sentences), len(words), sum(_syllables(word.text) for word in words))


def count_syllables(word: Word) -> int:
    """The syllables of a word: from syllapy's word list, else by its rule on vowels."""
    return _syllables(word.text)


def hardest(sentences: Sequence[Sentence], count: int = 3) -> list[int]:
    """Which sentences, by their place from 0, would raise the reading ease most by their loss; the hardest first."""
    whole = tally(sentences)
    gains = [((whole - tally([sentence])).ease, place) for place, sentence in enumerate(sentences)]
    ranked = sorted(gains, key=lambda gain: (-gain[0], gain[1]))
    return [place for _gain, place in ranked[:count]]


@lru_cache(maxsize=16_384)
def _syllables(text: str) -> int:
    if Word(0, text).is_number or text == SYMBOL or (text.isupper() and len(text) > 1):
        return 1
    return sum(_of_part(part) for part in text.lower().replace(".", "-").split("-") if part)


@lru_cache(maxsize=4096)
def _of_part(part: str) -> int:
    stem = part.strip("'’")
    ending = next((end for end in _POSSESSIVES if part.endswith(end) and len(part) > len(end)), "")
    if ending and ending[0] in "'’":
        # A possessive s is no syllable but after a hiss: "the neuron's sum", "the bias's sign".
        stem = part[: -len(ending)]
        hiss = stem.endswith(("s", "x", "z", "ch", "sh", "ce", "ge", "se"))
        return _plain(stem) + hiss
    return _plain(stem.replace("’", "'"))


def _plain(word: str) -> int:
    return max(1, int(syllapy.count(word)))
