"""Decks to take away: Anki itself opens them, keeps what a learner did, and takes nothing in a card for a command."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import Scheduler

from clawdemy_site.practice import decks
from clawdemy_site.practice.decks import Deck, DeckCard, TableRow, anki_package, csv_table, deck_id

FORMULA = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def card(
    front: str = "How warm?", back: str = "<p>Forty.</p>", *, name: str = "warm", link: str = "", place: int = 0
) -> DeckCard:
    return DeckCard(f"tea/kettle#{name}", place, front, back, 'Kettles & "cups"', "Say how warm it is", link)


def package(*cards: DeckCard, moment: int = 1_000, about: str = "Tea, by A & B", title: str = "") -> bytes:
    return anki_package(Deck("tea", about, cards, title), {"curve.svg": PICTURE}, moment)


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, data: bytes, tmp_path: Path, *, merge: bool = False) -> None:
    file = tmp_path / "deck.apkg"
    file.write_bytes(data)
    options = ImportAnkiPackageOptions(merge_notetypes=merge)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(file), options=options))


def shown(collection: Collection) -> tuple[str, str]:
    """What Anki shows of the only card, without its styles."""
    (one,) = collection.find_cards("")
    up = collection.get_card(one)
    return up.question().rpartition("</style>")[2], up.answer().rpartition("</style>")[2]


def test_anki_opens_a_deck_with_its_formulas_and_pictures(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card(back=f'{FORMULA}<img src="curve.svg" alt="">')), tmp_path)
    assert {deck.name for deck in collection.decks.all_names_and_ids()} == {"Default", "Tea"}
    assert FORMULA in shown(collection)[1]
    assert (Path(collection.media.dir()) / "curve.svg").read_bytes() == PICTURE


def test_a_newer_deck_brings_new_words_and_keeps_the_history(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card()), tmp_path)
    course = collection.decks.id_for_name("Tea")
    assert course is not None
    collection.decks.select(course)
    studied = collection.sched.getCard()
    assert studied is not None
    collection.sched.answerCard(studied, 4)
    before = collection.get_card(studied.id)
    take_in(collection, package(card("How hot?"), card(name="new"), moment=2_000), tmp_path)
    after = collection.get_card(studied.id)
    assert before.reps == 1
    assert (after.reps, after.ivl, after.due) == (before.reps, before.ivl, before.due)
    assert after.note().fields[0] == "How hot?"
    assert collection.note_count() == 2


def test_the_same_deck_twice_is_one_deck(collection: Collection, tmp_path: Path) -> None:
    for moment in (1_000, 1_000, 3_000):
        take_in(collection, package(card(), moment=moment), tmp_path)
    assert collection.note_count() == 1
    assert len(list(collection.decks.all_names_and_ids())) == 2  # Anki's own, and the course


def test_a_card_that_its_learner_moved_to_another_deck_stays_there(collection: Collection, tmp_path: Path) -> None:
    """So it is with the decks of lessons that older packages had: the cards in them keep their history."""
    take_in(collection, package(card()), tmp_path)
    other = collection.decks.add_normal_deck_with_name("Tea for beginners::1. Kettles").id
    collection.set_deck(collection.find_cards(""), other)
    take_in(collection, package(card("How hot?"), card(name="new"), moment=2_000), tmp_path)
    decks = {
        one.note().fields[0]: collection.decks.name(one.did)
        for one in map(collection.get_card, collection.find_cards(""))
    }
    assert decks == {"How hot?": "Tea for beginners::1. Kettles", "How warm?": "Tea"}


def test_courses_of_two_authors_with_equal_ids_are_kept_apart_by_a_name(collection: Collection, tmp_path: Path) -> None:
    """Without one, Anki takes the cards of the one for newer ones of the other."""
    take_in(collection, package(card("Ann?")), tmp_path)
    take_in(collection, package(card("Ben?"), moment=2_000, title="Tea with Ben"), tmp_path)
    cards = map(collection.get_card, collection.find_cards(""))
    assert {(one.note().fields[0], collection.decks.name(one.did)) for one in cards} == {
        ("Ann?", "Tea"),
        ("Ben?", "Tea with Ben"),
    }


FORWARD = 400 * 365 * 86_400
"""Seconds by which a package is newer than anything that a learner does today."""


def test_what_a_learner_made_of_the_styles_stays(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card()), tmp_path)
    kind = collection.models.by_name("Clawdemy card")
    assert kind is not None
    kind["css"] += "\n.card { font-size: 30px; }"
    collection.models.update_dict(kind)
    take_in(collection, package(card("How hot?"), moment=FORWARD), tmp_path)
    assert shown(collection)[0] == '<div class="front">How hot?</div>'
    kept = collection.models.by_name("Clawdemy card")
    assert kept is not None
    assert kept["css"].endswith(".card { font-size: 30px; }")


def test_a_change_of_the_note_type_is_dated() -> None:
    """Whoever changes a part of it raises its date, or no learner's Anki takes the change; both stand here."""
    parts = repr((decks._FIELDS, decks._ASK, decks._ANSWER, decks._STYLES.read_text(encoding="utf-8")))
    assert (hashlib.sha256(parts.encode()).hexdigest()[:12], decks._MODEL_CHANGED) == ("dfc813a58e49", 1_796_092_200)


