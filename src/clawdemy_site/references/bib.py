"""BibTeX as it is written: entries with their lines, values put together, names taken apart, TeX turned into text.

The blocks are found by ``bibtexparser`` and TeX is read by ``pylatexenc``; this module is imported only where a file is
brought in, so that nothing else waits for them.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors
from bibtexparser.middlewares.names import parse_single_name_into_parts
from bibtexparser.model import DuplicateBlockKeyBlock
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from clawdemy_site.records.credit import GROUP, SUFFIX
from clawdemy_site.references.citation import MONTHS

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it has to say is told with the entries

_MONTH_NAMES = frozenset({*map(str.lower, MONTHS), "sept"})
MONTH_NUMBERS = {name[:3].lower(): str(number) for number, name in enumerate(MONTHS, 1)}
_AS_WRITTEN = frozenset({"url", "doi", "eprint", "howpublished", "isbn", "urldate", "date", "crossref"})
_NAMES = frozenset({"author", "editor"})
_NO_TEXT = frozenset({"relax", "ifmmode", "else", "fi", "protect", "noopsort", "bibinfo", "selectlanguage"})
_NO_TEXT |= {"em", "it", "bf", "sc", "tt", "rm", "sl", "itshape", "bfseries", "scshape", "upshape", "normalfont"}
_SAID = {"url": "%s", "hyphen": "-", "slash": "/"}
_MACRO = re.compile(r"\\([A-Za-z]+)")
_TEX = re.compile(r"[\\{}$~%`^]|''|--")
_ESCAPED = re.compile(r"\\([_%&#~$])")


@dataclass
class BibEntry:
    """An entry: type and fields in small letters, texts plain, names taken apart; what could not be read is told."""

    line: int
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)
    names: dict[str, list[dict[str, str]]] = field(default_factory=dict)  # creators, as records write them, by field
    others: bool = False  # whether "and others" ends the authors
    unread: dict[str, list[str]] = field(default_factory=dict)  # commands of TeX that say nothing to us, by field
    told: list[str] = field(default_factory=list)


def read_bib(text: str) -> tuple[list[BibEntry], list[tuple[int, str]]]:
    """The entries of a file, those that others name as their ``crossref`` filled into them; and what is no entry."""
    library = parse_string(text, parse_stack=[])
    wrong = [
        (
            (block.start_line or 0) + 1,
            f"the key '{block.key}' stands above already"
            if isinstance(block, DuplicateBlockKeyBlock)
            else " ".join(str(block.error).split()) or "this does not read as BibTeX",
        )
        for block in library.failed_blocks
    ]
    words = {name: name for name in MONTH_NUMBERS}
    for string in library.strings:
        words[string.key.lower()] = _put_together(str(string.value), words)
    entries = [_entry(block, words) for block in library.entries]
    by_key = {entry.key.lower(): entry for entry in entries if entry.key}
    parents = [by_key.get(entry.fields.pop("crossref", "").lower()) for entry in entries]
    for entry, parent in zip(entries, parents, strict=True):
        if parent and parent is not entry:
            _inherit(entry, parent)
    return entries, wrong


def plain(tex: str) -> tuple[str, list[str]]:
    """TeX as text on one line, and the commands in it that say nothing to us."""
    if not _TEX.search(tex):
        return " ".join(tex.split()), []
    safe = re.sub(r"(?<!\\)%", r"\\%", tex)  # BibTeX knows no comments inside a value
    try:
        text = _DECODER.latex_to_text(safe)
    except RecursionError:
        return "", ["braces set too deep"]
    text = text.replace("\u02c6", "^").replace("\xa0", " ")
    unread = {name for name in _MACRO.findall(safe) if name not in _NO_TEXT and _CONTEXT.get_macro_spec(name) is None}
    return " ".join(text.split()), [f"\\{name}" for name in sorted(unread)]


def _context() -> Any:
    context = get_default_latex_context_db()
    ours = [MacroTextSpec(name, name) for name in ("TeX", "LaTeX", "BibTeX")]
    ours += [MacroTextSpec(name, text) for name, text in _SAID.items()]
    ours += [MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")]
    context.add_context_category("ours", macros=ours, prepend=True)
    context.set_unknown_macro_spec(None)
    return context


_CONTEXT = _context()
_DECODER = LatexNodes2Text(latex_context=_CONTEXT, math_mode="text")


def _entry(block: Any, words: Mapping[str, str]) -> BibEntry:
    entry = BibEntry(block.start_line + 1, block.entry_type.lower(), block.key)
    for one in block.fields:
        name = one.key.lower()
        if name in entry.fields or name in entry.names:
            entry.told.append(f"{name} stands twice; the first is taken")
            continue
        value = _put_together(str(one.value), words, entry.told)
        if name in _NAMES:
            entry.names[name] = [*_creators(value, entry)]
        elif name in _AS_WRITTEN:
            bare = re.sub(r"^\\url\s*\{(.*)\}$", r"\1", value.strip())
            entry.fields[name] = _ESCAPED.sub(r"\1", bare).replace("{", "").replace("}", "").strip()
        else:
            entry.fields[name], entry.unread[name] = plain(value)
    return entry


def _put_together(value: str, words: Mapping[str, str], told: list[str] | None = None) -> str:
    """A value without its braces or quotation marks; pieces that ``#`` joins are joined, words stand for their text."""
    pieces = [""]
    depth, quoted = 0, False
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        quoted ^= sign == '"' and depth == 0
        if sign == "#" and depth == 0 and not quoted:
            pieces.append("")
        else:
            pieces[-1] += sign
    return "".join(_piece(piece.strip(), words, told) for piece in pieces)


