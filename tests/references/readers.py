"""What other programs' readers make of our exports, in one form for BibTeX (pybtex), RIS (rispy) and CSL-JSON."""

import codecs
import json
import re
from collections.abc import Mapping
from typing import Any

import latexcodec  # noqa: F401 - registers the codec
import rispy
from pybtex.database import Person, parse_string

from clawdemy_site.records.credit import CreatorRecord
from clawdemy_site.references.citation import edited
from clawdemy_site.references.model import Work

Facts = dict[str, Any]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def facts_of(work: Work) -> Facts:
    """What every format must say of a work."""
    facts = {
        "authors": [*map(_name, work.creators), *(["et al."] if work.others else [])],
        "editors": [*map(_name, edited(work).editors)],
        "title": work.title,
        "book": work.venue or (work.whole.title if work.whole else ""),
        "year": str(work.year or ""),
        "month": work.month or 0,
        "edition": work.version or edited(work).edition,  # one tag in RIS
        "series": work.series,
        "volume": work.volume,
        "number": work.issue or work.number,
        "pages": work.pages.replace("–", "-"),
        "publisher": work.brought_out_by,
        "doi": work.doi,
        "isbn": work.isbn,
        "arxiv": work.arxiv,
        "url": work.link.replace("%3B", ";"),
        "accessed": work.accessed.isoformat() if work.accessed else "",
        "genre": work.as_kind.genre if work.degree else "",
    }
    return _said(facts)


def read_bibtex(text: str) -> Mapping[str, Facts]:
    """Entries by their key."""
    return {key: _said(_of_bibtex(entry)) for key, entry in parse_string(text, "bibtex").entries.items()}


def read_ris(text: str) -> Mapping[str, Facts]:
    """References by their id."""
    return {entry["id"]: _said(_of_ris(entry)) for entry in rispy.loads(text)}


def read_csl(text: str) -> Mapping[str, Facts]:
    """Items by their id."""
    return {item["id"]: _said(_of_csl(item)) for item in json.loads(text)}


def _said(facts: Facts) -> Facts:
    return {name: value for name, value in facts.items() if value}


def _name(creator: CreatorRecord) -> str:
    return "|".join([creator.short, creator.given or "", creator.suffix or ""]).strip("|")


def _text(tex: str) -> str:
    """TeX as text, by the codec that pybtex uses, which leaves braces where they stand."""
    words = re.sub(r"\\text(braceleft|braceright|backslash|asciitilde|asciicircum)\{\}", r"<<\1>>", tex)
    bare = words.replace("{", "").replace("}", "")
    plain = codecs.lookup("ulatex").decode(bare)[0]  # type: ignore[arg-type] # takes text
    plain = plain.replace("\\$", "$")  # which the codec leaves for those who read mathematics
    named = {"braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"<<(\w+)>>", lambda match: named[match[1]], plain)


def _person(person: Person) -> str:
    family = " ".join([*person.prelast_names, *person.last_names])
    if family == "others":
        return "et al."
    given = " ".join([*person.first_names, *person.middle_names])
    return "|".join(map(_text, [family, given, " ".join(person.lineage_names)])).strip("|")


def _of_bibtex(entry: Any) -> Facts:
    said = {name.lower(): value for name, value in entry.fields.items()}
    texts = {name: _text(value) for name, value in said.items()}
    return {
        "authors": [*map(_person, entry.persons.get("author", ()))],
        "editors": [*map(_person, entry.persons.get("editor", ()))],
        "title": texts.get("title"),
        "book": texts.get("journal") or texts.get("booktitle"),
        "month": MONTHS.index(said["month"][:3].lower()) + 1 if "month" in said else 0,
        "pages": texts.get("pages", "").replace("--", "-").replace("–", "-"),
        "publisher": texts.get("publisher") or texts.get("school") or texts.get("institution"),
        "doi": said.get("doi"),
        "url": said.get("url", "").replace("%3B", ";"),
        "arxiv": said.get("eprint"),
        "accessed": said.get("urldate"),
        "genre": texts.get("type") if texts.get("type") not in {"Thesis", "Report", "Standard"} else "",
        "edition": texts.get("version") or texts.get("edition"),
        **{name: texts.get(name) for name in ("year", "series", "volume", "number", "isbn")},
    }


def _of_ris(entry: Facts) -> Facts:
    lists = {"authors": entry.get("authors", ()), "editors": entry.get("unknown_tag", {}).get("ED", ())}
    names = {role: ["|".join(map(str.strip, name.split(","))) for name in listed] for role, listed in lists.items()}
    date = entry.get("date", "").split("/")
    return {
        **names,
        "title": entry["title"],
        "book": entry.get("secondary_title"),
        "year": entry.get("year"),
        "month": int(date[1]) if len(date) > 1 else 0,
        "edition": entry.get("edition"),
        "series": entry.get("tertiary_title"),
        "volume": entry.get("volume"),
        "number": entry.get("number"),
        "pages": "-".join(filter(None, [entry.get("start_page"), entry.get("end_page")])),
        "publisher": entry.get("publisher"),
        "doi": entry.get("doi"),
        "isbn": entry.get("issn"),
        "arxiv": entry.get("accession_number"),
        "url": next(iter(entry.get("urls", ())), "").replace("%3B", ";"),
        "accessed": entry.get("access_date", "").strip("/").replace("/", "-"),
        "genre": entry.get("type_of_work"),
    }


def _of_csl(item: Facts) -> Facts:
    def names(role: str) -> list[str]:
        said = (
            (one.get("literal") or one.get("family", ""), one.get("given", ""), one.get("suffix", ""))
            for one in item.get(role, ())
        )
        return ["|".join(parts).strip("|") for parts in said]

    issued = [*item.get("issued", {}).get("date-parts", [[]])[0], 0, 0]
    accessed = item.get("accessed", {}).get("date-parts", [[]])[0]
    return {
        "authors": names("author"),
        "editors": names("editor"),
        "title": item["title"],
        "book": item.get("container-title"),
        "year": str(issued[0] or ""),
        "month": issued[1],
        "series": item.get("collection-title"),
        "number": item.get("issue") or item.get("number") or item.get("collection-number"),
        "pages": item.get("page"),
        "doi": item.get("DOI"),
        "isbn": item.get("ISBN"),
        "arxiv": item.get("archive_location"),
        "url": item.get("URL", "").replace("%3B", ";"),
        "accessed": "-".join(f"{part:02}" for part in accessed),
        "edition": item.get("version") or item.get("edition"),
        **{name: item.get(name) for name in ("volume", "publisher", "genre")},
    }
