"""Builds of a small project by MkDocs' own command, in this process: its lines and its exit code, without its start."""

from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig


def build(project: Path, *options: str) -> Result:
    """Run ``mkdocs build --strict`` for a project, whatever folder this process stands in."""
    plugins: Any = MkDocsConfig.plugins
    plugins.plugin_cache.clear()  # it would lend this build the plugin of the one before
    command = ["build", "--strict", "--config-file", str(project / "mkdocs.yml"), *options]
    return CliRunner(env={"NO_MKDOCS_2_WARNING": "1"}).invoke(cli, command)


def read(site: Path, address: str) -> str:
    """The page at an address of a built site."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with a change in it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
