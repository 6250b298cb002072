"""Runs every check that a change must pass, and closes with one line for each.

`make test` calls this, so that a person and CI run the same gate. A step that fails does not stop the next: one run
shows all that is wrong.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ensure_browser import SKIP_VARIABLE, browser_unwanted

Command = tuple[str, ...]

PYTEST = ("-m", "pytest", "-n", "auto", "--dist", "loadgroup")
"""One worker for each core; tests that share a long preparation go to the same worker."""


@dataclass(frozen=True)
class Step:
    """One check: commands that run in turn until one fails, each an argument list for this Python."""

    name: str
    commands: tuple[Command, ...]
    left_out: str = ""
    """Why the step does not run; empty when it does."""


@dataclass(frozen=True)
class Outcome:
    """How a step went, and how long it took in seconds."""

    step: Step
    passed: bool
    seconds: float


def steps(*, browser: bool) -> list[Step]:
    """Return the checks in the order in which they run, quick ones first."""
    left_out = "" if browser else f"{SKIP_VARIABLE}=1"
    return [
        Step("style", (("-m", "ruff", "check"),)),
        Step("format", (("-m", "ruff", "format", "--check"),)),
        Step("types", (("-m", "mypy"),)),
        Step("scripts", (("scripts/npm.py", "run", "types"), ("scripts/npm.py", "run", "fresh"))),
        Step("tests", ((*PYTEST, "-m", "not browser"),)),
        Step("figures", (("-m", "clawdemy_site", "figures", "--check"),)),
        Step("strict build", (("-m", "mkdocs", "build", "--strict"),)),
        Step(
            "browser tests",
            (("scripts/ensure_browser.py",), (*PYTEST, "-m", "browser")),
            left_out,
        ),
    ]


def run_command(command: Command) -> int:
    """Run one command with this Python, its output going to the terminal, and return its exit code."""
    print(f"$ python {' '.join(command)}", flush=True)
    return subprocess.run([sys.executable, *command], check=False, stdin=subprocess.DEVNULL).returncode


def run_step(step: Step, run: Callable[[Command], int] = run_command) -> Outcome:
    """Run a step's commands until one fails."""
    print(f"\n== {step.name}", flush=True)
    start = time.monotonic()
    passed = all(run(command) == 0 for command in step.commands)
    return Outcome(step, passed, time.monotonic() - start)


def summary(outcomes: Sequence[Outcome], left_out: Sequence[Step]) -> str:
    """Return the closing lines: every step, then the counts."""
    rows = [
        f"  {outcome.step.name:<14} {'passed' if outcome.passed else 'FAILED'}  {outcome.seconds:6.1f} s"
        for outcome in outcomes
    ]
    rows += [f"  {step.name:<14} did not run: {step.left_out}" for step in left_out]
    passed = sum(outcome.passed for outcome in outcomes)
    counts = f"gate: {passed} passed, {len(outcomes) - passed} failed"
    if left_out:
        counts += f", {len(left_out)} skipped"
    return "\n".join(["", "== summary", *rows, "", counts])


def main() -> int:
    """Run the gate; 0 when every step that ran passed."""
    planned = steps(browser=not browser_unwanted())
    outcomes = [run_step(step) for step in planned if not step.left_out]
    print(summary(outcomes, [step for step in planned if step.left_out]), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
