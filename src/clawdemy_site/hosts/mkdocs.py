"""The MkDocs adapter: it hands the host what the core has made, and says what the core has found.

Only this room imports MkDocs. Each event delegates; nothing of one build is kept for the next but the figure studio
with its warm process. Pages are rendered by the core before the host has touched its folder; of a page's Markdown the
host gets only what another plugin has changed, and that is rendered by the core too.
"""

import os
import posixpath
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urljoin

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from clawdemy_site.assets.hues import chosen
from clawdemy_site.build import pipeline
from clawdemy_site.build.built import Built
from clawdemy_site.build.preview import show_badge, show_mistakes
from clawdemy_site.build.salt import open_store
from clawdemy_site.diagnostics import Diagnostic, has_errors, render_text, summary
from clawdemy_site.features.flashcards.files import LAST_MOMENT
from clawdemy_site.figures.studio import Studio
from clawdemy_site.hosts.config import ClawdemyConfig, set_up
from clawdemy_site.hosts.following import follow_folders
from clawdemy_site.hosts.frame import mend_frame, meta_of, nav_of
from clawdemy_site.hosts.saving import AS_IT_WAS, OwnPage, Saving, can_save
from clawdemy_site.hosts.searching import index_of, take_over, title_of, write_index
from clawdemy_site.hosts.telling import Overheard, tell_failures
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.sources import can_be_written
from clawdemy_site.render.page import RenderedPage
from clawdemy_site.search.index import IndexedPage
from clawdemy_site.site.files import file_types
from clawdemy_site.site.options import Addresses, MarkdownSettings, Options, Repository, counted_by
from clawdemy_site.templating import layered

log = get_plugin_logger("clawdemy")

# Before plugins that rewrite Markdown, since our positions are those of the author; after them.
_FIRST, _LAST = 100, -100


