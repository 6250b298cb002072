"""Licences: what they are called, how they are shown, and which of them fit together on a page.

The fit is a guard rail, not legal advice. It is conservative: it allows what the licences plainly allow and refuses
what would need a closer look.

Source: https://spdx.org/licenses/ for ids and names, https://creativecommons.org/faq/ for what may be combined.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markupsafe import Markup, escape

from clawdemy_site.records.credit import Owned
from clawdemy_site.records.spdx import CC_ID, COMMONS, OPERATORS, OWN, alternatives, spdx_list, tokens
from clawdemy_site.references.model import Relation


class Family(StrEnum):
    """What a licence asks of those who pass a work on, as far as the fit goes."""

    PUBLIC = "public domain"
    PERMISSIVE = "permissive"
    ATTRIBUTION = "attribution"
    SHARE_ALIKE = "share alike"
    NON_COMMERCIAL = "non-commercial"
    NON_COMMERCIAL_SHARE_ALIKE = "non-commercial, share alike"
    NO_DERIVATIVES = "no derivatives"
    COPYLEFT = "copyleft"
    RESERVED = "rights reserved"
    OTHER = "not judged here"


@dataclass(frozen=True, slots=True)
class Licence:
    """A known licence."""

    id: str  # its SPDX id
    name: str
    url: str
    family: Family
    version: float = 0.0  # its version as a number; 0 where versions do not matter


@dataclass(frozen=True, slots=True)
class Terms:
    """How pages and files state the terms of something: pieces of text, each with the address behind it or none."""

    pieces: tuple[tuple[str, str], ...]
    after: str = ""  # words that follow
    statement: str = ""  # a statement of rights, where it is one

    @property
    def text(self) -> str:
        """The terms as text."""
        return "".join(text for text, _url in self.pieces)

    @property
    def urls(self) -> tuple[str, ...]:
        """Where the licences stand, or the terms that were stated."""
        return tuple(dict.fromkeys(url for _text, url in self.pieces if url))

    @property
    def line(self) -> str:
        """The terms as a line that stands alone: text, and where they stand."""
        return f"{self.text}{self.after}{''.join(f' <{url}>' for url in self.urls)}"

    def html(self, rel: str = "license external") -> Markup:
        """The terms with their links; of terms that are not the page's own, ``rel`` says otherwise."""
        linked = Markup('<a rel="{}" href="{}">{}</a>')
        return Markup().join(linked.format(rel, url, text) if url else escape(text) for text, url in self.pieces)


_BY = frozenset({Family.ATTRIBUTION, Family.SHARE_ALIKE, Family.NON_COMMERCIAL, Family.NON_COMMERCIAL_SHARE_ALIKE})
_FITS: dict[Family, frozenset[Family]] = {
    Family.PUBLIC: frozenset(Family),
    Family.PERMISSIVE: _BY | {Family.RESERVED},
    Family.ATTRIBUTION: _BY | {Family.RESERVED},
    Family.SHARE_ALIKE: frozenset({Family.SHARE_ALIKE}),
    Family.NON_COMMERCIAL: frozenset({Family.NON_COMMERCIAL, Family.NON_COMMERCIAL_SHARE_ALIKE}),
    Family.NON_COMMERCIAL_SHARE_ALIKE: frozenset({Family.NON_COMMERCIAL_SHARE_ALIKE}),
    Family.NO_DERIVATIVES: frozenset(),
    Family.COPYLEFT: frozenset(),
    Family.RESERVED: frozenset(),
    Family.OTHER: frozenset(),
}
"""Family of the source's licence: families of page licences under which a changed copy of it may stand."""

COPYING = frozenset({Relation.ADAPTS, Relation.USES_FIGURE})
"""Relations that put a source's own work on the page; the others may be had with any source."""

_CREATIVE_COMMONS = {
    "BY": Family.ATTRIBUTION,
    "BY-SA": Family.SHARE_ALIKE,
    "BY-NC": Family.NON_COMMERCIAL,
    "BY-NC-SA": Family.NON_COMMERCIAL_SHARE_ALIKE,
    "BY-ND": Family.NO_DERIVATIVES,
    "BY-NC-ND": Family.NO_DERIVATIVES,
}
_JUDGED = (
    ("MIT", "MIT licence", Family.PERMISSIVE),
    ("ISC", "ISC licence", Family.PERMISSIVE),
    ("BSD-2-Clause", "BSD 2-clause licence", Family.PERMISSIVE),
    ("BSD-3-Clause", "BSD 3-clause licence", Family.PERMISSIVE),
    ("Apache-2.0", "Apache licence 2.0", Family.PERMISSIVE),
    ("PSF-2.0", "Python Software Foundation licence 2.0", Family.PERMISSIVE),
    ("CDLA-Permissive-2.0", "Community Data Licence, permissive, 2.0", Family.PERMISSIVE),
    ("etalab-2.0", "Licence ouverte 2.0 (Etalab)", Family.PERMISSIVE),
    ("OGL-UK-1.0", "Open Government Licence 1.0", Family.PERMISSIVE),
    ("OGL-UK-2.0", "Open Government Licence 2.0", Family.PERMISSIVE),
    ("OGL-UK-3.0", "Open Government Licence 3.0", Family.PERMISSIVE),
    ("DL-DE-BY-2.0", "Data licence Germany, attribution, 2.0", Family.PERMISSIVE),
    ("DL-DE-ZERO-2.0", "Data licence Germany, zero, 2.0", Family.PUBLIC),
    ("CC-PDM-1.0", "Public Domain Mark 1.0", Family.PUBLIC),
    ("CC0-1.0", "CC0 1.0", Family.PUBLIC),
    ("ODC-By-1.0", "Open Data Commons attribution licence 1.0", Family.PERMISSIVE),
    ("PDDL-1.0", "Open Data Commons public domain dedication 1.0", Family.PUBLIC),
    ("Unlicense", "The Unlicense", Family.PUBLIC),
    ("ODbL-1.0", "Open Database Licence 1.0", Family.COPYLEFT),
    ("GFDL-1.3-or-later", "GNU Free Documentation Licence 1.3", Family.COPYLEFT),
    ("GPL-2.0-only", "GNU GPL 2", Family.COPYLEFT),
    ("GPL-2.0-or-later", "GNU GPL 2 or later", Family.COPYLEFT),
    ("GPL-3.0-only", "GNU GPL 3", Family.COPYLEFT),
    ("GPL-3.0-or-later", "GNU GPL 3 or later", Family.COPYLEFT),
    ("LGPL-3.0-or-later", "GNU LGPL 3 or later", Family.COPYLEFT),
    ("AGPL-3.0-or-later", "GNU AGPL 3 or later", Family.COPYLEFT),
    ("MPL-2.0", "Mozilla Public Licence 2.0", Family.COPYLEFT),
)


