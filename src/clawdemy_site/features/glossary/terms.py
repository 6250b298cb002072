"""Terms of the glossary as pages mark them: each exists, none is used before a lesson defines it, none lies unused."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from clawdemy_site.course.glossary import GlossaryTerm
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.diagnostics.registry import WARNING, Rule, declare
from clawdemy_site.site.manuscript import Manuscript

declare(
    "Terms",
    Rule("unknown-term", "The glossary has no such term.", "mend the id, or write the term"),
    Rule(
        "early-term",
        "A term is marked in a lesson before the one that defines it.",
        "take the mark off, or name the lesson that really defines it",
        WARNING,
    ),
    Rule("unused-term", "No page marks the term.", "mark it where it is used, or delete it", WARNING),
)


def check_terms(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-term``, ``early-term``, ``unused-term``, ``unknown-lesson``: pages, terms and lessons must meet."""
    glossary = manuscript.glossary
    marked: set[str] = set()
    for src_uri, scan in manuscript.scans.items():
        for use in scan.terms:
            marked.add(use.name)
            term = glossary.terms.get(use.name)
            if term:
                yield from _check_place(term, src_uri, use.location, manuscript)
            elif not glossary.unread:
                mend = _near(use.name, glossary.terms.values())
                yield Diagnostic(use.location, "unknown-term", f"there is no term '{use.name}'", mend)
    for term in glossary.terms.values():
        yield from _check_lesson(term, manuscript)
        if term.id not in marked and not manuscript.kept_back and not manuscript.unsettled:
            message = f"no page marks the term '{term.id}'"
            help_text = f"mark it where it is used: [{term.name}](term:{term.id}); or delete it"
            yield Diagnostic(term.location, "unused-term", message, help_text)


def _check_place(term: GlossaryTerm, src_uri: str, where: Location, manuscript: Manuscript) -> Iterator[Diagnostic]:
    """A term is a promise that the page rests on what its lesson said, so that lesson stands before."""
    lessons = manuscript.catalogue.lessons
    here, defining = lessons.get(manuscript.lesson_of.get(src_uri, "")), lessons.get(term.lesson)
    if here and defining and here.course == defining.course and here.number < defining.number:
        message = f"'{term.id}' is marked in lesson {here.number}, and lesson {defining.number} defines it"
        help_text = "take the mark off, or name the lesson that really defines it in the glossary"
        yield Diagnostic(where, "early-term", message, help_text)


def _check_lesson(term: GlossaryTerm, manuscript: Manuscript) -> Iterator[Diagnostic]:
    lessons = manuscript.catalogue.lessons
    if term.lesson not in lessons and term.course not in manuscript.content.unread_courses:
        mend = did_you_mean(term.lesson, lessons) or "write its path: course/lesson"
        yield Diagnostic(term.lesson_at, "unknown-lesson", f"there is no lesson '{term.lesson}'", mend)


def _near(name: str, terms: Collection[GlossaryTerm]) -> str:
    """Help for an id that no term has: the nearest one, also by the other forms of terms."""
    ids = {"-".join(form.casefold().split()): term.id for term in terms for form in (*term.also, term.name)} | {
        term.id: term.id for term in terms
    }
    near = ids.get(name) or next((ids[one] for one in get_close_matches(name, sorted(ids), n=1, cutoff=0.6)), "")
    return f"did you mean '{near}'?" if near else "write it into the glossary, or leave the word unmarked"
