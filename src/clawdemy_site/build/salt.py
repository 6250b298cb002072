"""What all kept values of a build rest on: our own code, the libraries, the settings, and a site's own templates."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from clawdemy_site.keeping.prints import UnprintableError, digest_of, print_of
from clawdemy_site.keeping.store import Store
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.sources import list_files
from clawdemy_site.site.options import Options
from clawdemy_site.templating import PACKAGE

FOLDER = "pages"  # below the folder of caches
_SUFFIXES = frozenset({".py", ".jinja", ".html", ".txt", ".css", ".js", ".woff2", ".svg"})


def open_store(layout: Layout, options: Options, way: str) -> Store | None:
    """Where the values of one way to build a site are kept; None where its settings cannot be compared.

    A preview, say, does not throw away what a build has kept. Of each way there are the values of the last settings.
    """
    try:
        told = print_of([replace(layout, root=Path()), options])
    except UnprintableError:
        return None
    own = [(path, _print_file(layout.root / path)) for path in list_files(layout.root, options.templates, ("",))]
    salt = print_of([told, own, own_code(), *_extensions(options)])
    return Store(layout.root / layout.cache / FOLDER / way, salt)


@cache
def own_code() -> str:
    """The print of our own modules, templates and scripts, and of the versions of everything that is installed."""
    own = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix in _SUFFIXES)
    installed = sorted(path.name for folder in sys.path for path in Path(folder).glob("*.dist-info"))
    return print_of([sys.version, installed, *map(_print_file, own)])


def _extensions(options: Options) -> Iterator[str]:
    """The code of Markdown extensions that lies beside a site, where no version tells that it has changed."""
    for name in options.markdown.extensions:
        top = str(name).partition(":")[0].partition(".")[0]
        spec = find_spec(top) if top.isidentifier() else None
        origin = Path(spec.origin) if spec and spec.origin else None
        if origin and origin.suffix == ".py" and not {"site-packages", "dist-packages"} & {*origin.parts}:
            files = sorted(origin.parent.rglob("*.py")) if origin.name == "__init__.py" else [origin]
            yield from map(_print_file, files)


def _print_file(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError as error:
        return str(error.errno)
