"""What a build of ours is told, out of the settings of the host."""

import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

from clawdemy_site.assets.hues import chosen
from clawdemy_site.build.salt import own_code
from clawdemy_site.hosts.config import ClawdemyConfig
from clawdemy_site.keeping.prints import digest_of, print_of
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.files import LAST_MOMENT, file_types
from clawdemy_site.site.options import Addresses, MarkdownSettings, Options, Repository, counted_by

_OURS = frozenset({"clawdemy", "search", "material/search"})
_ASIDE = frozenset(
    {"plugins", "nav", "site_dir", "theme", "docs_dir", "config_file_path", "watch", "dev_addr", "strict"}
)


def layout_of(config: MkDocsConfig, options: ClawdemyConfig, *, serving: bool) -> Layout:
    """Where the project keeps what."""
    root, settings = Path(config.config_file_path).parent, Path(config.config_file_path).name
    content = posixpath.relpath(Path(config.docs_dir).as_posix(), root.as_posix())
    # Drafts of the host's own kind show while an author is at work.
    keys = ("exclude_docs",) if serving else ("exclude_docs", "draft_docs")
    with Path(config.config_file_path).open("rb") as file:
        asked = yaml_load(file)
    excluded = tuple(line for key in keys for line in str(asked.get(key) or "").splitlines())
    return Layout(root, content, options.references, options.figures, options.cache, settings, excluded)


def options_of(config: MkDocsConfig, options: ClawdemyConfig, *, serving: bool) -> Options:
    """What a build is told beside the project."""
    edit = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri or "") if config.repo_url else ""
    content = f"{posixpath.basename(config.docs_dir)}/"
    return Options(
        site_name=config.site_name,
        site_url=config.site_url or "",
        drafts=serving,
        preview=serving,
        addresses=Addresses(config.use_directory_urls),
        repository=Repository(config.repo_url or "", edit.removesuffix(content) if config.edit_uri else ""),
        templates=options.templates,
        filled_later="macros" in config.plugins,
        downloads=file_types(options.downloads),
        markdown=MarkdownSettings(tuple(config.markdown_extensions), config.mdx_configs),
        hues=chosen(config.theme["palette"]),
        counted_by=counted_by(options.analytics, config.extra),
    )


def can_save(config: MkDocsConfig, *, dirty: bool) -> bool:
    """Whether nothing but we changes what is published: no other plugin, no hook."""
    named = {name.rpartition(" ")[0] or name for name in config.plugins}
    return not dirty and not config.hooks and named <= _OURS


def print_frame(config: MkDocsConfig) -> str:
    """The print of all that the host puts around pages, but for the navigation."""
    return print_of([own_code(), _settings(config), _theme(config)])


def _settings(config: MkDocsConfig) -> Mapping[str, str]:
    return {key: repr(value) for key, value in config.items() if key not in _ASIDE}


def _theme(config: MkDocsConfig) -> list[Any]:
    """The settings of the theme, and the templates that a site has of its own."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own else []
    return [repr({key: config.theme[key] for key in config.theme}), *(digest_of(path.read_bytes()) for path in files)]


def check_moment() -> None:
    """Refuse a ``SOURCE_DATE_EPOCH`` over which the host would fail once the site is emptied."""
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment is not None and not (re.fullmatch(r"[0-9]{1,12}", moment) and int(moment) <= LAST_MOMENT):
        raise PluginError(
            "SOURCE_DATE_EPOCH is no moment before the year 10000, in seconds since 1970: mend or unset it"
        )
