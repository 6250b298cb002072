"""The list of a course's figures, and what readers can take of each."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.figure_list.files import figure_files
from clawdemy_site.features.figure_list.pages import figure_pages

FEATURE = Feature("figure list", figure_pages, figure_files)
