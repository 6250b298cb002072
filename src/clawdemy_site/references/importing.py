"""A ``.bib`` file as records: what each entry becomes, what of it has no place in a record, and what stands already."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import ValidationError

from clawdemy_site.records.credit import split_name
from clawdemy_site.records.fields import DEVICES
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.project import load_records
from clawdemy_site.records.work_kinds import BOOK_CHAPTER
from clawdemy_site.records.works import CurriculumRecord, WorkRecord
from clawdemy_site.references.bib import BibEntry, read_bib
from clawdemy_site.references.bib_fields import record_of
from clawdemy_site.references.library import resolve_library

_OF_THE_BOOK = ("publisher", "edition", "editors", "isbn", "series", "number", "volume")
_IN_ONE_FORM = ("doi", "isbn", "arxiv", "pages")  # which records keep in one form, whatever the entry has
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "the", "to", "with"})


@dataclass
class Carried:
    """What one entry became: the record's id and its text, or neither; and what has to be told of it."""

    key: str
    line: int
    id: str = ""
    text: str = ""
    told: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # fields that no record has


@dataclass
class _Shelf:
    """The records that stand and those that come: ids that are taken, and works by what identifies them."""

    ids: set[str]
    known: dict[str, str] = field(default_factory=dict)

    def find(self, data: Mapping[str, Any]) -> tuple[str, str]:
        """The id of the record of the same work, and what tells that it is the same."""
        return next(((self.known[mark], mark) for mark in _marks(data) if mark in self.known), ("", ""))

    def add(self, name: str, data: Mapping[str, Any]) -> None:
        self.ids.add(name)
        self.known = {**dict.fromkeys(_marks(data), name), **self.known}


def write_records(layout: Layout, text: str) -> tuple[list[str], bool]:
    """Write the records of a file that stand nowhere yet.

    Returns:
        What became of each entry, a line each, then how many did; and whether all were carried.

    Raises:
        OSError: A record cannot be written.
    """
    folder = f"{layout.references}/works"
    works, names, _ = load_records(layout.root, folder, WorkRecord)
    series, broken, _ = load_records(layout.root, f"{layout.references}/curricula", CurriculumRecord)
    library, _ = resolve_library(works, series)
    standing = {name: one.record for name, one in works.items()}
    found, wrong = import_bib(text, standing, {*names, *broken, *library.works})
    (layout.root / folder).mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    for one in found:
        if one.text:
            with (layout.root / folder / f"{one.id}.yml").open("x", encoding="utf-8") as file:
                file.write(one.text)
        left = [f"not carried: {', '.join(one.left)}"] if one.left else []
        what = f"'{one.key}' becomes {folder}/{one.id}.yml" if one.text else f"'{one.key}' is not written"
        lines.append("; ".join([f"{one.line}: {what}", *one.told, *left]))
    lines += wrong
    written, stood = sum(bool(one.text) for one in found), sum(bool(one.id and not one.text) for one in found)
    lost = len(found) - written - stood + len(wrong)
    return [*lines, f"{written} records written, {stood} stood already, {lost} entries not carried"], not lost


def import_bib(text: str, works: Mapping[str, WorkRecord], taken: Iterable[str]) -> tuple[list[Carried], list[str]]:
    """The entries of a file as records with ids of their own; a work that stands already gets none.

    Args:
        text: The file.
        works: The records of works that stand, by id.
        taken: All other ids that a work may not have.

    Returns:
        One result for each entry, and for each book that a chapter needs; and for what is no entry its line and why.
    """
    shelf = _Shelf({*works, *taken})
    for name, work in works.items():
        shelf.add(name, work.model_dump(exclude_defaults=True, mode="json"))
    entries, wrong = read_bib(text)
    found = [one for entry in entries for one in _carry(entry, shelf)]
    return found, [f"{line}: {why}" for line, why in wrong]


def _carry(entry: BibEntry, shelf: _Shelf) -> list[Carried]:
    data, said, left = record_of(entry)
    told = Carried(entry.key, entry.line, told=said, left=left)
    if not data:
        return [told]
    if data["kind"] != BOOK_CHAPTER:
        return [_shelve(data, told, shelf)]
    book = _book_of(data, entry, shelf)
    if not book.id:
        told.told += book.told
        return [told]
    part = _shelve({**data, "part_of": book.id}, told, shelf)
    return [book, part] if book.text else [part]


