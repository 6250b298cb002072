"""Draws the course's figures as a build does, on a plain matplotlib figure, without a site around them."""

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from inspect import signature
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from clawdemy_site.figures import Fact, Motion, Payload, style


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


def played(function: Callable[..., Mapping[str, Fact]]) -> tuple[Drawing, Motion]:
    """Draw an animation in the house style, with all that ever shows on it."""
    motion = Motion()
    return _drawn(function, motion), motion


def _drawn(function: Callable[..., Mapping[str, Fact]], *beside: Motion | Payload) -> Drawing:
    declared: dict[str, Any] = getattr(function, "__figure__")  # noqa: B009 - mypy refuses access
    figure = Figure(figsize=declared["size"])
    with house_style():
        facts = function(figure, *beside)
    texts = (declared[field].format_map(facts) for field in ("caption", "alt"))
    return Drawing(figure, facts, *texts)


def _still(name: str) -> Drawing:
    """A figure by its name; of one that moves or is used, what stands on paper."""
    topic, _, function_name = name.partition(".")
    function = getattr(importlib.import_module(topic), function_name)
    beside = [parameter.annotation() for parameter in list(signature(function).parameters.values())[1:]]
    drawing = _drawn(function, *beside)
    for motion in beside:
        if isinstance(motion, Motion):
            motion.resolve()
            motion.rest()
    return drawing


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draw a figure by its name, as in `squish.bias_shift`, in the house style; each is drawn once."""
    return cache(_still)
