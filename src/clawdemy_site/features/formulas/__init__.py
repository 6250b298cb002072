"""The formulas of a course on one page."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.formulas.pages import check_formulas, formula_pages

FEATURE = Feature("formulas", formula_pages, site_checks=(check_formulas,))
