"""The served site, started once for all browser tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.server import serve
from conftest import PREFIX


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the real site's home page, served under a sub-path."""
    with serve(built_site, PREFIX) as address:
        yield address