def test_a_field_that_a_learner_added_stays_and_updates_come_where_types_are_merged(
    collection: Collection, tmp_path: Path
) -> None:
    take_in(collection, package(card()), tmp_path)
    kind = collection.models.by_name("Clawdemy card")
    assert kind is not None
    collection.models.add_field(kind, collection.models.new_field("Mine"))
    collection.models.update_dict(kind)
    take_in(collection, package(card("How hot?"), moment=FORWARD), tmp_path, merge=True)
    note = collection.get_note(collection.find_notes("")[0])
    assert (note.fields[0], note.keys()[-1]) == ("How hot?", "Mine")


def test_a_card_put_aside_stays_so_and_one_deleted_comes_back(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card(), card(name="b")), tmp_path)
    aside, gone = collection.find_cards("", order="c.id")
    collection.sched.suspend_cards([aside])
    collection.remove_notes([collection.get_card(gone).nid])
    take_in(collection, package(card(), card(name="b"), moment=FORWARD), tmp_path)
    assert collection.card_count() == 2
    assert [collection.get_card(one).queue for one in collection.find_cards("", order="c.id")] == [-1, 0]


def test_cards_with_equal_fronts_and_fronts_without_words_all_come(collection: Collection, tmp_path: Path) -> None:
    fronts = ["Same?", "Same?", '<img src="curve.svg" alt="">', FORMULA]
    take_in(collection, package(*(card(front, name=f"n{n}") for n, front in enumerate(fronts))), tmp_path)
    asked = [collection.get_card(one).question().rpartition("</style>")[2] for one in collection.find_cards("")]
    assert sorted(asked) == sorted(f'<div class="front">{front}</div>' for front in fronts)


def test_new_cards_come_up_in_the_order_of_the_course(collection: Collection, tmp_path: Path) -> None:
    """Also where the cards of a later lesson were taken in first."""
    take_in(collection, package(card("Third?", name="c", place=2)), tmp_path)
    take_in(collection, package(card("First?"), card("Second?", name="b", place=1)), tmp_path)
    course = collection.decks.id_for_name("Tea")
    assert course is not None
    collection.decks.select(course)
    assert isinstance(collection.sched, Scheduler)
    up = [queued.card.note_id for queued in collection.sched.get_queued_cards(fetch_limit=9).cards]
    assert [collection.get_note(note).fields[0] for note in up] == ["First?", "Second?", "Third?"]


