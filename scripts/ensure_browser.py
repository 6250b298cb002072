"""Finds the browser that the tests drive, or gets one.

The tests use a Chromium or Chrome that is already installed, so that no browser comes from outside a system's own
packages; the headless shell before others, which draws the same pages in half the time because it has no window to
keep. Run as a command, this prints the browser's path. Where the shell is missing and it may install it (root on
Debian), it does; if that fails, another browser serves, and where there is none it says in a sentence what to do.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

SKIP_VARIABLE = "CLAWDEMY_NO_BROWSER"
PATH_VARIABLE = "CHROME_PATH"
SHELL = "chromium-headless-shell"
"""Debian's name for the shell: of the package, and of the command in it."""

COMMANDS = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ADVICE = (
    "The browser tests found no Chromium or Chrome: install one (on Debian: apt-get install chromium), or name it in "
    f"{PATH_VARIABLE}, or set {SKIP_VARIABLE}=1 to leave the browser tests out."
)

Which = Callable[[str], str | None]


def browser_unwanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the person at the keyboard asked to leave the browser tests out."""
    return environ.get(SKIP_VARIABLE) == "1"


def find_browser(
    environ: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    applications: Sequence[Path] = APPLICATIONS,
) -> str | None:
    """Return the path of an installed headless shell, Chromium or Chrome, or None.

    A browser named in `CHROME_PATH` is the only one considered: a wrong name there is noticed, not worked around.
    """
    named = environ.get(PATH_VARIABLE)
    if named:
        return which(named)
    on_path = (which(command) for command in COMMANDS)
    in_place = (str(path) for path in applications if path.is_file())
    return next((path for path in on_path if path), None) or next(in_place, None)


def may_install(uid: int, system_id: str, which: Which = shutil.which) -> bool:
    """Whether Debian's own headless shell can be installed here without asking anyone."""
    return uid == 0 and system_id == "debian" and which("apt-get") is not None


def install_debian_browser() -> None:
    """Install Debian's headless shell and a font for it.

    Raises:
        subprocess.CalledProcessError: A package command failed; its own words are on the terminal.
    """
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::http::Timeout=30"]
    packages = [SHELL, "fonts-dejavu-core"]
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *step], check=True, env=quiet, stdout=sys.stderr)


def _system_id() -> str:
    try:
        return platform.freedesktop_os_release().get("ID", "")
    except OSError:
        return ""


def main() -> int:
    """Print the path of a browser, installing Debian's shell first where that is allowed; 1 where none can be had."""
    wanted = PATH_VARIABLE not in os.environ and shutil.which(SHELL) is None
    if wanted and may_install(os.geteuid(), _system_id()):
        print("Installing Debian's headless Chromium for the browser tests.", file=sys.stderr)
        try:
            install_debian_browser()
        except subprocess.CalledProcessError as error:
            print(f"{' '.join(error.cmd)} failed.", file=sys.stderr)
    path = find_browser()
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
