"""The words about every figure of the course are finished."""

import re
from pathlib import Path

import pytest

from clawdemy_site.figures.discovery import discover

FIGURES = discover(Path(__file__).parents[2])[0]
"""Every figure of the course, by its name."""


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_caption_and_alternative_text_are_sentences(name: str) -> None:
    caption, alt = FIGURES[name].caption, FIGURES[name].alt
    assert caption.endswith(".")
    assert alt.endswith(".")
    assert len(re.sub(r"\{.*?\}", "0.0", caption)) <= 300
