"""A learner's progress, which stays in the browser."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.progress.data import course_files
from clawdemy_site.features.progress.pages import progress_pages

FEATURE = Feature("progress", progress_pages, course_files)
