"""Live figures in a site: the page that each has of its own, its script, and which pages load it."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from clawdemy_site.features.feature import Maker
from clawdemy_site.features.live.scripts import check_script, live_script, live_styles, script_folder
from clawdemy_site.figures.drawn import Drawn
from clawdemy_site.render.body import Body
from clawdemy_site.render.marks import marked_drawings
from clawdemy_site.render.page import PageParts, SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.text import render_text
from clawdemy_site.site.numbering import ShownFigure
from clawdemy_site.site.places import live_uri

FOLDER = "assets/live"
"""Folder of the scripts of live figures, ``TOPIC.FUNCTION.js``, and of their styles, ``TOPIC.FUNCTION.css``."""

_SCRIPT_TAG = Markup('<script defer src="{}"></script>')
_STYLE_TAG = Markup('<link rel="stylesheet" href="{}">')


def live_pages(site: Site) -> Iterator[SitePage]:
    """The own page of each live figure, in each course that shows it."""
    for (course, name), shown_in in _shown(site).items():
        drawn = site.drawings[name]
        first = site.catalogue.lessons[shown_in[0][0]]
        title = drawn.live.title if drawn.live else ""
        yield SitePage(
            src_uri=live_uri(course, name),
            kind="live",
            title=title,
            label=title,
            description=f"A figure in your hands, from lesson {first.number}: {first.title}.",
            make=partial(_parts, drawn, live_uri(course, name), shown_in),
        )


def live_files(site: Site) -> dict[str, Maker]:
    """What makes the script and the styles of each live figure whose script can be joined, by path in the site."""
    return site.once(("live files",), lambda: dict(_files(site)))


def live_tags(site: Site, page: SitePage, body: Body) -> str:
    """The tags of the scripts and styles of the live figures that a page shows."""
    # In a deck of cards a live figure is a drawing and nothing more.
    shown = set() if page.kind == "cards" else set(marked_drawings(body.html))
    names = sorted(name for name in shown if (drawn := site.drawings.get(name)) and drawn.live)
    paths = [f"{FOLDER}/{name}.{kind}" for kind in ("css", "js") for name in names]
    return "\n".join(
        (_STYLE_TAG if path.endswith(".css") else _SCRIPT_TAG).format(site.link(page.src_uri, path))
        for path in paths
        if path in live_files(site)
    )


def _shown(site: Site) -> dict[tuple[str, str], list[tuple[str, ShownFigure]]]:
    """The lessons that show each live figure, by the id of the course and the figure's name."""
    found: dict[tuple[str, str], list[tuple[str, ShownFigure]]] = {}
    for (lesson, name), shown in site.manuscript.numbering.by_lesson.items():
        if (drawn := site.drawings.get(name)) and drawn.live:
            found.setdefault((shown.course, name), []).append((lesson, shown))
    return found


def _parts(drawn: Drawn, here: str, shown_in: list[tuple[str, ShownFigure]], pages: SitePages) -> PageParts:
    site = pages.site
    page = pages.by_uri[here]
    about = drawn.live.about if drawn.live else ""
    places = [(site.catalogue.lessons[lesson], shown) for lesson, shown in shown_in]
    below = site.render("live.jinja", here, places=places)
    edit = site.options.repository.edit_link(site.manuscript.specs[drawn.name].path)
    return PageParts(
        render_text(site, f"![](figure:{drawn.name})\n\n{about}", here) + Body(below),
        site.render("list_header.jinja", here, title=page.title, lead=page.description),
        site.render("page_footer.jinja", here, edit=edit, report=site.report_link(page.title, here)),
    )


def _files(site: Site) -> Iterator[tuple[str, Maker]]:
    for _course, name in _shown(site):
        spec, figure = site.manuscript.specs[name], site.drawings[name].live
        if figure is None or any(check_script(site.manuscript, spec)):
            continue
        folder = script_folder(site.manuscript, spec)
        yield f"{FOLDER}/{name}.js", partial(live_script, folder, name, figure)
        if any(folder.glob("*.css")):
            yield f"{FOLDER}/{name}.css", partial(live_styles, folder)
