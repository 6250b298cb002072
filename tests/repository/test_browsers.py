"""A browser that stops answering costs one test its time, and never the run."""

import os
import signal

import pytest
from playwright.sync_api import Error

from browsers import CLOSED, Browsers, kept

pytestmark = pytest.mark.browser


def test_a_browser_that_does_not_answer_is_ended_and_the_next_test_has_another(browsers: Browsers) -> None:
    with browsers.one(patience=1) as silent:
        page = silent.new_page()
        assert page.evaluate("1 + 1") == 2
        os.kill(kept(silent, "process", int), signal.SIGSTOP)
        with pytest.raises(Error, match=CLOSED):
            page.evaluate("1 + 1")
    with browsers.one() as other:
        assert other is not silent
        assert other.new_page().evaluate("1 + 1") == 2
    with browsers.one() as same:
        assert same is other
