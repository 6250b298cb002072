"""A lesson for search engines: schema.org's LearningResource with its citations, as JSON-LD.

A mirrored source is a ``citation``: ``isBasedOn`` states derivation, which only an adaptation is.

Source: https://schema.org/LearningResource
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clawdemy_site.references.exports import without_empty, work_json_ld
from clawdemy_site.references.licences import LICENCES
from clawdemy_site.references.model import References


@dataclass(frozen=True, slots=True)
class LessonFacts:
    """What JSON-LD says of a lesson itself.

    Attributes:
        url: Its absolute address, empty where the site's is not known.
        course: The course's title.
        course_url: The course's absolute address, empty likewise.
        licence: SPDX id of the content's licence.
        level: Whom it is for.
        minutes: Minutes of reading and practice.
        outcomes: What it teaches.
        language: BCP 47 tag.
    """

    title: str
    description: str
    url: str
    course: str
    course_url: str
    authors: tuple[str, ...]
    licence: str
    level: str
    minutes: int
    outcomes: tuple[str, ...]
    published: date
    modified: date
    language: str = "en"


def json_ld(lesson: LessonFacts, references: References) -> dict[str, Any]:
    """A lesson as a LearningResource."""
    based_on = [work_json_ld(use.work) for use in references.adapts]
    adapted = {use.work.id for use in references.adapts}
    licence = LICENCES.get(lesson.licence)
    course = {"@type": "Course", "name": lesson.course, "url": lesson.course_url}
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": lesson.title,
            "description": lesson.description,
            "url": lesson.url,
            "inLanguage": lesson.language,
            "learningResourceType": "lesson",
            "educationalLevel": lesson.level,
            "timeRequired": f"PT{lesson.minutes}M" if lesson.minutes else "",
            "teaches": list(lesson.outcomes),
            "author": [
                {"@type": "Organization" if _is_group(name) else "Person", "name": name} for name in lesson.authors
            ],
            "license": licence.url if licence else "",
            "datePublished": lesson.published.isoformat(),
            "dateModified": lesson.modified.isoformat(),
            "isPartOf": without_empty(course),
            "isAccessibleForFree": True,
            "citation": [work_json_ld(work) for work in references.works() if work.id not in adapted],
            "isBasedOn": based_on,
        }
    )


def to_script(data: Mapping[str, Any]) -> str:
    """JSON-LD as a script element that no text inside can close."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, harmless in (("&", "\\u0026"), ("<", "\\u003c"), (">", "\\u003e")):
        text = text.replace(sign, harmless)
    return f'<script type="application/ld+json">{text}</script>'


def _is_group(name: str) -> bool:
    """Whether an author's name is a group's: it closes in a common word, as ``Clawdemy contributors`` does."""
    return name.rsplit(maxsplit=1)[-1][:1].islower()
