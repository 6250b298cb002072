"""The script of the search: it folds words as the build does, finds pages, and shows what fits."""

import gzip
import unicodedata
from typing import Any

import pytest
from playwright.sync_api import Page

from clawdemy_site.assets.files import DIST
from clawdemy_site.search.entries import Entry
from clawdemy_site.search.index import FoundPage, index_page, make_index
from clawdemy_site.search.words import words_of
from searching import FOLDED

MOST_BYTES = 8 * 1024
LESSON = "The weighted sum of neurons. A bias shifts the sum, and 60,000 pictures w₁² = σ."
PAGES = (
    FoundPage("lesson/", "Neurons", (Entry("", "", LESSON), Entry("bias", "The bias", "Biases and grösse."))),
    FoundPage("summary/", "Summary: Neurons", (Entry("", "", f"{LESSON} The sum of the sum."),), boost=0.4),
    FoundPage("network/", "A network", (Entry("x", "Gradient descent", "The network of networks"),)),
    FoundPage(
        "other/", "The rest", (Entry("", "", "The " + "words " * 50 + "the learning rate of it " + "end " * 50),)
    ),
)
ASK = """async (question) => {
  const { openIndex } = await import("/search/index.js");
  const { showPage } = await import("/search/excerpts.js");
  const asked = [];
  const index = await openIndex(async (name) => { asked.push(name); return JSON.parse(files[name]); });
  const found = await index.find(question);
  const pages = await Promise.all(found.pages.map(index.page));
  const said = (runs) => runs.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");
  const shown = pages.map((page) => {
    return showPage(page, found.terms).map(({ place, title, excerpt }) => [place, said(title), said(excerpt)]);
  });
  return { asked, pages: pages.map(([address]) => address), shown };
}"""


def test_script_and_style_are_small() -> None:
    shipped = [(DIST / f"search.{kind}").read_bytes() for kind in ("js", "css")]
    assert sum(len(gzip.compress(part, 9)) for part in shipped) <= MOST_BYTES


@pytest.fixture
def searched(page: Page) -> Page:
    """A page that knows the files of a small index."""
    files = make_index(map(index_page, PAGES))
    named = {path[len("search/") : -len(".js")]: text.decode().partition(",")[2][:-1] for path, text in files.items()}
    page.evaluate("(files) => { window.files = files; }", named)
    return page


def find(page: Page, question: str) -> dict[str, Any]:
    result: dict[str, Any] = page.evaluate(ASK, question)
    return result


@pytest.mark.browser
def test_texts_are_folded_as_by_the_build(calculator: Page) -> None:
    """The texts of the table, and every sign below U+3000, within a word and alone; browsers may know newer ones."""
    signs = [chr(sign) for sign in range(0x20, 0x3000) if unicodedata.category(chr(sign)) != "Cn"]
    texts = [*FOLDED, *(f"a{sign}1 {sign}" for sign in signs)]
    folded = calculator.evaluate(
        "async (texts) => { const { wordsOf } = await import('/search/words.js'); return texts.map(wordsOf); }", texts
    )
    assert [sorted(words) for words in folded] == [sorted(words_of(text)) for text in texts]


FOUND = [
    ("sum", ["lesson/", "summary/"]),
    ("weighted sum", ["lesson/", "summary/"]),
    ("neuron", ["lesson/", "summary/"]),
    ("WEIGHT", ["lesson/", "summary/"]),
    ("60000", ["lesson/", "summary/"]),
    ("60,000", ["lesson/", "summary/"]),
    ("60\u202f000", ["lesson/", "summary/"]),
    ("w1", ["lesson/", "summary/"]),
    ("sigma", ["lesson/", "summary/"]),
    ("σ", ["lesson/", "summary/"]),
    ("größe", ["lesson/"]),
    ("grosse", ["lesson/"]),
    ("networks", ["network/"]),
    ("networking", ["network/"]),  # without its ending
    ("netwrok", ["network/"]),  # two swapped
    ("grdient", ["network/"]),  # one missing
    ("gradientt descemt", ["network/"]),
    ("nothinglikeit", []),
    ("x", []),
    ("", []),
    ("the learning", ["other/"]),  # most pages have "the"
    ("the bias", ["lesson/", "summary/"]),
    ("summary neurons", ["summary/"]),
    ("rate nothinglikeit", ["other/"]),
]


@pytest.mark.browser
@pytest.mark.parametrize(("question", "pages"), FOUND)
def test_what_is_asked_for_is_found_best_first(searched: Page, question: str, pages: list[str]) -> None:
    assert find(searched, question)["pages"] == pages


@pytest.mark.browser
def test_sections_and_the_words_around_what_was_asked_for_are_shown(searched: Page) -> None:
    assert find(searched, "bias")["shown"][0] == [
        ["", "Neurons", "The weighted sum of neurons. A [bias] shifts the sum, and 60,000 pictures w₁² = σ."],
        ["bias", "The [bias]", "[Biases] and grösse."],
    ]
    (top, *_), *_ = find(searched, "learning rate")["shown"]
    assert top[2].startswith("…words words")
    assert top[2].endswith("end…")
    assert "the [learning] [rate] of it" in top[2]
    assert find(searched, "60000")["shown"][0][0][2].endswith("and [60,000] pictures w₁² = σ.")


@pytest.mark.browser
def test_of_the_files_only_those_of_the_words_and_of_the_first_pages_are_asked_for(searched: Page) -> None:
    asked = find(searched, "gradient")["asked"]
    assert asked[0] == "index"
    assert len(asked) <= 4


@pytest.mark.browser
@pytest.mark.parametrize(
    ("word", "other", "most", "wrong"),
    [
        ("abc", "abc", 1, 0),
        ("abc", "acb", 1, 1),
        ("abc", "ab", 1, 1),
        ("abc", "abxc", 1, 1),
        ("abcd", "dcba", 1, 3),
        ("abc", "abcdef", 2, 3),
    ],
)
def test_slips_are_counted(calculator: Page, word: str, other: str, most: int, wrong: int) -> None:
    run = "async ([a, b, most]) => (await import('/search/index.js')).slips(a, b, most)"
    assert calculator.evaluate(run, [word, other, most]) == wrong
