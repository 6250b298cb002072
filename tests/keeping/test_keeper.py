"""Values that are kept: made again when what they rested on has changed, whatever becomes of the files."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from clawdemy_site.keeping import store
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.keeping.prints import UnprintableError, print_of
from clawdemy_site.keeping.store import Store

SALT = "1"


class Round:
    """One build: some texts, and pages that are made of them; which were made."""

    def __init__(self, folder: Path, texts: dict[str, str], salt: str = SALT) -> None:
        self.store = Store(folder, salt)
        self.keeper = Keeper(self.store)
        self.keeper.know_input("text", lambda name: print_of(texts.get(name)))
        self.texts = texts

    def body(self, name: str) -> str:
        def make() -> str:
            self.keeper.note(("text", name))
            return self.texts[name].upper()

        return self.keeper.kept(("body", name), make)

    def page(self, *names: str) -> str:
        return self.keeper.kept(("page", *names), lambda: " ".join(map(self.body, names)))

    def end(self) -> list[tuple[str, ...]]:
        self.keeper.save()
        self.store.close()
        return self.keeper.remade


def build(folder: Path, texts: dict[str, str], salt: str = SALT) -> list[tuple[str, ...]]:
    now = Round(folder, texts, salt)
    assert now.page("a", "b") == f"{texts['a']} {texts['b']}".upper()
    return now.end()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "kept", {"a": "x", "b": "y"})
    return tmp_path / "kept"


EVERYTHING = [("body", "a"), ("body", "b"), ("page", "a", "b")]


def test_nothing_is_made_twice(folder: Path) -> None:
    assert build(folder, {"a": "x", "b": "y"}) == []


def test_only_what_rested_on_a_change_is_made_again_in_this_build_and_the_next(folder: Path) -> None:
    assert build(folder, {"a": "x", "b": "z"}) == [("body", "b"), ("page", "a", "b")]
    assert build(folder, {"a": "w", "b": "z"}) == [("body", "a"), ("page", "a", "b")]


def test_a_value_that_comes_out_the_same_changes_nothing_above_it(folder: Path) -> None:
    now = Round(folder, {"a": "X", "b": "y"})
    now.body("a")  # made first, as what is worked out from many pages is
    assert now.page("a", "b") == "X Y"
    assert now.end() == [("body", "a")]


def test_another_version_of_ours_knows_nothing_of_the_old_one(folder: Path) -> None:
    assert build(folder, {"a": "x", "b": "y"}, salt="2") == EVERYTHING


@pytest.mark.parametrize("name", ["traces", "values.db"])
@pytest.mark.parametrize("harm", ["cut", "turn", "empty", "gone", "folder"])
def test_a_damaged_file_costs_time_only(folder: Path, name: str, harm: str) -> None:
    path = folder / name
    data = path.read_bytes()
    path.unlink()
    if harm == "folder":
        path.mkdir()
    elif harm != "gone":
        middle = len(data) // 2
        turned = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
        path.write_bytes({"cut": data[:middle], "turn": turned, "empty": b""}[harm])
    build(folder, {"a": "x", "b": "y"})
    build(folder, {"a": "x", "b": "z"})
    if harm != "folder":
        assert build(folder, {"a": "x", "b": "z"}) == []


def test_a_value_that_was_changed_in_the_database_is_not_believed(folder: Path) -> None:
    with sqlite3.connect(folder / "values.db") as database:
        database.execute("UPDATE kept SET data = ?", (b"\x80\x04\x8c\x01q\x94.",))
    database.close()
    assert build(folder, {"a": "x", "b": "z"}) == EVERYTHING


def test_what_nothing_uses_any_more_is_thrown_away(folder: Path) -> None:
    for number in range(3):
        build(folder, {"a": "x", "b": f"y{number}"})
    database = sqlite3.connect(folder / "values.db")
    assert database.execute("SELECT count(*) FROM kept").fetchone() == (3,)
    database.close()


def test_two_builds_at_once_do_not_mix(folder: Path) -> None:
    first, second = Round(folder, {"a": "x", "b": "1"}), Round(folder, {"a": "x", "b": "2"})
    assert (first.page("a", "b"), second.page("a", "b")) == ("X 1", "X 2")
    first.end()
    second.end()
    assert build(folder, {"a": "x", "b": "1"}) == [("body", "b"), ("page", "a", "b")]


def test_a_folder_that_cannot_be_written_keeps_nothing_and_hurts_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert build(tmp_path / "file/kept", {"a": "x", "b": "y"}) == EVERYTHING
    assert build(tmp_path / "file/kept", {"a": "x", "b": "y"}) == EVERYTHING


def test_what_another_build_holds_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.0)
    other = sqlite3.connect(folder / "values.db")
    other.execute("BEGIN EXCLUSIVE")
    build(folder, {"a": "x", "b": "z"})
    other.rollback()
    other.close()
    assert build(folder, {"a": "x", "b": "y"}) == []


def test_what_went_wrong_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        now = Round(tmp_path, {})
        now.keeper.kept(("page",), now.keeper.spoil)
        assert now.end() == [("page",)]


def test_what_rests_on_something_without_a_print_is_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        now = Round(tmp_path, {})
        now.keeper.kept(("page",), lambda now=now: now.keeper.note(("weather",)))  # type: ignore[misc]
        assert now.end() == [("page",)]


def test_what_is_shared_hands_on_what_it_rested_on(folder: Path) -> None:
    for text, made in (("x", [("page",)]), ("x", []), ("z", [("page",)])):
        now = Round(folder, {"a": text})

        def share(now: Round = now) -> str:
            return now.keeper.once(("shared",), lambda: now.keeper.ask(("text", "a")))

        share()
        now.keeper.kept(("page",), share)
        assert now.end() == made


def test_it_says_what_has_changed(folder: Path) -> None:
    keeper = Round(folder, {"a": "x", "b": "z"}).keeper
    assert keeper.changed(("body", "a")) == []
    assert keeper.changed(("body", "b")) == [("text", "b")]
    assert keeper.changed(("body", "c")) is None


@dataclass(frozen=True, slots=True)
class Point:
    """A value of two parts."""

    x: int
    name: str = ""


def test_prints_tell_values_apart() -> None:
    values: list[object] = [
        None, 0, False, "", "0", b"0", (), [], {}, {"a": 1}, {"a": "1"}, ("a", 1), ("a1",), ("a", "1"), ("a", ("1",)),
        {"a", "b"}, {"ab"}, Point(1), Point(1, "a"), [Point(1), "a"], 1.0, 1, Path("a"), print_of,
        test_prints_tell_values_apart,
    ]  # fmt: skip
    prints = [print_of(value) for value in values]
    assert len(set(prints)) == len(values)


def test_prints_are_equal_where_values_are() -> None:
    assert print_of({"b", "a", "c"}) == print_of({"c", "b", "a"})
    assert print_of([Point(1, "a"), {"k": (1, 2)}]) == print_of([Point(1, "a"), {"k": (1, 2)}])
    with pytest.raises(UnprintableError):
        print_of(object())
