"""What a site offers, a folder for each: its pages, files, rules, templates, styles and scripts."""

from clawdemy_site.features import (
    figure_list,
    flashcards,
    formulas,
    glossary,
    lessons,
    live,
    misconceptions,
    progress,
    whole,
    works,
)
from clawdemy_site.features.feature import Feature

FEATURES: tuple[Feature, ...] = (
    lessons.FEATURE,
    flashcards.FEATURE,
    figure_list.FEATURE,
    glossary.FEATURE,
    formulas.FEATURE,
    misconceptions.FEATURE,
    whole.FEATURE,
    live.FEATURE,
    progress.FEATURE,
    works.FEATURE,
)
"""All features, in the order in which the navigation shows their pages."""
