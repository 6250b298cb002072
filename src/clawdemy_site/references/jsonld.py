"""A lesson for search engines: schema.org's LearningResource with its citations, as JSON-LD.

A mirrored source is a ``citation``: ``isBasedOn`` states derivation, which only an adaptation is.

Source: https://schema.org/LearningResource
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.references.exports import without_empty, work_json_ld
from clawdemy_site.references.licences import LICENCES
from clawdemy_site.references.model import References


def json_ld(course: Course, lesson: Lesson, references: References, absolute: Callable[[str], str]) -> dict[str, Any]:
    """A lesson that can be read as a LearningResource; ``absolute`` gives the whole address of a page, or nothing."""
    record, facts = course.record, lesson.facts
    adapted = {use.work.id for use in references.adapts}
    licence = LICENCES.get(record.licence)
    return without_empty(
        {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "name": lesson.title,
            "description": facts.description,
            "url": absolute(lesson.main.src_uri),
            "inLanguage": "en",
            "learningResourceType": "lesson",
            "educationalLevel": record.level,
            "timeRequired": f"PT{lesson.minutes}M" if lesson.minutes else "",
            "teaches": [outcome.text for outcome in lesson.outcomes],
            "author": [
                {"@type": "Organization" if _is_group(name) else "Person", "name": name} for name in facts.authors
            ],
            "license": licence.url if licence else "",
            "datePublished": facts.published_at.isoformat(),
            "dateModified": facts.last_reviewed.isoformat(),
            "isPartOf": without_empty({"@type": "Course", "name": record.title, "url": absolute(course.src_uri)}),
            "isAccessibleForFree": True,
            "citation": [work_json_ld(work) for work in references.works() if work.id not in adapted],
            "isBasedOn": [work_json_ld(use.work) for use in references.adapts],
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
