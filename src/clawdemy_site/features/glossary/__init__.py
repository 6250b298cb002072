"""The glossary of a course, and what must hold of its terms."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.glossary.pages import glossary_pages
from clawdemy_site.features.glossary.terms import check_terms

FEATURE = Feature("glossary", glossary_pages, checks=(check_terms,))
