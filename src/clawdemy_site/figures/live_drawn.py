"""A live figure once it is drawn: its words filled with its facts, and the data for its script."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from clawdemy_site.figures.live import LiveSpec
from clawdemy_site.figures.templates import fill_template


@dataclass(frozen=True, slots=True)
class Live:
    """A live figure once it is drawn: ``LiveSpec`` with its templates filled, and the data for its script.

    Attributes:
        title: What its own page is called.
        script: Name of the folder of its script.
        rows: Label and words of each row of the table.
        about: What its own page says of it, Markdown.
        data: What the drawing function handed over, by name.
    """

    title: str
    script: str
    rows: tuple[tuple[str, str], ...]
    about: str
    data: Mapping[str, bytes] = field(default_factory=dict)


def fill_live(spec: LiveSpec, facts: Mapping[str, Any], data: Mapping[str, str]) -> Live:
    """A live figure with its facts, and its data as ``Payload.to_plain`` gives them, in place.

    Raises:
        TemplateError: If a fact is unknown, or does not take the format written.
    """
    rows = tuple((fill_template(label, facts), fill_template(words, facts)) for label, words in spec.rows)
    read = {name: base64.b64decode(text) for name, text in data.items()}
    return Live(spec.title, spec.script, rows, fill_template(spec.about, facts), read)
