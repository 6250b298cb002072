"""What each use of a source owes, and whether it is paid.

The relation comes first: the same record may be enough to recommend a work and too little to cite it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clawdemy_site.course.model import Lesson
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.references.licences import fits
from clawdemy_site.references.model import RecordedAs, References, Relation, Use, Work


@dataclass(frozen=True, slots=True)
class Owed:
    """What one relation requires: fields that the source's record must hold, and fields of the lesson's own entry."""

    source: tuple[str, ...]
    use: tuple[str, ...] = ()


OWED: Mapping[Relation, Owed] = {
    Relation.MIRRORS: Owed(("creators", "url", "rights", "read"), ("chapters", "portion")),
    Relation.ADAPTS: Owed(("creators", "url", "licence"), ("changes",)),
    Relation.QUOTES: Owed(("creators", "url"), ("locator", "excerpt")),
    Relation.USES_FIGURE: Owed(("creators", "url", "licence"), ("changes",)),
    Relation.CITES: Owed(("creators", "year", "url")),
    Relation.RECOMMENDS: Owed(("creators", "url"), ("why",)),
}
"""Titles are required of every record, so they are not listed."""

_MEND = {
    "creators": "add a line '{key}: …' with whoever made it",
    "url": "add a line '{key}: https://…' with the page where it is found",
    "year": "add a line '{key}: …' with the year in which it came out",
    "licence": "add a line 'licence: …' with the SPDX id of its open licence; if it has none, cite or recommend it",
    "rights": "add 'rights:' with a 'statement:' and the day on which you 'read:' it, or 'licence:' with an SPDX id",
    "read": "add a line 'read: …' under 'rights' with the day on which you read the notice",
    "chapters": "add a line 'chapters: [1]' with the chapters, or 'chapters: all'",
    "portion": "add a line 'portion: …' that says which portion, such as \"the opening portion\"",
    "changes": "add a line 'changes: …' that says what was changed",
    "locator": "add a line 'locator: …' with the page, section or time",
    "excerpt": "add 'excerpt: |' and under it the words quoted",
    "why": "add a line 'why: …' that says why this one, for this lesson",
}
_GUARD_RAIL = "this is a guard rail, not legal advice"


def check_attribution(references: References) -> list[Diagnostic]:
    """``missing-attribution``: a use whose source or entry lacks what the relation requires."""
    found: dict[tuple[Location, str], Diagnostic] = {}
    for use in references.uses():
        for diagnostic, field in _unpaid(use):
            found.setdefault((diagnostic.location, field), diagnostic)
    return list(found.values())


def check_fit(references: References, page_licence: str) -> list[Diagnostic]:
    """``licence-fit``: a source on the page whose licence does not allow it there."""
    found: list[Diagnostic] = []
    mend = f"cite, recommend or briefly quote it instead, or ask its holder; {_GUARD_RAIL}"
    page = f"on a page under {page_licence}" if page_licence else "on a page whose rights are reserved"
    for use in references.uses():
        terms, way = use.work.terms, use.relation.way
        if not (terms.licence or terms.rights) or fits(page_licence, terms.licence, use.relation):
            continue
        message = f"the rights in '{use.work.id}' are reserved, so it cannot be {way}"
        if terms.licence:
            message = f"'{use.work.id}' is under {terms.licence} and cannot be {way} {page}"
        found.append(Diagnostic(use.source, "licence-fit", message, mend))
    return found


def check_records(
    names: Iterable[str],  # lesson paths of all records that stand, readable or not
    lessons: Mapping[str, Lesson],  # by path
    mirroring: Mapping[str, str],  # curricula by the id of the course that follows them
    resolved: Iterable[References],  # what the lessons use
    folder: str = "references/lessons",  # where the lessons' records stand, relative to the project
) -> list[Diagnostic]:
    """``missing-references``, ``unknown-lesson``: lessons that owe a record and have none, records without a lesson."""
    standing = set(names)
    found: list[Diagnostic] = []
    for name in sorted(standing - lessons.keys()):
        where = Location(f"{folder}/{name}.yml")
        mend = did_you_mean(name, lessons) or "list the lesson in its course.yml, or delete this file"
        found.append(Diagnostic(where, "unknown-lesson", f"there is no lesson '{name}'", mend))
    for lesson in lessons.values():
        if lesson.course in mirroring and not lesson.is_planned and lesson.path not in standing:
            message = f"the lesson '{lesson.path}' follows '{mirroring[lesson.course]}' and credits nothing"
            mend = f"write {folder}/{lesson.path}.yml with 'mirrors:'"
            found.append(Diagnostic(lesson.entry, "missing-references", message, mend))
    for references in resolved:
        course = references.lesson.split("/", 1)[0]
        if course in mirroring and not references.follows:
            where = Location(f"{folder}/{references.lesson}.yml")
            message = f"the course follows '{mirroring[course]}', and this lesson does not say which part it mirrors"
            found.append(
                Diagnostic(where, "missing-attribution", message, "add 'mirrors:' with curriculum and chapters")
            )
    return found


def _unpaid(use: Use) -> Iterable[tuple[Diagnostic, str]]:
    """One diagnostic for each field that a use owes and lacks."""
    owed = OWED[use.relation]
    for field in owed.source:
        if not _has(use.work, field):
            yield _of_source(use, field), field
    for field in owed.use:
        if use.work.recorded_as is RecordedAs.CHAPTER and use.relation is Relation.MIRRORS:
            continue  # said once, for the curriculum
        if not getattr(use, "locator" if field == "chapters" else field):
            message = f"'{use.work.id}' is {use.relation.way} here without '{field}'"
            yield Diagnostic(use.where, "missing-attribution", message, _MEND[field]), field


def _has(work: Work, field: str) -> bool:
    terms = work.terms
    if field in {"rights", "licence"}:
        return bool(terms.licence or terms.rights)  # whether reserved rights are enough is a matter of fit
    if field == "read":
        return terms.rights is None or terms.rights.read is not None
    return bool(work.found_at if field == "url" else getattr(work, field))


def _of_source(use: Use, field: str) -> Diagnostic:
    """What a source's record lacks, told where the field would stand."""
    work = use.work
    inherited = work.recorded_as is RecordedAs.CHAPTER and field in {"creators", "rights", "read", "licence"}
    owner = work.whole if inherited and work.whole else work
    key = _key(owner, field)
    where = owner.origin.at("rights") if field in {"read", "licence"} else owner.origin.at()
    message = f"the {owner.recorded_as} '{owner.id}' is {use.relation.way} and has no '{key}'"
    return Diagnostic(where, "missing-attribution", message, _MEND[field].format(key=key))


def _key(work: Work, field: str) -> str:
    """The name of a field in the kind of record that a work comes from."""
    if field == "creators" and work.recorded_as is not RecordedAs.WORK:
        return "creator"
    if field == "url" and work.recorded_as is RecordedAs.CURRICULUM:
        return "index"
    if field == "year" and work.recorded_as is not RecordedAs.WORK:
        return "date"
    return field
