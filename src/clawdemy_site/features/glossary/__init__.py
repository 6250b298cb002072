"""The glossary of a course, and what must hold of its terms."""

from clawdemy_site.checks.terms import check_terms
from clawdemy_site.features.feature import Feature
from clawdemy_site.features.glossary.pages import glossary_pages

FEATURE = Feature("glossary", glossary_pages, checks=(check_terms,))
