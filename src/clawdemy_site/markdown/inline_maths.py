"""The reader of formulas in a piece of text, and of the numbers behind them."""

import re

from clawdemy_site.markdown.pieces import Piece
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.signs import windows_paths
from clawdemy_site.markdown.syntax import EQUATION_ID, FOREIGN_ID, TERM_NAME
from clawdemy_site.markdown.uses import EquationUse, Findings, Maths
from clawdemy_site.maths.typeset import render_maths

_BARE_BAR = re.compile(r"(?<!\\)\|")
_DELIMITERS = (
    (re.compile(r"\\\([^\\]*(?:\\(?![()])[^\\]*)*\\\)"), r"\(", "$"),
    (re.compile(r"\\\[[^\\=^_]*(?:[=^_]|\\[A-Za-z])[^\\]*(?:\\(?![\[\]])[^\\]*)*\\\]"), r"\[", "$$"),
)
"""Pairs that hold a formula in LaTeX; the square ones only if TeX stands in them, for they also escape brackets."""

_PLAIN = re.compile(
    r"(?<![\\A-Za-z{])(?P<word>sqrt|sin|cos|tan|log|ln|exp|lim|infty|alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|omega)"
    r"(?![A-Za-z}])|(?P<sign><=|>=|->|(?<= )!=(?= ))"
)
"""Words and signs that programs know, and that a formula shows letter by letter."""

_SIGN_OF = {"<=": r"\le", ">=": r"\ge", "->": r"\to", "!=": r"\ne"}
_IN_WORDS = re.compile(r"\\(?:text|math|operatorname|mbox)[a-z]*\*?\{[^{}]*\}")
_TEX_COMMAND = re.compile(r"\\[A-Za-z]{2,}")
_ARGUMENT = re.compile(r"\{[a-z*]+\}")
_LISTS = "write a list: '- ' or '1. ' before each item, with a blank line above the first"
_SIGNS = "put it between dollar signs, with no space inside them, or in a code span"
_REFER = "write [](figure:topic.name), [](eq:name) or [words](page.md#id)"
_IN_TEXT = (
    dict.fromkeys(("textbf", "bfseries"), "write **bold**")
    | dict.fromkeys(("emph", "textit"), "write *italics*")
    | dict.fromkeys(("cite", "citep", "citet", "parencite", "textcite", "autocite"), "write [@id], the work's id")
    | dict.fromkeys(("ref", "eqref", "autoref", "cref", "label"), _REFER)
    | dict.fromkeys(("chapter", "section", "subsection", "subsubsection"), "write a heading: ## Words")
    | dict.fromkeys(("url", "href"), "write [words](address)")
    | dict.fromkeys(("newpage", "pagebreak", "clearpage", "centering", "noindent"), "take it out: pages have none")
    | {"item": _LISTS, "footnote": "put it into the text, or switch on 'footnotes'", "texttt": "write code: `words`"}
    | {"begin": "write a formula between $$ and $$, in place of \\begin{equation}; a figure as ![](figure:topic.name)"}
)
"""Commands of LaTeX for text, and how their author writes the same here."""

_TEX_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|tt|sf|up|normal)?|mbox)\{(?:\\[\s\S]|[^\\{}$])*(?P<dollar>\$)")


def read_maths(piece: Piece, findings: Findings) -> None:
    """Formulas: each must parse here, so that none is found broken by a reader."""
    faults = len(findings.diagnostics)
    inside = _TEX_TEXT.search(piece.coded)
    is_cut = inside and not any(span.start < inside.start() and inside.end() < span.end for span in piece.spans)
    if inside and is_cut:
        where = piece.locate(inside.start("dollar"))
        message = r"a dollar sign inside \text{…} ends the formula"
        help_text = r"close it there, as in \text{if $x$ is}, or write \$ for the sign"
        findings.report(where, "maths-dollar-in-text", message, help_text)
    for span in piece.spans:
        where = piece.locate(span.tex_start)
        findings.maths.append(Maths(span.tex, span.display, where))
        bar = _BARE_BAR.search(span.tex) if piece.role is Role.ROW else None
        if bar:
            where = piece.locate(span.tex_start + bar.start())
            help_text = r"write \lvert and \rvert, or \mid"
            findings.report(where, "maths-bar-in-table", "a bar inside a formula parts the cells of a table", help_text)
            continue
        fault = render_maths(span.tex, display=span.display)[1]
        plain = _PLAIN.search(_IN_WORDS.sub(lambda words: " " * len(words[0]), span.tex)) if not fault else None
        if plain:
            mend = _SIGN_OF.get(plain[0]) or rf"\{plain[0]}"
            where = piece.locate(span.tex_start + plain.start())
            message = f"'{plain[0]}' would be shown sign by sign"
            findings.report(where, "maths-plain", message, f"write {mend}")
        if fault and not is_cut:
            where = piece.locate(min(span.tex_start + fault.offset, span.end))
            findings.diagnostics.append(fault.at(where))
    if len(findings.diagnostics) == faults:
        _check_outside(piece, findings)
    _read_ids(piece, findings)


def _read_ids(piece: Piece, findings: Findings) -> None:
    """Ids behind formulas of their own, for which they are numbered; of a heading it is the heading's."""
    if piece.role is Role.HEADING:
        return
    own = piece.spans[0] if piece.role is Role.TEXT and len(piece.spans) == 1 and piece.spans[0].display else None
    behind = piece.masked[own.end :] if own and not piece.masked[: own.start].strip() else ""
    wrong = [len(piece.masked) - len(behind.lstrip())] if FOREIGN_ID.fullmatch(behind.strip()) else []
    for match in EQUATION_ID.finditer(piece.masked):
        name = match["id"].removeprefix("eq-")
        if behind.strip() == match[0] and TERM_NAME.fullmatch(name):
            findings.equations.append(EquationUse(name, "shown", piece.locate(match.start("id"))))
        else:
            wrong.append(match.start())
    for at in wrong:
        message = f"'{piece.masked[at : at + 60].strip()}' numbers no formula here"
        help_text = "write $$…$$ {#eq-name} alone in its paragraph, the name in small letters, digits and hyphens"
        findings.report(piece.locate(at), "equation-form", message, help_text)


def _check_outside(piece: Piece, findings: Findings) -> None:
    r"""TeX that is in no formula: ``\(…\)``, or a command that would show as typed."""
    for pattern, opening, sign in _DELIMITERS:
        match = pattern.search(piece.coded)
        if match:
            where = piece.locate(match.start())
            findings.report(where, "maths-delimiters", f"{opening} opens no formula here", f"write {sign}…{sign}")
            return
    if "\\" not in piece.masked:
        return
    apart = [range(*path.span()) for path in windows_paths(piece.coded)]
    apart += [range(link.target_start, link.end) for link in piece.found.links]
    told: set[str] = set()
    for command in _TEX_COMMAND.finditer(piece.masked):
        mend = _IN_TEXT.get(command[0][1:], _SIGNS)
        if mend in told or any(command.start() in span for span in apart):
            continue
        told.add(mend)  # one formula without its dollars may hold many
        message = f"'{command[0][:30]}' is in no formula and would show as typed"
        argument = _ARGUMENT.match(piece.masked, command.end())
        mend = _LISTS if argument and argument[0] in {"{itemize}", "{enumerate}"} else mend
        findings.report(piece.locate(command.start()), "maths-outside", message, mend)
        if command[0] == r"\begin":  # what stands inside follows from it
            return
