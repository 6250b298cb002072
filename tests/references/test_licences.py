"""The table of licences: what may be changed into what, and how terms are shown."""

import pytest

from clawdemy_site.records.credit import RightsRecord
from clawdemy_site.references.licences import LICENCES, fits, terms_of
from clawdemy_site.references.model import Relation


@pytest.mark.parametrize(
    ("page", "source", "allowed"),
    [
        ("CC-BY-SA-4.0", "CC0-1.0", True),
        ("CC-BY-SA-4.0", "CC-BY-4.0", True),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0", True),
        ("CC-BY-SA-3.0", "CC-BY-SA-4.0", False),
        ("CC-BY-SA-4.0", "CC-BY-NC-3.0", False),
        ("CC-BY-SA-4.0", "CC-BY-NC-SA-4.0", False),
        ("CC-BY-SA-4.0", "CC-BY-ND-4.0", False),
        ("CC-BY-NC-ND-4.0", "CC-BY-ND-4.0", False),
        ("CC-BY-4.0", "CC-BY-SA-4.0", False),
        ("CC-BY-NC-4.0", "CC-BY-4.0", True),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-4.0", True),
        ("CC-BY-SA-4.0", "GPL-3.0-only", False),
        ("CC-BY-SA-4.0", "MIT", True),
        ("CC0-1.0", "CC-BY-4.0", False),
        ("some-own-terms", "CC-BY-4.0", False),
        ("some-own-terms", "CC0-1.0", True),
        ("CC-BY-SA-4.0", "", False),
        ("CC-BY-SA-4.0", "unheard-of", False),
    ],
)
def test_what_may_be_adapted_or_shown(page: str, source: str, *, allowed: bool) -> None:
    assert fits(page, source, Relation.ADAPTS) is allowed
    assert fits(page, source, Relation.USES_FIGURE) is allowed


@pytest.mark.parametrize("relation", [Relation.MIRRORS, Relation.CITES, Relation.RECOMMENDS, Relation.QUOTES])
def test_any_source_may_be_spoken_of(relation: Relation) -> None:
    assert fits("CC-BY-SA-4.0", "", relation)
    assert fits("CC-BY-SA-4.0", "CC-BY-NC-ND-4.0", relation)


def test_a_creative_commons_licence_links_to_its_deed() -> None:
    licence = LICENCES["CC-BY-NC-SA-3.0"]
    assert (licence.name, licence.url) == ("CC BY-NC-SA 3.0", "https://creativecommons.org/licenses/by-nc-sa/3.0/")
    assert all(key == licence.id and licence.url.startswith("https://") for key, licence in LICENCES.items())


def test_rights_are_shown_with_the_day_on_which_they_were_read() -> None:
    rights = RightsRecord.model_validate(
        {"statement": "© A, all rights reserved", "read": "2026-05-07", "published": "films on her site"}
    )
    terms = terms_of("", rights)
    assert terms
    assert terms.text + terms.after == "© A, all rights reserved (notice read 2026-05-07); films on her site"
    assert terms_of("", None) is None
