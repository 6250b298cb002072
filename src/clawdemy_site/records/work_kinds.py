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
    ris: str  # its type in RIS. Source: https://en.wikipedia.org/wiki/RIS_(file_format)
    schema: str  # its type in schema.org. Source: https://schema.org/CreativeWork
    genre: str = ""  # what it is called where it is cited, if its type does not say so
    publisher: str = "publisher"  # what BibTeX calls whoever brought it out


BOOK_CHAPTER = "book-chapter"  # the kind that must say of which book it is a part
PAPER = "paper"  # the kind whose types elsewhere depend on where it came out
THESIS = "thesis"  # the kind whose types elsewhere depend on the degree

WORK_KINDS: Mapping[str, WorkKind] = {
    "book": WorkKind("Book", "book", "book", "BOOK", "Book"),
    BOOK_CHAPTER: WorkKind("Book chapter", "incollection", "chapter", "CHAP", "Chapter"),
    PAPER: WorkKind("Paper", "misc", "article", "GEN", "ScholarlyArticle"),
    "article": WorkKind("Article", "misc", "webpage", "ELEC", "Article"),
    "blog": WorkKind("Blog post", "misc", "post-weblog", "BLOG", "BlogPosting"),
    "video": WorkKind("Video", "misc", "motion_picture", "VIDEO", "VideoObject"),
    "interactive": WorkKind("Interactive", "misc", "software", "COMP", "WebApplication"),
    "software": WorkKind("Software", "misc", "software", "COMP", "SoftwareSourceCode"),
    "dataset": WorkKind("Data set", "misc", "dataset", "DATA", "Dataset"),
    "course": WorkKind("Course", "misc", "webpage", "ELEC", "Course"),
    THESIS: WorkKind("Thesis", "phdthesis", "thesis", "THES", "Thesis", "Thesis", "school"),
    "report": WorkKind("Report", "techreport", "report", "RPRT", "Report", "Report", "institution"),
    "standard": WorkKind("Standard", "techreport", "standard", "STAND", "CreativeWork", "Standard", "institution"),
}
"""The kinds by the name that records write."""

VENUE_TYPES: Mapping[str, WorkKind] = {
    "journal": WorkKind("Paper", "article", "article-journal", "JOUR", "ScholarlyArticle"),
    "conference": WorkKind("Paper", "inproceedings", "paper-conference", "CPAPER", "ScholarlyArticle"),
}
"""What a paper is, by the kind of venue in which it came out."""

_THESIS = ("thesis", "THES", "Thesis")
DEGREES: Mapping[str, WorkKind] = {
    "doctoral": WorkKind("Doctoral thesis", "phdthesis", *_THESIS, "Doctoral thesis", "school"),
    "master": WorkKind("Master's thesis", "mastersthesis", *_THESIS, "Master's thesis", "school"),
    "bachelor": WorkKind("Bachelor's thesis", "mastersthesis", *_THESIS, "Bachelor's thesis", "school"),
}
"""What a thesis is, by the degree for which it was written."""

KindName = Annotated[str, one_of(WORK_KINDS)]
VenueType = Annotated[str, one_of(VENUE_TYPES)]
Degree = Annotated[str, one_of(DEGREES)]
