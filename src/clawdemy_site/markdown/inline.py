"""The readers of a piece of text: each knows one construct, notes its uses and reports what is wrong with it."""

import re
from collections.abc import Callable

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.addresses import SAFE_HELP, check_target, find_raw, read_address
from clawdemy_site.markdown.inline_maths import read_maths
from clawdemy_site.markdown.links import MAX_OPEN, FoundLink, citations_in_links
from clawdemy_site.markdown.number_marks import plain_text, read_number, sole_mark
from clawdemy_site.markdown.pieces import Piece
from clawdemy_site.markdown.segments import Role
from clawdemy_site.markdown.signs import read_signs
from clawdemy_site.markdown.syntax import (
    EQUATION_SCHEME,
    FIGURE_NAME,
    FIGURE_SCHEME,
    TERM_NAME,
    TERM_SCHEME,
    find_comments,
)
from clawdemy_site.markdown.uses import Citation, EquationUse, FigureUse, Findings, Heading, Link, RawAddress, TermUse
from clawdemy_site.numbers.model import Claim, Given, Term
from clawdemy_site.practice.blanks import Blank, check_words
from clawdemy_site.practice.regions import check_close

_HEADING_ID = re.compile(r"\{:?[^{}\n]*?#(?P<id>[^\s{}]+)[^{}\n]*\}\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}\n]*\}\s*$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NOT_PROSE = re.compile(r"\]\([^()]*\)|<[^<>]*>|\{[^{}]*\}")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TAG = re.compile(r"<\s*(script|style|iframe|object|embed|base|meta|link|form|frame|frameset)\b", re.IGNORECASE)
_TITLE_TAG = re.compile(r"<\s*h1\b", re.IGNORECASE)
_ITEM_TITLE = re.compile(r"#(?!#)")
"""What makes a title inside an item of a list; at the start of a line it is a piece of its own."""

