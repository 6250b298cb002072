"""Text that is hard to read is told of at the figure's declaration, in every build, and sound text is not."""

import pytest

from clawdemy_site.diagnostics import Diagnostic, Location, Severity
from clawdemy_site.figures import discover
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import write_project

pytestmark = [pytest.mark.xdist_group("legibility"), pytest.mark.usefixtures("lasting")]

HEAD = """\
import numpy as np
from clawdemy_site.figures import animation, figure, palette


"""

DRAWN = {
    "small": "fig.text(0.5, 0.5, 'tiny words', fontsize=15)",
    "small_ticks": "ax = fig.subplots(); ax.plot([1, 2]); ax.tick_params(labelsize=8)",
    "small_for_its_width": "fig.text(0.5, 0.5, 'wide', fontsize=18)",
    "outside": "fig.text(0.9, 0.5, 'beyond the edge')",
    "outside_below": "fig.text(0.5, -0.02, 'low')",
    "overlap": "fig.text(0.4, 0.5, 'one'); fig.text(0.42, 0.5, 'other')",
    "overlap_three": "[fig.text(0.4 + n / 100, 0.5, f'word {n}') for n in range(3)]",
    "faint": "fig.text(0.5, 0.5, 'faint', color=palette.GRID)",
    "fixed": "fig.text(0.5, 0.5, 'navy', color='navy')",
    "plain": "fig.subplots().plot([1, 2], label='a line'); fig.legend(); fig.suptitle('A title')",
    "ticks_beyond_the_view": "ax = fig.subplots(); ax.plot([0, 1]); ax.set_xlim(0.19, 0.81)",
    "signs": "fig.text(0.5, 0.5, '+', fontsize=6); fig.text(0.3, 0.5, '→', fontsize=6)",
    "on_a_shape": "fig.text(0.5, 0.5, 'on a shape', color=palette.PAPER, bbox={'fc': palette.BLUE})",
    "on_a_picture": "ax = fig.subplots(); ax.imshow([[0, 1]]); ax.text(0, 0, '0', color='white')",
    "hidden": "fig.text(0.4, 0.5, 'one'); fig.text(0.42, 0.5, 'other', visible=False)",
    "slanted": "[fig.text(0.3 + n / 10, 0.5, 'slanted word', rotation=45) for n in range(2)]",
    "arrow": "ax = fig.subplots(); ax.text(0.5, 0.5, 'under'); ax.annotate('at', (0.9, 0.5), (0.1, 0.5), "
    "arrowprops={'arrowstyle': '->'})",
    "meant": "fig.text(0.5, 0.5, 'MARK', alpha=0.1).set_in_layout(False); fig.text(0.5, 0.5, 'over it')",
}
NEEDS = "scheme; text needs 4.5:1"
SIZES = {"small_for_its_width": "(9.0, 4.0)"}
MOVING = """\
@animation(caption="Words.", alt="Words.")
def moving(fig, motion):
    one, other = fig.text(0.4, 0.5, "before"), fig.text(0.4, 0.5, "after")
    motion.during(one, start=0.0, end=1.0)
    motion.appear(other, at=1.0)
    return {}
"""


def _script() -> str:
    functions = [
        f'@figure(caption="Words.", alt="Words.", size={SIZES.get(name, "(7.2, 4.0)")})\n'
        f"def {name}(fig):\n    {body}\n    return {{}}\n"
        for name, body in DRAWN.items()
    ]
    return HEAD + "\n\n".join([*functions, MOVING])


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Diagnostic], ...]:
    """What two builds found, of which the second drew nothing."""
    root = write_project(tmp_path_factory.mktemp("legibility"), {"figures/words.py": _script()})
    specs, mistakes = discover(root)
    with Studio(root) as studio:
        _, first, _ = studio.draw(specs.values())
        drawn, second, tally = studio.draw(specs.values())
    assert mistakes == []
    assert len(drawn) == tally.reused == len(DRAWN) + 1
    return first, second


@pytest.fixture(scope="module")
def told(rounds: tuple[list[Diagnostic], ...]) -> dict[str, Diagnostic]:
    """The finding on each figure of which there is one, by the figure's name."""
    lines = _script().splitlines()
    return {lines[found.location.line][len("def ") :].partition("(")[0]: found for found in rounds[0]}


@pytest.mark.parametrize(
    ("name", "rule", "message"),
    [
        ("small", "figure-text-small", "'tiny words' has 15 pt, too small to read on a phone"),
        ("small_for_its_width", "figure-text-small", "'wide' has 18 pt, too small to read on a phone"),
        ("outside", "figure-text-outside", "'beyond the edge' leaves the figure"),
        ("outside_below", "figure-text-outside", "'low' leaves the figure"),
        ("overlap", "figure-text-overlap", "'one' and 'other' overlap"),
        ("overlap_three", "figure-text-overlap", "'word 0' and 'word 1' (and 2 more) overlap"),
        (
            "faint",
            "figure-text-colour",
            f"'faint' has the colour #dde2eb, 1.3:1 on its ground in the light {NEEDS}",
        ),
        (
            "fixed",
            "figure-text-colour",
            f"'navy' has the colour #000080, 1.1:1 on its ground in the dark {NEEDS}",
        ),
    ],
)
def test_text_that_is_hard_to_read_is_told_of(told: dict[str, Diagnostic], name: str, rule: str, message: str) -> None:
    assert (told[name].rule, told[name].message) == (rule, message)
    assert told[name].severity is Severity.WARNING


def test_labels_of_ticks_count_as_text(told: dict[str, Diagnostic]) -> None:
    assert told["small_ticks"].rule == "figure-text-small"
    assert "more) has 8 pt" in told["small_ticks"].message


def test_the_cure_names_a_size_for_this_width(told: dict[str, Diagnostic]) -> None:
    assert told["small_for_its_width"].help == "in a figure 9 inches wide, draw text at 18.9 pt or more"


def test_text_that_can_be_read_or_is_meant_so_is_not_told_of(told: dict[str, Diagnostic]) -> None:
    named = ("small", "outside", "overlap", "faint", "fixed")
    assert [name for name in told if not name.startswith(named)] == []


def test_a_finding_stands_at_the_declaration_and_in_every_build(rounds: tuple[list[Diagnostic], ...]) -> None:
    first, second = rounds
    assert second == first
    small = next(found for found in first if "tiny words" in found.message)
    assert small.location == Location("figures/words.py", _script().splitlines().index("def small(fig):"), 2)
