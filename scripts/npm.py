"""Runs npm for the scripts and styles that ship, getting first what that needs.

Node is the installed one, or where there is none that of a Python package, pinned like all others; packages are those
of the lock. Only a change of scripts or styles, and the gate, need any of it: `scripts/npm.py run bundle`.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements" / "node.txt"
LOCK = ROOT / "package-lock.json"
INSTALLED = ROOT / "node_modules" / ".package-lock.json"
"""What npm writes once all packages of a lock are in their place."""

OLDEST = 20
"""The oldest major version of node that runs the packages of the lock."""


def major_version(node: str) -> int:
    """The major version of a node, or 0 where it does not say."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", answer)
    return int(found[1]) if found else 0


def has_node(which: Callable[[str], str | None] = shutil.which, version: Callable[[str], int] = major_version) -> bool:
    """Whether this machine has npm and a node that is new enough."""
    node = which("node")
    return which("npm") is not None and node is not None and version(node) >= OLDEST


def with_own_node() -> dict[str, str]:
    """The environment in which node is that of the Python package, which is installed beside this Python if need be.

    Raises:
        subprocess.CalledProcessError: It could not be installed; pip's own words are on the terminal.
    """
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*pip, "--requirement", str(REQUIREMENTS)], check=True)
    return {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])}


def is_installed() -> bool:
    """Whether the packages of the lock are in their place."""
    return INSTALLED.is_file() and INSTALLED.stat().st_mtime >= LOCK.stat().st_mtime


def main(arguments: list[str]) -> int:
    """Run npm with these arguments, and return its exit code; 1 where node or a package cannot be had."""
    try:
        environ = dict(os.environ) if has_node() else with_own_node()
        npm = shutil.which("npm", path=environ.get("PATH")) or "npm"
        if not is_installed():
            subprocess.run([npm, "ci", "--loglevel=error"], cwd=ROOT, env=environ, check=True)
        return subprocess.run([npm, "--silent", *arguments], cwd=ROOT, env=environ, check=False).returncode
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"node or its packages cannot be had: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
