"""The kinds of text that a record's fields hold, each with its own complaint and mend.

Records arrive as text (see ``tree``), so each kind reads text and returns what it means.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError, PydanticKnownError

from clawdemy_site.records.sources import INVISIBLE, unfit_signs
from clawdemy_site.records.tree import describe

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"0|[1-9]\d{0,8}")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))})
_LONGEST_SLUG = 100
_LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Internal:
    """A mark on a field that is published nowhere, with what it serves: ``Annotated[Text, Internal("authors")]``.

    A test fails for a field that neither reaches the published site nor carries this mark.
    """

    serves: str


class Record(BaseModel):
    """What all records share: no unknown keys, no change after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    noun: ClassVar[str] = "record"
    """How messages call one of these, with its article: ``a course``."""


def wrong(rule: str, message: str, help_text: str = "") -> PydanticCustomError:
    """An error that ``validate`` turns into a diagnostic with this rule, message and help."""
    return PydanticCustomError(rule, "{message}", {"message": message, "help": help_text})


def as_text(value: Any) -> str:
    """Text that is there and is not blank, in Unicode's composed form."""
    if not isinstance(value, str):
        raise wrong("expected-text", f"expected text, got {describe(value)}", "write text, in quotes if it holds signs")
    if not INVISIBLE.sub("", value).strip():
        raise wrong("expected-text", "expected text, got nothing", "write it, or remove the key")
    for _, rule, message in unfit_signs(value):
        raise wrong(rule, message)
    return unicodedata.normalize("NFC", value.strip())


def as_line(value: Any) -> str:
    """Text on one line, short enough for a heading, without signs that turn its direction."""
    text = as_text(value)
    if "\n" in text:
        raise wrong("expected-line", "expected one line of text", "join its lines into one")
    if len(text) > _LONGEST_LINE:
        raise wrong("too-long", f"{len(text)} characters are too many for one line", f"at most {_LONGEST_LINE}")
    if _BIDI & set(text):
        raise wrong("bidi-override", "this text holds an invisible sign that turns the direction", "delete the sign")
    return text


def as_code(value: Any) -> str:
    """A line that machines read, without the invisible signs that come along when it is copied."""
    return INVISIBLE.sub("", as_line(value))


def as_slug(value: Any) -> str:
    """An id that is safe in addresses and file names everywhere: ``kebab-case``."""
    text = as_line(value)
    if not _SLUG.fullmatch(text):
        raise wrong("slug", f"{describe(text)} is not an id", "use a-z, 0-9 and single hyphens: 'my-first-lesson'")
    if text in DEVICES:
        raise wrong("slug", f"'{text}' is a device's name on Windows", "choose another id")
    if len(text) > _LONGEST_SLUG:
        raise wrong("slug", f"an id of {len(text)} characters is too long", f"at most {_LONGEST_SLUG}")
    return text


def matching(pattern: str, rule: str, what: str, mend: str) -> BeforeValidator:
    """A line in a form of its own, such as a DOI; one that does not have it is told that it is not that."""

    def as_matching(value: Any) -> str:
        text = as_code(value)
        if not re.fullmatch(pattern, text):
            raise wrong(rule, f"'{text}' is not {what}", mend)
        return text

    return BeforeValidator(as_matching)


def either(yes: str, no: str, rule: str) -> BeforeValidator:
    """One of two words, the first of which means true."""

    def as_truth(value: Any) -> bool:
        text = as_line(value)
        if text not in {yes, no}:
            raise wrong(rule, f"expected {yes} or {no}, got {describe(text)}", f"write {yes} or {no}")
        return text == yes

    return BeforeValidator(as_truth)


def as_lesson_path(value: Any) -> str:
    """A lesson's path below ``content/lessons/``: ids with slashes between."""
    text = as_line(value)
    for part in text.split("/"):
        as_slug(part)
    return text


def as_day(value: Any) -> date:
    """A calendar day, ``2026-05-24``."""
    text = as_line(value)
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise wrong("date", f"{describe(text)} is not a day", "write it as year-month-day: 2026-05-24")


def as_whole(value: Any) -> int:
    """A whole number written plainly, without signs, underscores or leading zeros."""
    text = as_line(value)
    if not _WHOLE.fullmatch(text):
        raise wrong("whole-number", f"{describe(text)} is not a whole number", "write digits alone: 14")
    return int(text)


def within(first: int, last: int, rule: str, complaint: str) -> BeforeValidator:
    """A whole number from a first to a last; the complaint reads on after one that is not."""

    def as_number(value: Any) -> int:
        number = as_whole(value)
        if not first <= number <= last:
            raise wrong(rule, f"{number} {complaint}", f"from {first} to {last}")
        return number

    return BeforeValidator(as_number)


def as_url(value: Any) -> str:
    """An address on the web; other schemes could run code or lead nowhere."""
    text = as_code(value)
    try:
        parts = urlsplit(text)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    if not is_whole or re.search(r"[\s<>\"`{}|\\^]", text):
        raise wrong("url", f"{describe(text)} is not a web address", "write it whole, from http:// or https:// on")
    return text


def one_of(names: Iterable[str]) -> BeforeValidator:
    """A choice among the names of a table, told as pydantic tells a ``Literal``, which could not read the table."""
    choices = tuple(names)

    def as_choice(value: Any) -> Any:
        if value not in choices:
            raise PydanticKnownError("literal_error", {"expected": ", ".join(map(repr, choices))})
        return value

    return BeforeValidator(as_choice)


Text = Annotated[str, BeforeValidator(as_text)]
Line = Annotated[str, BeforeValidator(as_line)]
Slug = Annotated[str, BeforeValidator(as_slug)]
LessonPath = Annotated[str, BeforeValidator(as_lesson_path)]
Day = Annotated[date, BeforeValidator(as_day)]
Whole = Annotated[int, BeforeValidator(as_whole)]
Minutes = Annotated[int, within(1, 1000, "minutes", "minutes cannot be right")]
Month = Annotated[int, within(1, 12, "month", "is not a month")]
Year = Annotated[int, within(1000, 2100, "year", "is not a year")]
Flag = Annotated[bool, either("true", "false", "true-or-false")]
Url = Annotated[str, BeforeValidator(as_url)]
