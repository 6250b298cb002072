"""Which node makes the scripts and styles, and when the packages of the lock are installed."""

import os
from pathlib import Path

import pytest

import npm
from npm import has_node, is_installed, major_version


@pytest.mark.parametrize(
    ("commands", "version", "good"),
    [
        (["node", "npm"], npm.OLDEST, True),
        (["node", "npm"], npm.OLDEST - 1, False),
        (["node", "npm"], 0, False),
        (["node"], npm.OLDEST, False),
        (["npm"], npm.OLDEST, False),
    ],
)
def test_an_installed_node_is_taken_if_it_is_whole_and_new_enough(
    commands: list[str], version: int, *, good: bool
) -> None:
    assert has_node(lambda name: f"/opt/{name}" if name in commands else None, lambda _node: version) is good


@pytest.mark.parametrize(("says", "version"), [("v20.20.2", 20), ("v8.1.0", 8), ("no such thing", 0)])
def test_a_version_is_read_from_what_node_says(tmp_path: Path, says: str, version: int) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
    node.chmod(0o755)
    assert major_version(str(node)) == version


def test_packages_are_installed_anew_when_the_lock_is_newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock, installed = tmp_path / "lock", tmp_path / "installed"
    monkeypatch.setattr(npm, "LOCK", lock)
    monkeypatch.setattr(npm, "INSTALLED", installed)
    lock.touch()
    assert not is_installed()
    installed.touch()
    os.utime(lock, (1, 1))
    assert is_installed()
    os.utime(installed, (0, 0))
    assert not is_installed()


def test_where_nothing_can_be_had_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> dict[str, str]:
        raise OSError("no way out")

    monkeypatch.setattr(npm, "has_node", lambda: False)
    monkeypatch.setattr(npm, "with_own_node", refuse)
    assert npm.main(["run", "fresh"]) == 1
    assert capsys.readouterr().err == "node or its packages cannot be had: no way out\n"
