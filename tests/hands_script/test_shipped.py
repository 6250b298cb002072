"""The script as it ships, parameters and all: small, classic, and silent."""

import base64
import gzip
import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from clawdemy_site.features.live.joining import read_modules
from clawdemy_site.features.live.scripts import live_script
from clawdemy_site.figures.drawn import Live
from hands_script.conftest import SCRIPT

MOST_BYTES = 60 * 1024


@pytest.fixture(scope="session")
def shipped(payload: Mapping[str, str]) -> bytes:
    data = {name: base64.b64decode(text) for name, text in payload.items()}
    return live_script(SCRIPT, "hands.network", Live("", "hands", (), "", data))


def test_it_is_small_with_its_parameters(shipped: bytes) -> None:
    assert len(shipped) > 2 * 13_002
    assert len(gzip.compress(shipped, 9)) <= MOST_BYTES


def test_it_asks_for_nothing_and_remembers_nothing(shipped: bytes) -> None:
    text = re.sub(r'"[A-Za-z0-9+/=]{100,}"', "", shipped.decode())
    assert not re.search(r"\b(fetch|XMLHttpRequest|WebSocket|sendBeacon|EventSource|localStorage|cookie)\b", text)
    assert "://" not in text


def test_every_module_is_shipped(shipped: bytes) -> None:
    joined = re.findall(r'^\$\["([\w-]+)"\] = ', shipped.decode(), re.MULTILINE)
    assert {*read_modules(SCRIPT)} <= {*joined}


@pytest.mark.browser
def test_it_parses_as_a_classic_script(page: Page, shipped: bytes) -> None:
    assert page.evaluate("(text) => typeof new Function(text)", shipped.decode()) == "function"
