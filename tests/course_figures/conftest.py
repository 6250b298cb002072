"""Draws the course's figures as a build does, on a plain matplotlib figure, without a site around them."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, style


@dataclass(frozen=True)
class Drawing:
    """A figure that was drawn.

    Attributes:
        figure: The matplotlib figure.
        facts: What its function returned.
        caption: Its caption, filled with the facts.
        alt: Its alternative text, filled with the facts.
    """

    figure: Figure
    facts: Mapping[str, Fact]
    caption: str
    alt: str

    def number(self, name: str) -> float:
        """A fact that is one number."""
        fact = self.facts[name]
        assert isinstance(fact, int | float)
        return fact

    def numbers(self, name: str) -> list[float]:
        """A fact that is a list of numbers."""
        fact = self.facts[name]
        assert isinstance(fact, list)
        return fact


Draw = Callable[[str], Drawing]


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save in the style of the course, and leave matplotlib as it was."""
    with mpl.rc_context():
        style.apply()
        yield


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draw a figure by its name, as in `squish.bias_shift`, in the house style; each is drawn once."""
    drawn: dict[str, Drawing] = {}

    def draw_once(name: str) -> Drawing:
        if name not in drawn:
            topic, _, function = name.partition(".")
            drawing_function = getattr(importlib.import_module(topic), function)
            declared = drawing_function.__figure__
            figure = Figure(figsize=declared["size"])
            with house_style():
                facts = drawing_function(figure)
            texts = (declared[field].format_map(facts) for field in ("caption", "alt"))
            drawn[name] = Drawing(figure, facts, *texts)
        return drawn[name]

    return draw_once
