"""The plugin's options, and what it sets in MkDocs and Material so that an author need not.

Every option has a default that works: ``plugins: [search, clawdemy]`` is enough.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig

from clawdemy_site.assets import hues
from clawdemy_site.site.files import DOWNLOADS

THEME = Path(__file__).parent / "material"
_EXTENSION = "clawdemy"
_SEARCH = "material/search"
_FEATURES = ("search.highlight", "toc.follow")
_SCHEMES: tuple[tuple[dict[str, str], str, str], ...] = (
    ({"media": "(prefers-color-scheme)"}, "brightness-auto", "Switch to light colours"),
    ({"media": "(prefers-color-scheme: light)", "scheme": "default"}, "weather-sunny", "Switch to dark colours"),
    ({"media": "(prefers-color-scheme: dark)", "scheme": "slate"}, "weather-night", "Follow the system's colours"),
)
_PALETTE = [{**scheme, "toggle": {"icon": f"material/{icon}", "name": name}} for scheme, icon, name in _SCHEMES]
_NO_FAVICON = "data:,"  # a site that has none shows none, and no browser asks for one
_MATERIAL_FAVICON = "assets/images/favicon.png"


class ClawdemyConfig(base.Config):  # type: ignore[no-untyped-call] # mkdocs lacks it
    """Options of the plugin in ``mkdocs.yml``: folders, relative to that file."""

    references = options.Type(str, default="references")  # of the reference records
    figures = options.Type(str, default="figures")  # of the figure scripts and the courses' libraries
    templates = options.Type(str, default="templates")  # of templates that replace ours; it need not exist
    downloads = options.ListOfItems(options.Type(str), default=list(DOWNLOADS))  # types of files that pages may lead to
    analytics = options.Type(bool, default=False)  # whether another host may count readers, who are told
    cache = options.Type(str, default=".cache/clawdemy")  # of what builds keep for the next one


def set_up(config: MkDocsConfig) -> None:
    """Give Material our templates and Markdown our extension, with defaults for what the site's author left open."""
    # A site's own theme folder stays in front of ours.
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    theme: Any = config.theme
    theme["font"] = False  # Material would ask another host for its fonts
    theme["palette"] = _palette(theme.get("palette"))
    if not theme["features"]:
        theme["features"] = list(_FEATURES)
    if theme["favicon"] == _MATERIAL_FAVICON:
        theme["favicon"] = _NO_FAVICON
    config.extra.setdefault("generator", False)
    # The extension is for pages that other plugins make.
    if _EXTENSION not in config.markdown_extensions:
        config.markdown_extensions.append(_EXTENSION)
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", "#")
    # MkDocs warns of every link that it cannot follow: a second net under our own checks.
    links, nav = config.validation.links, config.validation.nav
    links.anchors = links.absolute_links = links.unrecognized_links = links.not_found = nav.not_found = logging.WARNING
    for room in ("pages", "nav"):
        logging.getLogger(f"mkdocs.structure.{room}").addFilter(_raise_excluded)


def _raise_excluded(record: logging.LogRecord) -> bool:
    """Let MkDocs warn of a link to a page that is not published, which it only mentions."""
    if record.levelno == logging.INFO and "excluded from the built site" in record.getMessage():
        record.levelno, record.levelname = logging.WARNING, "WARNING"
    return True


def _palette(asked: Any) -> Any:
    """Material's ``palette``, every entry with its colours; colours alone leave the choice of the scheme to readers."""
    if isinstance(asked, dict) and not asked.keys() & {"scheme", "media"}:
        asked = [{**asked, **scheme} for scheme in _PALETTE]
    entries = [asked] if isinstance(asked, dict) else asked or _PALETTE
    made = [{**entry, **{key: hues.dashed(entry.get(key)) for key in ("primary", "accent")}} for entry in entries]
    return made[0] if isinstance(asked, dict) else made


def take_over(config: MkDocsConfig) -> bool:
    """Whether the site is to have a search; the host's own is switched off."""
    asked: Any = config.plugins.get(_SEARCH)
    is_wanted = asked is not None and bool(asked.config.enabled)
    if is_wanted:
        asked.config.enabled = False
    return is_wanted
