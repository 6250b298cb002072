"""Works and lessons as schema.org says them, for searches, and as ``ATTRIBUTION.md`` says them, for people."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.references.citation import makers_text, part_text
from clawdemy_site.references.licences import terms_json, terms_of
from clawdemy_site.references.model import RecordedAs, References, Relation, Use, Work
from clawdemy_site.templating import environment


def work_json_ld(work: Work) -> dict[str, Any]:
    """A work as schema.org says it."""
    whole = work.whole
    return without_empty(
        {
            "@type": work.as_kind.schema,
            "name": work.title,
            "alternateName": work.label,
            "author": [*map(_schema_creator, work.creators)],
            "editor": [*map(_schema_creator, work.editors)],
            "bookEdition": work.edition if work.kind == "book" else "",
            "datePublished": date_text(work) if work.recorded_as is not RecordedAs.CURRICULUM else "",
            "version": work.version,
            "reportNumber": work.number if work.kind == "report" else "",
            "inSupportOf": work.as_kind.label if work.degree else "",
            "url": work.link,
            "isPartOf": without_empty({"@type": whole.as_kind.schema, "name": whole.title, "url": whole.link})
            if whole
            else {},
            "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else {},
            "isbn": work.isbn if work.kind == "book" else "",
            "sameAs": work.doi_link if work.doi_link != work.link else "",
            **terms_json(work.terms),
        }
    )


def date_text(work: Work) -> str:
    """When a work came out, to the month where that is known: ``2015-05``."""
    return f"{work.year}-{work.month:02}" if work.year and work.month else str(work.year or "")


def json_ld(course: Course, lesson: Lesson, references: References, absolute: Callable[[str], str]) -> dict[str, Any]:
    """A lesson that can be read as a LearningResource; ``absolute`` gives the whole address of a page, or nothing.

    A mirrored source is a ``citation``: ``isBasedOn`` states derivation, which only an adaptation is.

    Source: https://schema.org/LearningResource
    """
    record, facts = course.record, lesson.facts
    adapted = {use.work.id for use in references.adapts}
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
            **terms_json(record),
            "datePublished": facts.published_at.isoformat(),
            "dateModified": facts.last_reviewed.isoformat(),
            "isPartOf": without_empty({"@type": "Course", "name": record.title, "url": absolute(course.src_uri)}),
            "isAccessibleForFree": bool(record.licence),
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


def without_empty(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts that say something."""
    return {key: value for key, value in facts.items() if value}


def export_attribution(lessons: Mapping[str, References], titles: Mapping[str, str]) -> str:
    """``ATTRIBUTION.md``: every work that the lessons use, its terms, what was changed, and where it is used.

    Both what lessons use and their titles are given by path.
    """
    uses: dict[str, list[tuple[str, Use]]] = {}
    for path, references in lessons.items():
        for use in references.uses():
            uses.setdefault(use.work.id, []).append((path, use))
    entries = [_attribution(group, titles) for _, group in sorted(uses.items())]
    return environment().get_template("attribution.md.jinja").render(entries=entries, markdown=_markdown)


_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$&])")


def _schema_creator(creator: CreatorRecord) -> dict[str, str]:
    return {"@type": "Person" if creator.is_person else "Organization", "name": creator.full}


def _is_group(name: str) -> bool:
    """Whether an author's name is a group's: it closes in a common word, as ``Clawdemy contributors`` does."""
    return name.rsplit(maxsplit=1)[-1][:1].islower()


def _attribution(group: Sequence[tuple[str, Use]], titles: Mapping[str, str]) -> dict[str, Any]:
    """What stands under one work: facts, terms, changes, and the lessons that use it by the way in which they do."""
    work = group[0][1].work
    year = str(work.year or "") if work.recorded_as is not RecordedAs.CURRICULUM else ""
    lessons: dict[Relation, dict[str, None]] = {}
    for path, use in group:
        lessons.setdefault(use.relation, {})[_markdown(titles.get(path, path))] = None
    return {
        "work": work,
        "facts": {"Creator": makers_text(work), "Place": part_text(work), "Year": year},
        "terms": terms_of(work),
        "changes": dict.fromkeys(use.changes for _, use in group if use.changes),
        "lessons": lessons,
    }


def _markdown(text: str) -> str:
    """Text with Markdown's own signs made harmless, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
