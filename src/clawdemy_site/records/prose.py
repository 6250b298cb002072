"""What a course asks of its prose: the gates of ``course.yml``, each with its default and a way to switch it off."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from clawdemy_site.records.fields import Line, Record, as_line, as_whole, either, wrong
from clawdemy_site.records.tree import describe

OFF = "off"
_SPAN = re.compile(r"(?P<low>\d{1,4}) to (?P<high>\d{1,4})")


def _as_bound(value: Any) -> int | None:
    """A whole number from 1, or ``off``, which is None."""
    if as_line(value) == OFF:
        return None
    number = as_whole(value)
    if number < 1:
        raise wrong("whole-number", f"{number} is no bound", "write a number from 1, or off")
    return number


def _as_span(value: Any) -> tuple[int, int] | None:
    """``50 to 160``, or ``off``, which is None."""
    text = as_line(value)
    match = _SPAN.fullmatch(text)
    if text == OFF:
        return None
    if match is None or int(match["low"]) > int(match["high"]):
        raise wrong("prose-span", f"{describe(text)} is no span", "write two whole numbers, as in 50 to 160, or off")
    return int(match["low"]), int(match["high"])


Bound = Annotated[int | None, BeforeValidator(_as_bound)]
Span = Annotated[tuple[int, int] | None, BeforeValidator(_as_span)]
Switch = Annotated[bool, either("on", OFF, "prose-switch")]


class SectionsRecord(Record):
    """The sections that each page of a lesson owes, by the page's kind; ``A / B`` is one of the two."""

    noun: ClassVar[str] = "the sections that pages owe"
    brief: tuple[Line, ...] = ()
    lesson: tuple[Line, ...] = ()
    practice: tuple[Line, ...] = ()
    summary: tuple[Line, ...] = ()
    cheatsheet: tuple[Line, ...] = ()
    card: tuple[Line, ...] = ()


class ProseRecord(Record):
    """The gates for prose."""

    noun: ClassVar[str] = "the gates for prose"
    title_characters: Bound = 60
    description_characters: Span = (50, 160)
    reading_ease: Bound = 55
    sentence_words: Bound = 40
    outcome_verbs: Switch = True
    verbs: tuple[Line, ...] = ()
    stated_counts: Switch = True
    sections: SectionsRecord = SectionsRecord()
