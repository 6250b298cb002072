"""Numbered formulas as pages refer to them: each reference has its formula, and each number a reference."""

from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.markdown.uses import EquationUse
from clawdemy_site.site.manuscript import Manuscript


def check_equations(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """``unknown-equation``, ``equation-twice``, ``unused-equation``, ``outside-lesson``: formulas and references."""
    first: dict[tuple[str, str], Location] = {}
    meant: set[tuple[str, str]] = set()
    names = {name for _, name in manuscript.equations.by_lesson}
    # What is told of these already, so that no reference is told to lead nowhere.
    stray = {
        use.name
        for src_uri, use in _uses(manuscript)
        if src_uri in manuscript.unsettled or (use.kind != "link" and src_uri not in manuscript.lesson_of)
    }
    for src_uri, use in _uses(manuscript):
        lesson = manuscript.lesson_of.get(src_uri)
        found = manuscript.equations.find(lesson, use.name)
        if use.kind == "link":
            if found:
                meant.add((manuscript.lesson_of[found.src_uri], use.name))
            elif use.name not in stray:
                mend = did_you_mean(use.name, names) or f"number a formula: $$…$$ {{#eq-{use.name}}}"
                yield Diagnostic(use.location, "unknown-equation", f"no formula has the id 'eq-{use.name}'", mend)
        elif lesson is None:
            if src_uri not in manuscript.unsettled:
                message = "a numbered formula stands on a page that belongs to no lesson"
                yield Diagnostic(use.location, "outside-lesson", message, "take the id off, or move it")
        elif (earlier := first.setdefault((lesson, use.name), use.location)) != use.location:
            message = f"the id 'eq-{use.name}' is taken on line {earlier.line} of {earlier.path}"
            yield Diagnostic(use.location, "equation-twice", message, "choose another, or refer to that formula")
    for (lesson, name), where in first.items():
        if (lesson, name) not in meant and not manuscript.unsettled:
            mend = f"refer to it as [](eq:{name}), or take the id off"
            yield Diagnostic(where, "unused-equation", f"nothing refers to the formula 'eq-{name}'", mend)


def _uses(manuscript: Manuscript) -> Iterator[tuple[str, EquationUse]]:
    return ((src_uri, use) for src_uri, scan in manuscript.scans.items() for use in scan.equations)
