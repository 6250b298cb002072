"""Builds of a small project by MkDocs' own command, in this process: its lines and its exit code, without its start."""

import logging
import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jinja2
from click.testing import CliRunner, Result
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs.utils import DuplicateFilter

from lasting import lasting_workers

_FINDING = re.compile(r"(\S+:\d+:\d+):\s+(?:error|warning)\[([\w-]+)\]")
_OURS = re.compile(r"^clawdemy: |; nothing was published$")
_LINE = re.compile(r"^(?:WARNING|ERROR) +- +(.*)", re.MULTILINE)


class _Compiled(jinja2.BytecodeCache):
    """The theme's templates as Jinja compiles them, kept for all builds of this process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give a template as it was compiled."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template as it was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()
_new_environment = Theme.get_env


def _environment(theme: Theme) -> jinja2.Environment:
    environment = _new_environment(theme)
    environment.bytecode_cache = _COMPILED
    return environment


def build(project: Path, *options: str) -> Result:
    """Run ``mkdocs build --strict`` for a project, whatever folder this process stands in."""
    plugins: Any = MkDocsConfig.plugins
    plugins.plugin_cache.clear()  # it would lend this build the plugin of the one before
    for one in logging.getLogger("mkdocs.commands.build").filters:
        assert isinstance(one, DuplicateFilter)
        one.msgs.clear()  # it would not say what it has said in another build of this process
    command = ["build", "--strict", "--config-file", str(project / "mkdocs.yml"), *options]
    with lasting_workers(), patch.object(Theme, "get_env", _environment):
        return CliRunner(env={"NO_MKDOCS_2_WARNING": "1"}).invoke(cli, command)


def findings(output: str) -> list[str]:
    """The findings of ours that a build or a check has printed, each as its place and its rule, sorted."""
    return sorted(f"{place} {rule}" for place, rule in _FINDING.findall(output))


def warnings_of_the_host(output: str) -> list[str]:
    """The warnings and errors that a build has printed beside ours."""
    return [line for line in _LINE.findall(output) if not _OURS.search(line)]


def read(site: Path, address: str) -> str:
    """The page at an address of a built site."""
    return (site / address / "index.html").read_text(encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Save a file with a change in it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
