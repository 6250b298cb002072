"""Numbers of things that a text states: "nine flashcards", "the [10] questions below"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_FIRST = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_BELOW_TWENTY = f"{_FIRST} eighteen nineteen".split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ABOVE = (f"{ten}-{unit}".removesuffix("-zero") for ten in _TENS for unit in _BELOW_TWENTY[:10])
WORDS = {word: number for number, word in enumerate([*_BELOW_TWENTY, *_ABOVE])}
"""Numbers in words, up to ninety-nine."""

NOUNS = {
    "flashcard": "cards",
    "card": "cards",
    "question": "questions",
    "self-check": "selfchecks",
    "selfcheck": "selfchecks",
    "exercise": "exercises",
    "figure": "figures",
}
"""What is counted, by the noun's singular."""

PLAIN = frozenset({"flashcard", "self-check", "selfcheck"})
"""Nouns that mean practice wherever they stand; "two questions" may be any two questions in the world."""

_NUMBER = "|".join(sorted(WORDS, key=len, reverse=True))
_STATED = (
    rf"(?<![\w.,-])(?P<number>{_NUMBER}|\d{{1,4}})\s+(?:(?!(?:of|to|in|and|or|more|other|further)\b)[^\W\d_]+-?[^\W\d_]*\s+){{0,2}}?"
    rf"(?P<noun>{'|'.join(sorted(NOUNS, key=len, reverse=True))})s\b"
)
_SPOKEN = (("cards",), ("quest", "ons"), ("checks",), ("xerc", "ses"), ("gures",))
"""Pieces of the nouns: where none of them stands whole, nothing is counted. None has an i, since "ı" is one to some."""

_PART = re.compile(
    r"\b(?:first|last|next|other|another|further|more|least|than|about|some|every|only|any|of|or|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What turns a count into a part of one, or into a guess: "the last six questions", "another two cards"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A count that a text states."""

    start: int  # offset of the number
    text: str  # the words, from the number to the noun
    number: int  # how many it says there are
    noun: str  # the noun in the singular and in small letters

    @property
    def counted(self) -> str:
        """What is counted."""
        return NOUNS[self.noun]


@cache
def _stated() -> re.Pattern[str]:
    # Its hundred words take some milliseconds to compile, and few texts need it.
    return re.compile(_STATED, re.IGNORECASE)


def find_counts(text: str) -> Iterator[Stated]:
    """The counts that a text states of practice and figures; parts of a count and guesses are passed over."""
    folded = text.casefold()
    if not any(all(piece in folded for piece in noun) for noun in _SPOKEN):
        return
    for match in _stated().finditer(text):
        if not _PART.search(text, 0, match.start()):
            written = match["number"].lower()
            number = int(written) if written.isdigit() else WORDS[written]
            yield Stated(match.start(), " ".join(match[0].split()), number, match["noun"].lower())
