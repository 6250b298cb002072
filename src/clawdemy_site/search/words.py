"""The words under which a text is found, folded as ``assets/scripts/search/words.js`` folds what a reader types.

A word is letters and digits in a row, small, without accents: ``Größe`` is found as "grosse", ``w₁²`` as "w12". A
number is one word with its decimals and without the signs between its thousands. A Greek letter that stands alone is
found by its name. Scripts that put no spaces between words are cut into pairs of signs.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

LONGEST = 32
"""Letters of a word that count."""

_JOINS = "[.,'’\u00a0\u2009\u202f]"
_CHUNK = re.compile(rf"[\w\u0300-\u036f]+(?:(?<=\d){_JOINS}(?=\d)[\w\u0300-\u036f]+)*")
_PART = re.compile(
    r"\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)*|\d+(?:\.\d+)+|(?:[^\W_]|[\u0300-\u036f])+"
)
_THOUSANDS = re.compile(r"[,'’\u00a0\u2009\u202f]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_WORD = re.compile(r"\d+(?:\.\d+)+|[\u3040-\u30ff\u3400-\u9fff]+|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_CROWDED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_GREEK = (
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu"),
    *("xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega"),
)
_ALONE = {chr(ord("α") + place): name for place, name in enumerate(_GREEK)}
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ς": "σ"}
)


def words_of(text: str) -> Counter[str]:
    """The words of a text, each with how often it stands there."""
    words: Counter[str] = Counter()
    for chunk, count in Counter(_CHUNK.findall(text.lower())).items():
        for word in (chunk[:LONGEST],) if chunk.isascii() and chunk.isalnum() else _fold(chunk):
            words[word] += count
    return words


@lru_cache(maxsize=1 << 14)
def _fold(chunk: str) -> tuple[str, ...]:
    """The words of a chunk, small already: of letters, digits and what joins numbers."""
    words: list[str] = []
    for part in _PART.findall(chunk):
        plain = _THOUSANDS.sub("", part)
        if not plain.isascii():
            plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain).lower()).translate(_PLAIN)
        for run in _WORD.findall(plain):
            pairs = [run[at : at + 2] for at in range(len(run) - 1)] if _CROWDED.match(run) else []
            words += pairs or [_ALONE.get(run, run[:LONGEST])]
    return tuple(words)
