"""Every sample that the documentation prints is true: it parses, it fits its course, and it does what is said."""

import ast
import re
import runpy
from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Diagnostic, render_text
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.tree import parse_yaml
from clawdemy_site.settings.effects import check_settings
from clawdemy_site.settings.loading import load_settings
from docs.samples import Sample, read_guide
from projects import build

DOCS = Path(__file__).resolve().parents[2] / "docs"
SAMPLES = [sample for path in sorted(DOCS.glob("*.md")) for sample in read_guide(path).samples]
WHOLE = {sample.file: sample.text for sample in SAMPLES if sample.file}
FENCE = "---\n"
UNKNOWN = "qqqq"
"""A name that no template is given."""


def of(language: str) -> list[object]:
    return [pytest.param(sample, id=sample.name) for sample in SAMPLES if sample.language == language]


def lay_out(project: Path) -> None:
    """Put the samples that are whole files in the place of the tiny course's own; front matter keeps its body."""
    for name, text in WHOLE.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".md") and not text.startswith("<!--"):
            body = path.read_text(encoding="utf-8").split(FENCE, 2)[2]
            path.write_text(f"{FENCE}{text.replace(FENCE, '')}{FENCE}{body}", encoding="utf-8")
        else:
            path.write_text(text, encoding="utf-8")


def test_every_form_that_authors_write_has_a_whole_sample() -> None:
    kinds = {re.sub(r"[\w-]+\.(\w+)$", r"*.\1", name) for name in WHOLE}
    assert {
        "content/lessons/tea/*.yml",
        "content/lessons/tea/warm-water/*.md",
        "figures/*.py",
        "references/*.yml",
        "figures/stove/*.js",
        "references/curricula/*.yml",
        "references/lessons/tea/*.yml",
        "references/works/*.yml",
    } <= kinds


def test_the_samples_together_make_a_course_without_findings(tiny_copy: Path) -> None:
    lay_out(tiny_copy)
    built = build(tiny_copy)
    assert [render_text(diagnostic) for diagnostic in built.diagnostics] == []
    assert built.tally.drawn + built.tally.reused == 4


@pytest.mark.parametrize("sample", of("yaml"))
def test_yaml_parses(sample: Sample, tmp_path: Path) -> None:
    if "!ENV" in sample.text:
        rest = "theme: material\nplugins: [clawdemy]\n"
        (tmp_path / "mkdocs.yml").write_text(f"{sample.text}{rest}", encoding="utf-8")
        found: list[Diagnostic] = load_settings(tmp_path / "mkdocs.yml")[1]
    else:
        found = parse_yaml(sample.text.replace(FENCE, ""), sample.page)[1]
    assert found == []


@pytest.mark.parametrize("sample", of("python"))
def test_python_parses(sample: Sample) -> None:
    assert ast.parse(sample.text).body


def test_the_settings_that_are_printed_are_enough(tiny_copy: Path) -> None:
    lay_out(tiny_copy)
    settings, found = load_settings(tiny_copy / "mkdocs.yml")
    assert found == []
    assert settings
    assert (settings.options.site_name, settings.layout.content) == ("Tea school", "content")


def test_what_is_printed_to_make_a_site_ones_own_has_an_effect(tiny_copy: Path) -> None:
    lay_out(tiny_copy)
    assert {"overrides/main.html", "content/assets/own.css"} <= WHOLE.keys()
    assert [render_text(found) for found in check_settings(Layout(tiny_copy))] == []


def test_the_variables_are_those_of_this_repository() -> None:
    sample = next(sample for sample in SAMPLES if "!ENV" in sample.text)
    settings = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    workflow = (DOCS.parent / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    for line in sample.text.splitlines():
        assert line in settings
    for name in re.findall(r"!ENV \[(\w+)", sample.text):
        assert f"{name}:" in workflow


def test_the_message_that_is_printed_is_what_the_tool_says(tiny_copy: Path) -> None:
    record = tiny_copy / "references/works/kettle-book.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("kind:", "kin:"), encoding="utf-8")
    told = [render_text(diagnostic) for diagnostic in build(tiny_copy).diagnostics]
    sample = next(sample for sample in SAMPLES if sample.page == "checking.md" and sample.language == "text")
    assert sample.text.strip() in told


def test_the_extension_works_without_mkdocs_as_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_context, scan = (s for s in SAMPLES if s.page == "site.md" and s.language == "python")
    script = tmp_path / "sample.py"
    script.write_text(with_context.text, encoding="utf-8")
    html = runpy.run_path(str(script))["html"]
    assert "(Kettle 2001, ch. 2)</a>" in html
    assert "the curve (Figure 1.1)</a>" in html
    assert '<figure class="figure" id="fig-warming-curve">' in html
    assert "<math alttext=" in html
    script.write_text(scan.text, encoding="utf-8")
    runpy.run_path(str(script))
    assert "content/page.md:1:20: error[maths-syntax]" in capsys.readouterr().out


def test_the_template_that_is_printed_replaces_ours(tiny_copy: Path) -> None:
    lay_out(tiny_copy)
    assert "Lessons and figures of Tea school: all rights reserved." in build(tiny_copy).footer()


def test_each_template_gets_the_values_that_are_listed(tiny_copy: Path) -> None:
    lay_out(tiny_copy)
    with (tiny_copy / "content/lessons/tea/warm-water/lesson.md").open("a", encoding="utf-8") as lesson:
        lesson.write("\n## Misconceptions\n\nThat water is hot at once.\n")
    listed = values_listed()
    for name in listed:
        path = tiny_copy / "templates" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{{{{ {UNKNOWN} }}}}", encoding="utf-8")
    told = {
        diagnostic.location.path.removeprefix("templates/"): set(
            diagnostic.help.removeprefix("this template is given ").split(", ")
        )
        for diagnostic in build(tiny_copy).diagnostics
        if diagnostic.rule == "template-undefined"
    }
    assert told == listed


def values_listed() -> dict[str, set[str]]:
    """What the tables of fragments say that each gets."""
    prose = read_guide(DOCS / "site.md").prose
    shared = {"site_name", "here", "labels", "link"}
    listed: dict[str, set[str]] = {}
    before: set[str] = set()
    for name, cell in re.findall(r"^\| `([\w.-]+\.jinja)` \|[^|]+\|([^|]+)\|$", prose, re.MULTILINE):
        values = set(re.findall(r"`(\w+)`", cell))
        before = before if "the same" in cell else values
        listed[name] = before if ".html." in name else before | shared
    assert len(listed) > 10
    return listed
