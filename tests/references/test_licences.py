"""The table of licences: what may be changed into what, and how terms are shown."""

from typing import Any

import pytest

from clawdemy_site.records.credit import Owned
from clawdemy_site.references.licences import LICENCES, fits, stated_terms, terms_json, terms_of
from clawdemy_site.references.model import Relation


def owned(**fields: Any) -> Owned:
    return Owned.model_validate(fields)


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
        ("LicenseRef-Own", "CC-BY-4.0", True),
        ("", "CC0-1.0", True),
        ("CC-BY-SA-4.0", "", False),
        ("CC-BY-SA-4.0", "LicenseRef-Own", False),
        ("", "MIT", True),
        ("", "CC-BY-4.0", True),
        ("", "CC-BY-SA-4.0", False),
        ("", "CC-BY-NC-4.0", False),
        ("", "", False),
        ("CC-BY-4.0", "etalab-2.0", True),
        ("CC-BY-SA-4.0", "OGL-UK-3.0", True),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0-DE", True),
        ("CC-BY-SA-3.0-DE", "CC-BY-SA-4.0", False),
        ("CC-BY-4.0", "WTFPL", False),
        ("GPL-3.0-only", "GPL-3.0-only", True),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", False),
        ("CC-BY-4.0", "GPL-3.0-only OR MIT", True),
        ("CC-BY-4.0", "GPL-3.0-only AND MIT", False),
        ("CC-BY-4.0", "GPL-2.0-only WITH Classpath-exception-2.0", False),
        ("CC-BY-4.0 OR CC-BY-SA-4.0", "CC-BY-SA-4.0", False),
        ("CC-BY-SA-4.0 AND CC-BY-SA-4.0", "CC-BY-SA-4.0", True),
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
    said = {"statement": "© A, all rights reserved", "read": "2026-05-07", "published": "films on her site"}
    terms = terms_of(owned(rights=said))
    assert terms
    assert terms.text + terms.after == "© A, all rights reserved (notice read 2026-05-07); films on her site"
    assert terms_of(owned()) is None


def test_an_expression_is_shown_in_words_and_each_licence_links_to_its_text() -> None:
    terms = stated_terms(owned(licence="(MIT AND Apache-2.0+) OR GPL-2.0-only WITH Classpath-exception-2.0"))
    assert terms.text == "(MIT licence and Apache licence 2.0 or later) or GNU GPL 2 with Classpath-exception-2.0"
    assert [url.rpartition("/")[2] for url in terms.urls] == ["MIT.html", "Apache-2.0.html", "GPL-2.0-only.html"]


def test_terms_of_ones_own_are_shown_as_stated_with_their_link() -> None:
    school = {"statement": "Terms of <our> school", "url": "https://school.example/terms?a=1&b=2"}
    for stated in (owned(rights=school), owned(licence="LicenseRef-School", rights=school)):
        terms = stated_terms(stated)
        assert terms.html() == (
            '<a rel="license external" href="https://school.example/terms?a=1&amp;b=2">Terms of &lt;our&gt; school</a>'
        )
        assert terms_json(stated) == {"license": school["url"], "copyrightNotice": school["statement"]}


@pytest.mark.parametrize(
    ("licence", "path"),
    [
        ("CC-BY-3.0-DE", "licenses/by/3.0/de/"),
        ("CC-BY-NC-ND-1.0", "licenses/by-nd-nc/1.0/"),
        ("CC-BY-NC-ND-3.0-IGO", "licenses/by-nc-nd/3.0/igo/"),
        ("CC-BY-SA-2.1-JP", "licenses/by-sa/2.1/jp/"),
        ("CC0-1.0", "publicdomain/zero/1.0/"),
        ("CC-PDM-1.0", "publicdomain/mark/1.0/"),
    ],
)
def test_deeds_of_creative_commons_have_their_own_addresses(licence: str, path: str) -> None:
    assert LICENCES[licence].url == f"https://creativecommons.org/{path}"
