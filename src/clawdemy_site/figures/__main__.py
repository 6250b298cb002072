"""``python -m clawdemy_site.figures SCRIPT``: shows a script's figures to its author, in both schemes side by side.

The page stands by itself, so that a figure can be seen before any lesson shows it.
"""

import sys
import tempfile
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from clawdemy_site.diagnostics import in_order, render_text
from clawdemy_site.figures import palette
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.figures.studio import Studio
from clawdemy_site.templating import environment

_SETTINGS = "mkdocs.yml"
_KEPT = ".cache/clawdemy/previews"
_USAGE = "usage: python -m clawdemy_site.figures [--no-browser] SCRIPT, for example figures/squish.py"
_MISUSE = 2


def preview(script: Path) -> tuple[str, list[str]]:
    """Draw the figures of a script, on a page of HTML that needs nothing else, and say what is wrong with them.

    Its project is the nearest folder above with a ``mkdocs.yml``, else the one above the script's own.
    """
    script = script.resolve()
    root = _find_root(script)
    specs, found = discover(root, script.parent.relative_to(root).as_posix())
    own = [spec for spec in specs.values() if spec.topic == script.stem]
    found = [finding for finding in found if (root / finding.location.path).name == script.name]
    with (
        tempfile.TemporaryDirectory(prefix="clawdemy-preview-") as cache,
        Studio(root, script.parent.relative_to(root).as_posix(), cache) as studio,
    ):
        drawn, more, _ = studio.draw(own)
    complaints = [render_text(finding) for finding in in_order([*found, *more])]
    page = _page(script.stem, drawn, complaints)
    return page, complaints if own or complaints else [f"{script.name}: it declares no figure"]


def _find_root(script: Path) -> Path:
    above = script.parent.parents
    return next((folder for folder in above if (folder / _SETTINGS).is_file()), above[0] if above else script.parent)


def _page(topic: str, drawn: Mapping[str, Drawn], complaints: list[str]) -> str:
    return (
        environment()
        .get_template("preview.html.jinja")
        .render(
            topic=topic,
            complaints=complaints,
            figures=drawn.values(),
            inline=inline,
            colours=palette.COLOURS,
            light_page=palette.LIGHT_PAGE,
            dark_page=palette.DARK_PAGE,
        )
    )


def main(arguments: list[str]) -> int:
    """Draw the figures of a script, write a page that shows them, open it, and return an exit code.

    The code is 0, or 1 where something is wrong with the script, or 2 where the command was called wrongly.
    """
    quiet = "--no-browser" in arguments
    scripts = [Path(argument) for argument in arguments if argument != "--no-browser"]
    if len(scripts) != 1 or not scripts[0].is_file():
        sys.stderr.write(f"{_USAGE}\n")
        return _MISUSE
    page, complaints = preview(scripts[0])
    place = _find_root(scripts[0].resolve()) / _KEPT / f"{scripts[0].stem}.html"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(page, encoding="utf-8")
    sys.stderr.write("".join(f"{complaint}\n" for complaint in complaints))
    if quiet or not _open(place):
        sys.stdout.write(f"{place}\n")
    return 1 if complaints else 0


def _open(place: Path) -> bool:
    try:
        return webbrowser.get().open(place.as_uri())
    except webbrowser.Error:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
