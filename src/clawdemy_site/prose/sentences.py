"""Running text cut into sentences and words, each with its offset, so that a finding can point at its first word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

SYMBOL = "\ufffc"
"""Stands in a text for a formula or a piece of code: a word that no dictionary knows."""

_WORD = re.compile(rf"[−+-]?\d[\d.,]*\d(?:[^\W\d_]+)?|[−+-]?\d(?:[^\W\d_]+)?|[^\W_]+(?:['’.-][^\W_]+)*['’]?|{SYMBOL}")
"""A number with its signs, a word with the hyphens and apostrophes inside it, or a symbol."""

_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
_OPENS = re.compile(rf"[\s\"'“‘(\[]*(?:[^\W_a-zß-öø-ÿ]|{SYMBOL}|[−+])")
"""What a sentence may start with: a capital, a digit or a symbol, in quotes or not."""

_SHORT = frozenset("al cf ch dr e.g eq fig i.e mr mrs ms no p pp prof sec st vol vs".split())  # noqa: SIM905 - read as prose
"""Words that a full stop shortens; "etc." is left out, since it ends sentences as often."""

_INITIAL = 1  # letters of an initial: "D. E. Rumelhart" is no sentence of its own.


class Word(NamedTuple):
    """A word: its offset in the text, and the word as it stands."""

    start: int
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits, at least in part."""
        return any(char.isdigit() for char in self.text)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the offset of its first word, its text without the spaces around it, and its words, one at least."""

    start: int
    text: str
    words: tuple[Word, ...]


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of one paragraph; what ends the paragraph ends a sentence.

    A full stop ends one only where what follows could open one, so "0.5", "e.g. this" and "D. E. Rumelhart" stay whole.
    """
    sentences: list[Sentence] = []
    done = 0
    for end in (*_ends(text), len(text)):
        words = tuple(find_words(text, done, end))
        if words:
            sentences.append(Sentence(words[0].start, " ".join(text[done:end].split()), words))
        done = end
    return sentences


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text between two offsets."""
    stop = len(text) if end is None else end
    return (Word(match.start(), match[0]) for match in _WORD.finditer(text, start, stop))


def _ends(text: str) -> Iterator[int]:
    for stop in _STOP.finditer(text):
        follows = _OPENS.match(text, stop.end())
        if follows and not (stop[0] == "." and _is_short(text, stop.start())):
            yield stop.end()


def _is_short(text: str, stop: int) -> bool:
    """Whether the full stop at an offset shortens the word before it."""
    start = max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop), text.rfind("(", 0, stop)) + 1
    word = text[start:stop]
    return word.lower() in _SHORT or (len(word) == _INITIAL and word.isupper() and word != "I")
