"""A work in words: the short label of a citation, and the full reference, whole or piece by piece."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.references.model import RecordedAs, Work

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The names of months, as references write them; BibTeX takes their first three letters."""

_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a reference: ``creators``, ``title``, ``container`` or ``address``, its text and its closing mark."""

    role: str
    text: str
    mark: str = ""


def join_names(names: Sequence[str]) -> str:
    """Names in a row: ``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(part for part in (", ".join(names[:-1]), "".join(names[-1:])) if part)


def creators_text(creators: Sequence[CreatorRecord]) -> str:
    """All creators by their whole names."""
    return join_names([creator.full for creator in creators])


def makers_text(work: Work) -> str:
    """All creators of a work by their whole names, with ``et al.`` where more made it than are listed."""
    names = [creator.full for creator in work.creators]
    return f"{', '.join(names)} et al." if work.others and names else join_names(names)


def short_label(work: Work) -> str:
    """How a citation in the text calls a work: ``Nielsen 2015``, ``Glorot et al. 2011``, or its familiar name."""
    if work.label:
        return work.label
    names = [creator.short for creator in work.creators]
    if not names:
        return work.title
    who = join_names(names) if len(names) < 3 and not work.others else f"{names[0]} et al."  # noqa: PLR2004 - two fit a line
    return f"{who} {work.year}" if work.year else who


def part_text(work: Work) -> str:
    """What a work is a part of: ``Chapter 1 of Neural Networks and Deep Learning``; empty for a whole."""
    if work.whole is None:
        return ""
    whole = work.whole.title
    if work.recorded_as is RecordedAs.CHAPTER and work.publisher:
        whole = f"{whole} ({work.publisher})"
    return f"Chapter {work.chapter} of {whole}" if work.chapter else f"Part of {whole}"


def edited(work: Work) -> Work:
    """The work whose edition and editors hold for this one: its own, else those of the book that it is a chapter of."""
    return work if work.edition or work.editors or not work.whole else work.whole


def edition_text(work: Work) -> str:
    """Which edition, and who edited it: ``3rd edition, edited by A. Author and B. Author``."""
    book = edited(work)
    editors = creators_text(book.editors)
    said = (f"{book.edition} edition" if book.edition else "", f"edited by {editors}" if editors else "")
    return ", ".join(filter(None, said))


def venue_text(work: Work) -> str:
    """Where a paper came out: venue, volume, issue and pages."""
    if not work.venue:
        return ""
    issue = f"({work.issue})" if work.issue else ""
    numbered = f"{work.venue} {work.volume}{issue}" if work.volume else work.venue
    return ", ".join(filter(None, [numbered, work.pages]))


def issue_parts(work: Work) -> Iterator[str]:
    """In which form it came out: ``Doctoral thesis``, ``Report TR-7``, ``Lecture Notes 12``, ``version 2.1``."""
    genre = work.as_kind.genre
    if genre:
        yield f"{genre} {work.number}".strip()
    if work.series or (work.number and not genre):
        yield f"{work.series} {'' if genre else work.number}".strip() if work.series else f"no. {work.number}"
    if work.version:
        yield f"version {work.version}"


def reference_parts(work: Work) -> tuple[Part, ...]:
    """A full reference piece by piece, each with its closing mark."""
    month = f"{MONTHS[work.month - 1]} " if work.month else ""
    when = f" ({month}{work.year})" if work.year else ""
    pages = work.pages if work.whole and not work.venue else ""
    place = ", ".join(filter(None, [part_text(work), pages, edition_text(work)]))
    publisher = work.brought_out_by if work.recorded_as is RecordedAs.WORK else ""
    container = (place, venue_text(work), ", ".join(filter(None, [*issue_parts(work), publisher])))
    day = work.accessed
    looked = f"(accessed {day.day} {MONTHS[day.month - 1]} {day.year})" if day else ""
    parts = [
        _closed("creators", f"{makers_text(work)}{when}".strip()),
        _closed("title", work.title),
        *(_closed("container", f"{text[:1].upper()}{text[1:]}") for text in container),
        Part("address", work.found_at),
        Part("accessed", looked),
    ]
    return tuple(part for part in parts if part.text)


def plain_reference(work: Work) -> str:
    """The full reference as plain text."""
    return " ".join(part.text + part.mark for part in reference_parts(work))


def _closed(role: str, text: str) -> Part:
    return Part(role, text, "" if text.endswith(_ENDS) else ".")
