"""``clawdemy check``: the same findings in three forms, and an exit code that a machine can act on."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clawdemy_site import cli
from clawdemy_site.cli import FORMATS, main


def check(project: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", "--config", str(project / "mkdocs.yml"), *options])


@pytest.fixture
def wrong(tiny_copy: Path) -> Path:
    """The tiny course with one misspelt key."""
    record = tiny_copy / "references/works/kettle-book.yml"
    record.write_text(record.read_text(encoding="utf-8").replace("year: 2001", "yaer: 2001"), encoding="utf-8")
    return tiny_copy


def test_a_sound_course_has_no_findings(tiny: Path) -> None:
    result = check(tiny)
    assert result.exit_code == 0
    assert result.output == "no findings\n"


def test_text_names_the_place_the_rule_and_the_mend(wrong: Path) -> None:
    result = check(wrong)
    assert result.exit_code == 1
    assert (
        "references/works/kettle-book.yml:4:1: error[unknown-field]: 'yaer' is not a field of a work\n" in result.output
    )
    assert "  help: did you mean 'year'?\n" in result.output
    assert "1 error, 0 warnings" in result.output


def test_github_is_told_in_workflow_commands(wrong: Path) -> None:
    where = "file=references/works/kettle-book.yml,line=4,col=1,title=unknown-field"
    told = "'yaer' is not a field of a work. did you mean 'year'?"
    assert check(wrong, "--format", "github").stdout == f"::error {where}::{told}\n"


def test_json_holds_every_finding_and_nothing_else(wrong: Path) -> None:
    (finding,) = json.loads(check(wrong, "--format", "json").stdout)
    assert finding == {
        "path": "references/works/kettle-book.yml",
        "line": 4,
        "column": 1,
        "severity": "error",
        "rule": "unknown-field",
        "message": "'yaer' is not a field of a work",
        "help": "did you mean 'year'?",
    }


def test_warnings_alone_do_not_fail_a_check(tiny_copy: Path) -> None:
    work = tiny_copy / "references/works/second.yml"
    work.write_text("title: Second\ncreators: [A B]\nkind: book\nurl: https://example.org\n", encoding="utf-8")
    result = check(tiny_copy)
    assert result.exit_code == 0
    assert "warning[unused-work]" in result.output
    assert check(tiny_copy, "--strict").exit_code == 1


def test_coverage_lists_each_outcome_with_its_practice(tiny: Path) -> None:
    result = check(tiny, "--coverage")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines()]
    assert rows[0] == ["Tea", "for", "beginners"]
    assert ["1.", "Warm", "water", "degrees", "1", "1"] in rows
    assert ["patience", "2", "1"] in rows
    assert "no findings" not in result.stdout


def test_coverage_says_what_has_none_and_a_strict_check_fails_on_it(tiny_copy: Path) -> None:
    practice = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    practice.write_text(practice.read_text(encoding="utf-8").replace("outcome: energy", "outcome: degrees"), "utf-8")
    assert "no question and no flashcard" in check(tiny_copy, "--coverage").stdout
    strict = check(tiny_copy, "--strict")
    assert strict.exit_code == 1
    assert "warning[outcome-without-practice]" in strict.output


def test_lists_can_be_asked_for_together(tiny: Path) -> None:
    result = check(tiny, "--coverage", "--numbers")
    assert "that nothing checks" in result.stdout
    assert "questions  cards" in result.stdout


def test_prose_lists_each_lesson_with_its_words_and_its_reading_ease(tiny: Path) -> None:
    rows = [line.split() for line in check(tiny, "--prose").stdout.splitlines()]
    assert rows[1] == ["lesson", "words", "minutes", "stated", "sentences", "longest", "ease"]
    (row,) = (row for row in rows if row[:3] == ["1.", "Warm", "water"])
    assert row[4:8] == ["1", "4", "5", "10"]


@pytest.mark.parametrize("options", [["--format", "xml"], ["--nonsense"]])
def test_a_wrong_call_exits_with_two(tiny: Path, options: list[str]) -> None:
    assert check(tiny, *options).exit_code == 2


def test_a_place_without_a_project_is_a_wrong_call(tmp_path: Path) -> None:
    result = check(tmp_path)
    assert result.exit_code == 2
    assert "there is no file" in result.output


def test_settings_of_other_tools_are_tolerated(tiny_copy: Path) -> None:
    (tiny_copy / "base.yml").write_text("docs_dir: content\ntheme: {name: material}\n", encoding="utf-8")
    (tiny_copy / "mkdocs.yml").write_text(
        "INHERIT: base.yml\n"
        "site_name: !ENV [NO_SUCH_NAME, Tea school]\n"
        "markdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}\n"
        "plugins: [search, clawdemy]\n",
        encoding="utf-8",
    )
    assert check(tiny_copy).exit_code == 0


def test_broken_settings_are_a_finding(tiny_copy: Path) -> None:
    (tiny_copy / "mkdocs.yml").write_text("site_name: [Tea\nplugins: x\n", encoding="utf-8")
    result = check(tiny_copy)
    assert result.exit_code == 1
    assert "mkdocs.yml:2:8: error[yaml-syntax]" in result.output


def test_every_form_is_documented(project_root: Path) -> None:
    readme = (project_root / "README.md").read_text(encoding="utf-8")
    assert "clawdemy check" in readme
    for form in FORMATS:
        assert form in readme


def test_a_check_that_is_stopped_says_so_to_the_shell(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "check_project", stop)
    result = CliRunner().invoke(main, ["check", "--config", str(tiny / "mkdocs.yml")])
    assert (result.exit_code, "Traceback" in result.output) == (130, False)
