"""What only lessons can hold: a figure gets its number, and a citation its reference, from the lesson it stands in."""

from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.site.manuscript import Manuscript


def check_outside(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``outside-lesson``: a figure, a citation or a practice block on a page that belongs to no lesson."""
    for src_uri, scan in manuscript.scans.items():
        if src_uri in manuscript.lesson_of or src_uri in manuscript.unsettled:
            continue
        for use in scan.figures:
            if use.kind == "embed":
                message = "a figure is numbered by its lesson, and this page belongs to none"
                mend = f"show it in a lesson, and link to it here: [words](figure:{use.name})"
                yield Diagnostic(use.location, "outside-lesson", message, mend)
        for citation in scan.citations:
            message = "a citation leads to its lesson's references, and this page belongs to no lesson"
            yield Diagnostic(citation.location, "outside-lesson", message, "link to the work's own address")
        for block in scan.blocks:
            message = f"a {block.kind} is practice for a lesson, and this page belongs to none"
            yield Diagnostic(block.location, "outside-lesson", message, "move it to the practice page of a lesson")