class ClawdemyPlugin(BasePlugin[ClawdemyConfig]):  # type: ignore[no-untyped-call] # mkdocs lacks it
    """Builds courses into a MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.studio: Studio | None = None
        self.built: Built
        self.rewritten: dict[str, RenderedPage] = {}  # pages whose text another plugin has changed
        self.keeper = Keeper()
        self.saving: Saving | None = None
        self.dirty = False
        self.has_search = False
        self.indexed: list[IndexedPage | None] = []
        self.overheard = Overheard()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is watching; its presence keeps this object across rebuilds."""
        self.serving, self.dirty = command == "serve", dirty

    def on_shutdown(self) -> None:
        """Stop the drawing process."""
        if self.studio:
            self.studio.close()
            self.studio = None  # the host keeps this object for its next build in the same process

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set up the theme and the Markdown extensions."""
        if config.theme.name != "material":
            raise PluginError("clawdemy needs Material: write 'theme: {name: material}' in mkdocs.yml")
        set_up(config)
        self.has_search, self.indexed = take_over(config), []
        if self.serving:
            self.overheard.start()
        return config

    @event_priority(_FIRST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check, draw and render everything, before anything is emptied or written.

        Other plugins have had their say on the settings by then.
        """
        _check_moment()
        layout = self._layout(config)
        self.studio = self.studio or pipeline.open_studio(layout)
        self.studio.tell = partial(log.info, "drawing figures: %s of %s")
        options = self._options(config)
        self.keeper = Keeper(open_store(layout, options))
        self.built = pipeline.build(layout, options, self.studio, self.keeper)
        self.rewritten = {}
        log.info("figures: %s drawn, %s reused", self.built.tally.drawn, self.built.tally.reused)
        if has_errors(self.built.diagnostics):
            self.keeper.save()
        self._report(self.built.diagnostics)
        if can_save(config, dirty=self.dirty):
            self.saving = Saving(config, self.built, layout.root / layout.cache, shows_mistakes=self.serving)
        if config.nav is None:
            config.nav = [nav_of(entry) for entry in self.built.navigation]
        watched = (layout.references, layout.figures, self.config.templates)
        config.watch.extend(str(layout.root / folder) for folder in watched if (layout.root / folder).is_dir())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
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

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002 - MkDocs names them
        """Spare the host to read and to render a page of ours."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated and stated.is_framed:
            page.__class__ = OwnPage
        return page

    @event_priority(_FIRST)
    def _take_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Give the page its title, its template and what stands around its words."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated is None:
            return markdown
        if self.saving and self.saving.holds_page(page.file, [*map(str, self.overheard.found)] if self.serving else []):
            titled = {"title": str(escape(stated.title))} if stated.is_framed else {}
            page.meta.update({**titled, "template": AS_IT_WAS})
        elif stated.is_framed:
            page.meta.update(meta_of(self.built.pages[stated.src_uri], self.built.footer(page.file.src_uri)))
        return stated.source.body if stated.source else ""

    @event_priority(_LAST)
    def _leave_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Render what another plugin has changed; the host renders nothing."""
        stated = self.built.stated.by_uri.get(page.file.src_uri)
        if stated is None:
            return markdown
        if markdown != (stated.source.body if stated.source else ""):
            self.rewritten[stated.src_uri], found = self.built.render_again(self.built.pages[stated.src_uri], markdown)
            self._report(found)
            # Behind the others, whose numbers stand on pages already.
            self.built = replace(self.built, diagnostics=(*self.built.diagnostics, *found))
        return ""

    on_page_markdown = CombinedEvent(_take_page, _leave_page)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
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

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002 - MkDocs names them
        """Keep following the folders of the project through their being moved away, brought back, and made."""
        layout = self._layout(config)
        folders = (layout.content, layout.references, layout.figures, self.config.templates)
        follow_folders(server, layout.root, folders)
        tell_failures(server, Path(config.config_file_path))
        return server

    @event_priority(_LAST)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG002 - MkDocs names them
        """Note what the search finds on the page, once every plugin has had its say."""
        if not self.has_search:
            return
        src_uri = page.file.src_uri
        if self.saving and src_uri in self.built.stated.by_uri:
            self.indexed.append(self.built.index_page(src_uri, page.url, title_of(page)))
        else:
            rendered = self.rewritten.get(src_uri) or self.built.pages.get(src_uri)
            self.indexed.append(index_of(page, rendered))

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs names them
        """Hand the templates what every page shows, and let those that replace ours extend them by the same name."""
        layered(env, config.theme.dirs)
        env.globals["clawdemy_footer"] = self.built.footer()
        env.globals["clawdemy_search"] = self.has_search
        return env

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search, and bring what has changed to the folder of the site."""
        if self.has_search:
            write_index(filter(None, self.indexed), config, self.saving.holds_made if self.saving else None)
        self.keeper.save()
        if self.saving:
            log.info("files of the site: %s changed", self.saving.finish(config))
            self.saving = None

    def on_build_error(self, *, error: Exception) -> None:
        """Say what the system refused while the host wrote the site, such as a full disk, in one line."""
        if self.saving:
            self.saving.publishing.close()
            self.saving = None
        if isinstance(error, OSError) and error.errno is not None:
            raise PluginError(f"the site cannot be written: {error}") from error

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend the frame of a page that has no source, such as the 404 page."""
        return mend_frame(output) if template_name.endswith(".html") else output

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend the frame of a page; an author at work sees on it what is wrong."""
        if page.meta.get("template") == AS_IT_WAS:
            return ""
        html = mend_frame(output)
        built = replace(self.built, diagnostics=(*self.built.diagnostics, *self.overheard.found))
        return show_badge(built, html, page.file.src_uri) if self.serving else html

    def _report(self, found: Sequence[Diagnostic]) -> None:
        """Say what was found, and end a build that is wrong; an author at work sees the mistake on the page instead."""
        for diagnostic in found:
            (log.error if diagnostic.is_error else log.warning)(render_text(diagnostic))
        if has_errors(found) and not self.serving:
            raise PluginError(f"{summary(found)}; nothing was published")

    def _layout(self, config: MkDocsConfig) -> Layout:
        root, settings = Path(config.config_file_path).parent, Path(config.config_file_path).name
        content = posixpath.relpath(Path(config.docs_dir).as_posix(), root.as_posix())
        options = self.config
        # Drafts of the host's own kind show while an author is at work.
        keys = ("exclude_docs",) if self.serving else ("exclude_docs", "draft_docs")
        with Path(config.config_file_path).open("rb") as file:
            asked = yaml_load(file)
        excluded = tuple(line for key in keys for line in str(asked.get(key) or "").splitlines())
        return Layout(root, content, options.references, options.figures, options.cache, settings, excluded)

    def _options(self, config: MkDocsConfig) -> Options:
        edit = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri or "") if config.repo_url else ""
        content = f"{posixpath.basename(config.docs_dir)}/"
        return Options(
            site_name=config.site_name,
            site_url=config.site_url or "",
            drafts=self.serving,
            preview=self.serving,
            addresses=Addresses(config.use_directory_urls),
            repository=Repository(config.repo_url or "", edit.removesuffix(content) if config.edit_uri else ""),
            templates=self.config.templates,
            filled_later="macros" in config.plugins,
            downloads=file_types(self.config.downloads),
            markdown=MarkdownSettings(tuple(config.markdown_extensions), config.mdx_configs),
            hues=chosen(config.theme["palette"]),
            counted_by=counted_by(self.config.analytics, config.extra),
        )

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


def _check_moment() -> None:
    """Refuse a ``SOURCE_DATE_EPOCH`` over which the host would fail once the site is emptied."""
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment is not None and not (re.fullmatch(r"[0-9]{1,12}", moment) and int(moment) <= LAST_MOMENT):
        raise PluginError(
            "SOURCE_DATE_EPOCH is no moment before the year 10000, in seconds since 1970: mend or unset it"
        )
