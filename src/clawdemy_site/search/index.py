"""The index of a site, in files small enough that a reader's browser asks for few of them and keeps what it has.

A page is one file with its sections, which is asked for when the page is among the first that are found. Words stand
in alphabetical order in files of a hundred or fewer, each word with its pages: to find one word, or all that begin with
what was typed, takes one or two files. ``index.js`` says which word each of these files begins with, and what the page
files are called. All others are named by what they hold, so one that did not change is neither written nor fetched
anew. Where one ends depends on each word alone and on how many pages have it, so that a new word changes one file. What
is made of a page is a function of the page; only the lists of words are put together anew. Every file is a script that
hands over a value, for a page that was opened from a folder may read no other files.
"""

import json
from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from clawdemy_site.search.entries import Entry
from clawdemy_site.search.words import words_of

FOLDER = "search"
"""Where the files stand in the site; ``assets/scripts/search/files.js`` asks for them there."""

_PER_FILE = 128  # words of a file, on average, where few pages have them
_LONG = 64  # letters of a word's pages after which it counts as one word more
_MOST_IN_TEXT, _IN_HEADING, _IN_TITLE, _MOST = 4, 2, 5, 9
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page as the search shows it."""

    address: str  # below the site's
    title: str
    entries: tuple[Entry, ...]
    boost: float = 1.0  # what its rank is multiplied with
    tags: tuple[str, ...] = ()  # words by which it is found like by its title


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """What the index holds of a page."""

    address: str
    boost: float
    name: str  # of its file
    file: bytes
    weights: Mapping[str, int]  # how much the page is about each of its words, from 1 to 9


def index_page(page: FoundPage) -> IndexedPage:
    """What the index holds of a page: it depends on nothing else."""
    name, file = _file([page.address, page.title, page.entries])
    return IndexedPage(page.address, page.boost, name, file, _weights(page))


def make_index(pages: Iterable[IndexedPage]) -> dict[str, bytes]:
    """The files of the index of a site, by their path in it."""
    by_address = sorted(pages, key=lambda page: page.address)
    files = {page.name: page.file for page in by_address}
    starts = []
    for first, lines in _cut(_postings(by_address)):
        name, file = _file("\n".join(lines))
        files[name] = file
        starts.append(f"{first} {name}")
    known = {
        "pages": "".join(page.name for page in by_address),
        "boosts": [float(f"{page.boost:.3g}") for page in by_address],
        "words": "\n".join(starts),
    }
    files["index"] = _script("index", known)
    return {f"{FOLDER}/{name}.js": file for name, file in files.items()}


def _weights(page: FoundPage) -> dict[str, int]:
    counts = words_of("\n".join(entry.text for entry in page.entries))
    weights = {word: min(count.bit_length(), _MOST_IN_TEXT) for word, count in counts.items()}
    for word in words_of("\n".join(entry.title for entry in page.entries)):
        weights[word] = weights.get(word, 0) + _IN_HEADING
    for word in words_of("\n".join([page.title, *page.tags])):
        weights[word] = min(weights.get(word, 0) + _IN_TITLE, _MOST)
    return weights


def _postings(pages: Sequence[IndexedPage]) -> dict[str, list[int]]:
    """The pages of every word in order, each as ten times its number plus the weight of the word on it."""
    merged: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        tens = number * 10
        for word, weight in page.weights.items():
            if word in merged:
                merged[word].append(tens + weight)
            else:
                merged[word] = [tens + weight]
    return merged


def _cut(postings: Mapping[str, list[int]]) -> Iterator[tuple[str, list[str]]]:
    """The lines of each file of words, with the first word of the file.

    A line is a word and its pages, each as its weight behind how many pages were skipped since the one before, in
    letters. Browsers compare words by their 16-bit units.
    """
    lines: list[str] = []
    first = ""
    for word in sorted(postings, key=lambda word: word.encode("utf-16-be", "surrogatepass")):
        codes = _codes(postings[word])
        if lines and crc32(word.encode("utf-8", "surrogatepass")) % _PER_FILE <= len(codes) // _LONG:
            yield first, lines
            lines = []
        first = first if lines else word
        lines.append(f"{word} {codes}")
    if lines:
        yield first, lines


def _codes(postings: Iterable[int]) -> str:
    last = -1
    codes = []
    for posting in postings:
        number, weight = divmod(posting, 10)
        codes.append(f"{_skipped(number - last - 1)}{weight}" if number - last > 1 else str(weight))
        last = number
    return "".join(codes)


def _skipped(count: int) -> str:
    """A number in letters, to the base 26, without zeros in front."""
    letters = ""
    while count:
        count, digit = divmod(count, _LETTERS)
        letters = chr(ord("a") + digit) + letters
    return letters


def _file(value: object) -> tuple[str, bytes]:
    """A file named by what it holds; the names of two are the same no more than once in a hundred billion."""
    text = json.dumps(value, separators=(",", ":"))
    name = b32encode(blake2b(text.encode(), digest_size=5).digest()).decode().lower()
    return name, _script(name, value, text)


def _script(name: str, value: object, text: str = "") -> bytes:
    return f'clawdemySearch.take("{name}",{text or json.dumps(value, separators=(",", ":"))})'.encode()