def test_a_lesson_and_its_course_meet_in_the_same_deck(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card()), tmp_path)
    take_in(collection, package(card(), card(name="other")), tmp_path)
    assert collection.card_count() == 2
    assert {collection.decks.name(collection.get_card(one).did) for one in collection.find_cards("")} == {"Tea"}


@pytest.mark.parametrize("words", ["[sound:loud.mp3]", "[SOUND:loud.mp3]", "[anki:tts lang=en]hear[/anki:tts]"])
def test_nothing_in_a_card_is_played(collection: Collection, tmp_path: Path, words: str) -> None:
    take_in(collection, package(card(words, f"<p>{words}</p>")), tmp_path)
    up = collection.get_card(collection.find_cards("")[0])
    assert up.question_av_tags() == up.answer_av_tags() == []
    assert words.replace("[", "&#91;", 1).split("[/")[0] in shown(collection)[0]


@pytest.mark.parametrize("words", ["[latex]x[/latex]", "[$]x[/$]", "[$$]x[/$$]"])
def test_nothing_in_a_card_is_typeset_by_another_program(collection: Collection, tmp_path: Path, words: str) -> None:
    take_in(collection, package(card(words)), tmp_path)
    assert "<img" not in shown(collection)[0]


def test_nothing_in_a_card_is_a_template(collection: Collection, tmp_path: Path) -> None:
    hostile = "{{Back}} {{c1::x}} <b>bold</b> &lt;b&gt; \"quoted\" 'single'"
    take_in(collection, package(card(hostile, "<p>secret</p>")), tmp_path)
    question, answer = shown(collection)
    assert hostile in question
    assert "secret" not in question
    assert 'Kettles &amp; "cups"' in answer


def test_a_hostile_title_is_told_and_nothing_more(collection: Collection, tmp_path: Path) -> None:
    take_in(collection, package(card(), about="<script>x</script>::Tea, by A & B"), tmp_path)
    assert {deck.name for deck in collection.decks.all_names_and_ids()} == {"Default", "Tea"}
    deck = collection.decks.by_name("Tea")
    assert deck is not None
    assert deck["desc"] == "&lt;script&gt;x&lt;/script&gt;::Tea, by A &amp; B"


@pytest.mark.parametrize(
    ("key", "name"), [("tea", "Tea"), ("neural-network-intuition", "Neural network intuition"), ("c3-po", "C3 po")]
)
def test_a_deck_is_called_by_the_id_of_its_course_in_words(key: str, name: str) -> None:
    assert Deck(key, "").name == name


@pytest.mark.parametrize(
    ("link", "end"),
    [
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&amp;b=2">Kettles &amp; "cups"</a>'),
        ("", '<p class="from">Kettles &amp; "cups"</p>'),
    ],
)
def test_a_card_leads_to_its_lesson_where_that_has_an_address(
    collection: Collection, tmp_path: Path, link: str, end: str
) -> None:
    take_in(collection, package(card(link=link)), tmp_path)
    assert end in shown(collection)[1]


def test_equal_decks_are_equal_files() -> None:
    assert package(card()) == package(card())
    assert package(card()) != package(card("Other"))


def test_a_package_holds_its_pictures_under_numbers() -> None:
    with zipfile.ZipFile(io.BytesIO(package(card()))) as file:
        assert json.loads(file.read("media")) == {"0": "curve.svg"}
        assert file.read("0") == PICTURE


def test_the_ids_that_a_history_hangs_on_never_change(collection: Collection, tmp_path: Path) -> None:
    """They stand in collections of learners: no change of the code may change them."""
    take_in(collection, package(card()), tmp_path)
    note = collection.get_note(collection.find_notes("")[0])
    assert (note.guid, note.mid) == ("|ipTk6MT#", 1_694_225_071)
    assert deck_id("tea") == 1_431_360_314
    assert collection.decks.name(collection.get_card(collection.find_cards("")[0]).did) == "Tea"


def table(*rows: TableRow) -> list[list[str]]:
    """What a program reads in a table."""
    return list(csv.reader(io.StringIO(csv_table(rows).decode("utf-8-sig"), newline="")))


