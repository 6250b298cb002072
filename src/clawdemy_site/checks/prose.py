"""The gates for prose: what a reader on a phone, or a page of search results, can take; and its numbers in a table.

Each gate warns, with a default that a course may change or switch off under ``prose:`` in its ``course.yml``; see
``records.prose``. The reasons stand in docs/checking.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import ceil

from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.markdown.segments import Role
from clawdemy_site.prose.ease import FEWEST_WORDS, TextCounts, hardest, tally
from clawdemy_site.prose.sentences import Sentence, split_sentences
from clawdemy_site.prose.verbs import first_word, opens_with_verb
from clawdemy_site.records.prose import ProseRecord
from clawdemy_site.records.tree import Positions
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.places import HOME

_TASTE = 6  # words of a hard sentence that are quoted, enough to find it by

PACE = 200
"""Words that a careful reader of an explanation takes in a minute."""

_HEAD = ("lesson", "words", "minutes", "stated", "sentences", "longest", "ease")


@dataclass(frozen=True, slots=True)
class Prose:
    """The running text of a page: its sentences, and where each starts."""

    sentences: tuple[Sentence, ...]
    places: tuple[Location, ...]

    @property
    def tally(self) -> TextCounts:
        """Its sentences, words and syllables."""
        return tally(self.sentences)

    @property
    def longest(self) -> int:
        """Words of its longest sentence."""
        return max((len(sentence.words) for sentence in self.sentences), default=0)


def read_prose(scan: PageScan) -> Prose:
    """The running text of a page: paragraphs and lists, without headings, tables and practice."""
    found = [
        (sentence, passage.locate(sentence.start))
        for passage in scan.passages
        if passage.role is Role.TEXT and not passage.in_practice
        for sentence in split_sentences(passage.text)
    ]
    return Prose(tuple(sentence for sentence, _ in found), tuple(place for _, place in found))


def check_prose(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """Every gate of every course, as that course has set it; the home page goes by the first course's."""
    home = manuscript.content.pages.get(HOME)
    for number, course in enumerate(manuscript.catalogue.courses):
        asked = course.record.prose
        if not number and home and home.front and isinstance(home.front.data, dict):
            texts = {key: value for key, value in home.front.data.items() if isinstance(value, str)}
            yield from _check_lengths(texts, home.front.positions, asked)
        for lesson in course.published_lessons:
            rests_on = [lesson.path, asked, *manuscript.prints_of(lesson)]
            make = partial(_check_lesson, course, lesson, manuscript)
            yield from manuscript.keeper.kept(("prose", print_of(rests_on)), make)


def _check_lesson(course: Course, lesson: Lesson, manuscript: Manuscript) -> list[Diagnostic]:
    return [*_find_in_lesson(course, lesson, manuscript)]


def _find_in_lesson(course: Course, lesson: Lesson, manuscript: Manuscript) -> Iterator[Diagnostic]:
    asked = course.record.prose
    if lesson.front:
        front = lesson.front.record
        yield from _check_lengths({"title": front.title, "description": front.description}, lesson.front.where, asked)
    if asked.outcome_verbs:
        yield from _check_outcomes(lesson, asked)
    for page, scan in manuscript.scans_of(lesson):
        if page.source is None:
            continue
        yield from _check_sections(page, scan, asked, Location(page.source.path, page.source.body_line))
        if page.kind in {PageKind.LESSON, PageKind.SINGLE}:
            prose = read_prose(scan)
            yield from _check_sentences(prose, asked)
            yield from _check_ease(prose, asked)


def _check_lengths(texts: dict[str, str], where: Positions, asked: ProseRecord) -> Iterator[Diagnostic]:
    """``title-length`` and ``description-length``: what a page of search results shows whole."""
    title, description = texts.get("title", ""), texts.get("description", "")
    if asked.title_characters and len(title) > asked.title_characters:
        message = f"this title has {len(title)} characters, and a page of search results cuts it"
        yield Diagnostic(where.at("title"), "title-length", message, f"at most {asked.title_characters}")
    span = asked.description_characters
    if span and description and not span[0] <= len(description) <= span[1]:
        message = f"this description has {len(description)} characters"
        help_text = f"from {span[0]}, so that it says what the page holds, to {span[1]}, which search results show"
        yield Diagnostic(where.at("description"), "description-length", message, help_text)


