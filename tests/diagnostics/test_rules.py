"""Each rule is declared once, says what is wrong and how to mend it, and is one that something can break."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import clawdemy_site.cli  # noqa: F401 - loads every room, so every rule is declared
from clawdemy_site.diagnostics import (
    Diagnostic,
    Location,
    Rule,
    Severity,
    declare,
    render_github,
    render_json,
    render_text,
)
from clawdemy_site.diagnostics.registry import UndeclaredRuleError, find_rule, rules_by_area

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "clawdemy_site"
RULES = [rule for rules in rules_by_area().values() for rule in rules]


def test_each_rule_says_what_is_wrong_and_how_to_mend_it() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rule.id)
        assert re.fullmatch(r"[A-Z`].+\.", rule.sentence), rule
        assert re.fullmatch(r"[a-z].+[^.]", rule.fix), rule


def test_no_rule_is_left_that_nothing_can_break() -> None:
    own = PACKAGE / "diagnostics" / "rules"
    code = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if own not in path.parents)
    code = re.sub(r'\bRule\(\s*"[a-z-]+"', "", code)
    put_together = {"duplicate-lesson", "duplicate-module", "figure-alt", "figure-caption"}
    assert {rule.id for rule in RULES if f'"{rule.id}"' not in code} == put_together


CURES = {"Diagnostic": 3, "Fault": 3, "FaultError": 2, "RefusedError": 2, "SumError": 2, "beyond": 2, "complain": 3}
CURES |= {"report": 3, "unreadable": 2, "wrong": 2}
"""What makes findings, each with the place of its argument that says the cure."""


def cures_in(source: str) -> Iterator[str]:
    """The cures that are written out where a file makes findings."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        given = call.args[CURES[name]] if name in CURES and len(call.args) > CURES[name] else None
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield given.value


def test_a_cure_that_is_written_at_a_finding_says_what_to_do() -> None:
    cures = [cure for path in PACKAGE.rglob("*.py") for cure in cures_in(path.read_text(encoding="utf-8"))]
    assert len(cures) > 150
    for cure in cures:
        assert re.fullmatch(r"[a-z'\[{\\-].{4,}[^.\s]", cure), cure


def test_an_id_is_declared_once() -> None:
    with pytest.raises(ValueError, match="'broken-link' is declared twice"):
        declare("Another", Rule("broken-link", "This is said already.", "leave it"))
    assert "Another" not in rules_by_area()


def test_a_finding_without_a_declared_rule_is_a_mistake_of_ours() -> None:
    with pytest.raises(UndeclaredRuleError, match="no-such-rule"):
        Diagnostic(Location("a.md"), "no-such-rule", "something is wrong")


def test_a_finding_weighs_what_its_rule_says() -> None:
    assert Diagnostic(Location("a.md"), "broken-link", "it leads nowhere").is_error
    assert not Diagnostic(Location("a.md"), "unused-term", "no page marks it").is_error
    assert find_rule("unused-term").severity is Severity.WARNING


def test_a_finding_with_nothing_closer_to_say_tells_the_cure_of_its_rule() -> None:
    found = Diagnostic(Location("a.md"), "bad-accept", "this is no distance")
    assert render_text(found).endswith("\n  help: write a number such as '0.005'")
    assert render_github(found).endswith("::this is no distance. write a number such as '0.005'")
    assert json.loads(render_json([found]))[0]["help"] == "write a number such as '0.005'"
    assert Diagnostic(Location("a.md"), "bad-accept", "this is no distance", "write 1").help == "write 1"
