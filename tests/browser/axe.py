"""Judges a page with axe-core against WCAG 2.2, levels A and AA."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """([within, tags]) => axe.run(within.length ? {include: within} : document, {
  runOnly: {type: "tag", values: tags},
  resultTypes: ["violations"],
})"""


def violations(page: Page, *within: str) -> list[str]:
    """Return one line for each element of the open page that breaks a rule: rule, what to do, where.

    Args:
        page: The page.
        within: What alone is judged, as selectors of elements that are there; by default all of the page.
    """
    for part in within:
        assert page.locator(part).count() > 0, part
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result: dict[str, Any] = page.evaluate(RUN, [within, TAGS])
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
