"""Who made a work and on what terms: the parts that records of works and of curricula share."""

import re
from typing import Any, ClassVar

from pydantic import ValidationInfo, field_validator, model_validator

from clawdemy_site.records.fields import Day, Line, Record, Url, as_line, wrong
from clawdemy_site.records.spdx import OWN, Licence, tokens

_PARTICLE = re.compile(
    r"af|auf|bin|das?|de|degli|dei|della?|de[nr]|di|dos?|du|el|ibn|l[ae]|te[nr]|und|v[ao]n|vom|zu[mr]?|'t"
)
_CAPITAL = re.compile(r"(?:Auf|Das?|De|Degli|Dei|Della?|De[nr]|Di|Dos|Du|L[ae]|Te[nr]|V[ao]n|Vom|Zu[mr]?)")
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")  # what stands after a name and is no part of it
_LISTED = re.compile(r"\bet al\b|[,;&()]|\band\b", re.IGNORECASE)
GROUP = re.compile(
    r"\b(?:academy|agency|association|bureau|cent(?:er|re)|collaboration|committee|commission|community|company"
    r"|consortium|contributors|corporation|council|department|developers|foundation|gmbh|group|inc|institut(?:e|ion)"
    r"|laborator(?:y|ies)|llc|ltd|ministry|network|office|organi[sz]ation|project|research|society|staff|team|university)\b",
    re.IGNORECASE,
)
"""Words that stand in names of organisations and hardly in those of people."""
# Family names before which "Van" is a middle name.
_VIETNAMESE = re.compile("Bui|Dang|Dao|Doan|Duong|Ho|Hoang|Huynh|Le|Ly|Ngo|Nguyen|Pham|Phan|Tran|Trinh|Truong|Vo|Vu")


class CreatorRecord(Record):
    """A person or an organisation that made something; a bare name stands for a person."""

    noun: ClassVar[str] = "a creator"
    name: Line | None = None  # an organisation, or a person with one name only
    given: Line | None = None
    family: Line | None = None  # a person's family name, with its particles
    suffix: Line | None = None  # what stands after the name: ``Jr.``, ``III``

    @model_validator(mode="before")
    @classmethod
    def _bare_name(cls, value: Any) -> Any:
        return split_name(as_line(value)) if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_way(self) -> "CreatorRecord":
        if (self.name is None) == (self.family is None) or ((self.given or self.suffix) and not self.family):
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
        return " ".join(part for part in (self.given, self.short, self.suffix) if part)


def split_name(text: str) -> dict[str, str]:
    """The fields of a creator whose bare name is given: the last word is the family name, with its particles.

    Particles count in capitals too, ``Rob Van Der Goot``, unless they can only be the first name.

    Raises:
        PydanticCustomError: The text is more than one name, or that of an organisation.
    """
    words = text.split()
    suffix = words.pop() if len(words) > 1 and SUFFIX.fullmatch(words[-1]) else ""
    if suffix:
        words[-1] = words[-1].removesuffix(",")
    if _LISTED.search(" ".join(words)):
        mend = "give each creator an item of the list; an organisation is 'name: …', odd names 'given: …, family: …'"
        raise wrong("creator-name", f"'{text}' does not read as one person's name", mend)
    if len(words) == 1:
        return {"family": words[0], "suffix": suffix} if suffix else {"name": text}
    if GROUP.search(text):
        mend = f"write 'name: {text}' for an organisation; a person so called is 'given: …, family: …'"
        raise wrong("creator-name", f"'{text}' reads as an organisation's name", mend)
    start = len(words) - 1
    while start > 1 and _is_particle(words[start - 1], words[start]):
        start -= 1
    if len(words) > 3 and words[-2] in {"y", "e", "i"}:  # noqa: PLR2004 - given and family names around it
        start = len(words) - 3  # two family names that a word joins: Ruiz y Picasso
    split = {"given": " ".join(words[:start]), "family": " ".join(words[start:])}
    return {**split, "suffix": suffix} if suffix else split


def _is_particle(word: str, after: str) -> bool:
    return bool(_PARTICLE.fullmatch(word) or (_CAPITAL.fullmatch(word) and not _VIETNAMESE.fullmatch(after)))


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