_HANDLER = re.compile(r"[<{](?:[^<>{}\n]*?[\s\"'])?on[a-z]{3,}\s*=\s*[\"'\w]", re.IGNORECASE)
_RAW_TARGET = re.compile(
    r"\b(?:href|src|srcset|action|formaction|data|poster)\s*=\s*[\"']?\s*(?:javascript|vbscript|data)\s*:",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[<{=]")
"""What is in all raw HTML and all attribute lists."""

_IN_TEX = re.compile(r"\]\s*\{\s*(?:=|≈|given:)")

_LOOSE_BLANK = re.compile(r"\[_(?!\])|(?<![\w_\[])_{3,}(?![\w_\]])|(?<!\w)_\[(?=[^\[\]\n]+\]_(?!\w))")


def read_heading(piece: Piece, findings: Findings) -> None:
    """Headings, and those of level one: the title of a page comes from its data."""
    for match in _TITLE_TAG.finditer(piece.coded):
        _report_title(findings, piece.locate(match.start()))
    if piece.role is Role.TEXT and _ITEM_TITLE.match(piece.text):
        _report_title(findings, piece.mark)
    if piece.role is not Role.HEADING:
        return
    if piece.level == 1:
        _report_title(findings, piece.mark)
        return
    given = _HEADING_ID.search(piece.coded)
    text = plain_text(piece.text, piece.marks)
    text = _ATTRIBUTES.sub("", text) if given else text
    if piece.marks and not given:
        where = piece.locate(piece.marks[0].start)
        message = "this heading holds a number, and its id would change with it"
        findings.report(where, "number-heading-id", message, "give it an id of its own: ## Words {#id}")
    findings.headings.append(Heading(piece.level, text, given["id"] if given else "", piece.locate(0)))


def read_numbers(piece: Piece, findings: Findings) -> None:
    """Checked and given numbers."""
    for mark in piece.marks:
        written = Term(piece.text[mark.written_start : mark.written_end], piece.locate(mark.written_start))
        body = Term(mark.body, piece.locate(mark.body_start))
        if mark.sign == "given:":
            findings.given.append(Given(written, body))
        else:
            findings.claims.append(Claim(written, mark.sign, body))
    for fault in piece.faults:
        findings.diagnostics.append(fault.at(piece.locate(fault.offset)))
    for span in piece.spans:
        inside = _IN_TEX.search(span.tex)
        if inside:
            where = piece.locate(span.tex_start + inside.start())
            help_text = "put the sum into a worked fence, or the number into the text"
            findings.report(where, "number-in-maths", "a formula holds no checked number", help_text)


def read_blanks(piece: Piece, findings: Findings) -> None:
    """Blanks to fill in: each holds plain words, or one marked number."""
    images = [link for link in piece.found.links if link.image] if piece.blanks else []
    for blank in piece.blanks:
        findings.blanks.append(piece.locate(blank.start))
        _check_blank(piece, blank, findings)
        if any(image.text_start <= blank.start < image.text_end for image in images):
            message = "a blank in the words for a picture is never seen"
            findings.report(piece.locate(blank.start), "blank-form", message, "move it into the text")
        if piece.text[blank.end : blank.end + 1] == ":" and piece.text[: blank.start].rpartition("\n")[2] == "":
            message = "a blank at the start of a line with a colon behind it is taken for the address of a link"
            findings.report(piece.locate(blank.start), "blank-form", message, "put a word before it")
    findings.loose_blanks += [piece.locate(match.start()) for match in _LOOSE_BLANK.finditer(piece.masked)]


def read_links(piece: Piece, findings: Findings) -> None:
    """Links, images, figures, terms, numbered formulas and citations."""
    found = piece.found
    if found.crowded >= 0:
        message = f"more than {MAX_OPEN} brackets are open here"
        findings.report(piece.locate(found.crowded), "brackets", message, r"close them, or write \[ for the sign")
    for link in sorted(found.links, key=lambda link: link.start):
        scheme = f"{link.target.partition(':')[0]}:"
        _SCHEMES.get(scheme, _read_link)(piece, link, findings)
    for offset in found.malformed:
        message = "this is not a form of citation that is read"
        help_text = "write [@id] or [@id, place], one work to a bracket"
        findings.report(piece.locate(offset), "citation-form", message, help_text)
    misplaced = [("citation-in-link", "a citation stands inside a link", citations_in_links(found))]
    if piece.role is Role.HEADING:
        misplaced = [("citation-in-heading", "a citation stands in a heading", found.citations)]
    for citation in found.citations:
        findings.citations.append(Citation(citation[1], (citation[2] or "").strip(), piece.locate(citation.start(1))))
    for rule, message, citations in misplaced:
        for citation in citations:
            findings.report(piece.locate(citation.start()), rule, message, "move it into the text beside it")


def read_html(piece: Piece, findings: Findings) -> None:
    """Raw HTML that would run a script or reach outside the site, and comments that do not hide what they seem to."""
    for comment in find_comments(piece.text):
        where = piece.locate(comment.start() if comment["empty"] else comment.start("close"))
        findings.diagnostics += check_close(comment["empty"] or comment["close"], where)
    if not _MARKED.search(piece.coded):
        return
    for match in _TAG.finditer(piece.coded):
        message = f"a page holds no <{match[1].lower()}>"
        help_text = "take it out; what a page needs comes with the theme"
        findings.report(piece.locate(match.start()), "raw-html", message, help_text)
    for match in _HANDLER.finditer(piece.coded):
        findings.report(piece.locate(match.start()), "raw-html", "a page holds no script in an attribute")
    for match in _RAW_TARGET.finditer(piece.coded):
        message = "this is not an address that a page may lead to"
        findings.report(piece.locate(match.start()), "link-scheme", message, SAFE_HELP)
    for offset, attribute, address in find_raw(piece.coded):
        findings.raw.append(RawAddress(address, attribute, piece.locate(offset)))


def read_words(piece: Piece, findings: Findings) -> None:
    """Words of prose, for the reading time."""
    findings.words += len(_WORD.findall(_NOT_PROSE.sub("] ", piece.masked))) + len(piece.spans)


READERS: tuple[Callable[[Piece, Findings], None], ...] = (
    read_heading,
    read_maths,
    read_numbers,
    read_blanks,
    read_links,
    read_html,
    read_signs,
    read_words,
)
"""Every reader, in order."""


def _report_title(findings: Findings, where: Location) -> None:
    message = "a page has one title, and it comes from the lesson's data"
    findings.report(where, "page-title", message, r"start at ##, or write \# for a sign at the start of a line")


def _check_blank(piece: Piece, blank: Blank, findings: Findings) -> None:
    """What is wrong with what a blank holds; marks that are in no form that is read have been told of."""
    end = blank.body_start + len(blank.body)
    if any(blank.start <= fault.offset < end for fault in piece.faults):
        return
    mark = sole_mark(blank.body)
    if mark is None:
        fault = check_words(blank.body)
        if fault:
            where = piece.locate(blank.body_start + fault.offset)
            findings.diagnostics.append(fault.at(where))
    elif read_number(mark) is None:
        message = "the number in a blank is a plain one, without a unit, a sign behind it or a list"
        where = piece.locate(blank.start)
        findings.report(where, "blank-number", message, "write the number in the blank and the rest behind it")


def _read_figure(piece: Piece, link: FoundLink, findings: Findings) -> None:
    name = link.target.removeprefix(FIGURE_SCHEME)
    where = piece.locate(link.target_start + len(FIGURE_SCHEME))
    if not FIGURE_NAME.fullmatch(name):
        message = f"'{name[:60]}' is not the name of a figure"
        findings.report(where, "figure-name", message, "write figure:script.function, as in figure:squish.sigmoid")
        return
    words = piece.text[link.text_start : link.text_end]
    findings.figures.append(FigureUse(name, "embed" if link.image else "link", words, where))
    if not link.image:
        return
    around = piece.masked[: link.start] + piece.masked[link.end :]
    if around.strip() or piece.role is not Role.TEXT:
        help_text = f"put blank lines around it, or link to it: [words]({FIGURE_SCHEME}{name})"
        start = piece.locate(link.start)
        findings.report(start, "figure-not-alone", "a figure stands alone in its paragraph", help_text)
    if words.strip():
        start = piece.locate(link.start)
        message = "the words in these brackets would be lost: a figure's alt text comes from its script"
        findings.report(start, "figure-with-text", message, "leave the brackets empty")


def _read_term(piece: Piece, link: FoundLink, findings: Findings) -> None:
    """A term of the glossary, or one that is in no form that is read."""
    name = link.target.removeprefix(TERM_SCHEME)
    where = piece.locate(link.target_start + len(TERM_SCHEME))
    words = piece.text[link.text_start : link.text_end]
    start = piece.locate(link.start)
    if link.image or not words.strip() or not TERM_NAME.fullmatch(name):
        message = f"'{name[:60]}' is not named as a term is" if words.strip() else "a term has no words here"
        findings.report(start, "term-form", message, "write [weights](term:weight), the words and the term's id")
        return
    if piece.role in {Role.HEADING, Role.TITLE}:
        what = "heading" if piece.role is Role.HEADING else "question"
        help_text = "write the word alone, and mark it in the text below"
        findings.report(start, "term-in-heading", f"a term is marked in a {what}", help_text)
    findings.terms.append(TermUse(name, words, where))


def _read_equation(piece: Piece, link: FoundLink, findings: Findings) -> None:
    """A reference to a numbered formula."""
    name = link.target.removeprefix(EQUATION_SCHEME)
    if link.image or not TERM_NAME.fullmatch(name):
        message = f"'{name[:60]}' is not named as a formula is"
        help_text = "write [](eq:name) for a formula with {#eq-name} behind it"
        findings.report(piece.locate(link.start), "equation-form", message, help_text)
        return
    where = piece.locate(link.target_start + len(EQUATION_SCHEME))
    findings.equations.append(EquationUse(name, "link", where))


def _read_link(piece: Piece, link: FoundLink, findings: Findings) -> None:
    where = piece.locate(link.target_start)
    target = _ESCAPED.sub(r"\1", piece.text[link.target_start : link.target_start + len(link.target)])
    fault = check_target(target, image=link.image, page=where.path, root=findings.root)
    if fault:
        findings.diagnostics.append(fault.at(where))
    elif read_address(target).is_here:
        findings.links.append(Link(target, link.image, where))
    if piece.text[link.text_start : link.text_end].strip() or piece.text.startswith("[", link.start) is link.image:
        return
    start = piece.locate(link.start)
    if link.image:
        findings.report(start, "image-without-alt", "this image has no alt text")
    elif piece.text[link.text_end : link.text_end + 2] == "](":
        findings.report(start, "link-wordless", "this link has no words, so nobody would see it")


_SCHEMES: dict[str, Callable[[Piece, FoundLink, Findings], None]] = {
    FIGURE_SCHEME: _read_figure,
    TERM_SCHEME: _read_term,
    EQUATION_SCHEME: _read_equation,
}
