"""An exercise that asks for no number is judged by the learner, below its solution."""

import pytest
from playwright.sync_api import Page

from scripts.exercise_page import HEAD, assert_judged_by_the_learner

pytestmark = pytest.mark.browser

FREE = f"/// exercise | Plan\n{HEAD}Make a plan.\n//// solution\nSo.\n////\n///"
LOOKS = {"free": (FREE, None)}


def test_a_learner_says_how_it_was(page: Page) -> None:
    assert_judged_by_the_learner(page, FREE)
