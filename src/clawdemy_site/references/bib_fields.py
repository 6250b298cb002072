"""What a record can say of an entry of a ``.bib`` file: its kind, and each field under the name that records have."""

import re
from collections.abc import Mapping
from typing import Any

from clawdemy_site.records.work_kinds import BOOK_CHAPTER, DEGREES, PAPER, THESIS, VENUE_TYPES, WORK_KINDS
from clawdemy_site.references.bib import MONTH_NUMBERS, BibEntry

_KINDS: Mapping[str, dict[str, str]] = {
    **{row.bibtex: {"kind": name} for name, row in WORK_KINDS.items() if row.bibtex != "misc"},
    **{row.bibtex: {"kind": PAPER, "venue_type": name} for name, row in VENUE_TYPES.items()},
    "techreport": {"kind": "report"},
    "phdthesis": {"kind": THESIS, "degree": "doctoral"},
    "mastersthesis": {"kind": THESIS, "degree": "master"},
    **{name: {"kind": name} for name in ("report", "standard", "software", "dataset", "video", THESIS)},
    **{name: {"kind": "book"} for name in ("booklet", "collection", "manual", "mvbook", "mvcollection", "proceedings")},
    **{name: {"kind": "article"} for name in ("electronic", "misc", "online", "webpage", "www")},
    "conference": {"kind": PAPER, "venue_type": "conference"},
    "inbook": {"kind": BOOK_CHAPTER},
    "unpublished": {"kind": PAPER},
    "masterthesis": {"kind": THESIS, "degree": "master"},  # misspelt often
    "bachelorthesis": {"kind": THESIS, "degree": "bachelor"},
}
"""What a type of BibTeX or BibLaTeX becomes."""

_CHANGED = frozenset({"booklet", "manual", "proceedings", "unpublished"})  # types of which a record says less
_ALONE = ("doi", "isbn", "url", "pages", "volume", "series", "version", "chapter", "edition")
_PLACES = {"venue": ("journal", "journaltitle", "booktitle"), "publisher": ("publisher", "school", "institution")}
_SAID = {row.label.lower(): name for name, row in WORK_KINDS.items() if row.bibtex == "misc"}
_DOI_LINK = re.compile(r"(https?://(?:dx\.)?doi\.org/.+)", re.IGNORECASE)
_ARXIV = re.compile(r"(?:arxiv|corr)\W*(?:preprint\W*)?(?:arxiv\W*|abs/)*([a-z-]*/?\d[\d.]+(?:v\d+)?)?$", re.IGNORECASE)
_ARXIV_LINK = re.compile(r"arxiv\.org/(?:abs|pdf)/([\w./-]+?)(?:\.pdf)?$|^10\.48550/arxiv\.(.+)$", re.IGNORECASE)
_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}  # of ordinals


def record_of(entry: BibEntry) -> tuple[dict[str, Any], list[str], list[str]]:
    """What a record can say of an entry.

    Returns:
        Fields of a record, empty where no kind fits; what has to be told of them; and the entry's fields that have no
        place in a record.
    """
    fields, told = dict(entry.fields), [*entry.told]
    data: dict[str, Any] = dict(_KINDS.get(entry.kind, {}))
    if not data:
        return {}, [f"no kind of record is a '{entry.kind}'"], []
    if entry.kind in _CHANGED:
        told.append(f"the type {entry.kind}: it becomes '{data['kind']}'")
    _take_type(fields, data)
    fields.setdefault("pages", fields.pop("eid", ""))
    title = ": ".join(filter(None, [fields.pop("title", ""), fields.pop("subtitle", "")]))
    data |= {"title": title, "creators": entry.names.get("author", []), "editors": entry.names.get("editor", [])}
    data["others"] = "true" if entry.others and data["creators"] else ""
    data |= {name: fields.pop(name, "") for name in _ALONE}
    for name, sources in _PLACES.items():
        data[name] = next((fields.pop(source) for source in sources if fields.get(source)), "")
    data["url"] = data["url"] or _link(fields)
    if doi := _DOI_LINK.match(data["url"]):
        data["doi"], data["url"] = data["doi"] or doi[1], ""
    data["edition"] = _edition(data["edition"])
    numbered = "issue" if data.get("venue_type") == "journal" else "number"
    data[numbered] = fields.pop("number", "") or fields.pop("issue", "")
    data["accessed"] = fields.pop("urldate", "")
    _take_date(fields, data, told)
    _take_arxiv(fields, data)
    data["note"] = fields.pop("note", "")
    if data["kind"] == BOOK_CHAPTER and not data["venue"]:
        data["kind"] = "book"  # in BibTeX the title of a part may be that of its book
        fields |= {name: data.pop(name) for name in ("chapter", "pages")}
    if data["kind"] == PAPER and not data["venue"]:
        data.pop("venue_type", None)
    left = sorted(name for name, value in fields.items() if value)
    read = entry.fields.keys() - fields.keys()
    told += [f"{command} in {name}" for name in sorted(read) for command in entry.unread.get(name, ())]
    return {name: value for name, value in data.items() if value}, told, left


