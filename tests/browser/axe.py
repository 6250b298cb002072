"""Judges a page with axe-core against WCAG 2.2, levels A and AA."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """([within, tags, off]) => axe.run(within ?? document, {
  runOnly: {type: "tag", values: tags},
  rules: Object.fromEntries(off.map(rule => [rule, {enabled: false}])),
  resultTypes: ["violations"],
})"""


def violations(page: Page, within: str | None = None, without: Sequence[str] = ()) -> list[str]:
    """Return one line for each element of the open page that breaks a rule: rule, what to do, where.

    Args:
        page: The page.
        within: What alone is judged, as a selector; by default all of the page. It must be there.
        without: Rules that are not applied.
    """
    if within is not None:
        assert page.locator(within).count() > 0, within
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result: dict[str, Any] = page.evaluate(RUN, [within, TAGS, [*without]])
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node['html'][:120]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
