"""The script learns from its own tag which page it is on, and says where nothing will be remembered."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

READ = """(attributes) => import("/page.js").then(({ readPage, siteAddress }) => {
  const script = document.createElement("script");
  Object.assign(script.dataset, attributes);
  const page = readPage(attributes && script);
  return { page, address: siteAddress(page, "lessons/tea/") };
})"""


def test_the_tag_says_which_page_it_is(page: Page, modules: str) -> None:
    page.goto(f"{modules}course/lessons/tea/water/blank.html?q=1#x")
    given = {"base": "../../../", "kind": "practice", "lesson": "tea/water", "course": "tea"}
    found = page.evaluate(READ, given)
    assert found["page"] == given | {"base": f"{modules}course/"}
    assert found["address"] == f"{modules}course/lessons/tea/"


def test_the_home_page_is_the_root(page: Page, modules: str) -> None:
    page.goto(f"{modules}course/blank.html?q=1")
    assert page.evaluate(READ, {"base": "./", "kind": "home"})["page"]["base"] == f"{modules}course/"


def test_without_a_tag_the_page_is_nothing_in_particular(page: Page) -> None:
    found = page.evaluate(READ, None)["page"]
    assert (found["kind"], found["lesson"], found["course"]) == ("", "", "")


def test_data_files_are_told_apart(page: Page) -> None:
    script = "import('/page.js').then(({ readData }) => readData())"
    assert page.evaluate(script) == {"courses": [], "decks": []}
    page.evaluate("self.clawdemyData = [{ kind: 'course', slug: 'tea' }, { kind: 'deck', course: 'tea' }]")
    assert page.evaluate(script) == {
        "courses": [{"kind": "course", "slug": "tea"}],
        "decks": [{"kind": "deck", "course": "tea"}],
    }


NOTICE = """(storage) => Promise.all([import("/records.js"), import("/notice.js")]).then(([records, notice]) => {
  document.querySelector("main").innerHTML = '<section class="practice"><h3 id="pour">Pour?</h3></section>';
  const store = records.createRecordStore(eval(storage), "clawdemy:/:");
  self.records = records.createRecords(store, { now: () => 1 });
  notice.startNotice({ store });
})"""


def test_where_nothing_is_kept_the_first_answer_says_so_once(page: Page) -> None:
    page.evaluate(NOTICE, "null")
    page.evaluate("records.recordPlace({ lesson: 'tea/water', kind: 'lesson', title: 'Water' })")
    assert page.locator("[role=status]").count() == 0
    page.evaluate("records.recordAnswer('tea/water', 'pour', 2); records.recordAnswer('tea/water', 'pour', 1)")
    said = page.locator(".practice > [role=status]")
    said.get_by_text("forgotten when you leave the page").wait_for()
    page.evaluate("records.recordReview('tea/water', 'boil', 2)")
    assert page.locator("[role=status]").count() == 1


def test_where_all_is_kept_nothing_is_said(page: Page) -> None:
    page.evaluate(NOTICE, "localStorage")
    page.evaluate("records.recordAnswer('tea/water', 'pour', 2)")
    assert page.locator("[role=status]").count() == 0
