"""The misconceptions of a course on one page: what people often believe, and what is so, gathered from its lessons.

A lesson's section on misconceptions is known by its heading, whose id is ``misconceptions`` or ends in it: "Three
misconceptions" needs no mark.
"""

from collections.abc import Iterator

from clawdemy_site.course.model import Course
from clawdemy_site.features.feature import Feature
from clawdemy_site.render.gathering import SectionPlace, section_ids, section_page
from clawdemy_site.render.listing import Listing
from clawdemy_site.render.page import SitePage
from clawdemy_site.render.site import Site

NAME = "misconceptions"


def misconception_pages(site: Site) -> Iterator[SitePage]:
    """The page of each course that has a lesson with such a section."""
    lead = "What people often believe about the subject, and what is so. Each stands in the lesson that explains it."
    for course in site.catalogue.courses:
        if places := list(_places(course, site)):
            listing = Listing(NAME, "Misconceptions", lead, course, searchable=False)
            yield section_page(listing, places, NAME)


def _places(course: Course, site: Site) -> Iterator[SectionPlace]:
    for lesson in course.published_lessons:
        for anchor in section_ids(site, lesson.main):
            if anchor == NAME or anchor.endswith(f"-{NAME}"):
                yield SectionPlace(lesson, lesson.main, anchor)
                break


FEATURE = Feature("misconceptions", misconception_pages)
