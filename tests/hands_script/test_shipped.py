"""The script as it ships, parameters and all: small, classic, and silent."""

import base64
import gzip
import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page

from clawdemy_site.assets.joining import module_order, read_modules
from clawdemy_site.features.live.scripts import MAIN, lent_modules, live_script
from clawdemy_site.figures.live_drawn import Live
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


def test_every_module_is_shipped() -> None:
    own = read_modules(SCRIPT)
    assert {*own} <= {*module_order({**own, **lent_modules()}, MAIN)}


@pytest.mark.browser
def test_it_parses_as_a_classic_script(page: Page, shipped: bytes) -> None:
    assert page.evaluate("(text) => typeof new Function(text)", shipped.decode()) == "function"


def test_a_module_imports_what_it_calls() -> None:
    """In the joined script a forgotten import would go unseen, until the module is used by itself."""
    sources = read_modules(SCRIPT) | lent_modules()
    exports = {name for each in sources.values() for name in re.findall(r"^export function (\w+)", each, re.MULTILINE)}
    for module, source in read_modules(SCRIPT).items():
        imported = re.findall(r"^import \{([^}]*)\}", source, re.MULTILINE)
        known = {name.strip() for names in imported for name in names.split(",")}
        known |= set(re.findall(r"^(?:export )?function (\w+)", source, re.MULTILINE))
        code = re.sub(r"//.*", "", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))
        assert set(re.findall(r"(?<![\w.])(\w+)\(", code)) & exports <= known, module
