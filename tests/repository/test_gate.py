"""The gate runs every step, stops within a step at the first failure, and says at the end what happened."""

import pytest

import gate
from gate import Command, Outcome, Step, run_step, steps, summary


def test_a_step_stops_at_its_first_failing_command() -> None:
    seen: list[Command] = []

    def run(command: Command) -> int:
        seen.append(command)
        return 1

    outcome = run_step(Step("browser tests", (("find",), ("test",))), run)
    assert not outcome.passed
    assert seen == [("find",)]


def test_a_failing_step_does_not_stop_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAWDEMY_NO_BROWSER", raising=False)
    ran: list[str] = []

    def fail(step: Step) -> Outcome:
        ran.append(step.name)
        return Outcome(step, passed=False, seconds=0.0)

    monkeypatch.setattr(gate, "run_step", fail)
    assert gate.main() == 1
    assert ran == ["style", "format", "types", "scripts", "tests", "figures", "strict build", "browser tests"]


def test_the_browser_is_left_out_only_when_asked_and_the_summary_says_so() -> None:
    assert [step.name for step in steps(browser=True) if step.left_out] == []
    left_out = [step for step in steps(browser=False) if step.left_out]
    text = summary([Outcome(Step("types", ()), passed=True, seconds=1.0)], left_out)
    assert "browser tests  did not run: CLAWDEMY_NO_BROWSER=1" in text
    assert text.endswith("gate: 1 passed, 0 failed, 1 skipped")


def test_the_summary_names_what_failed() -> None:
    text = summary([Outcome(Step("types", ()), passed=False, seconds=61.25)], [])
    assert "types          FAILED    61.2 s" in text
    assert text.endswith("gate: 0 passed, 1 failed")
