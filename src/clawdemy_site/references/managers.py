"""Works in the formats of reference managers: BibTeX, CSL-JSON and RIS; what each kind is called there, its table says.

Each exporter is a pure function of works; ``EXPORTERS`` lists them, so that every surface offers the same ones.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.references.citation import MONTHS, edited, part_text, venue_text
from clawdemy_site.references.model import Work


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format in which works leave the site: what pages call it, how its files' names end, and how it is written."""

    label: str
    suffix: str
    export: Callable[[Sequence[Work]], str]


def export_bibtex(works: Sequence[Work]) -> str:
    """The works as BibTeX, one entry each, its key the work's id."""
    return "\n".join(map(_bibtex_entry, works))


def export_csl(works: Sequence[Work]) -> str:
    """The works as a CSL-JSON array.

    Source: https://github.com/citation-style-language/schema, csl-data.json
    """
    return json.dumps([_csl_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def export_ris(works: Sequence[Work]) -> str:
    """The works as RIS.

    Source: https://en.wikipedia.org/wiki/RIS_(file_format), and the tags that Zotero and EndNote read.
    """
    return "\n".join("".join(f"{tag}  - {text}\n" for tag, text in _ris_lines(work)) for work in works)


EXPORTERS = (
    Exporter("BibTeX", ".bib", export_bibtex),
    Exporter("RIS", ".ris", export_ris),
    Exporter("CSL-JSON", ".csl.json", export_csl),
)
"""The formats that a page of references offers."""

_CONTAINED = frozenset({"article", "inproceedings", "incollection"})  # types that say in what a work stands
_TEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def _bibtex_entry(work: Work) -> str:
    kind = work.as_kind
    journal = work.venue if kind.bibtex == "article" else ""
    book = work.venue if kind.bibtex == "inproceedings" else work.whole.title if work.whole else ""
    fields = {
        "author": _bibtex_names(work.creators, others=work.others),
        "editor": _bibtex_names(edited(work).editors),
        "title": f"{{{_tex(work.title)}}}",
        "journal": _tex(journal),
        "booktitle": _tex(book) if kind.bibtex in _CONTAINED else "",
        "chapter": _tex(work.chapter) if kind.bibtex == "incollection" else "",
        "type": _tex(kind.genre),
        "edition": _tex(edited(work).edition),
        "series": _tex(work.series),
        "volume": _tex(work.volume),
        "number": _tex(work.issue or work.number),
        "version": _tex(work.version),
        "howpublished": kind.label if kind.bibtex == "misc" else "",
        "pages": _tex(work.pages).replace("–", "--"),
        kind.publisher: _tex(work.brought_out_by),
        "year": str(work.year or ""),
        "month": MONTHS[work.month - 1][:3].lower() if work.month else "",
        "doi": work.doi,
        "isbn": work.isbn,
        "eprint": work.arxiv,
        "archiveprefix": "arXiv" if work.arxiv else "",
        "note": "" if kind.bibtex in _CONTAINED else _tex(part_text(work) or venue_text(work)),
        "url": work.link,
        "urldate": work.accessed.isoformat() if work.accessed else "",
    }
    # A month is one of BibTeX's own words, and those stand without braces.
    lines = (f"  {name} = {text if name == 'month' else f'{{{text}}}'},\n" for name, text in fields.items() if text)
    return f"@{kind.bibtex}{{{work.id},\n{''.join(lines)}}}\n"


def _bibtex_names(creators: Sequence[CreatorRecord], *, others: bool = False) -> str:
    return " and ".join([*map(_bibtex_name, creators), *(["others"] if others else [])])


def _bibtex_name(creator: CreatorRecord) -> str:
    """A name so that BibTeX takes it apart as the record does: braces keep whole what it would part."""
    if not (creator.given or creator.suffix):
        return f"{{{_tex(creator.short)}}}"
    words = creator.short.split()
    is_mixed = words[0][:1].isupper() and any(word[:1].islower() for word in words[1:])
    family, given = _braced(creator.short, always=is_mixed), _braced(creator.given or "")
    return ", ".join([family, *([_braced(creator.suffix)] if creator.suffix else []), given or "{}"])


def _braced(text: str, *, always: bool = False) -> str:
    return f"{{{_tex(text)}}}" if always or "," in text or re.search(r"\band\b", text) else _tex(text)


def _tex(text: str) -> str:
    """Text with TeX's own signs made harmless; never for addresses, which BibTeX takes as they are."""
    return "".join(_TEX.get(sign, sign) for sign in text)


def _csl_item(work: Work) -> dict[str, Any]:
    is_in_series = work.series and work.as_kind.bibtex != "techreport"
    item: dict[str, Any] = {
        "id": work.id,
        "type": work.as_kind.csl,
        "title": work.title,
        "author": [*map(_csl_name, work.creators), *([{"literal": "et al."}] if work.others else [])],
        "editor": [*map(_csl_name, edited(work).editors)],
        "edition": edited(work).edition,
        "issued": {"date-parts": [[work.year, *([work.month] if work.month else [])]]} if work.year else {},
        "accessed": {"date-parts": [[*work.accessed.timetuple()[:3]]]} if work.accessed else {},
        "container-title": work.venue or (work.whole.title if work.whole else ""),
        "collection-title": work.series,
        "collection-number" if is_in_series else "number": work.number,
        "genre": work.as_kind.genre if work.degree else "",
        "version": work.version,
        "chapter-number": work.chapter,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages.replace("–", "-"),
        "publisher": work.brought_out_by,
        "archive": "arXiv" if work.arxiv else "",
        "archive_location": work.arxiv,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "URL": work.link,
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(creator: CreatorRecord) -> dict[str, str]:
    if not creator.is_person:
        return {"literal": creator.short}
    parts = {"family": creator.short, "given": creator.given, "suffix": creator.suffix}
    return {name: text for name, text in parts.items() if text}


def _ris_lines(work: Work) -> Iterator[tuple[str, str]]:
    """The tags of a work that say something, in order; a name stands as ``Family, Given, Suffix``."""
    # Readers part several addresses at a semicolon.
    kind, accessed = work.as_kind, work.accessed
    first, dash, last = work.pages.partition("–")
    is_range = dash and not re.search("[,–]", last)
    container = work.venue or (work.whole.title if work.whole else "")
    facts = (
        ("T2", container),
        ("T3", work.series),
        ("M3", kind.genre if work.degree else ""),
        ("ET", work.version or edited(work).edition),
        ("VL", work.volume),
        ("IS", work.issue or work.number),
        ("SE", work.chapter),
        ("SP", first if is_range else work.pages.replace("–", "-")),
        ("EP", last if is_range else ""),
        ("PB", work.brought_out_by),
        ("PY", str(work.year or "")),
        ("DA", f"{work.year}/{work.month:02}//" if work.month else ""),
        ("DO", work.doi),
        ("SN", work.isbn),
        ("DB", "arXiv" if work.arxiv else ""),
        ("AN", work.arxiv),
        ("UR", work.link.replace(";", "%3B")),
        ("Y2", f"{accessed:%Y/%m/%d}/" if accessed else ""),
    )
    yield "TY", kind.ris
    yield "ID", work.id
    yield "TI", work.title
    yield from (("AU", _ris_name(creator)) for creator in work.creators)
    if work.others:
        yield "AU", "et al."
    yield from (("ED", _ris_name(creator)) for creator in edited(work).editors)
    yield from ((tag, text) for tag, text in facts if text)
    yield "ER", ""


def _ris_name(creator: CreatorRecord) -> str:
    parts = [creator.short, creator.given or "", creator.suffix or ""]
    return ", ".join(parts if creator.suffix else filter(None, parts))
