"""What the tests of flashcards share: a session of study, driven as a learner drives it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.places import COURSE, LESSON
from browser.visits import Visit
from conftest import PREFIX, ROOT

PATH = LESSON.removeprefix("lessons/").rstrip("/")
PRACTICE = f"{LESSON}practice/"
DECK = f"{COURSE}cards/weights-biases-and-the-squish/"
CARDS = (ROOT / "content" / f"{LESSON}practice.md").read_text(encoding="utf-8").count("\n/// flashcard |")
"""Cards of that lesson, of which the tests need eight."""

MORNING = datetime(2026, 3, 30, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Session:
    """The dialog of a session."""

    page: Page

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog").filter(has=self.page.locator(".session__card"))

    @property
    def question(self) -> str:
        return self.dialog.locator(".session__front").inner_text()

    @property
    def answer(self) -> Locator:
        return self.dialog.locator(".session__back")

    @property
    def left(self) -> str:
        return self.dialog.locator(".session__left").inner_text()

    def rate(self, *ratings: int) -> list[str]:
        """Turn a card and rate it, for each rating; the questions that were asked."""
        asked = []
        for rating in ratings:
            asked.append(self.question)
            self.page.keyboard.press("Space")
            expect(self.answer).to_be_visible()
            self.page.keyboard.press(str(rating))
        return asked

    def leave(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.page.locator(".session")).to_have_count(0)


def set_clock(window: Visit, moment: datetime) -> None:
    """Set the time of day that pages of this window read; timers go on."""
    window.changed.append("clock")
    window.page.clock.set_fixed_time(moment)


def start(window: Visit, path: str = PRACTICE, button: str = f"Study these {CARDS} cards") -> Session:
    """Open a page and begin a session there."""
    page = window.open(path)
    page.get_by_role("button", name=button).click()
    session = Session(page)
    expect(session.dialog).to_be_visible()
    return session


def reviews(page: Page, lesson: str = PATH) -> dict[str, list[Any]]:
    """The histories in the browser's storage by the card's id."""
    kept = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    start_of_key = f"clawdemy:{PREFIX}:card:{lesson}#"
    return {
        key.removeprefix(start_of_key): json.loads(value)["reviews"]
        for key, value in kept.items()
        if key.startswith(start_of_key)
    }
