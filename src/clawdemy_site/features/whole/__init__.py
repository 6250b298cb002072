"""A whole course on one page."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.whole.pages import whole_pages

FEATURE = Feature("whole", whole_pages)
