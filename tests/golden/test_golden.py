"""Every mistake that an author can make is told with its file, line, column and rule: the cases stand in ``cases/``.

A case changes the tiny course in one place, checks the whole of it, and compares all that is said.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from projects import build

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def apply(case: dict[str, Any], project: Path) -> None:
    """Make the mistake."""
    path = project / case["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if case.get("delete"):
        path.unlink()
    elif "write" in case:
        path.write_text(case["write"], encoding="utf-8")
    elif "write_latin1" in case:
        path.write_text(case["write_latin1"], encoding="latin-1")
    else:
        text = path.read_text(encoding="utf-8")
        assert text.count(case["replace"]) >= 1, "the case does not fit the tiny course"
        path.write_text(text.replace(case["replace"], case["by"], 1), encoding="utf-8")


def told(project: Path) -> list[str]:
    """All that a check says of a project, a line for each finding."""
    found = build(project).diagnostics
    for diagnostic in found:
        assert diagnostic.message
        assert not diagnostic.message.endswith(".")
        assert diagnostic.help
    return sorted(f"{d.location} {d.rule}" for d in found)


def test_the_tiny_course_itself_is_without_findings(tiny: Path) -> None:
    assert told(tiny) == []


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_where_it_stands(case: dict[str, Any], tiny_copy: Path) -> None:
    apply(case, tiny_copy)
    found = told(tiny_copy)
    if "expect" in case:
        assert found == sorted(case["expect"])
    else:
        assert sorted({line.rpartition(" ")[2] for line in found}) == sorted(case["expect_rules"])


def test_there_are_enough_cases() -> None:
    """The promise is as good as the mistakes that were tried."""
    assert len(CASES) >= 40
