"""Numbers that a library computes: worked out in a process of their own, kept by content, seen at once when edited."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from checked_numbers.pages import PAGE, check, mistakes, page, told
from clawdemy_site.numbers import checker as bench
from clawdemy_site.sandbox.confinement import Limits
from figures_engine.processes import HEED_INTERRUPT, wait_for_descendants, wait_until_gone

FIGURES = Path(__file__).resolve().parents[2] / "figures"
"""The course's own library."""

SHAPE = """\
import numpy as np
from nn import parameters as count

LAYERS = (784, 16, 16, 10)
_SECRET = 1


def dials():
    return count(*LAYERS)


def weights():
    return np.loadtxt(__file__.replace("shape.py", "weights.txt"))


def share(part: float, *, whole: float = 1.0) -> float:
    if not whole:
        raise ValueError("there is no whole")
    return np.float64(part / whole)
"""
NETWORK = """\
[13,002]{= dials()} and [16]{= LAYERS[1]}, [12,560]{= LAYERS[0]·LAYERS[1] + LAYERS[1]}
[0.25]{= share(1, whole=4)} [(1, 2)]{= weights()}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    figures = tmp_path / "figures"
    figures.mkdir()
    for name in ("nn.py", "slopes.py", "backprop.py"):
        shutil.copy(FIGURES / name, figures)
    (figures / "shape.py").write_text(SHAPE)
    (figures / "weights.txt").write_text("1 2\n")
    (tmp_path / PAGE).touch()
    return tmp_path


TRUE = """\
A1 [4.84]{= chain_cost(1, [1 − 0.1·chain_gradient(1, [1, 2, 2], 3)[0], 2, 2], 3)} [1]{= chain_cost(1, [1, 2, 2], 3)}
A2 [16]{= chain_activations(1, [0.5, 0.5, 0.5, 0.5, 0.5])[1] / chain_activations(1, [0.5, 0.5, 0.5, 0.5, 0.5])[5]}
A3 [781]{= steps_to_match(0.001, 0.1, 7)}
A4 [(0.5, 0.5)]{= forward([1, 0.5], [([[0, 0], [0, 0]], [0, 0])], sigmoid)[-1]} and all ten of them cost
A4 [2.5]{= cost(0·one_hot(3) + sigmoid(0), one_hot(3))}
A5 [4]{= shift_changes([[0, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]], 1)}
A6 [4]{= len(chain_factors(1, [2, 3, 0.5], 2))} [7]{= len(chain_factors(1, [2, 3, 0.5], 2, sigmoid))}
A7 [2.03]{= sum(multiplications(784, 16, 16, 10)) / multiplications(784, 16, 16, 10).forward}
"""
FALSE = """\
A1 [true]{= chain_cost(1, [1 − 0.1·chain_gradient(1, [1, 2, 2], 3)[0], 2, 2], 3) < chain_cost(1, [1, 2, 2], 3)}
A2 [30]{≈ chain_activations(1, [0.5, 0.5, 0.5, 0.5, 0.5])[1] / chain_activations(1, [0.5, 0.5, 0.5, 0.5, 0.5])[5]}
A3 [5 thousand]{≈ steps_to_match(0.001, 0.1, 7)}
A4 [(0, 0)]{= forward([1, 0.5], [([[0, 0], [0, 0]], [0, 0])], sigmoid)[-1]}
A5 [16]{= shift_changes([[0, 0, 0, 0], [0, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]], 1)}
A6 [5]{= len(chain_factors(1, [2, 3, 0.5], 2))}
A7 [1]{≈ sum(multiplications(784, 16, 16, 10)) / multiplications(784, 16, 16, 10).forward}
"""
WRITTEN = ["true", "30", "5 thousand", "(0, 0)", "16", "5", "1"]
COMPUTED = ["false", "16", "0.78… thousand", "(0.5, 0.5)", "4", "4", "2.03…"]


def test_seven_false_claims_are_refused_at_their_lines_and_the_true_ones_pass(root: Path) -> None:
    wrong, right = page(FALSE, "nn", "slopes", "backprop"), page(TRUE, "nn", "slopes", "backprop", path="right.md")
    found = mistakes(root, wrong, right)
    assert [(str(d.location), d.rule) for d in found] == [(f"{PAGE}:{line}:5", "wrong-number") for line in range(1, 8)]
    for diagnostic, written, computed in zip(found, WRITTEN, COMPUTED, strict=True):
        assert diagnostic.message.startswith(f"{written} is written, ")
        assert f" is {computed}, compared " in diagnostic.message


def edit(root: Path, name: str, before: str, after: str) -> None:
    """Change a file and leave its time as it was."""
    place = root / "figures" / name
    times = place.stat()
    text = place.read_text()
    assert before in text
    place.write_text(text.replace(before, after, 1))
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))


def test_results_are_kept_and_an_edited_library_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = page(NETWORK, "shape")
    first = check(root, numbers)
    assert (first.worked, first.reused) == (1, 0)
    moved = page(f"Lines above.\n\n{NETWORK}", "shape")
    with monkeypatch.context() as patch:
        patch.setattr(bench, "work_out_apart", lambda *_: pytest.fail("a process was started"))
        again = check(root, moved)
        assert (again.worked, again.reused) == (0, 1)
        assert again.values == first.values

    edit(root, "shape.py", "784, 16", "784, 15")  # every claim that repeats the old size
    assert [str(d.location) for d in mistakes(root, moved)] == [f"{PAGE}:3:2", f"{PAGE}:3:26", f"{PAGE}:3:45"]
    assert [d.rule for d in mistakes(root, moved)] == ["wrong-number"] * 3
    edit(root, "shape.py", "784, 15", "784, 16")
    edit(root, "nn.py", "before * after + after", "before * after")  # a module that the library imports
    assert [str(d.location) for d in mistakes(root, moved)] == [f"{PAGE}:3:2"]
    edit(root, "nn.py", "before * after", "before * after + after")
    edit(root, "weights.txt", "2", "3")  # a file that it reads
    assert told(mistakes(root, moved)) == [
        "4:30 wrong-number (1, 2) is written, weights() is (1, 3), compared as whole numbers"
    ]


def test_a_page_without_library_functions_needs_neither_process_nor_numpy(root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from checked_numbers.pages import check, page\n"
        "from clawdemy_site.numbers import checker; checker.work_out_apart = None\n"
        "check(Path(sys.argv[1]), page('[0.19]{= 0.09 + 0.1}', 'nn'))\n"
        "assert not {'numpy', 'matplotlib'} & sys.modules.keys()"
    )
    paths = {"PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run([sys.executable, "-c", code, str(root)], check=True, env=os.environ | paths)


def test_a_damaged_cache_is_noticed_and_one_that_cannot_be_written_is_a_warning(root: Path) -> None:
    numbers = page(NETWORK, "shape")
    check(root, numbers)
    kept = root / "cache" / "numbers.json"
    kept.write_bytes(kept.read_bytes().replace(b"13002", b"13003"))
    assert check(root, numbers).worked == 1
    shutil.rmtree(root / "cache")
    (root / "cache").touch()
    assert [(d.rule, d.is_error) for d in mistakes(root, numbers)] == [("number-cache", False)]


BROKEN = """import ctypes, os, time

