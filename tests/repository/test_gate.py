"""The gate runs every step, stops within a step at the first failure, and says at the end what happened."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import gate
from gate import COURSE_TESTS, Command, Outcome, Step, rounds, run_command, run_step, slowest, summary

BUILDING = ["browser", "style", "format", "types", "scripts", "test files", "figures", "strict build"]
NAMES = [*BUILDING, "tests", "course tests"]


def steps(*, browser: bool) -> list[Step]:
    return [step for lanes in rounds(browser=browser) for lane in lanes for step in lane]


def test_a_step_stops_at_its_first_failing_command() -> None:
    seen: list[Command] = []

    def run(command: Command, variables: Mapping[str, str], *, hold: bool) -> int:
        assert not variables
        assert not hold
        seen.append(command)
        return 1

    outcome = run_step(Step("browser tests", (("find",), ("test",))), run)
    assert not outcome.passed
    assert seen == [("find",)]


def test_a_failing_step_does_not_stop_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CLAWDEMY_NO_BROWSER", raising=False)
    monkeypatch.setattr(gate, "WORK", tmp_path / "work")

    def fail(step: Step, *, hold: bool) -> Outcome:
        assert hold is (step.name in BUILDING)
        return Outcome(step, passed=False, seconds=0.0)

    monkeypatch.setattr(gate, "run_step", fail)
    assert gate.main() == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line[2:17].strip() for line in lines if "FAILED" in line] == NAMES
    assert lines[-1] == "gate: 0 passed, 10 failed"


def test_output_that_was_held_back_is_shown_whole(capfd: pytest.CaptureFixture[str]) -> None:
    words = "import os, sys; print(os.environ['OF_THE_STEP']); print('no', file=sys.stderr); sys.exit(3)"
    for hold in (False, True):
        assert run_command(("-c", words), {"OF_THE_STEP": "yes"}, hold=hold) == 3
        told = capfd.readouterr()
        assert sorted((told.out + told.err).splitlines()) == sorted([f"$ python -c {words}", "yes", "no"])


def test_a_step_keeps_what_it_compiles_for_the_next(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert run_command(("-c", "import sys; print(sys.dont_write_bytecode)"), {}, hold=False) == 0
    assert "False" in capfd.readouterr().out


@pytest.mark.xdist_group("gate")
def test_the_scheduler_is_told_the_group_of_a_test(request: pytest.FixtureRequest) -> None:
    """Else each worker would make what the tests of a group share."""
    is_scheduled = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@gate") is is_scheduled


def test_the_browser_is_left_out_only_when_asked_and_the_summary_says_so() -> None:
    assert [step.name for step in steps(browser=True) if step.left_out] == []
    left_out = [step for step in steps(browser=False) if step.left_out]
    assert [step.name for step in left_out] == ["browser"]
    tests = [step for step in steps(browser=False) if step.name.endswith("tests")]
    assert [step.commands[0][-1] for step in tests] == ["not browser"] * 2
    text = summary([Outcome(Step("types", ()), passed=True, seconds=1.0)], left_out)
    assert "browser        did not run: CLAWDEMY_NO_BROWSER=1, and no test that needs one" in text
    assert text.endswith("gate: 1 passed, 0 failed, 1 skipped")


def test_the_summary_names_what_failed() -> None:
    text = summary([Outcome(Step("types", ()), passed=False, seconds=61.25)], [])
    assert "types          FAILED    61.2 s" in text
    assert text.endswith("gate: 0 passed, 1 failed")


def test_the_slowest_tests_are_named_the_slowest_first(tmp_path: Path) -> None:
    cases = "".join(f'<testcase classname="tests.a" name="test_{n}" time="{n}.5"/>' for n in range(12))
    report = tmp_path / "tests.xml"
    report.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
    told = slowest([report])
    assert told[0] == "    11.5 s  tests.a.test_11"
    assert len(told) == 10


def test_the_tests_of_courses_are_there(project_root: Path) -> None:
    """The step of the tool's tests leaves out what the step of the courses' tests names, so nothing may be misspelt."""
    assert [path for path in COURSE_TESTS if not (project_root / path).exists()] == []
