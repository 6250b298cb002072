"""Code on a page is the library's, runs, and prints what the page says; else the author is told where it does not."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.listings import checker, running
from clawdemy_site.listings.model import Shown
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.sandbox.confinement import Limits
from lasting import lasting_workers

pytestmark = pytest.mark.xdist_group("listings")

LIBRARY = '''\
"""A library."""

from typing import overload

LIMIT = 3


@overload
def half(x: int) -> float: ...
@overload
def half(x: float) -> float: ...
def half(x):
    """Half of it."""
    return x / 2


class Kettle:
    """A kettle."""

    def warm(self) -> int:
        return LIMIT


@lambda function: function
def kept():
    return 1


def fails():
    raise ValueError("too hot")
'''
HALF = 'def half(x):\n    """Half of it."""\n    return x / 2'
PAGE = "content/page.md"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project with a library, and a worker that stays."""
    root = tmp_path_factory.mktemp("listings").resolve()
    (root / "figures/data").mkdir(parents=True)
    (root / "figures/lib.py").write_text(LIBRARY)
    (root / "figures/broken.py").write_text("import nowhere_to_be_found\nX = 1\n")
    (root / "figures/marked.py").write_text("X = 1\n", encoding="utf-8-sig")
    (root / "figures/data/cups.csv").write_text("cup,degrees\n1,40\n")
    (root / "figures/link.py").symlink_to("/etc/hostname")
    (root / "content").mkdir()
    with lasting_workers():
        yield root


def judge(root: Path, text: str) -> tuple[Shown, list[Diagnostic]]:
    """What a page shows and what is wrong with it."""
    (root / PAGE).write_text(text)
    scan, found = scan_page(PAGE, text)
    shown, wrong = checker.check_listings({"page.md": scan.listings}, root, "figures", root / "cache")
    return shown, found + wrong


def fence(head: str, body: str = "") -> str:
    """A code fence."""
    return f"```{head}\n{body}{chr(10) if body else ''}```\n\n"


def code(body: str) -> str:
    """A fence that is run."""
    return fence("python {run}", body)


SOUND = {
    "a function, the last of its name": fence('python {from="lib.py:half"}', HALF),
    "left empty": fence('python {from="lib.py:Kettle.warm"}'),
    "a file that is no module": fence('csv {from="data/cups.csv"}', "cup,degrees\n1,40"),
    "options without braces": fence('python from="lib.py:LIMIT"', "LIMIT = 3"),
    "a byte order mark before it": fence('python {from="marked.py:X"}', "X = 1"),
    "its output": code("print(1)\nprint('a  b  ')") + fence("output", "1\na  b"),
    "words between": code("print(1)") + "It prints\n\n" + fence("output", "1"),
    "earlier fences": code("x = 1") + code("x += 1\nprint(x)") + fence("output", "2"),
    "what is shown may be used": fence('python {from="lib.py:half"}') + code("print(half(3))") + fence("output", "1.5"),
    "a whole module": fence('python {from="lib.py"}') + code("print(LIMIT, Kettle().warm())") + fence("output", "3 3"),
    "taken from and run": fence('python {from="lib.py" run}')
    + code("print(__name__, half(1))")
    + fence("output", "__main__ 0.5"),
    "imports of its own": code("from lib import half\nimport json\nprint(json.dumps(half(1)))")
    + fence("output", "0.5"),
    "in a list": "- one\n\n    ```python run\n    if 1:\n        print(7)\n    ```\n\n    ```output\n    7\n    ```\n",
    "in a quotation": "> ```python run\n> print(8)\n> ```\n\n> ```output\n> 8\n> ```\n",
    "code that is neither": fence("python", "no python at all") + fence("text", "output"),
    "classes first": "``` {.python run}\nprint(1)\n```\n\n``` {.output}\n1\n```\n",
    "a decorator": fence('python {from="lib.py:kept"}', "@lambda function: function\ndef kept():\n    return 1"),
    "options of the renderer": '```python {from="lib.py:LIMIT" hl_lines="1" .wide #here}\n```\n',
    "a title": fence('python title="x" run', "1"),
    "seeded chance": code("import random\nrandom.seed(1)\nx = random.random()\nprint(x < 2)") + fence("output", "True"),
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND.keys())
def test_what_holds_is_without_findings(project: Path, text: str) -> None:
    assert judge(project, text)[1] == []


