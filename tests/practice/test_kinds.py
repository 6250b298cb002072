"""Each kind of practice block has all that it needs, in every room that knows of it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from clawdemy_site.assets.files import DIST, SCRIPTS
from clawdemy_site.diagnostics.registry import rules_by_area
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.model import BlockKind, OptionKind
from clawdemy_site.practice.shared import ANSWER

GUIDE = (Path(__file__).resolve().parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
RUN = {path.stem for path in (SCRIPTS / "kinds").iterdir()}

STYLES = (DIST / "practice.css").read_text(encoding="utf-8")

BARE = {"step", "mistake"}
"""Kinds whose element wants no style of its own: they are text in a folded part, which has one."""


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_styled(kind: BlockKind) -> None:
    named = re.escape(f".{kind.css_class}") + (":{1,2}before" if kind.name not in OUTER else "")
    assert (re.search(rf"{named}(?![\w-])", STYLES) is None) == (kind.name in BARE)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_documented_with_a_sample(kind: BlockKind) -> None:
    assert re.search(rf"^\| `{kind.name}` \|", GUIDE, re.MULTILINE)
    assert re.search(rf"^///+ {kind.name}\b", GUIDE, re.MULTILINE)


def test_every_form_is_run_by_a_script_and_no_script_is_left_over() -> None:
    assert {name for kind in KINDS.values() for name in kind.runs_as} == RUN


def test_every_rule_of_a_kind_is_declared_among_those_on_practice() -> None:
    assert {rule for kind in KINDS.values() for rule in kind.rules} <= {*rules_by_area()["Practice"]}


def test_what_stands_inside_is_taken_by_a_kind_that_exists_and_asks_nothing_by_itself() -> None:
    for kind in KINDS.values():
        assert set(kind.takes) <= OUTER.keys()
        assert kind.name not in OUTER or (OUTER[kind.name] and not kind.runs_as)


def test_a_question_that_takes_an_answer_asks_for_a_number_and_a_part_of_one_does_not() -> None:
    assert KINDS["exercise"].asks_numbers
    assert not any(KINDS[name].asks_numbers for name in ("choice", "fill", *OUTER))


def test_an_option_of_a_kind_may_be_called_answer_without_being_a_number() -> None:
    own = OptionKind("answer", "it is what is right, in words")
    assert not replace(KINDS["choice"], optional=(own,)).asks_numbers
    assert replace(KINDS["choice"], optional=(ANSWER,)).asks_numbers
