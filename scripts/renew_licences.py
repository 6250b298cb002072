"""Writes SPDX's list of licences anew, from the packages that carry it: ids and names, what is deprecated, exceptions.

The packages come through npm, as those of the scripts do. Look at the difference before you commit it: an id that has
become deprecated is refused in records from then on.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LIST = Path(__file__).resolve().parents[1] / "src" / "clawdemy_site" / "records" / "spdx.txt"
PACKAGES = ("spdx-license-list", "spdx-license-ids", "spdx-exceptions")


def fetch(package: str, folder: Path) -> dict[str, Any]:
    """The JSON files at the top of the newest release of a package, by their name.

    Raises:
        subprocess.CalledProcessError: npm could not get it; its own words are on the terminal.
    """
    folder.mkdir()
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)  # noqa: S607 - npm of this machine
    with tarfile.open(next(folder.glob("*.tgz"))) as packed:
        members = [one for one in packed.getmembers() if one.name.count("/") == 1 and one.name.endswith(".json")]
        return {Path(one.name).stem: json.load(packed.extractfile(one) or sys.stdin) for one in members}


def write_list(names: Mapping[str, str], deprecated: set[str], exceptions: set[str], source: str) -> str:
    """The list as text: a licence a line with its name after a tab, then ``!`` what is deprecated, ``+`` exceptions."""
    rows = [
        f"{name}\t{' '.join(words.split())}"
        for name, words in names.items()
        if name not in deprecated and name[-1] != "+"
    ]
    parts = (rows, [f"!{name}" for name in deprecated], [f"+{name}" for name in exceptions])
    lines = [line for part in parts for line in sorted(part, key=str.casefold)]
    return "\n".join([f"# SPDX's list of licences, from {source}; written by scripts/renew_licences.py", *lines, ""])


def main() -> int:
    """Write the list, and say how much stands in it."""
    with tempfile.TemporaryDirectory() as folder:
        found = {package: fetch(package, Path(folder) / package) for package in PACKAGES}
    listed, ids, exceptions = (found[package] for package in PACKAGES)
    names = {name: facts["name"] for name, facts in listed["spdx"].items()}
    missing = {name: name for name in ids["index"] if name not in names}
    source = ", ".join(f"{package} {files['package']['version']}" for package, files in found.items())
    text = write_list({**names, **missing}, set(ids["deprecated"]), set(exceptions["index"]), source)
    LIST.write_text(text, encoding="utf-8")
    print(f"{LIST.name}: {text.count(chr(10)) - 1} rows, from {source}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
