"""``clawdemy export``: a deck as a file, and a clear word where there is none."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clawdemy_site.cli import main


def export(project: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", *options, "--config", str(project / "mkdocs.yml")])


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["anki"], "tea.apkg"),
        (["csv"], "tea.csv"),
        (["csv", "--course", "tea"], "tea.csv"),
        (["csv", "--lesson", "warm-water"], "tea--warm-water.csv"),
        (["csv", "--lesson", "tea/pouring/one-cup"], "tea--pouring--one-cup.csv"),
    ],
)
def test_a_deck_is_written_into_a_folder_under_its_own_name(
    tiny: Path, tmp_path: Path, options: list[str], name: str
) -> None:
    result = export(tiny, *options, "--output", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert result.output.strip() == str(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_deck_is_written_to_the_file_that_is_named(tiny: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.apkg"
    assert export(tiny, "anki", "-o", str(target)).exit_code == 0
    assert "collection.anki2" in zipfile.ZipFile(io.BytesIO(target.read_bytes())).namelist()


def test_links_of_a_deck_are_whole_where_the_settings_say_the_address(tiny_copy: Path, tmp_path: Path) -> None:
    settings = tiny_copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\nsite_url: https://example.org/x/\n", encoding="utf-8")
    assert export(tiny_copy, "anki", "-o", str(tmp_path / "d")).exit_code == 0
    collection = zipfile.ZipFile(tmp_path / "d").read("collection.anki2")
    assert b"https://example.org/x/lessons/tea/warm-water/lesson/" in collection


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["anki", "--course", "toa"], "did you mean 'tea'?"),
        (["anki", "--lesson", "warm-watr"], "did you mean 'warm-water'?"),
        (["csv", "--course", "coffee", "--lesson", "warm-water"], "there is no deck of a course 'coffee'"),
        (["csv", "-o", "/no/such/folder/deck.csv"], "cannot write '/no/such/folder/deck.csv'"),
        (["pdf"], "'pdf' is not one of 'anki', 'csv'"),
    ],
)
def test_a_wrong_call_is_told_and_exits_with_two(tiny: Path, options: list[str], word: str) -> None:
    result = export(tiny, *options)
    assert result.exit_code == 2
    assert word in result.output
    assert "Traceback" not in result.output


def test_a_course_that_is_wrong_is_not_exported(tiny_copy: Path, tmp_path: Path) -> None:
    page = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    page.write_text(page.read_text(encoding="utf-8").replace("id: minute-card", "id: slow-card"), encoding="utf-8")
    result = export(tiny_copy, "anki", "-o", str(tmp_path / "deck.apkg"))
    assert result.exit_code == 1
    assert "practice-id-twice" in result.output
    assert list(tmp_path.glob("*.apkg")) == []


def test_what_writes_decks_is_loaded_only_to_write_one() -> None:
    code = "import sys, clawdemy_site.cli; print('genanki' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_deck_that_cannot_be_written_whole_leaves_the_old_one(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tea.csv").write_text("old")
    write = Path.write_bytes

    def fill_up(path: Path, data: bytes) -> int:
        write(path, data[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    result = CliRunner().invoke(main, ["export", "csv", "-f", str(tiny / "mkdocs.yml"), "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "No space left on device" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["tea.csv"]
    assert (tmp_path / "tea.csv").read_text() == "old"
