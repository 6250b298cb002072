"""Edits for as long as one likes: ``python tests/editing/run.py --edits 500 --first 1``.

After each edit a build that keeps what it can is compared with a clean one. It prints each difference.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from clawdemy_site.build.pipeline import open_studio
from clawdemy_site.records.layout import Layout
from editing.comparing import differences
from editing.edits import steps

TINY = Path(__file__).resolve().parents[1] / "tiny"


def main() -> int:
    """Edit and compare; 1 where anything differed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the first seed; each seed makes 50 edits")
    asked = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    kinds: Counter[str] = Counter()
    wrong = made = 0
    for seed in range(asked.first, asked.first + -(-asked.edits // 50)):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder).resolve() / "course"
            shutil.copytree(TINY, root)
            layout = Layout(root)
            with open_studio(layout) as studio:
                for number, (desk, kind) in enumerate(steps(root, seed, 50)):
                    found, keeper = differences(layout, desk.options, studio)
                    kinds[kind] += 1
                    made += len(keeper.remade)
                    if found:
                        wrong += 1
                        print(f"seed {seed}, edit {number}, {kind}: {sorted(found)[:6]}", flush=True)  # noqa: T201
    print(f"{sum(kinds.values())} edits, {wrong} with differences, {made} values made; {dict(kinds)}")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
