"""Licences: what they are called, how they are shown, and which of them fit together on a page.

The fit is a guard rail, not legal advice. It is conservative: it allows what the licences plainly allow and refuses
what would need a closer look.

Source: https://spdx.org/licenses/ for ids and names, https://creativecommons.org/faq/ for what may be combined.
"""

from dataclasses import dataclass
from enum import StrEnum

from clawdemy_site.records.credit import RightsRecord
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
    """How a page states the terms of a work: text, and where the licence stands (empty for a statement)."""

    text: str
    url: str = ""
    after: str = ""


_BY = frozenset({Family.ATTRIBUTION, Family.SHARE_ALIKE, Family.NON_COMMERCIAL, Family.NON_COMMERCIAL_SHARE_ALIKE})
_FITS: dict[Family, frozenset[Family]] = {
    Family.PUBLIC: frozenset(Family),
    Family.PERMISSIVE: _BY,
    Family.ATTRIBUTION: _BY,
    Family.SHARE_ALIKE: frozenset({Family.SHARE_ALIKE}),
    Family.NON_COMMERCIAL: frozenset({Family.NON_COMMERCIAL, Family.NON_COMMERCIAL_SHARE_ALIKE}),
    Family.NON_COMMERCIAL_SHARE_ALIKE: frozenset({Family.NON_COMMERCIAL_SHARE_ALIKE}),
    Family.NO_DERIVATIVES: frozenset(),
    Family.COPYLEFT: frozenset(),
}
"""Family of the source's licence: families of page licences under which a changed copy of it may stand."""

COPYING = frozenset({Relation.ADAPTS, Relation.USES_FIGURE})
"""Relations that put a source's own work on the page; the others may be had with any source."""

_CREATIVE_COMMONS = (
    ("by", Family.ATTRIBUTION),
    ("by-sa", Family.SHARE_ALIKE),
    ("by-nc", Family.NON_COMMERCIAL),
    ("by-nc-sa", Family.NON_COMMERCIAL_SHARE_ALIKE),
    ("by-nd", Family.NO_DERIVATIVES),
    ("by-nc-nd", Family.NO_DERIVATIVES),
)
_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
_OTHERS = (
    ("MIT", "MIT licence", Family.PERMISSIVE),
    ("ISC", "ISC licence", Family.PERMISSIVE),
    ("BSD-2-Clause", "BSD 2-clause licence", Family.PERMISSIVE),
    ("BSD-3-Clause", "BSD 3-clause licence", Family.PERMISSIVE),
    ("Apache-2.0", "Apache licence 2.0", Family.PERMISSIVE),
    ("PSF-2.0", "Python Software Foundation licence 2.0", Family.PERMISSIVE),
    ("CDLA-Permissive-2.0", "Community Data Licence, permissive, 2.0", Family.PERMISSIVE),
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


def _known() -> dict[str, Licence]:
    commons = "https://creativecommons.org"
    known = [Licence("CC0-1.0", "CC0 1.0", f"{commons}/publicdomain/zero/1.0/", Family.PUBLIC)]
    for code, family in _CREATIVE_COMMONS:
        for version in _VERSIONS:
            name = f"CC {code.upper()} {version}"
            url = f"{commons}/licenses/{code}/{version}/"
            known.append(Licence(f"CC-{code.upper()}-{version}", name, url, family, float(version)))
    known += [Licence(id_, name, f"https://spdx.org/licenses/{id_}.html", family) for id_, name, family in _OTHERS]
    return {licence.id: licence for licence in known}


LICENCES = _known()  # the licences that can be named, by SPDX id


def fits(page: str, source: str, relation: Relation) -> bool:
    """Whether a page under a licence may use a source under another in this way, both by their SPDX ids.

    The source's is empty where its rights are reserved or unknown.
    """
    if relation not in COPYING:
        return True
    theirs, ours = LICENCES.get(source), LICENCES.get(page)
    if theirs is None or ours is None:
        return theirs is not None and theirs.family is Family.PUBLIC
    return ours.family in _FITS[theirs.family] and ours.version >= theirs.version


def licence_terms(licence: str) -> Terms:
    """How a page states a licence."""
    known = LICENCES.get(licence)
    return Terms(known.name, known.url) if known else Terms(licence)


def terms_of(licence: str, rights: RightsRecord | None) -> Terms | None:
    """How a page states a licence or a statement of rights; None where a record says nothing of either."""
    if licence:
        return licence_terms(licence)
    if rights is None:
        return None
    read = f" (notice read {rights.read.isoformat()})" if rights.read else ""
    return Terms(f"{rights.statement}{read}", after=f"; {rights.published}" if rights.published else "")
