"""The modules of the network in the reader's hands, in a browser, with the data that its figure hands over."""

import base64
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from matplotlib.figure import Figure
from numpy.typing import NDArray
from playwright.sync_api import Browser, Page

import hands
from browser.server import serve
from browsers import kept
from clawdemy_site.features.live.scripts import lent_modules
from clawdemy_site.figures import Payload
from digits_data import FULL_INK

BLANK = '<!doctype html><html lang="en"><title>Test</title><main></main></html>'
SCRIPT = Path(hands.__file__).with_suffix("")


@pytest.fixture(scope="session")
def payload() -> Mapping[str, str]:
    """What the figure hands over, as base64 by name."""
    data = Payload()
    hands.network(Figure(figsize=(7.2, 7.4)), data)
    return data.to_plain()


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty page beside the modules."""
    folder = tmp_path_factory.mktemp("hands") / "modules"
    shutil.copytree(SCRIPT, folder)
    for name, source in lent_modules().items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    (folder / "blank.html").write_text(BLANK, encoding="utf-8")
    with serve(folder, "/") as address:
        yield f"{address}blank.html"


@pytest.fixture
def page(browser: Browser, modules: str, payload: Mapping[str, str]) -> Page:
    """An empty page beside the modules; the parameters of the network stand in `parameters`."""

    def make() -> Page:
        page = browser.new_page()
        page.goto(modules)
        page.evaluate(
            "text => { self.parameters = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)); }",
            payload["parameters"],
        )
        return page

    return kept(browser, "hands", make)


def part(payload: Mapping[str, str], name: str, kind: str) -> NDArray[np.generic]:
    """One part of what is handed over, as numbers of a numpy type."""
    return np.frombuffer(base64.b64decode(payload[name]), kind)


def counts_of(grid: NDArray[np.float64]) -> NDArray[np.int64]:
    """The counts of a digit, 0 to 16, shape (8, 8)."""
    return np.rint(grid * FULL_INK).astype(np.int64)
