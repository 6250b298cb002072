"""Live figures: their pages and scripts."""

from clawdemy_site.features.feature import Feature
from clawdemy_site.features.live.pages import live_files, live_pages, live_tags
from clawdemy_site.features.live.scripts import check_live

FEATURE = Feature("live figures", live_pages, live_files, checks=(check_live,), head=live_tags)
