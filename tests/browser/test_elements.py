"""Elements of Material and of other extensions look right in our pages, as they are read everywhere."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.axe import violations
from browser.server import serve
from browser.visits import PHONE, View, both_looks, visit
from conftest import PREFIX
from plugin.builds import build, edit, read

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("elements")]

FEATURES = "content.code.copy, content.code.annotate, content.tabs.link, content.tooltips, content.footnote.tooltips"
THEME = f"""theme:
  name: material
  features: [{FEATURES}]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.highlight: {{line_spans: __span, pygments_lang_class: true}}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.superfences
  - pymdownx.tabbed
  - pymdownx.tasklist: {{custom_checkbox: true}}
  - pymdownx.tilde"""
HIDDEN = """() => [...document.querySelectorAll(".prose :is(.tabbed-title, .tabbed-block > *, .box > *)")]
  .filter(element => !element.checkVisibility({visibilityProperty: true})).map(element => element.textContent)"""
UNSTYLED = """() => [...document.querySelectorAll(".prose *")].filter(element => {
  const {width} = element.getBoundingClientRect()
  return element.matches("svg") ? width > 40 : width > innerWidth
}).map(element => element.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def elements(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The tiny course with one page of every element, served."""
    project = tmp_path_factory.mktemp("elements") / "project"
    shutil.copytree(tiny, project)
    shutil.copy(Path(__file__).with_name("elements.md"), project / "content")
    edit(project / "mkdocs.yml", "theme: {name: material}", THEME)
    run = build(project)
    assert run.exit_code == 0, run.output
    assert "elements.css" in read(project / "site", "elements")
    assert "elements.css" not in read(project / "site", "lessons/tea")
    with serve(project / "site", PREFIX) as address:
        yield address


@both_looks
def test_every_element_can_be_read_and_asks_no_other_host(
    browser: Browser, elements: str, view: View, scheme: str
) -> None:
    with visit(browser, elements, view, scheme) as window:
        page = window.open("elements/")
        # The link that the theme's script makes of an annotation is read by its own sign alone.
        assert [found for found in violations(page, ".prose") if "md-annotation" not in found] == []
        assert page.evaluate(UNSTYLED) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator(".tabbed-block:visible").count() == 1
        page.locator(".tabbed-set > input").nth(2).check(force=True)
        assert page.locator(".tabbed-block:visible").inner_text() == "Say hello."
        assert page.locator(".prose .box > :not(summary):visible").count() == 1
        page.emulate_media(media="print")
        assert page.evaluate(HIDDEN) == []
        assert window.record.findings() == []


GROUNDS = """(names) => names.map((name) => {
  document.querySelector(".prose").insertAdjacentHTML("beforeend", `<img src="data:,${name}" alt="">`);
  return getComputedStyle(document.querySelector(".prose > img:last-child")).backgroundColor;
})"""


@pytest.mark.parametrize(("scheme", "ground"), [("light", "rgba(0, 0, 0, 0)"), ("dark", "rgb(246, 247, 249)")])
def test_a_picture_without_a_ground_stands_on_white_unless_it_is_for_the_dark(
    browser: Browser, elements: str, scheme: str, ground: str
) -> None:
    with visit(browser, elements, PHONE, scheme) as window:
        grounds = window.open("elements/").evaluate(GROUNDS, ["", "#only-dark"])
        assert grounds == [ground, "rgba(0, 0, 0, 0)"]


def test_without_scripts_each_panel_stands_under_its_title(browser: Browser, elements: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE.width, "height": PHONE.height})
    page = context.new_page()
    page.goto(f"{elements}elements/")
    assert page.locator(".tabbed-title:visible").all_inner_texts() == ["Python", "C", "Words"]
    assert page.locator(".tabbed-block:visible").count() == 3
    assert page.locator("label:visible", has_text="Python").count() == 0
    context.close()
