"""Runs every check that a change must pass, and closes with one line for each.

`make test` calls this, so that a person and CI run the same gate. A step that fails does not stop the next: one run
shows all that is wrong. The real site is built once, and the tests that look at it are told where it lies.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from xml.etree import ElementTree as ET

from ensure_browser import SKIP_VARIABLE, browser_unwanted

Command = tuple[str, ...]

WORK = Path(".cache/gate")
"""Where the gate puts what its steps hand on; git does not see it."""

SITE_VARIABLE = "CLAWDEMY_BUILT_SITE"
"""Names the folder of the real site to the tests, which build it themselves where it is not there."""

COURSE_TESTS = (
    "tests/answers/test_shipped.py",
    "tests/browser",
    "tests/course",
    "tests/course_figures",
    "tests/hands_script",
    "tests/real_numbers",
    "tests/references/test_real_pages.py",
    "tests/repository/test_published_site.py",
)
"""Tests of this repository's courses. Whoever publishes other courses has others here; all else tests the tool."""

WORKERS = str((os.cpu_count() or 1) + 1)
"""One worker more than cores: tests wait now and then for a process to start, or for what a page shows later."""

PYTEST = ("-m", "pytest", "-n", WORKERS, "--dist", "loadgroup")
"""Tests that share a long preparation go to the same worker."""

SLOWEST = 10
"""How many of the slowest tests are named at the end."""


class Run(Protocol):
    """Runs one command: the further variables of its environment, and whether its output waits for its end."""

    def __call__(self, command: Command, variables: Mapping[str, str], *, hold: bool) -> int:
        """Return the exit code."""


@dataclass(frozen=True)
class Step:
    """One check: commands that run in turn until one fails, each an argument list for this Python."""

    name: str
    commands: tuple[Command, ...]
    left_out: str = ""
    """Why the step does not run; empty when it does."""

    variables: Mapping[str, str] = field(default_factory=dict)
    """What its commands find in their environment beside what is there."""


@dataclass(frozen=True)
class Outcome:
    """How a step went, and how long it took in seconds."""

    step: Step
    passed: bool
    seconds: float


Lane = tuple[Step, ...]
"""Steps that run one after the other."""


def rounds(*, browser: bool) -> list[tuple[Lane, ...]]:
    """Return the checks: rounds follow each other, and the lanes of a round run beside each other.

    A lane is worth it where a step keeps one core busy; tests take all cores by themselves.
    """
    site = str(WORK / "site")
    left_out = "" if browser else f"{SKIP_VARIABLE}=1, and no test that needs one"
    chosen = () if browser else ("-m", "not browser")
    return [
        (
            (
                Step("browser", (("scripts/ensure_browser.py",),), left_out),
                Step("style", (("-m", "ruff", "check"),)),
                Step("format", (("-m", "ruff", "format", "--check"),)),
                Step("types", (("-m", "mypy"),)),
                Step("scripts", (("scripts/npm.py", "run", "types"), ("scripts/npm.py", "run", "fresh"))),
                # Reads all tests once, or else each worker of each step compiles all of them for itself.
                Step("test files", (("-m", "pytest", "--collect-only", "-qq"),)),
            ),
            (
                Step("figures", (("-m", "clawdemy_site", "figures", "--check"),)),
                Step(
                    "strict build",
                    (("-m", "mkdocs", "build", "--strict", "--site-dir", site),),
                    variables={"SITE_URL": "http://localhost/course/"},
                ),
            ),
        ),
        (
            (
                _tests("tests", *(f"--ignore={path}" for path in COURSE_TESTS), *chosen),
                _tests("course tests", *COURSE_TESTS, *chosen),
            ),
        ),
    ]


def _tests(name: str, *selection: str) -> Step:
    """A step of tests, which notes how long each of them took."""
    report = f"--junit-xml={WORK / name.replace(' ', '-')}.xml"
    site = {SITE_VARIABLE: str((WORK / "site").absolute())}
    return Step(name, ((*PYTEST, report, *selection),), variables=site)


def run_command(command: Command, variables: Mapping[str, str], *, hold: bool) -> int:
    """Run one command with this Python, its output going to the terminal, and return its exit code."""
    said = f"$ python {' '.join(command)}"
    # Steps start Python many times over, which must not compile the same modules each time.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not hold:
        print(said, flush=True)
    done = subprocess.run(
        [sys.executable, *command],
        check=False,
        env={**surroundings, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if hold else None,
        stderr=subprocess.STDOUT if hold else None,
        text=True,
        errors="replace",
    )
    if hold:
        print(f"{said}\n{done.stdout}", end="", flush=True)
    return done.returncode


def run_step(step: Step, run: Run = run_command, *, hold: bool = False) -> Outcome:
    """Run a step's commands until one fails; a step beside others holds its output back until it can be shown whole."""
    if not hold:
        print(f"\n== {step.name}", flush=True)
    start = time.monotonic()
    passed = all(run(command, step.variables, hold=hold) == 0 for command in step.commands)
    return Outcome(step, passed, time.monotonic() - start)


def run_round(lanes: Sequence[Lane]) -> list[Outcome]:
    """Run the lanes of a round beside each other."""

    def run_lane(lane: Lane) -> list[Outcome]:
        return [run_step(step, hold=len(lanes) > 1) for step in lane if not step.left_out]

    with ThreadPoolExecutor(len(lanes)) as pool:
        return [outcome for outcomes in pool.map(run_lane, lanes) for outcome in outcomes]


def slowest(reports: Iterable[Path]) -> list[str]:
    """Name the tests that took longest, preparations that they were first to need included."""
    cases = [case for report in reports for case in ET.parse(report).iter("testcase")]  # noqa: S314 - pytest wrote it
    timed = sorted(((float(case.get("time", 0)), case) for case in cases), key=lambda one: -one[0])
    return [f"  {took:6.1f} s  {case.get('classname')}.{case.get('name')}" for took, case in timed[:SLOWEST]]


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
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    planned = rounds(browser=not browser_unwanted())
    outcomes = [outcome for lanes in planned for outcome in run_round(lanes)]
    left_out = [step for lanes in planned for lane in lanes for step in lane if step.left_out]
    print("\n".join(["", "== slowest tests", *slowest(sorted(WORK.glob("*.xml")))]))
    print(summary(outcomes, left_out), flush=True)
    return 0 if all(outcome.passed for outcome in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
