"""What the README and CONTRIBUTING tell a newcomer to do can be done."""

import re
import subprocess
from pathlib import Path

import pytest

GUIDES = ("README.md", "CONTRIBUTING.md")
FRAGMENT = re.compile(r"[a-z0-9-]+\.(added|changed|fixed|removed)\.md")


def _targets(root: Path) -> set[str]:
    return set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_command_is_a_target(project_root: Path, guide: str) -> None:
    text = (project_root / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)(?=[`\s]*(?:$|#|`))", text, re.MULTILINE))
    assert {"site", "test"} <= named
    assert named <= _targets(project_root)


def test_help_lists_every_target(project_root: Path) -> None:
    listing = subprocess.run(
        ["make", "help"],  # noqa: S607  # make from PATH
        cwd=project_root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert set(re.findall(r"^  make (\w+) ", listing, re.MULTILINE)) == _targets(project_root)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_links_to_exists(project_root: Path, guide: str) -> None:
    text = (project_root / guide).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not re.match(r"\w+:", link)]
    assert links
    assert [link for link in links if not (project_root / link).exists()] == []


def test_changelog_fragments_are_named_after_their_kind(project_root: Path) -> None:
    names = [path.name for path in (project_root / "changelog.d").iterdir() if path.name != "README.md"]
    assert [name for name in names if not FRAGMENT.fullmatch(name)] == []
