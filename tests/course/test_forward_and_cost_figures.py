"""The figures of the lessons on the forward pass and the cost draw what they say, legibly."""

import io
from collections.abc import Callable, Mapping
from functools import cache
from itertools import combinations
from typing import Any, TypeAlias

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

import cost
import forward
import hands
from clawdemy_site.figures import Fact, Motion, Payload
from clawdemy_site.figures.facts import fill_template, plain_facts
from clawdemy_site.figures.style import SETTINGS

pytestmark = pytest.mark.xdist_group("forward and cost")

Drawing: TypeAlias = Callable[..., Mapping[str, Fact]]
FIGURES: list[Drawing] = [
    forward.one_function,
    forward.forward_pass,
    forward.three_settings,
    forward.held_out,
    hands.network,
    cost.one_hot,
    cost.good_and_shrug,
    cost.squaring,
    cost.over_training_set,
    cost.falling,
]
each_figure = pytest.mark.parametrize(
    "drawing", FIGURES, ids=lambda drawing: f"{drawing.__module__}.{drawing.__name__}"
)


def declared(drawing: Drawing) -> dict[str, Any]:
    """What the decorator was told."""
    found: dict[str, Any] = getattr(drawing, "__figure__")  # noqa: B009 - mypy refuses access
    return found


def run(drawing: Drawing, fig: Figure) -> Mapping[str, Fact]:
    """Draw on a figure; an animation draws its still."""
    if hasattr(drawing, "__live__"):
        return drawing(fig, Payload())
    if not hasattr(drawing, "__moves__"):
        return drawing(fig)
    motion = Motion()
    facts = drawing(fig, motion)
    motion.rest()
    return facts


@cache
def draw(drawing: Drawing) -> tuple[Figure, dict[str, Fact]]:
    """Draw in the house style, once for all tests, and give the figure and its facts."""
    with mpl.rc_context(SETTINGS):
        fig = Figure(figsize=declared(drawing)["size"])
        facts = plain_facts(run(drawing, fig))
        fig.savefig(io.BytesIO(), format="png")
    return fig, facts


def shown_texts(fig: Figure) -> list[Text]:
    """Every text that a reader sees."""
    texts = [text for text in fig.findobj(Text) if isinstance(text, Text)]
    return [text for text in texts if text.get_visible() and text.get_text().strip()]


@each_figure
def test_caption_and_alt_are_filled_from_the_facts(drawing: Drawing) -> None:
    _, facts = draw(drawing)
    for template in (declared(drawing)["caption"], declared(drawing)["alt"]):
        filled = fill_template(template, facts)
        assert "{" not in filled
        assert len(filled) > 60


@each_figure
def test_text_is_large_inside_the_figure_and_never_overlaps(drawing: Drawing) -> None:
    fig, _ = draw(drawing)
    texts = shown_texts(fig)
    assert not [text for text in texts if "\n" in text.get_text()], (
        "lines of one text lose their centre in a narrower font"
    )
    assert min(float(text.get_fontsize()) for text in texts) >= 11
    with mpl.rc_context(SETTINGS):
        boxes = [(text.get_text(), Text.get_window_extent(text)) for text in texts]
    for words, box in boxes:
        assert box.x0 >= 0, words
        assert box.y0 >= 0, words
        assert box.x1 <= fig.bbox.x1, words
        assert box.y1 <= fig.bbox.y1, words
    assert not [(one, other) for (one, a), (other, b) in combinations(boxes, 2) if a.overlaps(b)]


@each_figure
def test_a_drawing_is_the_same_every_time(drawing: Drawing) -> None:
    drawings = []
    for _ in range(2):
        with mpl.rc_context(SETTINGS):
            fig, target = Figure(figsize=declared(drawing)["size"]), io.BytesIO()
            run(drawing, fig)
            fig.savefig(target, format="svg", metadata={"Date": None})
        drawings.append(target.getvalue())
    assert drawings[0] == drawings[1]
    assert len(drawings[0]) < 60_000


def test_one_function_reads_its_example() -> None:
    _, facts = draw(forward.one_function)
    assert (facts["inputs"], facts["outputs"], facts["parameters"]) == (784, 10, 13_002)
    assert (facts["weights"], facts["biases"]) == (12_960, 42)
    assert facts["answer"] == facts["label"] == 3
    assert facts["tallest"] == pytest.approx(0.99, abs=0.005)


