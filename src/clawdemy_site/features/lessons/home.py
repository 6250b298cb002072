"""The home page, and the pages of the content that belong to no lesson."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from clawdemy_site.render.context import PageAnswers
from clawdemy_site.render.page import PageParts, SitePage, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import study_tags
from clawdemy_site.render.text import body_of
from clawdemy_site.site.places import HOME, PROGRESS, REVIEW


def home_page(site: Site) -> SitePage:
    """The home page, whether or not its author has written one."""
    source = site.manuscript.content.pages.get(HOME)
    written = source.front.data if source and source.front else None
    front = written if isinstance(written, dict) else {}
    title = str(front.get("title") or site.options.site_name)
    description = str(front.get("description") or "")
    return SitePage(
        src_uri=HOME,
        kind="home",
        title=title,
        label="Home",
        description=description,
        make=_home_parts,
        source=source,
        menu=(),
        is_wide=True,
        styles=("course",),
    )


def other_pages(site: Site) -> Iterator[SitePage]:
    """The pages of the content that are neither the home page nor a lesson's: they stand in the host's own frame."""
    manuscript = site.manuscript
    for src_uri, source in manuscript.content.pages.items():
        if src_uri != HOME and src_uri not in manuscript.lesson_of and src_uri not in manuscript.kept_back:
            yield SitePage(
                src_uri=src_uri,
                kind="page",
                title="",
                label="",
                description="",
                make=partial(_other_parts, src_uri),
                source=source,
                is_framed=False,
            )


def _other_parts(src_uri: str, pages: SitePages) -> PageParts:
    return PageParts(body_of(pages.site, src_uri))


def _home_parts(pages: SitePages) -> PageParts:
    site, page = pages.site, pages.by_uri[HOME]
    courses = site.catalogue.courses
    values = {
        "courses": courses,
        "title": page.title,
        "description": page.description,
        "start": next((lesson for course in courses for lesson in course.published_lessons), None),
        "cover": _cover(site),
        "progress": pages.get(PROGRESS),
        "review": pages.get(REVIEW),
    }
    edit = site.options.repository.edit_link(page.source.path) if page.source else ""
    return PageParts(
        body_of(site, HOME),
        site.render("home_header.jinja", HOME, **values),
        site.render("page_footer.jinja", HOME, edit=edit, report=site.report_link(page.title, HOME)),
        study_tags(site, HOME, "home"),
    )


def _cover(site: Site) -> dict[str, str] | None:
    """The figure that the home page asks for, as templates show it; what its own code made is not escaped again."""
    asked = site.manuscript.cover
    figure = PageAnswers(site, HOME).figure(asked[0]) if asked else None
    if figure is None:
        return None
    svg = figure.svg if isinstance(figure.svg, str) else figure.svg("cover")
    return {"number": figure.number, "url": figure.url, "svg": Markup(svg), "credit": Markup(figure.credit)}  # noqa: S704 - our own drawing
