"""Flashcards: their pages, the review, and decks to take away."""

from collections.abc import Mapping

from clawdemy_site.features.feature import Feature, Maker
from clawdemy_site.features.flashcards.files import deck_files
from clawdemy_site.features.flashcards.pages import deck_data, deck_pages
from clawdemy_site.render.site import Site


def _files(site: Site) -> Mapping[str, Maker]:
    return {**deck_data(site), **deck_files(site)}


FEATURE = Feature("flashcards", deck_pages, _files)