def test_a_table_gives_back_what_was_put_in() -> None:
    rows = [
        TableRow("tea/kettle#warm", "Kettles, cups", 'Say "how"', "1+1=2; $x^2$", "two\n\nlines, “quoted”"),
        TableRow("tea/kettle#b", "", "", "", "−0.5"),
    ]
    first, *others = table(*rows)
    assert first == ["id", "lesson", "outcome", "front", "back"]
    assert [TableRow(*other) for other in others] == rows


def test_a_table_says_its_encoding_to_spreadsheets_and_ends_lines_as_they_do() -> None:
    data = csv_table([TableRow("a/b#c", "Über", "", "“x”", "two\nlines")])
    assert data.startswith(b'\xef\xbb\xbf"id","lesson"')
    assert data.decode("utf-8-sig").split("\r\n")[1] == '"a/b#c","Über","","“x”","two\nlines"'


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://example.org","x")', '\'=HYPERLINK("https://example.org","x")'),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@property decorates", "'@property decorates"),
        ("  =1", "  '=1"),
        ("\xa0=1", "\xa0'=1"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("＝1+1", "'＝1+1"),
        ("＠x", "'＠x"),
        ("-x", "'-x"),
        ("-1 and 1", "'-1 and 1"),
        ("+3", "'+3"),
        ("1/2", "'1/2"),
        ("3-4", "'3-4"),
        ("10:30", "'10:30"),
        ("10:30 am", "'10:30 am"),
        ("5 pm", "'5 pm"),
        ("May 5", "'May 5"),
        ("MARCH1", "'MARCH1"),
        ("1 March", "'1 March"),
        ("2-Mar-26", "'2-Mar-26"),
        ("March 1, 2026", "'March 1, 2026"),
        ("007", "'007"),
        ("-007", "'-007"),
        ("2.50", "'2.50"),
        ("-0.50", "'-0.50"),
        ("1,000.0", "'1,000.0"),
        ("1234567890123456", "'1234567890123456"),
        ("3.14159265358979323", "'3.14159265358979323"),
        ("(5)", "'(5)"),
        ("(1,200)", "'(1,200)"),
        ("a;=1+1", "a;'=1+1"),
        ("a\n=1+1", "a\n'=1+1"),
        ("a\t@x", "a\t'@x"),
    ],
)
def test_no_cell_of_a_table_runs_as_a_formula_or_turns_into_a_date(cell: str, shown: str) -> None:
    assert table(TableRow("a/b#c", cell, cell, cell, cell))[1] == ["a/b#c", shown, shown, shown, shown]


@pytest.mark.parametrize(
    "cell",
    [
        "0",
        "100",
        "1,000",
        "3.14159265358979",
        "(a)",
        "(2, 3)",
        "may",
        "marble 3",
        "2.50 m",
        "-0.5",
        "-0,5",
        "-.5",
        "-3",
        "-1e-3",
        "-40 %",
        "−0.5",
        "0.5",
        "-0.5; -0.25",
        "a - b = c",
        "1 + 1",
        "$-x$",
        "2/3 of it",
        "me@example.org",
        "yes; no",
        "• one\n• two",
        "'quoted'",
        "",
    ],
)
def test_what_is_no_formula_stands_in_a_table_as_it_is(cell: str) -> None:
    assert table(TableRow("a/b#c", cell, cell, cell, cell))[1] == ["a/b#c", cell, cell, cell, cell]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_formula_runs_where_cells_are_parted_in_another_way(delimiter: str) -> None:
    """A spreadsheet of a country with decimal commas parts a table by semicolons, and then knows of no quotes."""
    hostile = 'x;=1+1;@a\n=2\t+3+x,"\r\n-x\n"=4;"+5'
    text = csv_table([TableRow("a/b#c", hostile, hostile, hostile, hostile)]).decode("utf-8-sig")
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting)
        assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]
