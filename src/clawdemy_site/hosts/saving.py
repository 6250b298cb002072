"""How the host is kept from doing again what it has done before.

A page of ours is neither read nor rendered by the host, only framed. Where no other plugin has a say, pages that are
published as they would be written again are not framed either, and files that lie there are not copied.
"""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from clawdemy_site.build.built import Built
from clawdemy_site.build.salt import own_code
from clawdemy_site.hosts.publishing import Publishing
from clawdemy_site.keeping.prints import digest_of, print_of

AS_IT_WAS = "as-it-was.html"
"""The template of a page that is published already: it comes out empty, and the host writes no empty page."""

_OURS = frozenset({"clawdemy", "search", "material/search"})
_ASIDE = frozenset(
    {"plugins", "nav", "site_dir", "theme", "docs_dir", "config_file_path", "watch", "dev_addr", "strict"}
)
_SAYS = ("Cleaning site directory", "Building documentation to directory", "Page skipped: ")


class OwnPage(Page):
    """A page that is rendered by the core: all that the host needs to know of it comes by the plugin's events."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - the host's signature
        """Read nothing."""
        self.markdown, self.meta = "", {}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - the host's signature
        """Render nothing."""
        self.content, self.toc = "", get_toc([])


class Saving:
    """What one build leaves as it is."""

    def __init__(self, config: MkDocsConfig, built: Built, cache: Path, *, shows_mistakes: bool) -> None:
        self.site_dir = config.site_dir
        self.built = built
        self.publishing = Publishing(config.site_dir, cache)
        config.site_dir = str(self.publishing.staging)
        told = print_of([str(one) for one in built.diagnostics]) if shows_mistakes else ""
        self.frame = print_of([own_code(), _settings(config), _theme(config), str(built.navigation), told])
        logging.getLogger("mkdocs.commands.build").addFilter(_leave_unsaid)

    def holds_page(self, file: File, overheard: Sequence[str] = ()) -> bool:
        """Whether a page is published as it would be framed, with what the host has told meanwhile."""
        print_ = self.built.print_page(file.src_uri)
        return self.publishing.holds(file.dest_uri, print_of([print_, self.frame, *overheard]))

    def holds_file(self, path: str) -> bool:
        """Whether a file that we make is published as it would be made."""
        return self.publishing.holds(path, self.built.print_file(path))

    def holds_made(self, path: str, content: bytes) -> bool:
        """Whether a file is published with this content."""
        return self.publishing.holds(path, digest_of(content))

    def leave_files(self, files: Files) -> None:
        """Have the host leave the files that are published as they are."""
        for file in files:
            if file.is_documentation_page() or file.inclusion is InclusionLevel.EXCLUDED:
                continue
            if file.src_uri in self.built.files:
                is_held = self.holds_file(file.src_uri)
            else:
                found = Path(str(file.abs_src_path)).stat()
                # What is copied takes part of the times of its source.
                made_from = [file.abs_src_path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
                is_held = self.publishing.holds(file.dest_uri, print_of(made_from))
            if is_held:
                file.inclusion = InclusionLevel.EXCLUDED

    def finish(self, config: MkDocsConfig) -> int:
        """Bring what has changed to the folder of the site; how many files that were."""
        self.close(config)
        return self.publishing.finish()

    def close(self, config: MkDocsConfig) -> None:
        """Give the host its folder back."""
        config.site_dir = self.site_dir
        logging.getLogger("mkdocs.commands.build").removeFilter(_leave_unsaid)


def can_save(config: MkDocsConfig, *, dirty: bool) -> bool:
    """Whether nothing but we changes what is published: no other plugin, no hook."""
    named = {name.rpartition(" ")[0] or name for name in config.plugins}
    return not dirty and not config.hooks and named <= _OURS


def _settings(config: MkDocsConfig) -> Mapping[str, str]:
    return {key: repr(value) for key, value in config.items() if key not in _ASIDE}


def _theme(config: MkDocsConfig) -> list[Any]:
    """The settings of the theme, and the templates that a site has of its own."""
    own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    files = sorted(path for path in own.rglob("*") if path.is_file()) if own else []
    return [repr({key: config.theme[key] for key in config.theme}), *(digest_of(path.read_bytes()) for path in files)]


def _leave_unsaid(record: logging.LogRecord) -> bool:
    """Of the other folder and of empty pages nobody need hear."""
    return not record.getMessage().startswith(_SAYS)
