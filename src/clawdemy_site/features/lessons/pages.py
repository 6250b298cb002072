"""The pages of lessons and of their courses: what stands on each, above it and below it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from clawdemy_site.checks.coverage import covered
from clawdemy_site.course.model import LABELS, Course, Lesson, Page, PageKind
from clawdemy_site.features.lessons.course_map import draw_map
from clawdemy_site.records.layout import LESSONS
from clawdemy_site.references.block import render_callout, render_references_block, render_references_page
from clawdemy_site.references.citation import creators_text
from clawdemy_site.references.exports import json_ld, to_script
from clawdemy_site.references.licences import stated_terms, terms_of
from clawdemy_site.render.body import Body
from clawdemy_site.render.marks import mark_link
from clawdemy_site.render.page import PRACTICE_STYLES, MenuStep, PageParts, SitePage, SitePages, course_step
from clawdemy_site.render.site import Site
from clawdemy_site.render.study import practised, study_tags
from clawdemy_site.render.text import body_of, render_text
from clawdemy_site.site.places import PROGRESS, REVIEW, lesson_deck_uri, list_uri

_MAIN = frozenset({PageKind.LESSON, PageKind.SINGLE})
_STUDIED = _MAIN | {PageKind.PRACTICE}
_BOOSTS = {PageKind.LESSON: 1.0, PageKind.SINGLE: 1.0, PageKind.BRIEF: 0.5}
_COMMON_BOOST = 0.4
"""Pages that repeat a lesson's words, and bear its title, rank below it in the search."""


def course_pages(site: Site) -> Iterator[SitePage]:
    """The page of every course, followed by those of its lessons."""
    for course in site.catalogue.courses:
        yield SitePage(
            src_uri=course.src_uri,
            kind="course",
            title=course.record.title,
            label=course.record.title,
            description=" ".join(course.record.summary.split()),
            make=partial(_course_parts, course),
            menu=(),
            is_wide=True,
            styles=("course",),
        )
        for module in course.modules:
            above = (course_step(course), MenuStep(f"{course.slug}/{module.slug}", module.title))
            for lesson in module.lessons:
                for page in lesson.pages:
                    styles = PRACTICE_STYLES if page.src_uri in practised(site).pages else ()
                    yield replace(_lesson_page(course, lesson, page, above), styles=styles)


def _lesson_page(course: Course, lesson: Lesson, page: Page, above: tuple[MenuStep, ...]) -> SitePage:
    numbered = f"{lesson.number}. {lesson.title}"
    return SitePage(
        src_uri=page.src_uri,
        kind=str(page.kind),
        title=_title(lesson, page),
        label=numbered if lesson.is_single else LABELS[page.kind],
        description=_describe(lesson, page),
        make=partial(_lesson_parts, course, lesson, page),
        source=page.source,
        menu=above if lesson.is_single else (*above, MenuStep(lesson.path, numbered)),
        lists_contents=page.kind in _MAIN,
        boost=_BOOSTS.get(page.kind, _COMMON_BOOST),
    )


def _title(lesson: Lesson, page: Page) -> str:
    return lesson.title if page.kind in _MAIN else f"{LABELS[page.kind]}: {lesson.title}"


def _describe(lesson: Lesson, page: Page) -> str:
    """A description that differs from page to page, as search engines want it."""
    if page.kind in _MAIN:
        return lesson.facts.description
    return f"{LABELS[page.kind]} of lesson {lesson.number}, {lesson.title}. {lesson.facts.description}"


def _lesson_parts(course: Course, lesson: Lesson, page: Page, pages: SitePages) -> PageParts:
    site, here = pages.site, page.src_uri
    before, after = course.neighbours(lesson)
    at = lesson.pages.index(page)
    # A references page is edited where its record stands.
    source = page.source.path if page.source else f"{site.manuscript.layout.references}/{LESSONS}/{lesson.path}.yml"
    lessons = site.catalogue.lessons
    shared = {
        "course": course,
        "module": next(module for module in course.modules if lesson in module.lessons),
        "lesson": lesson,
        "page": page,
        "title": _title(lesson, page),
        "before": before,
        "after": after,
        "following": lesson.pages[at + 1] if at + 1 < len(lesson.pages) else None,
        "needs": [lessons[path] for path in lesson.facts.prerequisites if path in lessons],
        "deck": pages.get(lesson_deck_uri(lesson)),
        "edit": site.options.repository.edit_link(source),
        "report": site.options.repository.report_link(_title(lesson, page), page.address),
    }
    head = ""
    if page is lesson.main and (references := site.credits.lessons.get(lesson.path)):
        head = to_script(json_ld(course, lesson, references, site.absolute))
    if page.kind in _STUDIED or here in practised(site).pages:
        tags = study_tags(site, here, str(page.kind), lesson.key)
        head = "\n".join(filter(None, [head, tags]))
    return PageParts(
        _body(site, lesson, page),
        site.render("lesson_header.jinja", here, **shared) + _callout(site, lesson, page),
        site.render("lesson_footer.jinja", here, **shared),
        head,
    )


def _body(site: Site, lesson: Lesson, page: Page) -> Body:
    """What the author wrote; the references stand below a single page, and are a page of their own elsewhere."""
    own = body_of(site, page.src_uri)
    references = site.credits.lessons.get(lesson.path)
    if references is None or not (lesson.is_single or page.kind is PageKind.REFERENCES):
        return own
    render = render_references_block if lesson.is_single else render_references_page
    return own + render_text(site, render(site.templates, references, mark_link), page.src_uri)


def _callout(site: Site, lesson: Lesson, page: Page) -> str:
    """The line of a brief that names the series that the lesson mirrors."""
    references = site.credits.lessons.get(lesson.path)
    if references is None or page.kind is not PageKind.BRIEF:
        return ""
    return render_callout(site.templates, references, mark_link, lesson.pages[-1].src_uri)


def _course_parts(course: Course, pages: SitePages) -> PageParts:
    site, record, here = pages.site, course.record, course.src_uri
    curriculum = site.credits.records.library.curricula.get(record.curriculum or "")
    work = curriculum.work if curriculum else None
    values = {
        "course": course,
        "reviewed": course.last_reviewed,
        "licence": stated_terms(record),
        "curriculum": curriculum,
        "creators": creators_text(work.creators) if work else "",
        "rights": terms_of(work) if work else None,
        "covered": covered(site),
        "deck": pages.get(list_uri(course.slug, "cards")),
        "progress": pages.get(PROGRESS),
        "review": pages.get(REVIEW),
        "maps": draw_map(course),
        "parts": pages.below(here),
    }
    edit = site.options.repository.edit_link(course.placed.where.at().path)
    return PageParts(
        Body(site.render("course.jinja", here, **values)),
        site.render("course_header.jinja", here, **values),
        site.render("page_footer.jinja", here, edit=edit, report=site.report_link(record.title, here)),
        study_tags(site, here, "course", course.slug),
    )
