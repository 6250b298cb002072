"""The MkDocs adapter: it hands the host what the core has made, and says what the core has found.

Only this room imports MkDocs. Each event is handed on to the build that is going on; nothing of one build is kept for
the next but the figure studio with its warm process. Where nothing has changed since the site was built, nothing of
what builds it is even loaded.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from clawdemy_site.build.standing import Standing
from clawdemy_site.diagnostics import Diagnostic, has_errors, render_text, summary
from clawdemy_site.hosts.asked import can_save, check_moment, layout_of, options_of, print_frame
from clawdemy_site.hosts.config import ClawdemyConfig, set_up, take_over
from clawdemy_site.hosts.overhearing import Overheard
from clawdemy_site.hosts.publishing import Publishing, is_untouched
from clawdemy_site.keeping.prints import UnprintableError, print_of
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Options

if TYPE_CHECKING:
    from clawdemy_site.figures.studio import Studio
    from clawdemy_site.hosts.building import Building

log = get_plugin_logger("clawdemy")

# Before plugins that rewrite Markdown, since our positions are those of the author; after them.
_FIRST, _LAST = 100, -100


class ClawdemyPlugin(BasePlugin[ClawdemyConfig]):  # type: ignore[no-untyped-call] # mkdocs lacks it
    """Builds courses into a MkDocs site."""

    def __init__(self) -> None:
        self.serving = self.dirty = self.has_search = False
        self.studio: Studio | None = None
        self.building: Building | None = None  # the build that is going on; none where nothing has changed
        self.idle: Publishing | None = None  # where the host writes then
        self.standing: Standing | None = None
        self.overheard = Overheard()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is watching; its presence keeps this object across rebuilds."""
        self.serving, self.dirty = command == "serve", dirty

    def on_shutdown(self) -> None:
        """Stop the drawing process, and put back what a build that was stopped has left."""
        self._put_back()
        self.overheard.stop()
        if self.studio:
            self.studio.close()
            self.studio = None  # the host keeps this object for its next build in the same process

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set up the theme and the Markdown extensions."""
        if config.theme.name != "material":
            raise PluginError("clawdemy needs Material: write 'theme: {name: material}' in mkdocs.yml")
        set_up(config)
        self.has_search = take_over(config)
        self.overheard.start()
        return config

    @event_priority(_FIRST)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check, draw and render everything, before anything is emptied or written.

        Other plugins have had their say on the settings by then.
        """
        check_moment()
        layout = layout_of(config, self.config, serving=self.serving)
        options = options_of(config, self.config, serving=self.serving)
        is_ours = can_save(config, dirty=self.dirty)
        self.building, self.idle = None, None
        self.standing = self._stand(layout, options, config) if is_ours and not self.serving else None
        known = self.standing.recall() if self.standing else None
        if known is not None and is_untouched(config.site_dir, layout.root / layout.cache):
            self._report(known)
            self.idle = self._rest(config, layout.root / layout.cache)
        if self.idle:
            return
        from clawdemy_site.build.pipeline import open_studio  # noqa: PLC0415 - where something has changed
        from clawdemy_site.hosts.building import Building  # noqa: PLC0415

        self.studio = self.studio or open_studio(layout)
        self.building = Building(layout, options, self.studio, self._report)
        self.building.has_search = self.has_search
        self.building.overheard = self.overheard.found
        if is_ours:
            self.building.save(config)
        if config.nav is None:
            config.nav = self.building.navigation()
        watched = (layout.references, layout.figures, self.config.templates)
        config.watch.extend(str(layout.root / folder) for folder in watched if (layout.root / folder).is_dir())

    def _stand(self, layout: Layout, options: Options, config: MkDocsConfig) -> Standing | None:
        """The project as it stands, with what the host puts around it."""
        own = [str(config.theme.custom_dir)] if config.theme.custom_dir else []
        try:
            told = print_of([self.has_search, options, print_frame(config), repr(config.nav), str(config.site_dir)])
        except UnprintableError:
            return None
        return Standing(layout, "build", told, [options.templates, *own])

    def _rest(self, config: MkDocsConfig, cache: Path) -> Publishing | None:
        """Have the host do nothing, in a folder of no importance; None where there can be none."""
        try:
            idle = Publishing(config.site_dir, cache)
        except OSError:
            return None
        idle.take(config)
        config.nav = []
        config.theme.static_templates.clear()
        config.extra_templates.clear()
        return idle

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish pages, images and the files of the features, and nothing else that lies in the content folder."""
        return self.building.list_files(files, config) if self.building else Files([])

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002 - MkDocs names them
        """Spare the host to read and to render a page of ours."""
        return self.building.spare(page) if self.building else page

    @event_priority(_FIRST)
    def _take_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Give the page its title, its template and what stands around its words."""
        return self.building.take_page(markdown, page) if self.building else markdown

    @event_priority(_LAST)
    def _leave_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Render what another plugin has changed; the host renders nothing."""
        return self.building.leave_page(markdown, page) if self.building else markdown

    on_page_markdown = CombinedEvent(_take_page, _leave_page)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002 - MkDocs names them
        """Hand over the page as the core has rendered it."""
        return self.building.hand_over(html, page) if self.building else html

    @event_priority(_LAST)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG002 - MkDocs names them
        """Note what the search finds on the page, once every plugin has had its say."""
        if self.building:
            self.building.note_words(page)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs names them
        """Hand the templates what every page shows, and let those that replace ours extend them by the same name."""
        return self.building.set_up_templates(env, config) if self.building else env

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend the frame of a page that has no source, such as the 404 page."""
        if not self.building or not template_name.endswith(".html"):
            return output
        return self.building.mend(output)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs names them
        """Mend the frame of a page; an author at work sees on it what is wrong."""
        return self.building.finish_page(output, page) if self.building else output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index of the search, and bring what has changed to the folder of the site."""
        if self.idle:
            self.idle.close()
            log.info("nothing has changed since the site was built")
        elif self.building:
            changed = self.building.finish(config)
            if changed is not None:
                log.info("files of the site: %s changed", changed)
            # What the host warns of it would not say again.
            if self.standing and changed is not None and not self.overheard.found:
                self.standing.keep(self.building.built.diagnostics, self.building.read_elsewhere())

    def on_build_error(self, *, error: Exception) -> None:
        """Say what the system refused while the host wrote the site, such as a full disk, in one line."""
        self._put_back()
        if isinstance(error, OSError) and error.errno is not None:
            raise PluginError(f"the site cannot be written: {error}") from error

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG002 - MkDocs names them
        """Keep following the folders of the project through their being moved away, brought back, and made."""
        from clawdemy_site.hosts.following import follow_folders  # noqa: PLC0415 - for authors at work
        from clawdemy_site.hosts.telling import tell_failures  # noqa: PLC0415

        layout = layout_of(config, self.config, serving=True)
        folders = (layout.content, layout.references, layout.figures, self.config.templates)
        follow_folders(server, layout.root, folders)
        tell_failures(server, Path(config.config_file_path))
        return server

    def _put_back(self) -> None:
        if self.idle:
            self.idle.close()
        if self.building:
            self.building.give_up()

    def _report(self, found: Sequence[Diagnostic]) -> None:
        """Say what was found, and end a build that is wrong; an author at work sees the mistake on the page instead."""
        for diagnostic in found:
            (log.error if diagnostic.is_error else log.warning)(render_text(diagnostic))
        if has_errors(found) and not self.serving:
            raise PluginError(f"{summary(found)}; nothing was published")
