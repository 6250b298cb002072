"""Figures as pages name them: each exists, each is shown where it is spoken of, and none lies unused."""

from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location, Severity, did_you_mean
from clawdemy_site.site.manuscript import HOME, Manuscript, shown_names


def check_figures(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-figure``, ``figure-not-shown``, ``unused-figure``: what pages name and what scripts declare must meet.

    Fix: name a figure of ``figures/``; show it on a page; or delete the function.
    """
    named: set[str] = set()
    for uri, scan in manuscript.scans.items():
        for use in scan.figures:
            named.add(use.name)
            problem = _wrong(manuscript, uri, use.name, is_link=use.kind == "link")
            if problem:
                yield Diagnostic(use.location, *problem)
    if manuscript.cover:
        name, where = manuscript.cover
        problem = _wrong(manuscript, HOME, name, is_link=True)
        if problem:
            yield Diagnostic(where, *problem)
    for name, spec in manuscript.specs.items():
        if name not in named and not manuscript.kept_back:
            where = Location(spec.path, spec.line, spec.column)
            message = f"no page shows the figure '{name}'"
            yield Diagnostic(where, "unused-figure", message, "show it, or delete it", Severity.WARNING)


def check_library(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-library``: a module that a course names as its library is a file of ``figures/``.

    Fix: name the file without its ``.py``, or write it.
    """
    folder = manuscript.layout.root / manuscript.layout.figures
    for course in manuscript.catalogue.courses:
        for place, name in enumerate(course.record.library):
            if not (folder / f"{name}.py").is_file():
                mend = did_you_mean(name, (path.stem for path in folder.glob("*.py")))
                message = f"there is no module {manuscript.layout.figures}/{name}.py"
                where = course.placed.where.at("library", place)
                yield Diagnostic(where, "unknown-library", message, mend or "write it, or remove the name")


def _wrong(manuscript: Manuscript, uri: str, name: str, *, is_link: bool) -> tuple[str, str, str] | None:
    """Rule, message and help where a page cannot name this figure."""
    if name not in manuscript.specs:
        if name.partition(".")[0] in manuscript.broken_topics:
            return None
        mend = did_you_mean(name, manuscript.specs) or "write it as topic.function, for a function of figures/"
        return "unknown-figure", f"no script draws a figure '{name}'", mend
    unsettled = (manuscript.scans[page] for page in manuscript.unsettled if page in manuscript.scans)
    if is_link and manuscript.numbering.find(manuscript.lesson_of.get(uri), name) is None:
        if any(name in shown_names(scan) for scan in unsettled):
            return None
        message = f"no lesson shows the figure '{name}', so there is nothing to link to"
        return "figure-not-shown", message, f"show it in a lesson: ![](figure:{name})"
    return None
