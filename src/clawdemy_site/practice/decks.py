"""Decks to take away: flashcards as a package for Anki, and as a table.

A learner's history in Anki hangs on the ids of deck and note. They are made of nothing but the card's own id, so a
newer package brings new words and leaves the history alone.
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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MODEL = 1_694_225_071
"""The note type. Another number would be another type to Anki, and part every learner from their history."""

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
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card for Anki."""

    key: str  # what its learner's history hangs on: ``course/lesson#id``
    front: str  # its front, HTML
    back: str  # its back, HTML; pictures are named as in the package's media
    lesson: str  # what its lesson is called
    outcome: str  # what it practises, in words
    link: str = ""  # where the lesson stands on the web; may be empty


@dataclass(frozen=True, slots=True)
class Deck:
    """A deck of a package."""

    key: str  # what Anki knows it by: ``course`` or ``course/lesson``
    path: tuple[str, ...]  # its name, below the names of the decks that it is a part of
    about: str  # whose work it is and on what terms it may be used, as text
    cards: tuple[DeckCard, ...] = ()  # its cards in order


@dataclass(frozen=True, slots=True)
class TableRow:
    """A card as a line of a table, every part of it plain text."""

    key: str
    lesson: str
    outcome: str
    front: str
    back: str


def anki_package(decks: Sequence[Deck], media: Mapping[str, bytes], moment: int) -> bytes:
    """Decks as an ``.apkg`` file; the same decks at the same moment give the same bytes.

    Args:
        decks: The decks.
        media: Pictures by the names under which the cards show them.
        moment: When the cards were last changed, seconds since 1970; Anki takes in what is newer than its own.
    """
    with sqlite3.connect(":memory:") as connection:
        _write(connection, decks, moment)
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
    """Cards as a CSV file, UTF-8, with a line that names the columns."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_HEADER)
    writer.writerows((row.key, row.lesson, row.outcome, row.front, row.back) for row in rows)
    return file.getvalue().encode()


def deck_id(key: str) -> int:
    """The number by which Anki knows a deck, the same for ever."""
    digest = hashlib.sha256(f"clawdemy deck {key}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:4], "big") % (1 << 30)


def _write(connection: sqlite3.Connection, decks: Sequence[Deck], moment: int) -> None:
    import genanki  # noqa: PLC0415 - only an export needs it

    model = genanki.Model(
        _MODEL,
        "Clawdemy card",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": _ASK, "afmt": _ANSWER}],
        css=_STYLES.read_text(encoding="utf-8"),
    )
    made = [_deck(genanki, model, deck) for deck in decks]
    with warnings.catch_warnings():
        # It takes what it does not know for a mistake, such as a line end inside a tag.
        warnings.simplefilter("ignore")
        genanki.Package(made).write_to_db(connection.cursor(), moment, itertools.count(moment * 1000))


def _deck(genanki: Any, model: Any, deck: Deck) -> Any:
    name = "::".join(re.sub(":{2,}", ":", part).strip(":") for part in deck.path)
    made = genanki.Deck(deck_id(deck.key), name, html.escape(deck.about))
    for place, card in enumerate(deck.cards):
        fields = [card.front, card.back, _text(card.lesson), _text(card.outcome), html.escape(card.link)]
        made.add_note(
            genanki.Note(
                model,
                [_ACTIVE.sub("&#91;", field) for field in fields],
                guid=genanki.guid_for("clawdemy card", card.key),
                tags=[card.key.partition("#")[0].replace("/", "::")],
                due=place,
            )
        )
    return made


def _text(text: str) -> str:
    return html.escape(text, quote=False)
