"""Each kind of practice block has all that it needs, in every room that knows of it."""

import re
from pathlib import Path

import pytest

from clawdemy_site.assets.files import DIST, SCRIPTS
from clawdemy_site.markdown.blocks import BUILDERS
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.model import BlockKind

GUIDE = (Path(__file__).resolve().parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
RUN = {path.stem for path in (SCRIPTS / "kinds").iterdir()}

STYLES = (DIST / "practice.css").read_text(encoding="utf-8")

BARE = {"step", "mistake"}
"""Kinds whose element wants no style of its own: they are text in a folded part, which has one."""


def test_every_kind_has_a_builder_and_no_builder_is_left_over() -> None:
    assert BUILDERS.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_styled(kind: BlockKind) -> None:
    named = re.escape(f".{kind.css_class}") + (":{1,2}before" if kind.name not in OUTER else "")
    assert (re.search(rf"{named}(?![\w-])", STYLES) is None) == (kind.name in BARE)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_documented_with_a_sample(kind: BlockKind) -> None:
    assert re.search(rf"^\| `{kind.name}` \|", GUIDE, re.MULTILINE)
    assert re.search(rf"^///+ {kind.name}\b", GUIDE, re.MULTILINE)


def test_every_form_is_run_by_the_script_and_nothing_else_is() -> None:
    named = [name for kind in KINDS.values() for name in kind.runs_as]
    assert sorted(named) == sorted(RUN)


def test_what_asks_a_learner_is_run_and_what_stands_inside_is_taken_by_a_kind_that_exists() -> None:
    for kind in KINDS.values():
        assert bool(kind.runs_as) == kind.is_question
        assert set(kind.takes) <= OUTER.keys()
        assert kind.name not in OUTER or OUTER[kind.name]
