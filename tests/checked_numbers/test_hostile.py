"""No sum runs anything, reaches anything or takes long, whatever stands in it."""

import sys
from collections.abc import Iterator

import pytest

from clawdemy_site.numbers.evaluate import Scope, evaluate
from clawdemy_site.numbers.expression import read_expression
from clawdemy_site.numbers.functions import FUNCTIONS
from clawdemy_site.numbers.model import SumError

FORBIDDEN = [
    "__import__('os').system('true')",
    "__import__",
    "import os",
    "eval('1')",
    "open('/etc/passwd')",
    "exec",
    "print",
    "globals()",
    "().__class__.__bases__[0].__subclasses__()",
    "(1).__class__",
    "(1).real",
    "[].append",
    "double.__globals__",
    "double.__code__",
    "double.func.code",
    "double(1).__class__",
    "double(double)",
    "getattr(double, 1)",
    "vars(double)",
    "type(1)",
    "lambda: 1",
    "(lambda x: x)(1)",
    "[x for x in z]",
    "{x for x in z}",
    "{1: 2}",
    "{1}",
    "(x := 5)",
    "x = 5",
    "double(*z)",
    "double(**z)",
    "sum(*[1, 2])",
    "z[:]",
    "z[0:1]",
    "z[...]",
    "f'{z}'",
    "'text'",
    '"text"',
    "b'1'",
    "1 if z else 2",
    "1 and 2",
    "not z",
    "1 in z",
    "1 is 1",
    "~1",
    "1 | 2",
    "1 & 2",
    "1 << 9",
    "1 @ 2",
    "1 // 2",
    "5 % 3",
    "1; 2",
    "1\n2",
    "1 \\\n + 2",
    "1 # 2",
    "await z",
    "yield 1",
    "1j",
    "0x10",
    "1_000",
    "nan",
    "inf",
    "None",
    "Ellipsis",
    "_",
    "__name__",
    "_percent",
    "z[_percent]",
    "n0",
    "z.n0",
    "½",
    "١٢",
    "1\x002",
    "\u202e1",
    "\ud800",
    "\U0001d7d8",
    "$1",
    "`z`",
    "z!",
    "@z",
    "1..2",
    "1.2.3",
    ".5.5",
    ".5.5e1",
    ".",
    "...",
    ",",
    "()",
    "[]",
    "()()",
    "double()[0]",
    *(f"{name}({values})" for name in FUNCTIONS for values in ("", "[]", "double")),
    "round(1, 2, 3)",
    "round(1, 0.5)",
    "==",
    "=",
]
LARGE = [
    "9**9**9",
    "9^9^9^9",
    "10^400",
    "2.0^10000",
    "(10^200)·(10^200)",
    "1e999",
    "1" * 1000,
    "1" * 5000,
    "1 + " * 5000 + "1",
    "1+" * 400 + "1",
    "2^" * 200 + "1",
    "-" * 300 + "1",
    "(" * 500 + "1" + ")" * 500,
    "[" * 31 + "1" + "]" * 31,
    "z" + "[0]" * 400,
    "double(" * 200 + "1" + ")" * 200,
    "1" + "²" * 900,
    "exp(9999)",
    "long",
    "endless",
]


@pytest.fixture(scope="module")
def reached() -> Iterator[list[str]]:
    """What Python itself saw of files opened, code run, modules imported and processes started; its hook stays on."""
    seen: list[str] = []
    watched = {"open", "exec", "import", "os.system", "os.fork", "subprocess.Popen"}
    sys.addaudithook(lambda event, _: seen.append(event) if is_watching and event in watched else None)
    yield seen
    is_watching.clear()


is_watching: list[bool] = []


def refuse(text: str, reached: list[str]) -> SumError:
    """The mistake that a sum is, nothing having been reached on the way to it."""
    endless: list[object] = []
    endless.append(endless)
    library = {"double": lambda x: x + x}
    defined = {"z": (1, 2), "long": tuple(range(200_000)), "endless": endless}
    is_watching.append(True)
    try:
        evaluate(read_expression(text), Scope(library, defined=defined))
    except SumError as error:
        return error
    finally:
        is_watching.clear()
        assert reached == []
    pytest.fail("it was worked out")


@pytest.mark.parametrize("text", FORBIDDEN)
def test_what_is_no_sum_is_refused_at_a_place_inside_it(text: str, reached: list[str]) -> None:
    error = refuse(text, reached)
    assert error.rule in {"number-syntax", "unknown-name", "number-failed"}
    assert 0 <= error.offset <= max(0, len(text) - 1)
    assert error.message.isprintable()


@pytest.mark.parametrize("text", LARGE, ids=[text[:20] for text in LARGE])
def test_what_would_grow_is_refused_before_it_does(text: str, reached: list[str]) -> None:
    error = refuse(text, reached)
    assert error.rule in {"number-limit", "number-syntax", "number-failed"}
    assert len(error.message) < 200


def test_every_prefix_of_a_sum_is_a_sum_or_a_told_mistake() -> None:
    text = "relu(−0.3·[1.0, 2][0] + 13,002 %) ≤ cost.good.y[0]² · h₁ + 1.5e−3 million"
    refused = set()
    for end in range(len(text)):
        try:
            read_expression(text[:end])
        except SumError as error:
            refused.add(error.rule)
    assert refused == {"number-syntax"}
