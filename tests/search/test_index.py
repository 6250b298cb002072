"""The index of a site: every word with its pages, in files that stay as they are where nothing changed."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

import pytest

from clawdemy_site.search.entries import Entry
from clawdemy_site.search.index import FoundPage, index_page, make_index
from clawdemy_site.search.words import words_of
from searching import FOLDED, files_of, pages_of, postings_of

SYLLABLES = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]


def course(pages: int) -> list[FoundPage]:
    """Pages of made-up words, the same on each call."""
    chance = random.Random(8)  # noqa: S311 - no secret
    vocabulary = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(3000)]
    common = vocabulary[:40]
    return [
        FoundPage(
            f"lessons/{number:04}/",
            f"Page {number}",
            (
                Entry("", "", " ".join(chance.choices(common, k=200))),
                Entry("a", "Heading", " ".join(chance.choices(vocabulary, k=150))),
            ),
        )
        for number in range(pages)
    ]


def make(pages: list[FoundPage]) -> dict[str, bytes]:
    return make_index(map(index_page, pages))


def written(pages: list[FoundPage], folder: Path) -> dict[str, Any]:
    (folder / "search").mkdir()
    for path, content in make(pages).items():
        (folder / path).write_bytes(content)
    return files_of(folder)


@pytest.mark.parametrize(("text", "words"), FOLDED.items())
def test_a_text_is_found_by_its_words(text: str, words: str) -> None:
    assert list(words_of(text).elements()) == sorted(words.split(), key=words.split().index)


def test_every_word_leads_to_its_pages_and_no_other(tmp_path: Path) -> None:
    pages = course(60)
    files = written(pages, tmp_path)
    postings = postings_of(files)
    expected: dict[str, set[str]] = {}
    for page in pages:
        for word in words_of(" ".join([page.title, *(text for entry in page.entries for text in entry[1:])])):
            expected.setdefault(word, set()).add(page.address)
    assert {word: set(found) for word, found in postings.items()} == expected
    assert pages_of(files) == {page.address: [(*entry,) for entry in page.entries] for page in pages}
    assert len(files["index"]["words"].splitlines()) > 10
    assert sorted(postings) == list(postings)


def test_a_word_weighs_by_where_and_how_often_it_stands(tmp_path: Path) -> None:
    text = "once two two " + "many " * 9
    page = FoundPage("a/", "Title of many", (Entry("x", "Heading", text),), tags=("Tagged",))
    weights = {word: found["a/"] for word, found in postings_of(written([page], tmp_path)).items()}
    assert weights == {"once": 1, "two": 2, "many": 9, "heading": 2, "title": 5, "of": 5, "tagged": 5}


def test_the_order_of_the_pages_does_not_matter() -> None:
    pages = course(20)
    assert make(pages[::-1]) == make(pages)


def test_an_edit_changes_the_file_of_the_page_and_those_of_its_new_words() -> None:
    pages = course(200)
    before = make(pages)
    old = pages[70]
    changed = Entry("a", "Heading", f"{old.entries[1].text} zugzwang quixotry")
    after = make([*pages[:70], FoundPage(old.address, old.title, (old.entries[0], changed)), *pages[71:]])
    new = {path for path in after if after[path] != before.get(path)}
    assert len(new) <= 4  # the page, two files of words, and the list of all
    assert len(before) > 210


def test_a_word_that_parts_a_file_of_words_moves_no_other() -> None:
    """Where files end depends on the words alone."""
    pages = course(50)
    before = make(pages)
    extra = FoundPage("zz/", "Zz", (Entry("", "", " ".join(f"m{number}" for number in range(400))),))
    after = make([*pages, extra])
    words = {path for path in before if path not in {f"search/{index_page(page).name}.js" for page in pages}}
    kept = words & after.keys()
    assert len(words - kept) <= 3 + len(words) // 4


def test_the_list_of_files_stays_small() -> None:
    """A reader fetches it when the search is opened: at 3,500 pages, as of 500 lessons, well under 40 KB."""
    pages = [
        FoundPage(f"{number}/", f"Page {number}", (Entry("", "", f"word{number % 700}"),)) for number in range(3500)
    ]
    index = make(pages)["search/index.js"]
    assert len(gzip.compress(index, 9)) < 40 * 1024


def test_files_are_plain_letters_whatever_the_page_says() -> None:
    page = FoundPage("a/", "Größe </script>", (Entry("ü", "„x“", "\u2028 神"),))
    for content in make([page]).values():
        assert content.isascii()
        assert json.loads(content[content.index(b",") + 1 : -1])


def test_of_two_boosts_each_page_keeps_its_own(tmp_path: Path) -> None:
    pages = [FoundPage("b/", "B", (), boost=0.4), FoundPage("a/", "A", (), boost=2)]
    files = written(pages, tmp_path)
    assert files["index"]["boosts"] == [2.0, 0.4]
