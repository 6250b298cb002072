"""The served site, started once for all browser tests."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.server import serve
from conftest import PREFIX

INDEX = "search_index.json"


@pytest.fixture(scope="session")
def base(built_site: Path) -> Iterator[str]:
    """The address of the real site's home page, served under a sub-path, with a search that finds nothing.

    Each page that is opened starts the search anew and has it read the whole index, which takes the browser as long as
    drawing the page.
    """
    index = json.loads((built_site / "search" / INDEX).read_bytes())
    idle = {path.name: b"" for path in built_site.glob("assets/javascripts/workers/search.*.js")}
    with serve(built_site, PREFIX, {INDEX: json.dumps({**index, "docs": []}).encode(), **idle}) as address:
        yield address
