"""How the host is kept from doing again what it has done before.

A page of ours is neither read nor rendered by the host, only framed. Where no other plugin has a say, pages that are
published as they would be written again are not framed either, and files that lie there are not copied.
"""

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from clawdemy_site.build.built import Built
from clawdemy_site.hosts.asked import print_frame
from clawdemy_site.hosts.publishing import Publishing
from clawdemy_site.keeping.prints import digest_of, print_of

AS_IT_WAS = "as-it-was.html"
"""The template of a page that is published already: it comes out empty, and the host writes no empty page."""


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
        self.built = built
        self.publishing = Publishing(config.site_dir, cache)
        self.publishing.take(config)
        told = print_of([str(one) for one in built.diagnostics]) if shows_mistakes else ""
        self.frame = print_of([print_frame(config), str(built.navigation), told])

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