def test_the_forward_pass_of_the_lesson() -> None:
    fig, facts = draw(forward.forward_pass)
    assert facts["z1"] == pytest.approx([0.4, -0.1])
    assert facts["hidden"] == pytest.approx([0.4, 0])
    assert facts["z2"] == pytest.approx([0.24, -0.15])
    assert facts["out"] == pytest.approx([0.24, 0])
    assert facts["other_out"] == pytest.approx([0.72, 0])
    assert facts["turned_out"] == pytest.approx([0.24, 0.33])
    assert (facts["h2_weights"], facts["h2_bias"]) == ("−0.3, 0.8, 0.5", "−0.2")
    words = {text.get_text() for text in shown_texts(fig)}
    weights = {"+0.5", "−0.4", "+0.2", "−0.3", "+0.8", "+0.6", "+0.9", "−0.5", "+0.3"}
    sums = {
        "0.5 − 0.2 + 0 + 0.1 = 0.4",
        "−0.3 + 0.4 + 0 − 0.2 = −0.1",
        "0.24 + 0 + 0 = 0.24",
        "−0.2 + 0 + 0.05 = −0.15",
    }
    assert weights | sums | {"ReLU → 0.4", "ReLU → 0", "ReLU → 0.24"} <= words


def test_three_settings_of_the_same_network() -> None:
    _, facts = draw(forward.three_settings)
    assert facts["zero"] == 0.5
    assert facts["trained_answer"] == facts["label"] == 3
    assert facts["random_answer"] == facts["random_favourite"] == 8
    assert facts["random_favourite_times"] == 297
    assert facts["random_right"] == facts["favourite_labels"] == 22
    assert facts["trained_tallest"] == pytest.approx(0.99, abs=0.005)
    assert facts["trained_second"] == pytest.approx(0.02, abs=0.005)


def test_held_out_shows_every_miss() -> None:
    fig, facts = draw(forward.held_out)
    assert (facts["right"], facts["wrong"], facts["total"]) == (293, 4, 297)
    assert facts["first_miss"] == [4, 7]
    assert facts["right_by_seed"] == [293, 293, 293, 292, 292, 284, 290, 293, 290, 289]
    assert facts["right_by_seed_in_file_order"] == [273, 273, 271, 273, 273, 274, 275, 268, 272, 274]
    assert facts["misses"] == "a 4 taken for a 7, a 3 taken for a 9, a 4 taken for a 1, a 9 taken for a 7"
    assert sum("is" in text.get_text().split() for text in shown_texts(fig)) == 4


def test_the_network_in_hands_says_what_it_learned_from_and_where_it_fails() -> None:
    _, facts = draw(hands.network)
    _, tested = draw(forward.held_out)
    assert (facts["trained_on"], facts["held_out"], facts["parameters"]) == (1500, 297, 13_002)
    assert (facts["right"], facts["wrong"]) == (tested["right"], tested["wrong"])
    assert facts["misses"] == "a 4 as 7, a 3 as 9, a 4 as 1, a 9 as 7"
    assert facts["moved_right"] == 257
    assert facts["zero"] == 0.5
    for _label, words in declared(hands.network)["rows"]:
        assert "{" not in fill_template(words, facts)
    assert "{" not in fill_template(declared(hands.network)["about"], facts)


def test_costs_of_the_good_answer_and_the_shrug() -> None:
    _, facts = draw(cost.good_and_shrug)
    assert facts["good"] == pytest.approx(0.0129)
    assert facts["good_terms"] == pytest.approx(
        [0.0004, 0.0001, 0.0025, 0.0064, 0.0009, 0.0016, 0.0001, 0.0004, 0.0001, 0.0004]
    )
    assert facts["shrug"] == pytest.approx(0.90)
    assert facts["shrug_terms"] == pytest.approx([0.81 if place == 3 else 0.01 for place in range(10)])


def test_one_hot_and_squaring() -> None:
    _, facts = draw(cost.one_hot)
    assert (facts["label"], facts["given"], facts["low"], facts["high"]) == (3, 0.92, 0.01, 0.05)
    assert facts["order"] == [3, 2, 5, 4, 0, 7, 9, 1, 6, 8]
    assert facts["torn"] == [0, 0, 0, 0.31, 0, 0, 0, 0, 0.3, 0]
    _, facts = draw(cost.squaring)
    assert (facts["times"], facts["dearer"]) == (3, 9)
    assert facts["costs"] == pytest.approx([0.09, 0.81])


def test_costs_of_the_real_network() -> None:
    _, whole = draw(cost.over_training_set)
    _, falling = draw(cost.falling)
    assert whole["before"] == pytest.approx(3.03, abs=0.005)
    assert whole["after"] == pytest.approx(0.0104, abs=0.00005)
    assert (whole["total"], whole["cheap"]) == (1500, 1484)
    assert whole["right"] == whole["nudged_right"] == 152
    assert whole["nudged"] == pytest.approx(3.0031, abs=0.00005)
    assert (whole["dearest_label"], whole["dearest_answer"]) == (5, 9)
    assert whole["dearest_share"] == pytest.approx(0.46, abs=0.005)
    assert (falling["first"], falling["last"]) == pytest.approx((whole["before"], whole["after"]))
    assert falling["accuracy_last"] == pytest.approx(98.65, abs=0.01)
    counts = [268, 271, 272, 273, 273, 273, 273, 274, 274, 275]
    assert falling["file_order_percent"] == pytest.approx([100 * count / 297 for count in counts])
