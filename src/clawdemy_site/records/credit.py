"""Who made a work and on what terms: the parts that records of works and of curricula share."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from clawdemy_site.records.fields import Day, Line, Record, Url, as_line, matching, wrong
from clawdemy_site.records.spdx import OWN, Licence, tokens

_PARTICLE = re.compile(r"af|bin|das?|de|degli|dei|della?|de[nr]|di|dos?|du|l[ae]|te[nr]|van|vo[mn]|zu[mr]?|'t")
_DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"{}\\^`|]+")
_ARXIV = r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?"
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_LISTED = re.compile(r"\bet al\b|[,;&()]|\band\b", re.IGNORECASE)


class CreatorRecord(Record):
    """A person or an organisation that made something; a bare name stands for a person."""

    noun: ClassVar[str] = "a creator"
    name: Line | None = None  # an organisation, or a person with one name only
    given: Line | None = None
    family: Line | None = None  # a person's family name, with its particles

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: Any) -> Any:
        return split_name(as_line(value)) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_way(self) -> "CreatorRecord":
        if (self.name is None) == (self.family is None) or (self.given and not self.family):
            mend = "write 'name:' for an organisation, 'given:' and 'family:' for a person, or the bare name"
            raise wrong("creator-name", "this creator's name is not clear", mend)
        return self

    @property
    def is_person(self) -> bool:
        """Whether this is a person with a family name."""
        return self.family is not None

    @property
    def short(self) -> str:
        """The name by which a citation calls them."""
        return self.family or self.name or ""

    @property
    def full(self) -> str:
        """The whole name in the order in which it is spoken."""
        return " ".join(part for part in (self.given, self.short) if part)


def split_name(text: str) -> dict[str, str]:
    """The fields of a creator whose bare name is given: the last word is the family name, with its particles.

    Raises:
        PydanticCustomError: The text is more than one name.
    """
    if _LISTED.search(text):
        mend = "give each creator an item of the list; an organisation is 'name: …', odd names 'given: …, family: …'"
        raise wrong("creator-name", f"'{text}' does not read as one person's name", mend)
    words = text.split()
    if len(words) == 1:
        return {"name": text}
    start = len(words) - 1
    while start > 1 and _PARTICLE.fullmatch(words[start - 1]):
        start -= 1
    return {"given": " ".join(words[:start]), "family": " ".join(words[start:])}


class RightsRecord(Record):
    """What is known of the rights in a work that carries no open licence."""

    noun: ClassVar[str] = "a statement of rights"
    statement: Line  # the holder and the rights kept, as ``© Holder, all rights reserved``
    read: Day | None = None  # the day on which the notice was read
    published: Line | None = None  # where the originals are published, if that needs saying
    url: Url = ""  # where the terms stand


class Owned(Record):
    """What has terms: a licence of SPDX's list, or a statement of rights; both where the statement gives one's own."""

    rights: RightsRecord | None = None
    licence: Licence = ""

    @field_validator("licence")
    @classmethod
    def _one_of_both(cls, value: str, info: ValidationInfo) -> str:
        own = next((one for one in tokens(value) if one.startswith(OWN)), "")
        rights = info.data.get("rights", ...)
        if rights and rights is not ... and not own:
            raise wrong("licence-or-rights", "rights are stated as well", "keep either 'licence' or 'rights'")
        if own and rights is None:
            mend = "add 'rights:' with a 'statement:' of these terms, and perhaps the 'url:' where they stand"
            raise wrong("licence-or-rights", f"nothing says what '{own}' is", mend)
        return value


def _as_doi(value: Any) -> str:
    text = as_line(value)
    if _DOI_PREFIX.match(text):
        raise wrong("doi", f"'{text}' says more than the DOI", f"write '{_DOI_PREFIX.sub('', text)}'")
    if not _DOI.fullmatch(text):
        raise wrong("doi", f"'{text}' is not a DOI", "write it from '10.' on, such as 10.24432/C50P49")
    return text


def _as_isbn(value: Any) -> str:
    text = as_line(value)
    digits = text.replace("-", "").replace(" ", "").upper()
    if not _is_isbn(digits):
        raise wrong("isbn", f"'{text}' is not an ISBN: its check digit does not fit", "copy it again from the book")
    return digits


def _is_isbn(digits: str) -> bool:
    """Whether the check digit of an ISBN of 10 or 13 places fits.

    Source: ISBN Users' Manual, International ISBN Agency.
    """
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
    return False


Doi = Annotated[str, BeforeValidator(_as_doi)]
Isbn = Annotated[str, BeforeValidator(_as_isbn)]
Arxiv = Annotated[str, matching(_ARXIV, "arxiv", "an arXiv number", "write the number alone, such as 1611.03530")]
Youtube = Annotated[
    str, matching(r"[A-Za-z0-9_-]{11}", "youtube", "a video's id", "write the eleven signs after 'v=' in its address")
]
