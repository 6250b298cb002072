"""Live figures in a site: the page that each has of its own, its script, and which pages load it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from markupsafe import Markup

from clawdemy_site.build.plan import Frame
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.features.live.scripts import check_script, live_script, live_styles, script_folder
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.figures.live_drawn import Live
from clawdemy_site.render.context import Shelf
from clawdemy_site.site.addresses import Addresses
from clawdemy_site.site.manuscript import Manuscript, shown_names
from clawdemy_site.site.numbering import ShownFigure, live_uri
from clawdemy_site.site.page import SitePage

FOLDER = "assets/live"
"""Folder of the scripts of live figures, ``TOPIC.FUNCTION.js``, and of their styles, ``TOPIC.FUNCTION.css``."""

_SCRIPT_TAG = Markup('<script defer src="{}"></script>')
_STYLE_TAG = Markup('<link rel="stylesheet" href="{}">')


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson that shows a live figure: its number and title, the number of the figure there, and where it stands."""

    lesson: str
    number: str
    src_uri: str
    anchor: str


@dataclass(frozen=True)
class LivePages:
    """Everything about live figures that is no lesson.

    Attributes:
        pages: The own page of each live figure of each course.
        files: What makes their scripts and styles, by path in the site.
        names: Names of the live figures on each page, by the page's ``.md`` path.
    """

    pages: tuple[SitePage, ...] = ()
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def plan_live(frame: Frame, manuscript: Manuscript, shelf: Shelf) -> tuple[LivePages, list[Diagnostic]]:
    """The pages and files of all live figures that lessons show.

    Args:
        frame: What every page shares.
        manuscript: The project as it was read.
        shelf: The drawn figures and their numbers.

    Returns:
        Pages and files, and what is wrong in a site's own templates.
    """
    live = {name: drawn for name, drawn in shelf.figures.items() if drawn.live}
    by_course: dict[tuple[str, str], list[tuple[str, ShownFigure]]] = {}
    for (lesson, name), shown in shelf.numbering.by_lesson.items():
        if name in live:
            by_course.setdefault((shown.course, name), []).append((lesson, shown))
    pages: list[SitePage] = []
    problems: list[Diagnostic] = []
    for (course, name), shown_in in by_course.items():
        page, found = _own_page(frame, manuscript, course, live[name], shown_in)
        pages.append(page)
        problems += found
    names = {
        src_uri: tuple(name for name in live if name in shown_names(scan)) for src_uri, scan in manuscript.scans.items()
    }
    names |= {live_uri(course, name): (name,) for course, name in by_course}
    files = dict(_files(manuscript, {name: live[name].live for _course, name in by_course}))
    return LivePages(tuple(pages), files, {src_uri: shown for src_uri, shown in names.items() if shown}), problems


def with_live(pages: Mapping[str, SitePage], live: LivePages, addresses: Addresses) -> dict[str, SitePage]:
    """The pages of a site, with tags in the head of those that hold a live figure.

    Args:
        pages: All pages by their ``.md`` path.
        live: The live figures.
        addresses: How the host publishes pages.
    """

    def tagged(page: SitePage) -> SitePage:
        names = live.names.get(page.src_uri, ())
        paths = [f"{FOLDER}/{name}.{kind}" for kind in ("css", "js") for name in names]
        tags = [
            (_STYLE_TAG if path.endswith(".css") else _SCRIPT_TAG).format(addresses.link(page.src_uri, path))
            for path in paths
            if path in live.files
        ]
        return replace(page, head="\n".join(filter(None, [page.head, *tags])))

    return {src_uri: tagged(page) if src_uri in live.names else page for src_uri, page in pages.items()}


def _own_page(
    frame: Frame, manuscript: Manuscript, course: str, drawn: Drawn, shown_in: list[tuple[str, ShownFigure]]
) -> tuple[SitePage, list[Diagnostic]]:
    src_uri, lessons = live_uri(course, drawn.name), manuscript.catalogue.lessons
    places = tuple(
        Place(f"{lessons[lesson].number}. {lessons[lesson].title}", shown.number, shown.src_uri, shown.anchor)
        for lesson, shown in shown_in
    )
    title, about = (drawn.live.title, drawn.live.about) if drawn.live else ("", "")
    first = lessons[shown_in[0][0]]
    lead = f"A figure in your hands, from lesson {first.number}: {first.title}."
    report = frame.repository.report_link(title, frame.addresses.of(src_uri))
    header, problems = frame.render("list_header.jinja", src_uri, title=title, lead=lead)
    shown, found = frame.render("live.jinja", src_uri, places=places)
    edit = frame.repository.edit_link(manuscript.specs[drawn.name].path)
    footer, more = frame.render("page_footer.jinja", src_uri, edit=edit, report=report)
    page = SitePage(
        src_uri=src_uri,
        kind="live",
        title=title,
        label=title,
        description=lead,
        markdown=f"![](figure:{drawn.name})\n\n{about}\n\n{shown}\n",
        header=header,
        footer=footer,
    )
    return page, [*problems, *found, *more]


def _files(manuscript: Manuscript, live: Mapping[str, Live | None]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """What makes the script and the styles of each live figure whose script can be joined."""
    for name, figure in live.items():
        spec = manuscript.specs[name]
        if figure is None or any(check_script(manuscript, spec)):
            continue
        folder = script_folder(manuscript, spec)
        yield f"{FOLDER}/{name}.js", partial(live_script, folder, name, figure)
        if any(folder.glob("*.css")):
            yield f"{FOLDER}/{name}.css", partial(live_styles, folder)
