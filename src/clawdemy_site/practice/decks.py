"""Decks to take away: flashcards as a package for Anki, and as a table.

A learner's history in Anki hangs on the id of the note. It is made of nothing but the card's own id, so a newer package
brings new words and leaves the history alone. A deck, though, Anki knows again by its name alone and not by its number,
and it never moves a card that it has: under another name the old cards stay behind and the new ones go elsewhere. So
the cards of a course are one deck, whose name must never change, and the lesson of a card is a tag and a field.

The convention against formulas in tables is that of OWASP ("CSV Injection"): an apostrophe before what a spreadsheet
would take for the start of one. It shows there, where any other character either is invisible and comes along when text
is copied, or is taken off by some program, as tabs and spaces are.
"""

import csv
import hashlib
import html
import io
import itertools
import json
import re
import sqlite3
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MODEL = 1_694_225_071
"""The note type. Another number would be another type to Anki, and part every learner from their history."""

_MODEL_CHANGED = 1_796_092_200
"""When anything of the note type was last changed, seconds since 1970, and never later: a newer type than the learner's
takes the place of what the learner made of it, such as another font."""

_FIELDS = ("Front", "Back", "Lesson", "Outcome", "Link")
"""Fields of a note. Anki takes no update of a type whose fields have changed."""

_ASK = '<div class="front">{{Front}}</div>'
_ANSWER = """{{FrontSide}}
<hr id="answer">
<div class="back">{{Back}}</div>
<p class="from">{{#Link}}<a href="{{Link}}">{{/Link}}{{Lesson}}{{#Link}}</a>{{/Link}}</p>"""
_STYLES = Path(__file__).with_name("anki.css")

# What Anki plays, reads aloud or typesets wherever it stands in a field.
_ACTIVE = re.compile(r"\[(?=(?:sound|anki|latex|/latex|/?\$))", re.IGNORECASE)
_HEADER = ("id", "lesson", "outcome", "front", "back")

# Where a spreadsheet may see a cell begin: it may part them by semicolons or tabs, where commas are for decimals, and
# then it takes no quotes inside a cell for any.
_CELL = r"(?P<start>\A[ \xa0]*|[;\t\r\n][ \xa0\"]*)"
_NUMBER = r"-(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][+-]?\d+)?[ ]?%?[ ]*(?:[;\t\r\n]|\Z)"
_FORMULA = re.compile(rf"{_CELL}(?=[=+@＝＋－＠-])(?!{_NUMBER})")
_BLANK_START = re.compile(r"\A(?=[\t\r\n])")
_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_TURNED = re.compile(
    rf"""\A(?=(?:
    \d{{1,4}}(?:[/:-]\d{{1,4}}){{1,2}}(?:[ ]?[ap]m?)? | \d{{1,2}}[ ]?[ap]m?  # dates and times: 1/2, 10:30, 5 pm
    | {_MONTH}[ /-]?\d{{1,4}}(?:,?[ ]\d{{4}})? | \d{{1,4}}[ /-]?{_MONTH}(?:[ /-]\d{{2,4}})?  # May 5, 1 March
    | \([\d.,]+\)  # below zero, as accounts have it: (5)
    | -?0\d[\d.,]* | -?[\d,]*\.\d*0 | -?(?=(?:[.,]?\d){{16}})[\d.,]+  # what loses digits: 007, 2.50, more than 15
    )\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card for Anki."""

    key: str  # what its learner's history hangs on: ``course/lesson#id``
    place: int  # its place in the course, from 0: new cards come up in this order
    front: str  # its front, HTML
    back: str  # its back, HTML; pictures are named as in the package's media
    lesson: str  # what its lesson is called
    outcome: str  # what it practises, in words
    link: str = ""  # where the lesson stands on the web; may be empty


@dataclass(frozen=True, slots=True)
class Deck:
    """The deck of a package: the cards of a course, or some of them."""

    key: str  # the course's id, of which its number and its name are made
    about: str  # what the course is called, whose work it is and on what terms it may be used, as text
    cards: tuple[DeckCard, ...] = ()  # its cards in order
    title: str = ""  # what its author had it called, where another author's course may have the same id

    @property
    def name(self) -> str:
        """What it is called in Anki: the course's id in words, since a title may change, if its author says nothing."""
        words = self.key.replace("-", " ")
        return self.title or words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A card as a line of a table, every part of it plain text."""

    key: str
    lesson: str
    outcome: str
    front: str
    back: str


def anki_package(deck: Deck, media: Mapping[str, bytes], moment: int) -> bytes:
    """A deck as an ``.apkg`` file; the same deck at the same moment gives the same bytes.

    Args:
        deck: The deck.
        media: Pictures by the names under which the cards show them.
        moment: When the cards were last changed, seconds since 1970; Anki takes in what is newer than its own.
    """
    with sqlite3.connect(":memory:") as connection:
        _write(connection, deck, moment)
        collection = connection.serialize()
    connection.close()
    names = {str(number): name for number, name in enumerate(sorted(media))}
    parts = {"collection.anki2": collection, "media": json.dumps(names).encode()}
    parts |= {number: media[name] for number, name in names.items()}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def csv_table(rows: Iterable[TableRow]) -> bytes:
    """Cards as a CSV file that spreadsheets open as it is, with a line that names the columns.

    It is UTF-8 with a byte order mark, without which Excel reads another encoding; commas part the cells, quotes stand
    around each, and lines end in CR and LF, as RFC 4180 has it. No cell runs as a formula.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(_HEADER)
    for row in rows:
        writer.writerow([_as_text(cell) for cell in (row.key, row.lesson, row.outcome, row.front, row.back)])
    return file.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: no formula, and nothing that it would take for something else.

    A negative number stays a number. Others with a sign, such as ``+3``, would lose it.
    """
    return _FORMULA.sub(r"\g<start>'", _TURNED.sub("'", _BLANK_START.sub("'", cell)))


def deck_id(key: str) -> int:
    """The number by which Anki knows a deck, the same for ever."""
    digest = hashlib.sha256(f"clawdemy deck {key}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _write(connection: sqlite3.Connection, deck: Deck, moment: int) -> None:
    import genanki  # noqa: PLC0415 - only an export needs it

    model = genanki.Model(
        _MODEL,
        "Clawdemy card",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": _ASK, "afmt": _ANSWER}],
        css=_STYLES.read_text(encoding="utf-8"),
    )
    as_json = model.to_json
    model.to_json = lambda _moment, deck_number: as_json(_MODEL_CHANGED, deck_number)
    made = _deck(genanki, model, deck)
    with warnings.catch_warnings():
        # It takes what it does not know for a mistake, such as a line end inside a tag.
        warnings.simplefilter("ignore")
        genanki.Package(made).write_to_db(connection.cursor(), moment, itertools.count(moment * 1000))


def _deck(genanki: Any, model: Any, deck: Deck) -> Any:
    made = genanki.Deck(deck_id(deck.title or deck.key), deck.name, html.escape(deck.about))
    for card in deck.cards:
        fields = [card.front, card.back, _text(card.lesson), _text(card.outcome), html.escape(card.link)]
        made.add_note(
            genanki.Note(
                model,
                [_ACTIVE.sub("&#91;", field) for field in fields],
                guid=genanki.guid_for("clawdemy card", *([deck.title] if deck.title else ()), card.key),
                tags=[card.key.partition("#")[0].replace("/", "::")],
                due=card.place,
            )
        )
    return made


def _text(text: str) -> str:
    return html.escape(text, quote=False)
