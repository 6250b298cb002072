"""Elements are made with words as words, and a live region speaks each time it is told to."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

EL = "(make) => import('/dom.js').then(({ el }) => eval(make)(el).outerHTML)"


def made(page: Page, make: str) -> str:
    return str(page.evaluate(EL, make))


@pytest.mark.parametrize(
    ("make", "html"),
    [
        ("(el) => el('p')", "<p></p>"),
        ("(el) => el('p', {}, '<b>', 3)", "<p>&lt;b&gt;3</p>"),
        (
            "(el) => el('p', {}, el('b', {}, 'x'), ['y', el('i')], null, false, undefined, '')",
            "<p><b>x</b>y<i></i></p>",
        ),
        ("(el) => el('p', { class: 'a b', 'data-at': 0, hidden: true })", '<p class="a b" data-at="0" hidden=""></p>'),
        ("(el) => el('p', { id: null, title: undefined, hidden: false, lang: '' })", '<p lang=""></p>'),
        ("(el) => el('p', { html: '<b>x</b>' }, 'y')", "<p><b>x</b>y</p>"),
        ("(el) => { const b = el('b', { onclick: () => (b.id = 'hit') }); b.click(); return b; }", '<b id="hit"></b>'),
    ],
)
def test_an_element_is_made_as_told(page: Page, make: str, html: str) -> None:
    assert made(page, make) == html


def test_elements_are_found_in_the_order_of_the_page(page: Page) -> None:
    page.evaluate("document.querySelector('main').innerHTML = '<p>a</p><i>b</i><p>c</p>'")
    found = page.evaluate(
        """import("/dom.js").then(({ findAll, findOne }) => [
          findAll(document, "p").map((p) => p.textContent), findOne(document, "i").textContent, findOne(document, "b"),
        ])"""
    )
    assert found == [["a", "c"], "b", None]


def test_a_live_region_says_the_same_words_again(page: Page) -> None:
    """Every saying changes the region, since a screen reader passes over words that do not change."""
    said = page.evaluate(
        """import("/dom.js").then(async ({ announce, el }) => {
          const region = el("div", { role: "status" });
          const said = [];
          new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true });
          const wait = (ms) => new Promise((done) => setTimeout(done, ms));
          announce(region, "Right");
          await wait(0);
          announce(region, el("b", {}, "Right"));
          await wait(150);
          announce(region, "Not yet: ", el("b", {}, "12"));
          await wait(0);
          announce(region);
          await wait(0);
          return said;
        })"""
    )
    assert said == ["Right", "", "Right", "Not yet: 12", ""]


def test_only_the_latest_words_stay(page: Page) -> None:
    words = page.evaluate(
        """import("/dom.js").then(async ({ announce, el }) => {
          const region = el("div", { role: "status" });
          for (const words of ["Right", "Right", "Not yet"]) announce(region, words);
          await new Promise((done) => setTimeout(done, 150));
          return region.textContent;
        })"""
    )
    assert words == "Not yet"
