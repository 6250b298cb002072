"""Every mistake that an author can make is told with its file, line, column and rule: the cases stand in ``cases/``.

A case changes the tiny course in one place. MkDocs builds the whole of it strictly, ``clawdemy check`` checks it, and
all that each says is compared. They hand the pipeline the same, which is seen to, so it runs once for both.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import projects
from clawdemy_site import cli
from clawdemy_site.build import pipeline
from clawdemy_site.build.built import Built
from clawdemy_site.figures.studio import Studio
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Options, Repository
from plugin.builds import build, findings, warnings_of_the_host

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


class OneRun:
    """The pipeline in the hands of two adapters: it runs for the first, and the second must ask for the same."""

    def __init__(self) -> None:
        self.asked: tuple[Layout, Options]
        self.built: Built
        self._run = pipeline.build

    def first(self, layout: Layout, options: Options, studio: Studio, keeper: Keeper) -> Built:
        """Run the pipeline."""
        self.asked = layout, comparable(options)
        self.built = self._run(layout, options, studio, keeper)
        return self.built

    def second(self, layout: Layout, options: Options, _studio: Studio, _keeper: Keeper) -> Built:
        """Give what was built for the first."""
        assert (layout, comparable(options)) == self.asked
        return self.built


def comparable(options: Options) -> Options:
    """Options but for what a check leaves out: where sources are published, and our extension, which is always on."""
    named = tuple(name for name in options.markdown.extensions if name != "clawdemy")
    return replace(options, repository=Repository(), markdown=replace(options.markdown, extensions=named))


def apply(case: dict[str, Any], project: Path) -> None:
    """Make the mistake."""
    for name, text in {case["file"]: None, **case.get("also", {})}.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is not None:
            path.write_text(text, encoding="utf-8")
    path = project / case["file"]
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


def told(built: Built) -> list[str]:
    """All that was found in a project, a line for each finding."""
    for diagnostic in built.diagnostics:
        assert diagnostic.message
        assert not diagnostic.message.endswith(".")
        assert diagnostic.help
    return sorted(f"{found.location} {found.rule}" for found in built.diagnostics)


def test_the_tiny_course_itself_is_without_findings(tiny: Path) -> None:
    assert told(projects.build(tiny)) == []


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_is_told_where_it_stands_by_mkdocs_and_by_a_check(
    case: dict[str, Any], tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(case, tiny_copy)
    run = OneRun()
    monkeypatch.setattr(pipeline, "build", run.first)
    published = build(tiny_copy)
    monkeypatch.setattr(pipeline, "build", run.second)
    checked = CliRunner().invoke(cli.main, ["check", "--strict", "--config", str(tiny_copy / "mkdocs.yml")])
    found = told(run.built)
    if "expect" in case:
        assert found == sorted(case["expect"])
    else:
        assert sorted({line.rpartition(" ")[2] for line in found}) == sorted(case["expect_rules"])
    assert (published.exit_code, findings(published.output), warnings_of_the_host(published.output)) == (1, found, [])
    assert (checked.exit_code, findings(checked.output)) == (1, found)


def test_there_are_enough_cases() -> None:
    """The promise is as good as the mistakes that were tried."""
    assert len(CASES) >= 40
