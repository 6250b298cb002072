"""A check and a strict build of MkDocs say the same: what passes the one passes the other."""

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import DuplicateFilter

import projects
from golden.test_golden import CASES, apply
from plugin.builds import build

FINDING = re.compile(r"(\S+:\d+:\d+):\s+(?:error|warning)\[([\w-]+)\]")
OURS = re.compile(r"^clawdemy: |; nothing was published$")
LINE = re.compile(r"^(?:WARNING|ERROR) +- +(.*)", re.MULTILINE)

MANY_FORMS = """
[a](lesson.md) [b](lesson.md?x=1&y=2#the-sum) [c](<lesson.md#the-sum>) [d](#fig-warming-bars) [e](%6Cesson.md)
[f](../../../index.md#welcome) [g](https://example.org/?a=1#b) [h](mailto:a@example.org) <b@example.org> [i][there]

![](figure:warming.bars)

<p><a href="#fig-warming-bars">raw</a></p>

| a | b |
|---|---|
| [j](../index.md) | $x$ |

[there]: practice.md#one-gram
"""


@pytest.fixture
def forgetful() -> None:
    """Let MkDocs say what it has said in another build of this process."""
    for one in logging.getLogger("mkdocs.commands.build").filters:
        assert isinstance(one, DuplicateFilter)
        one.msgs.clear()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.usefixtures("forgetful")
def test_mkdocs_fails_on_what_a_check_finds_and_says_nothing_else(case: dict[str, Any], tiny_copy: Path) -> None:
    apply(case, tiny_copy)
    run = build(tiny_copy)
    said = [f"{place} {rule}" for place, rule in FINDING.findall(run.output)]
    assert run.exit_code == 1
    assert not [line for line in LINE.findall(run.output) if not OURS.search(line)]
    if "expect" in case:
        assert sorted(said) == sorted(case["expect"])
    else:
        assert sorted({line.rpartition(" ")[2] for line in said}) == sorted(case["expect_rules"])


def test_what_a_check_passes_a_strict_build_passes(tiny_copy: Path) -> None:
    page = tiny_copy / "content/lessons/tea/warm-water/summary.md"
    page.write_text(page.read_text(encoding="utf-8") + MANY_FORMS, encoding="utf-8")
    assert [f"{found.location} {found.rule}" for found in projects.build(tiny_copy).diagnostics] == []
    run = build(tiny_copy)
    assert (run.exit_code, LINE.findall(run.output)) == (0, []), run.output


def test_both_pass_the_real_course(project_root: Path, built_site: Path) -> None:
    """The site that these tests share is built strictly."""
    assert projects.build(project_root).diagnostics == ()
    assert (built_site / "index.html").is_file()
