"""What scripts say of their figures in Markdown: captions, and what a live figure's own page says of it.

They show on several pages, so they hold what means the same on each of them, and nothing that a page counts or numbers.
"""

import re
from collections.abc import Iterator

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.facts import sample_markdown
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.markdown.scan import scan_line, scan_page
from clawdemy_site.markdown.syntax import mask_code
from clawdemy_site.records.sources import load_text, locate
from clawdemy_site.site.manuscript import Manuscript

_TAG = re.compile(r"<[!?]?[A-Za-z-][^<>]*>?")
_SNIPPETS = (24, 16, 8, 4, 2)  # characters by which a place is found again; in a script a text may stand in pieces

_Fault = tuple[str, tuple[str, str, str]]
"""The words from a mistake on; its rule, what is wrong, and how to mend it."""


def check_captions(manuscript: Manuscript) -> dict[str, list[Diagnostic]]:
    """``caption-form``, and every rule for a line of Markdown that a caption breaks, by the figure's name."""
    found: dict[str, list[Diagnostic]] = {}
    for spec in manuscript.specs.values():
        faults = list(_faults_in(spec.path, spec.caption))
        if spec.live and spec.live.about:
            faults += _faults_in(spec.path, spec.live.about)
            blocks = scan_page(spec.path, sample_markdown(spec.live.about))[0].blocks
            faults += [(f"/// {block.kind}", _misplaced("practice")) for block in blocks]
        if faults:
            script = load_text(manuscript.layout.root, spec.path)[0] or ""
            found[spec.name] = [Diagnostic(_place(spec, script, rest), *fault) for rest, fault in faults]
    return found


def _faults_in(path: str, template: str) -> Iterator[_Fault]:
    text = sample_markdown(template).replace("\n", " ")
    found = scan_line(path, text)
    for one in found.diagnostics:
        yield text[one.location.column - 1 :], (one.rule, one.message, one.help)
    uses = (
        ("citation", found.citations),
        ("link to a figure", found.figures),
        ("marked term", found.terms),
        ("numbered formula and no reference to one", found.equations),
        ("link inside the site", found.links),
        ("marked number", [*(one.written for one in found.claims), *(one.written for one in found.given)]),
    )
    for what, marks in uses:
        for mark in marks:
            yield text[mark.location.column - 1 :], _misplaced(what)
    told = {one.location.column - 1 for one in found.diagnostics}
    for tag in _TAG.finditer(mask_code(text)):
        if tag.start() not in told:
            message = f"a caption holds no HTML, such as '{tag[0][:20]}'"
            yield text[tag.start() :], ("raw-html", message, "write Markdown")


def _misplaced(what: str) -> tuple[str, str, str]:
    mend = "name the work in 'uses', or cite it beside the figure" if what == "citation" else ""
    return "caption-form", f"a caption holds no {what}", mend


def _place(spec: FigureSpec, script: str, rest: str) -> Location:
    """Where the rest of a text begins in its script: what stands there in one piece below the declaration."""
    start = sum(len(line) + 1 for line in script.split("\n")[: spec.line - 1])
    for length in _SNIPPETS:
        at = script.find(rest[:length], start)
        if at >= 0:
            return locate(script, at, spec.path)
    return spec.location
