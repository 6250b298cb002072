"""A course goes on while its learners study in Anki: whatever happens to a lesson, cards and history stay together."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

import projects
from clawdemy_site.diagnostics import has_errors
from clawdemy_site.site.options import Options

COURSE = "content/lessons/tea/course.yml"
PRACTICE = "content/lessons/tea/warm-water/practice.md"
MORE = "\n/// flashcard | One card more?\n    id: more\n    outcome: energy\nYes.\n///\n"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def take_in(collection: Collection, project: Path, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Build the deck of the course as it is at a moment, and open it in Anki."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
    built = projects.build(project, Options(site_name="Tea school"))
    assert not has_errors(built.diagnostics), built.diagnostics
    file = project / "deck.apkg"
    file.write_bytes(built.files["assets/decks/tea.apkg"]())
    request = ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions())
    collection.import_anki_package(request)


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def retitle_lesson(project: Path) -> None:
    change(project / "content/lessons/tea/warm-water/brief.md", ("title: Warm water", "title: Hot water"))


def retitle_course(project: Path) -> None:
    change(project / COURSE, ("title: Tea for beginners", "title: All of tea"))


def put_a_lesson_before(project: Path) -> None:
    first = "      - slug: first\n        title: First\n        planned: true\n      - warm-water\n"
    change(project / COURSE, ("      - warm-water\n", first))


def move_to_another_module(project: Path) -> None:
    """The lesson of one page goes to the first module, the planned one to the second."""
    leaves = '      - slug: leaves\n        title: "Leaves & <stems>"\n        planned: true\n'
    change(project / COURSE, ("      - one-cup\n", leaves), (leaves, "      - one-cup\n"))
    change(project / "content/lessons/tea/warm-water/lesson.md", ("../pouring/one-cup.md", "../basics/one-cup.md"))
    for place in ("content/lessons/tea/{}/one-cup.md", "references/lessons/tea/{}/one-cup.yml"):
        old, new = (project / place.format(module) for module in ("pouring", "basics"))
        if old.exists():
            new.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(old, new)


@pytest.mark.parametrize("happens", [retitle_lesson, retitle_course, put_a_lesson_before, move_to_another_module])
def test_cards_and_history_stay_together(
    collection: Collection, tiny_copy: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], None]
) -> None:
    take_in(collection, tiny_copy, 1_000, monkeypatch)
    course = collection.decks.id_for_name("Tea")
    assert course is not None
    collection.decks.select(course)
    studied: dict[int, tuple[int, int, int]] = {}
    while len(studied) < 5:
        card = collection.sched.getCard()
        assert card is not None
        collection.sched.answerCard(card, 4)
        studied[card.id] = (card.reps, card.ivl, card.due)
    before = collection.note_count()

    happens(tiny_copy)
    change(tiny_copy / PRACTICE, ("/// flashcard", f"{MORE.strip()}\n\n/// flashcard"))
    take_in(collection, tiny_copy, 2_000, monkeypatch)
    cards = [collection.get_card(one) for one in collection.find_cards("")]
    assert len(cards) == collection.note_count() == before + 1
    assert {collection.decks.name(card.did) for card in cards} == {"Tea"}
    assert {card.id: (card.reps, card.ivl, card.due) for card in cards if card.reps} == studied
