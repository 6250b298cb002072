"""The benchmark of builds still works: its courses are valid, its edits edit, and it measures, be it fast or slow."""

import sys
from pathlib import Path

import pytest
from benchmarks import builds, loads
from benchmarks.builders import OURS, PLAIN, WORDS, Builder, Edit, edit_text, own_course
from benchmarks.builds import Bench, main
from benchmarks.courses import write_ours
from benchmarks.loads import first_load
from benchmarks.processes import serve
from benchmarks.report import Numbers
from playwright.sync_api import Browser

from projects import build

FEW = 2


@pytest.mark.parametrize("builder", [OURS, PLAIN, own_course()[0]], ids=lambda builder: builder.name)
def test_every_edit_finds_what_it_changes(builder: Builder, tmp_path: Path) -> None:
    root = tmp_path / "course"
    builder.write(FEW, root)
    for edit in builder.edits(FEW).values():
        original = (root / edit.path).read_text(encoding="utf-8")
        assert len({original, edit.text(original, 1), edit.text(original, 2)}) == 3


def test_an_edit_that_finds_nothing_is_told() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        Edit("page.md", "old", "new").text("Nothing of the sort.", 1)


def test_the_course_is_without_a_finding_after_every_edit(tmp_path: Path) -> None:
    write_ours(FEW, tmp_path)
    for edit in OURS.edits(FEW).values():
        path = tmp_path / edit.path
        path.write_text(edit.text(path.read_text(encoding="utf-8"), 7), encoding="utf-8")
    built = build(tmp_path)
    assert built.diagnostics == ()
    assert any("Words 7 are fresh." in page.content for page in built.pages.values())


def test_one_run_fills_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With plain pages, which are built by the same command as ours in a fifth of the time."""
    results = tmp_path / "numbers.json"
    asked = ("--lessons", str(FEW), "--runs", "1", "--builders", "mkdocs", "--rows", "cold", "size")
    main([*asked, "--results", str(results)])
    assert f"| {FEW} lessons, 1 run | {PLAIN.name} |" in capsys.readouterr().out
    values = Numbers.load(results).values
    expected = ["cold build, CPU s", "cold build, s", "cold build, peak MB", "site, MB", "cache, MB"]
    assert list(values) == [(FEW, PLAIN.name, row) for row in expected]
    assert all(values[FEW, PLAIN.name, row][0] > 0 for row in expected[:-1])


def test_a_save_is_measured_until_the_page_has_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own server stands for a builder that publishes what is saved."""
    monkeypatch.setattr(builds, "PAUSE", 0)
    page = tmp_path / "lesson/index.html"
    page.parent.mkdir()
    page.write_text("First.\n## Second\n", encoding="utf-8")
    command = (sys.executable, "-m", "http.server", "{port}", "--bind", "127.0.0.1")
    stand_in = Builder("a stand-in", lambda *_: None, (), command, lambda _: "lesson/", lambda _: {"text": edit})
    edit = edit_text("lesson/index.html")
    measured = dict(Bench(stand_in, FEW, tmp_path, edits_each=1, warm=True).measure("serve"))
    assert list(measured) == ["serve ready, warm, s", "save to page served, s", "serve, peak MB"]
    assert WORDS.format(n=2) in page.read_text(encoding="utf-8")


def test_a_server_that_ends_at_once_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 3"), serve((sys.executable, "-c", "exit(3)"), tmp_path, ""):
        pass


@pytest.mark.browser
def test_a_first_load_counts_what_the_browser_fetches(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loads, "QUIET", 100)
    drawing = f"<svg>{'<path/>' * 500}</svg>"
    script = "addEventListener('keydown', event => event.key === '/' && fetch('index.json'))"
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")
    (tmp_path / "beside.svg").write_text(drawing, encoding="utf-8")
    (tmp_path / "unused.css").write_text("p {}", encoding="utf-8")
    page = f'<link rel="icon" href="data:,"><script>{script}</script>{drawing}<img src="beside.svg">'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    load = first_load(browser, tmp_path, "")
    assert load.requests == 2
    assert 0 < load.bare < load.whole < 1
    assert 0 < load.search < 0.05


def test_tables_have_medians_ratios_of_each_run_and_growth() -> None:
    numbers = Numbers()
    for size, ours, theirs in ((10, (1.0, 2.0, 3.0), (2.0, 2.0, 2.0)), (100, (20.0, 20.0, 20.0), (20.0, 40.0, 80.0))):
        for one, other in zip(ours, theirs, strict=True):
            numbers.add(size, "ours", "cold build, CPU s", one)
            numbers.add(size, "MkDocs", "cold build, CPU s", other)
    numbers.add(100, "ours", "site, MB", 1234.5)
    assert "| cold build, CPU s | 2 (1 to 3) | 2 | 1 |\n" in numbers.table(10, bars=False)
    assert numbers.table(100, bars=True).endswith(
        "| cold build, CPU s | 20 | 40 (20 to 80) | 0.50 | half of MkDocs |\n| site, MB | 1,234 | – | – |  |\n"
    )
    assert "| cold build, CPU s | 1.00 | 1.30 |\n| site, MB | – | – |\n" in numbers.growth()