def _piece(piece: str, words: Mapping[str, str], told: list[str] | None) -> str:
    if piece[:1] + piece[-1:] in {"{}", '""'}:
        return piece[1:-1]
    if told is not None and piece and not piece.isdigit() and piece.lower() not in {*words, *_MONTH_NAMES}:
        told.append(f"the word {piece} stands for nothing")
    return words.get(piece.lower(), piece)


def _creators(value: str, entry: BibEntry) -> Iterator[dict[str, str]]:
    """Creators as records write them; what stands in braces is a name in one piece."""
    value = re.sub(r"\band\s*$", "", value)
    for name in SeparateCoAuthors()._transform_field_value(value):  # noqa: SLF001 - the library has it nowhere else
        if name.strip().lower() == "others":
            entry.others = True
            continue
        try:
            parts = parse_single_name_into_parts(name.strip(", "))
        except ValueError as error:
            entry.told.append(f"the name '{name}' ({error})")
            continue
        said = {
            "given": plain(" ".join(parts.first))[0],
            "family": plain(" ".join([*parts.von, *parts.last]))[0],
            "suffix": plain(" ".join(parts.jr))[0],
        }
        said = _put_right(said)
        if said["family"] and not said["given"] and not said["suffix"]:
            said = {"name": said["family"]}
        yield {part: text for part, text in said.items() if text}


def _put_right(said: dict[str, str]) -> dict[str, str]:
    """A name as it was meant: suffixes that stand last in it, and organisations that stand without their braces."""
    given, family, suffix = said["given"], said["family"], said["suffix"]
    if SUFFIX.fullmatch(given) and suffix:  # McKay, John W., Jr.
        return {"given": suffix, "family": family, "suffix": given}
    if SUFFIX.fullmatch(family) and given:  # John W. McKay Jr.
        first, _space, last = given.rstrip(",").rpartition(" ")
        return {"given": first, "family": last, "suffix": family}
    if given and GROUP.search(f"{given} {family}"):
        return {"given": "", "family": f"{given} {family} {suffix}".strip(), "suffix": ""}
    return said


def _inherit(entry: BibEntry, parent: BibEntry) -> None:
    """Fill in what an entry has from the one that it names as its ``crossref``."""
    given = dict(parent.fields)
    title = given.pop("title", "")
    entry.fields = {**given, **({"booktitle": title} if title else {}), **entry.fields}
    entry.names = {**{name: who for name, who in parent.names.items() if name == "editor"}, **entry.names}