def _book_of(data: dict[str, Any], entry: BibEntry, shelf: _Shelf) -> Carried:
    """The book of a chapter, a record of its own, which takes with it what is the book's."""
    told = Carried(entry.key, entry.line, told=["the book of this chapter"])
    book: dict[str, Any] = {"kind": "book", "title": data.pop("venue", "")}
    book |= {name: data.pop(name) for name in _OF_THE_BOOK if name in data}
    book |= {"year": data["year"]} if "year" in data else {}
    if entry.kind == "inbook" and "editors" not in book:
        book |= {"creators": data.get("creators", [])}
    return _shelve(book, told, shelf)


def _shelve(data: dict[str, Any], told: Carried, shelf: _Shelf) -> Carried:
    """Give a record its id, and take out what no record may hold; what stands already is named."""
    _mend(data, told)
    if not data.get("title"):
        told.told.append("it has no title")
        return told
    told.id, mark = shelf.find(data)
    if told.id:
        same = f" ({mark})" if mark.partition(" ")[0] in {"doi", "arxiv", "isbn"} else ""
        told.told.append(f"stands already as {told.id}{same}")
        return told
    told.id = _free_id(data, shelf.ids)
    shelf.add(told.id, data)
    ordered = {name: data[name] for name in WorkRecord.model_fields if data.get(name)}
    for role in ("creators", "editors"):
        if role in ordered:
            ordered[role] = [*map(_written, ordered[role])]
    told.text = yaml.safe_dump(ordered, allow_unicode=True, sort_keys=False, width=10**6)
    return told


def _mend(data: dict[str, Any], told: Carried) -> None:
    """Take out the fields that a record would refuse, one after the other, and say so."""
    while True:
        try:
            record = WorkRecord.model_validate(data)
        except ValidationError as error:
            wrong = {str(one["loc"][0]): one for one in error.errors(include_url=False) if one["loc"]}
            if not wrong or "kind" in wrong or "title" in wrong:
                data.pop("title", None)
                return
            for name, one in wrong.items():
                told.told.append(f"{name} '{data.pop(name)}' ({(one.get('ctx') or {}).get('message', one['msg'])})")
        else:
            data |= {name: said for name in _IN_ONE_FORM if (said := getattr(record, name))}
            return


def _written(creator: dict[str, str]) -> str | dict[str, str]:
    """A creator as short as a record can write it."""
    bare = " ".join(creator.get(part, "") for part in ("given", "family", "suffix", "name")).strip()
    try:
        return bare if split_name(bare) == creator else creator
    except ValueError:
        return creator


def _free_id(data: Mapping[str, Any], taken: set[str]) -> str:
    """An id in the manner of the project: who and when, ``kingma-ba-2015``, with a word of the title where need be."""
    makers = data.get("creators") or data.get("editors", [])
    who = [maker.get("family") or maker.get("name", "") for maker in makers]
    words = [word for word in _slug(data["title"]).split("-") if word and word not in _SMALL] or ["work"]
    names = who if len(who) == 2 and not data.get("others") else who[:1]  # noqa: PLR2004 - two names fit an id
    base = _slug(" ".join([*(names or words[:3]), str(data.get("year", ""))]))[:60].strip("-") or "work"
    tries = [base, *(f"{base}-{word}" for word in words[:2]), *(f"{base}-{number}" for number in range(2, 10**4))]
    return next(name for name in tries if name not in taken | DEVICES)


def _slug(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("ł", "l"))
    return "-".join(re.findall("[a-z0-9]+", "".join(one for one in apart if not unicodedata.combining(one)).lower()))


def _marks(data: Mapping[str, Any]) -> list[str]:
    """What two records of one work have in common."""
    marks = [f"doi {data['doi'].lower()}"] if data.get("doi") else []
    marks += [f"arxiv {data['arxiv'].partition('v')[0]}"] if data.get("arxiv") else []
    marks += [f"isbn {data['isbn']}"] if data.get("isbn") and data["kind"] == "book" else []
    who = [*data.get("creators", ()), *data.get("editors", ()), {}][0]
    name = who.get("family") or who.get("name") or data.get("part_of", "")
    said = " ".join(re.findall(r"\w+", f"{data['title']} {name}".casefold()))
    return [*marks, f"{data['kind']} {said} {data.get('year', '')}"]
