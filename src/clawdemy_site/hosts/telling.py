"""What the host says in the terminal alone, brought to where an author at work sees it: the pages."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from clawdemy_site.assets.files import FOLDER
from clawdemy_site.diagnostics import Diagnostic, Location, has_errors, render_text
from clawdemy_site.hosts.refusals import find_refusals
from clawdemy_site.render.banner import lay_banner, take_banner
from clawdemy_site.settings.loading import load_settings

_EMPTY = '<!doctype html><html lang="en"><head><title>Not built</title></head><body></body></html>'

log = get_plugin_logger("clawdemy")


def tell_failures(server: LiveReloadServer, config: Path) -> None:
    """Have the last pages say why they cannot be built again, where the host would only keep them back."""
    build: Callable[[], None] = server.builder

    def build_or_tell() -> None:
        try:
            build()
        except Exception as error:  # noqa: BLE001 - plugins raise anything
            _mark_pages(Path(server.root), _tell_reasons(config, error))

    server.builder = build_or_tell


def _tell_reasons(config: Path, error: Exception) -> list[Diagnostic]:
    """What is wrong with the settings or, where they are sound, that the host has failed."""
    _, found = load_settings(config)
    found = found if has_errors(found) else [*find_refusals(config)]
    if not has_errors(found):
        message = f"the pages cannot be built again: {' '.join(str(error).split()) or type(error).__name__}"
        found = [Diagnostic(Location(config.name), "setting-refused", message)]
        log.error("the host has failed", exc_info=error)
    for diagnostic in found:
        log.error(render_text(diagnostic))
    return found


def _mark_pages(site: Path, found: Sequence[Diagnostic]) -> None:
    """Put findings on the badge of each page, in the place of those that it shows."""
    if not (site / "index.html").is_file():  # the host had emptied the folder when it failed
        (site / "index.html").write_text(_EMPTY, encoding="utf-8")
    for path in site.rglob("*.html"):
        sheet = Path(os.path.relpath(site / FOLDER / "banner.css", path.parent)).as_posix()
        html = take_banner(path.read_text(encoding="utf-8"), sheet)
        path.write_text(lay_banner(html, [*enumerate(found, start=1)], sheet, lambda _: ""), encoding="utf-8")
