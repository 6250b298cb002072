"""Practice blocks as the build renders them, woken by the site's modules on a page that notes what is recorded."""

from playwright.sync_api import Locator, Page, expect

from clawdemy_site.practice.views import ExerciseView, StepView
from page_markdown.contexts import Context
from page_markdown.test_render_practice import render

HEAD = "    id: a-b\n    outcome: o\n"
NOON = "Date.UTC(2026, 4, 20, 12)"

_WAKE = """async (before) => {
  window.recorded = [];
  window.desk = {
    page: { base: location.href, lesson: "tea/water" },
    clock: { now: () => %s },
    records: { answerOf: () => before, recordAnswer: (lesson, id, outcome) => recorded.push([lesson, id, outcome]) },
  };
  await (await import("/questions.js")).startQuestions(desk);
}"""


def open_block(
    page: Page,
    text: str,
    view: ExerciseView | None = None,
    *,
    before: dict[str, int] | None = None,
    same_visit: bool = False,
) -> Locator:
    """Show one practice block and let its module wake it.

    Args:
        page: An empty page.
        text: The block in Markdown, with the id ``a-b``.
        view: The block's answers, if it asks for numbers.
        before: What the records say of an earlier answer.
        same_visit: Whether the browser still knows what it showed in this tab.

    Returns:
        The block.
    """
    if not same_visit:
        page.evaluate("sessionStorage.clear()")
    place_block(page, text, view)
    wake_block(page, before)
    return page.locator("#a-b")


def place_block(page: Page, text: str, view: ExerciseView | None = None) -> None:
    """Show one practice block as the build leaves it."""
    html = render(text, context=Context(exercises={"a-b": view} if view else {}))
    page.evaluate("(html) => { document.querySelector('main').innerHTML = html; }", html)


def wake_block(page: Page, before: dict[str, int] | None = None) -> None:
    """Let the script wake the block on the page."""
    page.evaluate(_WAKE % NOON, before)


def recorded(page: Page) -> list[int]:
    """The outcomes recorded so far, all of which must be those of the block."""
    noted: list[tuple[str, str, int]] = page.evaluate("recorded")
    assert all((lesson, block) == ("tea/water", "a-b") for lesson, block, _ in noted)
    return [outcome for _, _, outcome in noted]


def said(block: Locator) -> str:
    """What the block says of the last check."""
    return " ".join(block.locator(".practice__said").inner_text().split())


def assert_judged_by_the_learner(page: Page, text: str) -> None:
    """How it was is asked once the block has told, recorded, and said to be noted; the focus stays."""
    block = open_block(page, text)
    expect(block.get_by_role("button", name="Partly")).to_be_hidden()
    block.locator("summary").click()
    press(block, "Partly")
    assert recorded(page) == [1]
    assert said(block).startswith("Noted.")
    expect(block.get_by_role("button", name="Partly")).to_have_attribute("aria-pressed", "true")
    expect(block.get_by_role("button", name="Partly")).to_be_focused()


def whispered(block: Locator) -> str:
    """What the block tells screen readers alone."""
    return block.locator(".visually-hidden[role=status]").inner_text()


def press(block: Locator, name: str) -> None:
    """Press a button by its whole name."""
    block.get_by_role("button", name=name, exact=True).click()


def buttons(block: Locator) -> list[str]:
    """The names of the buttons that can be seen."""
    return [button.inner_text() for button in block.get_by_role("button").all()]


def one_step(answer: float, shown: str, accept: float = 0.0, unit: str = "") -> ExerciseView:
    """An exercise with one field and one setting."""
    return ExerciseView((StepView((answer,), (shown,), accept, unit, ()),), {})
