"""The figures of lesson 2 say what is true of the data and of the trained network, computed here a second way."""

from pathlib import Path

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle, Rectangle

from course_figures.conftest import Draw, Drawing
from digits_data import example_digit, held_out_digits


@pytest.fixture
def parameters(project_root: Path) -> dict[str, np.ndarray]:
    """The committed parameters, read without the course's library."""
    with np.load(project_root / "figures" / "data" / "digits_network.npz") as stored:
        return {name: stored[name].astype(float) for name in stored.files}


def _outputs(inputs: np.ndarray, parameters: dict[str, np.ndarray]) -> np.ndarray:
    for place in (1, 2, 3):
        z = inputs @ parameters[f"weights_{place}"].T + parameters[f"biases_{place}"]
        inputs = 1 / (1 + np.exp(-z))
    return inputs


def _greys(drawing: Drawing) -> list[float]:
    """The brightness of each neuron, in the order drawn."""
    discs = [patch for patch in drawing.figure.axes[0].patches if isinstance(patch, Circle)]
    return [to_rgb(disc.get_facecolor())[0] for disc in discs]


def test_one_digit_is_in_the_data(draw: Draw, project_root: Path) -> None:
    """The numbers printed are those of a stored 3, in sixteenths."""
    drawing = draw("digits.one_digit")
    printed = [text.get_text() for text in drawing.figure.axes[0].texts]
    numbers = [float(text) for text in printed if "." in text]
    with np.load(project_root / "figures" / "data" / "digits.npz") as stored:
        grids, labels = stored["images"], stored["labels"]
    shown = np.rint(example_digit().grids[0] * 16).astype(int)
    places = np.flatnonzero((grids == shown).all(axis=(1, 2)))
    assert [int(labels[place]) for place in places] == [3]
    partly = [value / 16 for value in shown.ravel() if 0 < value < 16]
    assert sorted(numbers) == pytest.approx(sorted(partly), abs=0.0051)
    assert drawing.facts["blank"] == (shown == 0).sum() == 28


def test_one_digit_marks_a_pixel_by_its_number(draw: Draw) -> None:
    """Row 2, column 5 of a picture eight wide is pixel 21."""
    drawing = draw("digits.one_digit")
    assert drawing.facts["index"] == 21
    assert drawing.number("value") == 15 / 16
    assert "numbers of row 2 are 0, 0.81, 0.19, 0.06, 0.62, 0.94, 0.06, 0." in drawing.alt


def test_brightness_runs_from_dark_to_lit(draw: Draw) -> None:
    """Five activations, each on a disc of that grey."""
    drawing = draw("digits.brightness")
    assert drawing.numbers("levels") == _greys(drawing) == [0.0, 0.05, 0.3, 0.7, 1.0]
    assert "0.05 nearly dark" in drawing.alt


def test_network_shows_what_the_trained_network_computes(draw: Draw, parameters: dict[str, np.ndarray]) -> None:
    """The outputs are those of the committed parameters, and the discs have their greys."""
    drawing = draw("architecture.network")
    expected = _outputs(example_digit().inputs[0], parameters)
    assert drawing.numbers("outputs") == pytest.approx(expected.tolist(), abs=1e-9)
    assert _greys(drawing)[-10:] == pytest.approx(expected.tolist())
    assert (drawing.facts["answer"], drawing.facts["label"]) == (3, 3)
    assert drawing.number("second") < 0.05
    assert drawing.number("tallest") > 0.95


def test_network_counts_its_neurons(draw: Draw) -> None:
    """784 + 16 + 16 + 10 = 826, and 14 + 16 + 16 + 10 of them are drawn."""
    drawing = draw("architecture.network")
    assert drawing.facts["total"] == 826
    assert len(_greys(drawing)) == 56


def test_real_weights_are_those_of_the_trained_network(draw: Draw, parameters: dict[str, np.ndarray]) -> None:
    """Sixteen pictures under four hoped-for ones, with the accuracy of the network that they belong to."""
    drawing = draw("architecture.real_weights")
    weights, unseen = parameters["weights_1"], held_out_digits()
    right = np.count_nonzero(_outputs(unseen.inputs, parameters).argmax(axis=1) == unseen.labels)
    assert len(drawing.figure.axes[0].images) == 4 + 16
    assert drawing.number("right") == pytest.approx(100 * right / 297)
    assert (drawing.facts["lowest"], drawing.facts["highest"]) == (weights.min(), weights.max())
    shown = np.asarray(drawing.figure.axes[0].images[4].get_array())
    strongest = weights[0].argmax()
    red, _, blue = shown.reshape(-1, 3)[strongest]
    assert blue > red


def test_outputs_are_the_worked_example(draw: Draw) -> None:
    """0.92 for 3, then 0.45 against 0.43; the bars are as tall as their numbers."""
    drawing = draw("outputs.confident_and_hesitant")
    heights = np.array([bar.get_height() for bar in drawing.figure.axes[0].patches if isinstance(bar, Rectangle)])
    assert heights[:10] / heights[3] * 0.92 == pytest.approx(
        [0.02, 0.01, 0.05, 0.92, 0.03, 0.04, 0.01, 0.02, 0.01, 0.02]
    )
    assert (drawing.facts["sure"], drawing.facts["first"], drawing.facts["second"]) == (3, 4, 9)
    assert heights[[14, 19]] / heights[3] * 0.92 == pytest.approx([0.45, 0.43])
    assert drawing.number("margin") == pytest.approx(0.02)
    assert "the next highest, that of 2, 0.05" in drawing.alt
