"""One build of a site in the host: what each of its events does.

Pages are rendered by the core before the host has touched its folder; of a page's Markdown the host gets only what
another plugin has changed, and that is rendered by the core too.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from clawdemy_site.build import pipeline
from clawdemy_site.build.preview import show_badge, show_mistakes
from clawdemy_site.build.salt import open_store
from clawdemy_site.diagnostics import Diagnostic, has_errors
from clawdemy_site.figures.studio import Studio
from clawdemy_site.hosts.frame import mend_frame, meta_of, nav_of
from clawdemy_site.hosts.saving import AS_IT_WAS, OwnPage, Saving
from clawdemy_site.hosts.searching import index_of, title_of, write_index
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.sources import can_be_written
from clawdemy_site.render.page import RenderedPage
from clawdemy_site.search.index import IndexedPage
from clawdemy_site.site.options import Options
from clawdemy_site.templating import keep_compiled, layered

log = get_plugin_logger("clawdemy")

Report = Callable[[Sequence[Diagnostic]], None]
"""Says what was found, and raises a ``PluginError`` where nothing is to be published."""


class Building:
    """One build.

    Args:
        layout: Where the project keeps what.
        options: What the build is told.
        studio: Draws its figures.
        report: Says what was found.
    """

    def __init__(self, layout: Layout, options: Options, studio: Studio, report: Report) -> None:
        self.keeper = Keeper(open_store(layout, options, "preview" if options.preview else "build"))
        studio.tell = partial(log.info, "drawing figures: %s of %s")
        self.built = pipeline.build(layout, options, studio, self.keeper)
        log.info("figures: %s drawn, %s reused", self.built.tally.drawn, self.built.tally.reused)
        if has_errors(self.built.diagnostics):
            self.keeper.save()
        report(self.built.diagnostics)
        self.studio = studio
        self.cache = layout.root / layout.cache
        self.report = report
        self.serving = options.preview
        self.overheard: Sequence[Diagnostic] = ()  # what the host has warned of meanwhile, for an author at work
        self.has_search = False
        self.rewritten: dict[str, RenderedPage] = {}  # pages whose text another plugin has changed
        self.indexed: list[IndexedPage | None] = []
        self.saving: Saving | None = None

    def save(self, config: MkDocsConfig) -> None:
        """Leave what is published already as it is."""
        with suppress(OSError):  # where nothing can be kept the host writes everything
            self.saving = Saving(config, self.built, self.cache, shows_mistakes=self.serving)

    def navigation(self) -> list[dict[str, object]]:
        """The navigation as the settings would give it."""
        return [nav_of(entry) for entry in self.built.navigation]

    def read_elsewhere(self) -> set[str]:
        """Names of all that drawings, sums and code on pages rest on."""
        return self.built.read_elsewhere(partial(self.studio.rested_on, self.built.site.drawings))

    def list_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Publish pages, images and the files of the features, and nothing else that lies in the content folder."""
        self._exclude_others(files, config)
        for src_uri in self._unread(files):
            # The host would wait for a pipe, and stop at bytes that are no text; so the page shows the mistake alone.
            files.remove(files.src_uris[src_uri])
            files.append(File.generated(config, src_uri, content=""))
        for src_uri, page in self.built.stated.by_uri.items():
            if page.source is None:
                # A page to which only other pages lead is not missing from the navigation.
                inclusion = InclusionLevel.NOT_IN_NAV if page.menu is None else InclusionLevel.UNDEFINED
                files.append(File.generated(config, src_uri, content="", inclusion=inclusion))
        for path in self.built.files:
            is_held = self.saving is not None and self.saving.holds_file(path)
            files.append(File.generated(config, path, content="" if is_held else self.built.make_file(path)))
        if self.saving:
            self.saving.leave_files(files)
        return files

    def spare(self, page: Page) -> Page:
        """Spare the host to read and to render a page of ours."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated and stated.is_framed:
            page.__class__ = OwnPage
        return page

    def take_page(self, markdown: str, page: Page) -> str:
        """Give the page its title, its template and what stands around its words."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated is None:
            return markdown
        if self.saving and self.saving.holds_page(page.file, [*map(str, self.overheard)] if self.serving else []):
            titled = {"title": str(escape(stated.title))} if stated.is_framed else {}
            page.meta.update({**titled, "template": AS_IT_WAS})
        elif stated.is_framed:
            page.meta.update(meta_of(self.built.pages[stated.src_uri], self.built.footer(page.file.src_uri)))
        return stated.source.body if stated.source else ""

    def leave_page(self, markdown: str, page: Page) -> str:
        """Render what another plugin has changed; the host renders nothing."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated is None:
            return markdown
        if markdown != (stated.source.body if stated.source else ""):
            self.rewritten[stated.src_uri], found = self.built.render_again(self.built.pages[stated.src_uri], markdown)
            self.report(found)
            # Behind the others, whose numbers stand on pages already.
            self.built = replace(self.built, diagnostics=(*self.built.diagnostics, *found))
        return ""

    def hand_over(self, html: str, page: Page) -> str:
        """Hand over the page as the core has rendered it."""
        if page.file.src_uri not in self.built.stated.by_uri:
            return html
        if page.meta.get("template") == AS_IT_WAS:
            return ""
        is_changed = page.file.src_uri in self.rewritten
        rendered = self.rewritten[page.file.src_uri] if is_changed else self.built.pages[page.file.src_uri]
        # A heading has the fields with which Python-Markdown's ``toc`` hands it to the host.
        page.toc = get_toc([cast("Any", asdict(heading)) for heading in rendered.contents])
        page.meta["clawdemy_styles"] = rendered.styles
        return (rendered if is_changed or not self.serving else show_mistakes(self.built, rendered)).content

    def note_words(self, page: Page) -> None:
        """Note what the search finds on the page, once every plugin has had its say."""
        if not self.has_search:
            return
        src_uri = page.file.src_uri
        if self.saving and src_uri in self.built.stated.by_uri:
            self.indexed.append(self.built.index_page(src_uri, page.url, title_of(page)))
        else:
            rendered = self.rewritten.get(src_uri) or self.built.pages.get(src_uri)
            self.indexed.append(index_of(page, rendered))

    def set_up_templates(self, env: jinja2.Environment, config: MkDocsConfig) -> jinja2.Environment:
        """Hand the templates what every page shows, and let those that replace ours extend them by the same name."""
        layered(env, config.theme.dirs)
        keep_compiled(env, self.cache / "templates")
        env.globals["clawdemy_footer"] = self.built.footer()
        env.globals["clawdemy_search"] = self.has_search
        return env

    def finish_page(self, output: str, page: Page) -> str:
        """Mend the frame of a page; an author at work sees on it what is wrong."""
        if page.meta.get("template") == AS_IT_WAS:
            return ""
        html = mend_frame(output)
        built = replace(self.built, diagnostics=(*self.built.diagnostics, *self.overheard))
        return show_badge(built, html, page.file.src_uri) if self.serving else html

    def mend(self, html: str) -> str:
        """The frame of a page that has no source, mended."""
        return mend_frame(html)

    def finish(self, config: MkDocsConfig) -> int | None:
        """Write the index of the search, and bring what has changed to the site; how many files, if that is known."""
        if self.has_search:
            write_index(filter(None, self.indexed), config, self.saving.holds_made if self.saving else None)
        self.keeper.save()
        return self.saving.publishing.finish() if self.saving else None

    def give_up(self) -> None:
        """Throw away what was not brought over."""
        if self.saving:
            self.saving.publishing.close()

    def _unread(self, files: Files) -> list[str]:
        """Pages of authors that could not be read."""
        manuscript = self.built.manuscript
        if manuscript.is_blocked:
            return [file.src_uri for file in files if file.is_documentation_page()]
        return [src_uri for src_uri in manuscript.content.unread if src_uri in files.src_uris]

    def _exclude_others(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out what is neither a page nor an image, and what a link brings in from outside."""
        root = Path(config.docs_dir).resolve()
        named = {*config.extra_css, *(str(script) for script in config.extra_javascript)}
        # While an author is at work, a lesson that a mistake has put out of its course still shows, under the mistake.
        manuscript = self.built.manuscript
        kept_back = manuscript.kept_back | (frozenset() if self.serving else manuscript.unsettled)
        for file in list(files):
            if not can_be_written(file.src_uri):
                files.remove(file)  # the host fails over its address
                continue
            if file.src_dir != config.docs_dir or file.abs_src_path is None:
                continue
            is_page = file.is_documentation_page() and file.src_uri not in kept_back
            wanted = is_page or file.src_uri in self.built.content_files or file.src_uri in named
            inside = Path(file.abs_src_path).resolve().is_relative_to(root)
            if not (wanted and inside):
                file.inclusion = InclusionLevel.EXCLUDED
