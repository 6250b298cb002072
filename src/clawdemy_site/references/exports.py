"""Works and lessons in the formats of others: BibTeX and CSL-JSON for reference managers, schema.org for searches.

``ATTRIBUTION.md`` for people stands here too. Each exporter is a pure function of works; ``EXPORTERS`` lists them, so
that every surface offers the same ones.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clawdemy_site.course.model import Course, Lesson
from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.references.citation import edited, makers_text, part_text, venue_text
from clawdemy_site.references.licences import terms_json, terms_of
from clawdemy_site.references.model import RecordedAs, References, Relation, Use, Work
from clawdemy_site.templating import environment


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format in which works leave the site: what pages call it, how its files' names end, and how it is written."""

    label: str
    suffix: str
    export: Callable[[Sequence[Work]], str]


def export_bibtex(works: Sequence[Work]) -> str:
    """The works as BibTeX, one entry each, its key the work's id."""
    return "\n".join(_bibtex_entry(work) for work in works)


def export_csl(works: Sequence[Work]) -> str:
    """The works as a CSL-JSON array.

    Source: https://github.com/citation-style-language/schema, csl-data.json
    """
    return json.dumps([_csl_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


EXPORTERS = (
    Exporter("BibTeX", ".bib", export_bibtex),
    Exporter("CSL-JSON", ".csl.json", export_csl),
)
"""The formats that a page of references offers."""


def work_json_ld(work: Work) -> dict[str, Any]:
    """A work as schema.org says it."""
    doi = f"https://doi.org/{work.doi}" if work.doi else ""
    whole = work.whole
    return without_empty(
        {
            "@type": work.as_kind.schema,
            "name": work.title,
            "alternateName": work.label,
            "author": [*map(_schema_creator, work.creators)],
            "editor": [*map(_schema_creator, work.editors)],
            "bookEdition": work.edition if work.kind == "book" else "",
            "datePublished": str(work.year or "") if work.recorded_as is not RecordedAs.CURRICULUM else "",
            "url": work.link,
            "isPartOf": without_empty({"@type": whole.as_kind.schema, "name": whole.title, "url": whole.link})
            if whole
            else {},
            "publisher": {"@type": "Organization", "name": work.publisher} if work.publisher else {},
            "isbn": work.isbn if work.kind == "book" else "",
            "sameAs": doi if doi != work.link else "",
            **terms_json(work.terms),
        }
    )


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


_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~$&])")


def _bibtex_entry(work: Work) -> str:
    kind = work.as_kind.bibtex
    journal = work.venue if kind == "article" else ""
    book = work.venue if kind == "inproceedings" else work.whole.title if work.whole else ""
    fields = {
        "author": _bibtex_names(work.creators, others=work.others),
        "editor": _bibtex_names(edited(work).editors),
        "title": f"{{{_tex(work.title)}}}",
        "journal": _tex(journal),
        "booktitle": _tex(book) if kind != "misc" else "",
        "chapter": _tex(work.chapter) if kind == "incollection" else "",
        "edition": _tex(edited(work).edition),
        "volume": _tex(work.volume),
        "number": _tex(work.issue),
        "pages": _tex(work.pages).replace("-", "--"),
        "publisher": _tex(work.brought_out_by),
        "year": str(work.year or ""),
        "doi": work.doi,
        "isbn": work.isbn,
        "eprint": work.arxiv,
        "archiveprefix": "arXiv" if work.arxiv else "",
        "note": _tex(part_text(work) or venue_text(work)) if kind == "misc" else "",
        "url": work.link,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{work.id},\n{lines}}}\n"


def _bibtex_names(creators: Sequence[CreatorRecord], *, others: bool = False) -> str:
    return " and ".join([*map(_bibtex_name, creators), *(["others"] if others else [])])


def _bibtex_name(creator: CreatorRecord) -> str:
    if not creator.is_person:
        return f"{{{_tex(creator.short)}}}"  # braces keep an organisation's name whole
    return f"{_tex(creator.short)}, {_tex(creator.given)}" if creator.given else _tex(creator.short)


def _tex(text: str) -> str:
    """Text with TeX's own signs made harmless; never for addresses, which BibTeX takes as they are."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def _csl_item(work: Work) -> dict[str, Any]:
    container = work.venue or (work.whole.title if work.whole else "")
    item: dict[str, Any] = {
        "id": work.id,
        "type": work.as_kind.csl,
        "title": work.title,
        "author": [*map(_csl_name, work.creators), *([{"literal": "et al."}] if work.others else [])],
        "editor": [*map(_csl_name, edited(work).editors)],
        "edition": edited(work).edition,
        "issued": {"date-parts": [[work.year]]} if work.year else {},
        "container-title": container,
        "chapter-number": work.chapter,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages,
        "publisher": work.publisher,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "URL": work.link,
    }
    return without_empty(item)


def _csl_name(creator: CreatorRecord) -> dict[str, str]:
    if not creator.is_person:
        return {"literal": creator.short}
    return {"family": creator.short} | ({"given": creator.given} if creator.given else {})


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