WRONG = {
    "another option": (fence("python {run=twice}", "1"), "1:1 code-head 'run' takes no value"),
    "a flag of another tool": (fence("python notest", "1"), "1:1 code-head 'notest' is no option of a fence here"),
    "an option of another tool": (fence('python exec="on"', "1"), "1:1 code-head 'exec' is no option of a fence here"),
    "a capital": (fence("python {Run}", "1"), "1:1 code-head 'Run' is no option of a fence here"),
    "a file of another tool": (
        fence('python {file="lib.py"}', "1"),
        "1:1 code-head 'file' is no option of a fence here",
    ),
    "await at the top": (code("await x"), "2:1 code-failed SyntaxError: 'await' outside function"),
    "another language": (fence("r {run}", "1"), "1:1 code-head only Python is run, not 'r'"),
    "an output that runs": (
        fence("output {run}", "1"),
        "1:1 code-head output is what code prints, and is not run or taken from anywhere",
    ),
    "no such file": (fence('python {from="lyb.py:half"}'), "1:1 code-source there is no file figures/lyb.py"),
    "no such name": (fence('python {from="lib.py:halve"}'), "1:1 code-source lib.py defines no 'halve'"),
    "no such method": (fence('python {from="lib.py:Kettle.cool"}'), "1:1 code-source lib.py defines no 'Kettle.cool'"),
    "names of a table": (
        fence('csv {from="data/cups.csv:x"}'),
        "1:1 code-source data/cups.csv is no module of Python, so it has no names",
    ),
    "out of the folder": (
        fence('python {from="../content/page.md"}'),
        "1:1 code-source '../content/page.md' names no part of the library",
    ),
    "a link that leads out": (fence('python {from="link.py"}'), "1:1 code-source there is no file figures/link.py"),
    "another body": (
        "Text.\n\n" + fence('python {from="lib.py:half"}', HALF.replace("/ 2", "/ 3")),
        "6:16 code-differs lib.py, line 14 is '    return x / 2', and here stands '    return x / 3'",
    ),
    "a line less": (
        fence('python {from="lib.py:half"}', HALF.rpartition("\n")[0]),
        "4:1 code-differs lib.py, line 14 is '    return x / 2', and here stands no more line",
    ),
    "another output": (
        code("print(10)\nprint(25)") + fence("output", "10\n35"),
        "8:1 wrong-output expected '35', and the code prints '25'",
    ),
    "output that ends early": (
        code("print(10)\nprint(25)") + fence("output", "10"),
        "8:1 wrong-output expected no more line, and the code prints '25'",
    ),
    "nothing printed": (code("x = 1") + fence("output"), "5:1 wrong-output the code before this fence prints nothing"),
    "one output twice": (
        code("print(1)") + 2 * fence("output", "1"),
        "9:1 output-alone no code that is run stands before this output",
    ),
    "output of no code": (
        fence("python", "1") + fence("output", "1"),
        "5:1 output-alone no code that is run stands before this output",
    ),
    "the same code, printing other things": (
        code("n = 0") + (code("n += 1\nprint(n)") + fence("output")) * 2,
        "18:1 wrong-output the same code stands before on this page and printed something else",
    ),
    "an exception": ("Text.\n\n" + code("x = 1\nprint(1 / 0)"), "5:7 code-failed ZeroDivisionError: division by zero"),
    "deep in the library": (
        code("import lib\n\nlib.fails()"),
        "4:1 code-failed ValueError: too hot, in lib.py, line 30",
    ),
    "in a list": (
        "- a\n\n    ```python run\n    x = nope\n    ```\n",
        "4:9 code-failed NameError: name 'nope' is not defined",
    ),
    "no Python": (code("x = 1\nif x\n"), "3:5 code-failed SyntaxError: expected ':'"),
    "it leaves": (code("raise SystemExit(3)"), "2:1 code-failed SystemExit: 3"),
    "it vanishes": (code("import os\nos._exit(3)"), "1:1 code-crashed this code ended its process with status 3"),
    "a library that does not run": (
        fence('python {from="broken.py:X"}') + code("print(X)"),
        "1:1 code-failed ModuleNotFoundError: No module named 'nowhere_to_be_found', in broken.py, line 1",
    ),
    "a process": (code("import os\nos.system('true')"), "3:1 code-failed code of a course may not start processes"),
    "the network": (
        code("import socket\nsocket.create_connection(('localhost', 9))"),
        "3:1 code-failed code of a course may not use the network",
    ),
    "a file": (
        code("open('/tmp/written-by-a-page', 'w')"),
        "2:1 code-failed code of a course may not change files outside its scratch folder: 'written-by-a-page'",
    ),
    "too much": (code("print('x' * 30_000)"), "2:1 code-failed it prints more than 20,000 characters"),
    "chance": (
        code("import random\nprint(random.random() > 2, random.random())") + fence("output"),
        "1:1 code-not-deterministic",
    ),
    "the clock": (code("import datetime\nprint(datetime.date.today().year)"), "1:1 code-not-deterministic"),
    "sets of texts": (code("print({'a', 'b', 'c', 'd', 'e', 'f'})"), "1:1 code-not-deterministic"),
    "output of an exception before": (
        code("1 / 0") + fence("output", "1"),
        "2:1 code-failed ZeroDivisionError: division by zero",
    ),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_hold_is_told_with_its_place(project: Path, text: str, expected: str) -> None:
    found = judge(project, text)[1]
    told = [f"{one.location.line}:{one.location.column} {one.rule} {one.message}" for one in found]
    assert [line[: len(expected)] for line in told] == [expected], told
    assert found[0].help


def test_code_that_never_ends_is_told_at_its_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clawdemy_site.listings.running.LIMITS", Limits(seconds=0.3))
    found = judge(project, code("x = 1") + code("while True:\n    x += 1"))[1]
    assert [(one.rule, one.location.line in {6, 7}) for one in found] == [("code-hung", True)]


def test_code_that_failed_runs_again_once_what_it_needs_is_there(project: Path) -> None:
    text = code("import late") + "Words.\n"
    assert [one.rule for one in judge(project, text)[1]] == ["code-failed"]
    (project / "figures/late.py").write_text("")
    assert judge(project, text)[1] == []


def test_empty_fences_show_what_they_are_tied_to(project: Path) -> None:
    shown, found = judge(project, fence('python {from="lib.py:half"}') + code("print(half(1))") + fence("output"))
    assert found == []
    assert shown.excerpts == {"lib.py:half": (HALF, "half in lib.py")}
    assert shown.outputs == {("page.md", "print(half(1))"): "0.5"}


def test_a_page_is_run_again_exactly_when_something_that_it_rests_on_has_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    def count(root: Path, folder: Path, pages: Sequence[Mapping[str, Any]]) -> list[list[Mapping[str, Any]]]:
        rounds.append(len(pages))
        return running.run_pages(root, folder, pages)

    monkeypatch.setattr(checker, "run_pages", count)
    text = code("import lib\nprint(lib.LIMIT)") + fence("output", "3")
    library = project / "figures/lib.py"

    def runs(text: str) -> int:
        rounds.clear()
        assert [one.rule for one in judge(project, text)[1]] in ([], ["wrong-output"])
        return sum(rounds)

    assert runs(text) == 1
    assert runs(text) == runs("Words.\n\n" + text) == runs(text.replace("```output\n3", "```output\n4")) == 0
    assert runs(text.replace("LIMIT)", "LIMIT) # said")) == 1
    assert runs(text) == 1
    before = library.stat()
    library.write_text(LIBRARY.replace("LIMIT = 3", "LIMIT = 4"))
    os.utime(library, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert runs(text) == 1
    library.write_text(LIBRARY)
