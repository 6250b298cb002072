"""The network in the reader's hands, as a test takes it: drawing, choosing, and reading what it says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Browser, Locator, Page

from browser.places import COURSE
from browser.visits import DESKTOP, Record, View, visit

OWN_PAGE = f"{COURSE}figures/hands-network/"
LESSON = f"{COURSE}the-whole-network-as-one-function/lesson/"

DRAW = """async ([runs, pressure]) => {
  const pad = document.querySelector(".hands__pad");
  const box = pad.getBoundingClientRect();
  [...document.querySelectorAll(".hands button")].find((button) => button.textContent === "Clear").click();
  const send = (kind, x, y) => pad.dispatchEvent(new PointerEvent(kind, {
    bubbles: true, cancelable: true, pointerId: 7, pointerType: "pen", isPrimary: true, pressure, button: 0, buttons: 1,
    clientX: box.left + (x * box.width) / 32, clientY: box.top + (y * box.height) / 32,
  }));
  for (const [left, right, y] of runs) {
    send("pointerdown", left, y);
    send("pointermove", right, y);
    send("pointerup", right, y);
  }
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
ACTIVATIONS = """() => [...document.querySelectorAll(".hands__layer")].map((layer) =>
  [...layer.querySelectorAll(".hands__cell")].map((cell) => Number(cell.style.getPropertyValue("--value"))))"""


@dataclass(frozen=True)
class Hands:
    """The figure on an open page."""

    page: Page
    record: Record

    @property
    def stage(self) -> Locator:
        return self.page.locator(".hands")

    @property
    def answer(self) -> str:
        return self.stage.locator(".hands__answer").inner_text()

    @property
    def status(self) -> Locator:
        return self.stage.get_by_role("status")

    def button(self, name: str) -> Locator:
        return self.stage.get_by_role("button", name=name)

    def draw_runs(self, runs: list[tuple[float, float, float]], width: float) -> None:
        """Draw strokes along rows, in units of the frame, with a pen of that width."""
        self.page.evaluate(DRAW, [runs, width / 7.2])

    def draw_by_mouse(self, *strokes: list[tuple[float, float]]) -> None:
        """Draw strokes whose points are shares of the frame."""
        pad = self.stage.locator(".hands__pad")
        pad.scroll_into_view_if_needed()
        box = pad.bounding_box()
        assert box
        mouse = self.page.mouse
        for stroke in strokes:
            points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in stroke]
            mouse.move(*points[0])
            mouse.down()
            for point in points[1:]:
                mouse.move(*point, steps=4)
            mouse.up()
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def activations(self) -> list[NDArray[np.float64]]:
        """Of every layer after the input, as the page shows them."""
        return [np.array(layer) for layer in self.page.evaluate(ACTIVATIONS)]


@contextmanager
def hands(
    browser: Browser, base: str, path: str = OWN_PAGE, view: View = DESKTOP, scheme: str = "light"
) -> Iterator[Hands]:
    """Open a page that holds the figure, and wait until it is awake."""
    with visit(browser, base, view, scheme) as window:
        page = window.open(path)
        page.locator(".hands").wait_for()
        yield Hands(page, window.record)