def _check_outcomes(lesson: Lesson, asked: ProseRecord) -> Iterator[Diagnostic]:
    """``outcome-verb``: an outcome says what a learner can do, so its first word is a verb."""
    also = frozenset(verb.lower() for verb in asked.verbs)
    for at, outcome in enumerate(lesson.outcomes):
        if lesson.front and not opens_with_verb(outcome.text, also):
            word = first_word(outcome.text)
            message = "no verb opens this outcome"
            if word:
                message = f"the outcome opens with '{word}', which is no known verb"
            help_text = "open with what a learner will do: Explain, Compute; course.yml may add verbs under prose"
            where = lesson.front.where.at("learning_outcomes", at, "text")
            yield Diagnostic(where, "outcome-verb", message, help_text)


def _check_sections(page: Page, scan: PageScan, asked: ProseRecord, where: Location) -> Iterator[Diagnostic]:
    """``missing-section``: a page has the sections that its course says it owes."""
    owed: tuple[str, ...] = getattr(asked.sections, page.kind, ())
    present = {_plain(heading.text) for heading in scan.headings}
    for entry in owed:
        names = [name.strip() for name in entry.split(" / ")]
        if not present.intersection(map(_plain, names)):
            shown = " or ".join(f"'{name}'" for name in names)
            message = f"this {page.kind} has no section {shown}"
            yield Diagnostic(where, "missing-section", message, f"add it: ## {names[0]}")


def _check_sentences(prose: Prose, asked: ProseRecord) -> Iterator[Diagnostic]:
    """``long-sentence``: who reads on a phone in the evening has lost the start of it at the end."""
    for sentence, place in zip(prose.sentences, prose.places, strict=True):
        count = len(sentence.words)
        if asked.sentence_words and count > asked.sentence_words:
            message = f"this sentence has {count} words"
            yield Diagnostic(place, "long-sentence", message, f"part it; at most {asked.sentence_words} words")


def _check_ease(prose: Prose, asked: ProseRecord) -> Iterator[Diagnostic]:
    """``reading-ease``: Flesch's score of the whole page, told at its first sentence."""
    if not asked.reading_ease:
        return
    counts = prose.tally
    if counts.words < FEWEST_WORDS or counts.ease >= asked.reading_ease:
        return
    found = hardest(prose.sentences)
    tastes = {at: " ".join(prose.sentences[at].text.split()[:_TASTE]) for at in found}
    hard = "; ".join(f"line {prose.places[at].line}, '{taste} …'" for at, taste in tastes.items())
    message = f"the reading ease of this page is {counts.ease:.1f}, below {asked.reading_ease}"
    help_text = f"shorter sentences, plainer words; the hardest: {hard}"
    yield Diagnostic(prose.places[0], "reading-ease", message, help_text)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def list_prose(manuscript: Manuscript) -> Iterator[str]:
    """A table for each course as lines of text: words, minutes, sentences, reading ease."""
    for number, course in enumerate(manuscript.catalogue.courses):
        if number:
            yield ""
        rows = [_HEAD, *(_row(lesson, manuscript) for lesson in course.published_lessons)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        yield course.record.title
        for title, *cells in rows if len(rows) > 1 else ():
            numbers = "  ".join(f"{cell:>{width}}" for cell, width in zip(cells, widths[1:], strict=True))
            yield f"  {title:<{widths[0]}}  {numbers}"
        yield f"  minutes: what brief, lesson and summary take at {PACE} words a minute; the rest: the lesson's page"


def _row(lesson: Lesson, manuscript: Manuscript) -> tuple[str, ...]:
    kinds = {PageKind.BRIEF, PageKind.LESSON, PageKind.SUMMARY, PageKind.SINGLE}
    read = sum(manuscript.scans[page.src_uri].words for page in lesson.pages if page.kind in kinds and page.source)
    prose = read_prose(manuscript.scans[lesson.main.src_uri])
    counts = prose.tally
    return (
        f"{lesson.number}. {lesson.title}",
        f"{counts.words:,}",
        str(ceil(read / PACE)),
        str(lesson.read_minutes),
        str(counts.sentences),
        str(prose.longest),
        f"{counts.ease:.1f}",
    )
