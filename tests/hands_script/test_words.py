"""What the figure says is true of the numbers it shows."""

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def said(page: Page, call: str) -> str:
    return str(page.evaluate(f'import("/words.js").then((words) => words.{call})'))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("written(0.987)", "0.99"),
        ("written(-0.5)", "−0.50"),
        ("written(-0.001)", "0.00"),
        ("written(12, 0)", "12"),
        ("counted(13002)", "13,002"),
        ("counted(784)", "784"),
        ("counted(1234567)", "1,234,567"),
        ("nameNeuron(1, 0, 3)", "Hidden layer 1, neuron 1"),
        ("nameNeuron(3, 0, 3)", "Output 0"),
    ],
)
def test_numbers_and_names(page: Page, call: str, words: str) -> None:
    assert said(page, call) == words


OUTPUTS = "Float64Array.from([0.1, 0.7, 0.2])"


@pytest.mark.parametrize(
    ("shown", "outputs", "words"),
    [
        ({"kind": "real", "label": 1}, OUTPUTS, "A real 1. It answers 1, with 0.70: right. Next comes 2, with 0.20."),
        ({"kind": "real", "label": 2}, OUTPUTS, "A real 2. It answers 1, with 0.70: wrong. Next comes 2, with 0.20."),
        ({"kind": "drawn"}, OUTPUTS, "Your drawing. It answers 1, with 0.70. Next comes 2, with 0.20."),
        ({"kind": "blank"}, OUTPUTS, "An empty frame. It answers 1, with 0.70. Next comes 2, with 0.20."),
        (
            {"kind": "drawn"},
            "Float64Array.from([0.5, 0.5, 0.5])",
            "Your drawing. No answer: all ten outputs are 0.50.",
        ),
    ],
)
def test_an_answer_in_words(page: Page, shown: dict[str, object], outputs: str, words: str) -> None:
    call = f"import('/words.js').then(({{ sayAnswer }}) => sayAnswer(shown, {outputs}))"
    assert page.evaluate(f"shown => {call}", shown) == words


def test_a_neuron_in_words(page: Page) -> None:
    words = page.evaluate(
        """import("/inside.js").then(({ sayNeuron }) =>
          sayNeuron(Float64Array.from([2, -1, 0.5]), Float64Array.from([1, -0.5, 0.25]), -0.75))"""
    )
    assert words == (
        "Its 3 weights lie between −1.00 and 2.00. Inputs times weights: what is above 0 adds up to 1.25, what is "
        "below to −0.50, together 0.75. With its bias of −0.75 the sum is 0.00, and sigmoid(0.00) = 0.50."
    )


def test_a_neuron_without_weights_in_words(page: Page) -> None:
    words = page.evaluate(
        """import("/inside.js").then(({ sayNeuron }) => sayNeuron(new Float64Array(3), new Float64Array(3), 0))"""
    )
    assert words.startswith("Its 3 weights are all 0.00. ")