def _take_type(fields: dict[str, str], data: dict[str, Any]) -> None:
    """What the field ``type`` says of a thesis or a report, and ``howpublished`` of what has no type in BibTeX."""
    if (said := fields.get("howpublished", "").lower()) in _SAID and data["kind"] == "article":
        data["kind"] = _SAID[said]
        del fields["howpublished"]
        return
    said = fields.get("type", "").lower()
    degree = next((name for name in DEGREES if name in said), "doctoral" if "phd" in said else "")
    if data["kind"] == THESIS and degree:
        data["degree"] = degree
    elif data["kind"] == "report" and said in {"standard", "report"}:
        data["kind"] = said
    else:
        return
    del fields["type"]


def _take_date(fields: dict[str, str], data: dict[str, Any], told: list[str]) -> None:
    year, month, *_ = [*fields.get("date", "").split("-"), "", ""]
    data["year"] = re.sub(r"(?<=^\d{4})[a-z]$", "", fields.pop("year", "") or year)
    said = (fields.pop("month", "") or month).strip(" .").lower()
    if re.search(r"[a-z].*\d|\d.*[a-z]", said):
        told.append(f"the day in month '{said}'")
    names = re.findall("[a-z]{3}", said)
    data["month"] = next((MONTH_NUMBERS[name] for name in names if name in MONTH_NUMBERS), said.removeprefix("0"))
    if re.fullmatch(r"\d{4}(?:-\d\d)?", fields.get("date", "")):
        del fields["date"]  # the day of a longer one is left


def _take_arxiv(fields: dict[str, str], data: dict[str, Any]) -> None:
    """The arXiv number, wherever it stands: as ``eprint``, as the journal, in the volume or in a link."""
    number = ""
    if "arxiv" in fields.get("archiveprefix", fields.get("eprinttype", "arxiv")).lower():
        number = re.sub(r"^arxiv:?\s*", "", fields.get("eprint", ""), flags=re.IGNORECASE)
        if re.match(r"\d{4}\.\d|[a-z-]+(?:\.[A-Z]{2})?/\d{7}", number):
            for name in ("eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass"):
                fields.pop(name, None)
        else:
            number = ""
    if venue := _ARXIV.match(data["venue"]):
        volume = data["volume"].removeprefix("abs/")
        number = number or (venue[1] or (volume if volume != data["volume"] else ""))
        data["venue"] = data["volume"] = ""
    link = next((found for name in ("url", "doi") if (found := _ARXIV_LINK.search(data[name]))), None)
    number = number or (link and (link[1] or link[2])) or ""
    if number:
        data["arxiv"] = number
        data["kind"] = PAPER if data["kind"] == "article" else data["kind"]
        data["url"] = "" if _ARXIV_LINK.search(data["url"]) else data["url"]


def _link(fields: dict[str, str]) -> str:
    """An address among the words that say how something was published."""
    found = re.search(r"https?://[^\s}]+", fields.get("howpublished", ""))
    if found:
        fields.pop("howpublished")
    return found[0] if found else ""


def _edition(text: str) -> str:
    plainly = re.sub(r"\s*\b(?:edition|ed\.?)$", "", text, flags=re.IGNORECASE)
    ending = "th" if plainly[-2:-1] == "1" else _ENDINGS.get(plainly[-1:], "th")
    return f"{plainly}{ending}" if plainly.isdecimal() else plainly
