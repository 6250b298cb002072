"""The kinds of works: what each is called on pages, in BibTeX, in CSL and in schema.org.

A new kind is one line here; validation, labels, exports and JSON-LD read this table, and a test holds the
documentation to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from clawdemy_site.records.fields import one_of


@dataclass(frozen=True, slots=True)
class WorkKind:
    """A kind of work."""

    label: str
    bibtex: str  # its entry type in BibTeX; ``misc`` where BibTeX knows no nearer one
    csl: str  # its type in CSL. Source: https://docs.citationstyles.org/en/stable/specification.html
    schema: str  # its type in schema.org. Source: https://schema.org/CreativeWork


BOOK_CHAPTER = "book-chapter"  # the kind that must say of which book it is a part
PAPER = "paper"  # the kind whose types elsewhere depend on where it came out

WORK_KINDS: Mapping[str, WorkKind] = {
    "book": WorkKind("Book", "book", "book", "Book"),
    BOOK_CHAPTER: WorkKind("Book chapter", "incollection", "chapter", "Chapter"),
    PAPER: WorkKind("Paper", "misc", "article", "ScholarlyArticle"),
    "article": WorkKind("Article", "misc", "webpage", "Article"),
    "blog": WorkKind("Blog post", "misc", "post-weblog", "BlogPosting"),
    "video": WorkKind("Video", "misc", "motion_picture", "VideoObject"),
    "interactive": WorkKind("Interactive", "misc", "software", "WebApplication"),
    "software": WorkKind("Software", "misc", "software", "SoftwareSourceCode"),
    "dataset": WorkKind("Data set", "misc", "dataset", "Dataset"),
    "course": WorkKind("Course", "misc", "webpage", "Course"),
}
"""The kinds by the name that records write."""

VENUE_TYPES: Mapping[str, WorkKind] = {
    "journal": WorkKind("Paper", "article", "article-journal", "ScholarlyArticle"),
    "conference": WorkKind("Paper", "inproceedings", "paper-conference", "ScholarlyArticle"),
}
"""What a paper is, by the kind of venue in which it came out."""

KindName = Annotated[str, one_of(WORK_KINDS)]
VenueType = Annotated[str, one_of(VENUE_TYPES)]
