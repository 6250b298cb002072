"""``python -m clawdemy_site.figures SCRIPT``: shows a script's figures to its author, in both schemes side by side.

The page stands by itself, so that a figure can be seen before any lesson shows it.
"""

import html
import sys
import tempfile
import webbrowser
from collections.abc import Mapping
from pathlib import Path

from clawdemy_site.diagnostics import Diagnostic, in_order, render_text
from clawdemy_site.figures import palette
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.figures.studio import Studio

_SETTINGS = "mkdocs.yml"
_SHEET = f"""
body {{ margin: 0; font-family: sans-serif; }}
h1, h2 {{ margin: 1rem; }}
.pair {{ display: flex; flex-wrap: wrap; }}
.pair > div {{ flex: 1 1 22rem; box-sizing: border-box; padding: 1rem; background: {palette.LIGHT_PAGE}; }}
.pair > [data-md-color-scheme="slate"] {{ background: {palette.DARK_PAGE}; color: #e9ecf3; }}
svg {{ max-width: 100%; height: auto; }}
pre {{ margin: 1rem; white-space: pre-wrap; }}
"""
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
    findings = in_order([*found, *more])
    if not (own or findings):
        return _page(script.stem, {}, findings), [f"{script.name}: it declares no figure"]
    return _page(script.stem, drawn, findings), [render_text(finding) for finding in findings]


def _find_root(script: Path) -> Path:
    above = script.parent.parents
    return next((folder for folder in above if (folder / _SETTINGS).is_file()), above[0] if above else script.parent)


def _page(topic: str, drawn: Mapping[str, Drawn], findings: list[Diagnostic]) -> str:
    told = "".join(f"<pre>{html.escape(render_text(finding))}</pre>" for finding in findings)
    figures = "".join(_pair(number, figure) for number, figure in enumerate(drawn.values()))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{html.escape(topic)}</title>'
        f"<style>{palette.css()}{_SHEET}</style></head><body><h1>{html.escape(topic)}</h1>{told}{figures}</body></html>\n"
    )


def _pair(number: int, figure: Drawn) -> str:
    caption = f"<figcaption>{html.escape(figure.caption)}</figcaption><p><small>{html.escape(figure.alt)}</small></p>"
    sides = ""
    for scheme in ("default", "slate"):
        shown = inline(figure, f"fig-{number}-{scheme}")
        sides += f'<div data-md-color-scheme="{scheme}"><figure>{shown}{caption}</figure></div>'
    return f'<h2>{html.escape(figure.name)}</h2><div class="pair">{sides}</div>'


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
    place = Path(tempfile.mkdtemp(prefix="clawdemy-figures-")) / f"{scripts[0].stem}.html"
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