def fails(x): raise KeyError(x)
def hangs(): time.sleep(60)
def crashes(): ctypes.string_at(0)
def exits(): os._exit(0)
def asks(): raise SystemExit(3)
def eats(): return len(bytearray(10**11))
def writes(): open("../../outside.txt", "w")
def starts(): os.system("true")
def prints(): print("x" * 10**6); return 1
def endless(): yield 1
def nothing(): return float("nan")
def odd(): return object()
def forks(): return os.fork()
"""
FAILED = {
    "fails(3)": "number-failed fails(3): KeyError: 3",
    "hangs()": "number-limit hangs() was not worked out within 1.5 s, with the sums before it",
    "crashes()": "number-failed crashes(): it crashed with SIGSEGV",
    "exits()": "number-failed exits(): it ended its process (status 0)",
    "asks()": "number-failed asks(): it asked to exit (3)",
    "eats()": "number-limit eats(): this needs too much memory",
    "writes()": "number-failed writes(): code of a course may not change files outside its scratch folder: "
    "'outside.txt'",
    "starts()": "number-failed starts(): code of a course may not start processes",
    "endless()": "number-failed endless(): a generator is no number",
    "nothing()": "number-failed nothing(): the result is not a number",
    "odd()": "number-failed odd(): a object is no number",
    "forks()": "number-failed forks(): code of a course may not start processes",
    "hangs": "number-failed hangs: a function is no number",
    "1 + hangs": "number-failed hangs: a function is no number",
    "fails()": "number-failed fails(): fails() missing 1 required positional argument: 'x'",
    "crash()": "unknown-name nothing is called 'crash' here",
}


def test_a_function_that_fails_costs_its_own_sum_and_a_hang_its_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "figures" / "bad.py").write_text(BROKEN)
    monkeypatch.setattr(bench, "LIMITS", Limits(seconds=1.5, memory_bytes=1024**3))
    pages = [
        page(f"[1]{{= prints()}} [1]{{= {text}}} [2]{{= 1 + 1}}", "bad", path=f"{number:02}.md")
        for number, text in enumerate(FAILED)
    ]
    found = mistakes(root, *pages)
    assert [f"{d.rule} {d.message}" for d in found] == list(FAILED.values())
    assert {d.location.column for d in found} <= {23, 27}
    assert found[0].help == "it was raised at line 3 of bad.py"
    assert not (root.parent / "outside.txt").exists()


UNFIT = {
    "def f(:\n    pass\n": "1:7 library-failed this is no Python: invalid syntax",
    "x = 1\ndef f():\n    pass\ny = 1 / 0\n": "4:1 library-failed the library cannot be run: ZeroDivisionError: "
    "division by zero",
}


@pytest.mark.parametrize(("text", "where"), UNFIT.items(), ids=["unreadable", "raises"])
def test_a_library_that_cannot_be_run_is_told_once_at_its_line(root: Path, text: str, where: str) -> None:
    (root / "figures" / "bad.py").write_text(text)
    pages = [page("[1]{= f()} [2]{= f() + 1} [0.5]{= 1/2}", "bad", path=f"{number}.md") for number in range(3)]
    found = mistakes(root, *pages)
    assert {f"{d.location} {d.rule} {d.message}" for d in found} == {f"figures/bad.py:{where}"}


def test_one_name_in_two_modules_is_told_in_the_second(root: Path) -> None:
    (root / "figures" / "more.py").write_text("def relu(x):\n    return x\n")
    found = mistakes(root, page("[1]{= relu(1)}", "nn", "more"))
    assert [f"{d.location} {d.rule}" for d in found] == ["figures/more.py:1:1 library-clash"]


def test_no_page_defines_a_name_of_the_library(root: Path) -> None:
    found = mistakes(root, page("worked:\nrelu = 3 = 4", "nn"))
    assert told(found) == [
        "2:1 name-taken 'relu' is a name of the library (nn.py)",
        "2:12 wrong-number 4 is written, the side before it is 3, compared exactly",
    ]


WAIT = (
    HEED_INTERRUPT + "import sys; from pathlib import Path; from checked_numbers.pages import mistakes, page\n"
    "mistakes(Path(sys.argv[1]), page('[1]{= hangs()}', 'bad'))"
)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_neither_process_nor_folder_outlives_a_build_that_is_stopped(root: Path, number: signal.Signals) -> None:
    (root / "figures" / "bad.py").write_text(BROKEN)
    (root / "tmp").mkdir()
    surroundings = {"PYTHONPATH": str(Path(__file__).parents[1]), "TMPDIR": str(root / "tmp")}
    command = [sys.executable, "-c", WAIT, str(root)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=os.environ | surroundings) as build:
        descendants = wait_for_descendants(build.pid, generations=2)
        build.send_signal(number)
        build.wait(10.0)
    assert build.returncode != 0
    assert wait_until_gone(descendants) == []
    assert list((root / "tmp").iterdir()) == []
