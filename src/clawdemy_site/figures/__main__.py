"""``python -m clawdemy_site.figures SCRIPT``: shows a script's figures to its author, in both schemes side by side."""

import sys
import tempfile
import webbrowser
from pathlib import Path

from clawdemy_site.figures.preview import preview

_USAGE = "usage: python -m clawdemy_site.figures [--no-browser] SCRIPT, for example figures/squish.py"
_MISUSE = 2


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
