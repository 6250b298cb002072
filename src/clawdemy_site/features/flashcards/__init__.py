"""Flashcards: their pages, the review, and decks to take away."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.flashcards.files import deck_files
from clawdemy_site.features.flashcards.pages import deck_data, deck_pages

FEATURE = Feature("flashcards", deck_pages, lambda site: deck_data(site) | deck_files(site))