_DEEDS = {"CC0-1.0": "zero", "CC-PDM-1.0": "mark"}
_RESERVED = Licence("", "", "", Family.RESERVED, math.inf)  # what stands for terms of one's own


def _known() -> dict[str, Licence]:
    judged = {id_: (name, family) for id_, name, family in _JUDGED}
    known: dict[str, Licence] = {}
    for id_, listed in spdx_list().names.items():
        name, family = judged.get(id_, (listed, Family.OTHER))
        url, version = f"https://spdx.org/licenses/{id_}.html", 0.0
        if commons := CC_ID.fullmatch(id_):
            code, number, port = commons.groups(default="")
            family, version = _CREATIVE_COMMONS[code], float(number)
            name = " ".join(filter(None, ["CC", code, number, port]))
            # The first version called itself by-nd-nc.
            path = "by-nd-nc" if (code, number) == ("BY-NC-ND", "1.0") else code.lower()
            url = f"{COMMONS}/licenses/{path}/{number}/{f'{port.lower()}/' if port else ''}"
        elif id_ in _DEEDS:
            url = f"{COMMONS}/publicdomain/{_DEEDS[id_]}/1.0/"
        known[id_] = Licence(id_, name, url, family, version)
    return known


LICENCES = _known()  # SPDX's list, by id


def fits(page: str, source: str, relation: Relation) -> bool:
    """Whether a page under a licence may use a source under another in this way, both as SPDX expressions.

    Either is empty where its rights are reserved or unknown. Of a source's alternatives one must fit; what the page is
    under must allow it throughout, whatever a reader chooses.
    """
    if relation not in COPYING:
        return True
    ours = {LICENCES.get(one, _RESERVED) for choice in _choices(page) for one in choice}
    return any(
        all(_fits(mine, LICENCES.get(one, _RESERVED)) for one in choice for mine in ours) for choice in _choices(source)
    )


def _choices(licence: str) -> tuple[tuple[str, ...], ...]:
    return alternatives(licence) if licence else (("",),)


def _fits(ours: Licence, theirs: Licence) -> bool:
    alike = ours == theirs and theirs.family not in {Family.NO_DERIVATIVES, Family.RESERVED}
    return alike or (ours.family in _FITS[theirs.family] and ours.version >= theirs.version)


def terms_of(owned: Owned) -> Terms | None:
    """How pages state the terms of a work; None where its record says nothing of them."""
    return stated_terms(owned) if owned.licence or owned.rights else None


def stated_terms(owned: Owned) -> Terms:
    """How pages and files state the terms of a course, or of a work that has some."""
    rights = owned.rights
    if rights is None:
        return Terms(_pieces(owned.licence, []))
    read = f" (notice read {rights.read.isoformat()})" if rights.read else ""
    stated = [(f"{rights.statement}{read}", rights.url)]
    pieces = _pieces(owned.licence, stated) if owned.licence else tuple(stated)
    return Terms(pieces, f"; {rights.published}" if rights.published else "", rights.statement)


def licence_terms(licence: str) -> Terms:
    """How pages state a licence that stands alone."""
    return Terms(_pieces(licence, []))


def terms_json(owned: Owned) -> dict[str, Any]:
    """The terms of a course or a work as schema.org says them: where they stand, and the notice."""
    terms = terms_of(owned)
    if terms is None:
        return {}
    urls = terms.urls[0] if len(terms.urls) == 1 else [*terms.urls]
    return {"license": urls, "copyrightNotice": terms.statement}


def _pieces(licence: str, own: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """An expression in words: licences with their links, operators in small letters, own terms by their statement."""
    found: list[tuple[str, str]] = []
    space = ""
    for word in tokens(licence):
        known = LICENCES.get(word) or LICENCES.get(word.removesuffix("+"))
        if space and word != ")":
            found.append((" ", ""))
        if word.startswith(OWN):
            found += own or [(word, "")]
        elif known:
            found.append((known.name + (" or later" if word.endswith("+") else ""), known.url))
        else:
            found.append((word.lower() if word in OPERATORS else word, ""))
        space = "" if word == "(" else " "
    return tuple(found)
