"""All works that a site's lessons use."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.works.pages import work_files, work_pages

FEATURE = Feature("works", work_pages, work_files)
