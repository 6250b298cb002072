"""Figures as pages name them: each exists, each is shown where it is spoken of, and none lies unused.

One that could not be drawn has its mistakes looked up here, so that they can stand in its place.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.site.manuscript import Manuscript, shown_names
from clawdemy_site.site.places import HOME

_QUOTED_NAME = re.compile(r"'(\w+\.\w+)'")


def check_figures(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-figure``, ``figure-not-shown``, ``unused-figure``: pages name what scripts declare."""
    named: set[str] = set()
    for src_uri, scan in manuscript.scans.items():
        for use in scan.figures:
            named.add(use.name)
            problem = _wrong(manuscript, src_uri, use.name, is_link=use.kind == "link")
            if problem:
                yield Diagnostic(use.location, *problem)
    if manuscript.cover:
        name, where = manuscript.cover
        problem = _wrong(manuscript, HOME, name, is_link=True)
        if problem:
            yield Diagnostic(where, *problem)
    for name, spec in manuscript.specs.items():
        if name not in named and not manuscript.kept_back and not manuscript.content.unread:
            where = Location(spec.path, spec.line, spec.column)
            yield Diagnostic(where, "unused-figure", f"no page shows the figure '{name}'")


def check_library(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-library``: a module that a course names as its library is a file of ``figures/``."""
    folder = manuscript.layout.root / manuscript.layout.figures
    for course in manuscript.catalogue.courses:
        for place, name in enumerate(course.record.library):
            if not (folder / f"{name}.py").is_file():
                mend = did_you_mean(name, (path.stem for path in folder.glob("*.py")))
                message = f"there is no module {manuscript.layout.figures}/{name}.py"
                where = course.placed.where.at("library", place)
                yield Diagnostic(where, "unknown-library", message, mend or "write it, or remove the name")


def find_undrawn(
    manuscript: Manuscript, drawn: Container[str], read: Iterable[Diagnostic], failed: Iterable[Diagnostic]
) -> dict[str, tuple[Diagnostic, ...]]:
    """What kept each figure that pages name, or that a script declares, from being drawn, by the figure's name.

    A script that could not be read has none of its figures drawn, so its mistakes are those of each. ``read`` was found
    before anything was drawn, ``failed`` while figures were. Figures that nobody declares are left out.
    """
    by_topic: dict[str, list[Diagnostic]] = {topic: [] for topic in manuscript.broken_topics}
    for diagnostic in read:
        path = PurePosixPath(diagnostic.location.path)
        if diagnostic.is_error and path.parent == PurePosixPath(manuscript.layout.figures) and path.stem in by_topic:
            by_topic[path.stem].append(diagnostic)
    failures = [diagnostic for diagnostic in failed if diagnostic.is_error]
    named = {use.name for scan in manuscript.scans.values() for use in scan.figures}
    cover = {manuscript.cover[0]} if manuscript.cover else set()
    found: dict[str, tuple[Diagnostic, ...]] = {}
    for name in sorted(manuscript.specs.keys() | named | cover):
        topic = name.partition(".")[0]
        if topic in by_topic:
            found[name] = tuple(sorted(by_topic[topic]))
        elif name in manuscript.specs and name not in drawn:
            found[name] = tuple(_owed_to(manuscript.specs[name], manuscript, failures))
    return found


def _owed_to(spec: FigureSpec, manuscript: Manuscript, failures: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The failures of one figure: those that name it or stand in its function.

    Figures that share a failure have it told once. It is then found by the script, and if the drawing itself has broken
    down, it is all that there is.
    """
    naming = {
        failure: manuscript.specs.keys() & set(_QUOTED_NAME.findall(f"{failure.message} {failure.help}"))
        for failure in failures
    }
    general = [failure for failure, names in naming.items() if not names]
    script = [failure for failure in general if failure.location.path == spec.path]
    own = [failure for failure in script if _function_at(failure.location, manuscript) == spec]
    return [failure for failure, names in naming.items() if spec.name in names] + own or script or general


def _function_at(place: Location, manuscript: Manuscript) -> FigureSpec | None:
    """The last figure that its script declares at or before a place."""
    before = [spec for spec in manuscript.specs.values() if spec.path == place.path and spec.line <= place.line]
    return max(before, key=lambda spec: spec.line, default=None)


def _wrong(manuscript: Manuscript, src_uri: str, name: str, *, is_link: bool) -> tuple[str, str, str] | None:
    """Rule, message and help where a page cannot name this figure."""
    if name not in manuscript.specs:
        if name.partition(".")[0] in manuscript.broken_topics:
            return None
        mend = did_you_mean(name, manuscript.specs) or "write it as topic.function, for a function of figures/"
        return "unknown-figure", f"no script draws a figure '{name}'", mend
    if manuscript.content.unread:
        return None  # the page that shows it may be among those
    unsettled = (manuscript.scans[page] for page in manuscript.unsettled if page in manuscript.scans)
    if is_link and manuscript.numbering.find(manuscript.lesson_of.get(src_uri), name) is None:
        if any(name in shown_names(scan) for scan in unsettled):
            return None
        message = f"no lesson shows the figure '{name}', so there is nothing to link to"
        return "figure-not-shown", message, f"show it in a lesson: ![](figure:{name})"
    return None
