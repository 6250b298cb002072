"""What the system refuses ends a build in one line, and what would fail late is refused before anything is emptied."""

from pathlib import Path

import pytest

from plugin.builds import build, edit


def test_a_site_that_cannot_be_written_is_told_without_a_traceback(tiny_copy: Path) -> None:
    (tiny_copy / "site").write_text("a file")
    run = build(tiny_copy)
    assert (run.exit_code, run.output.splitlines()[-1].partition(": [")[0]) == (1, "Error: the site cannot be written")
    assert (tiny_copy / "site").read_text() == "a file"


@pytest.mark.parametrize("moment", ["99999999999999999", "-5", "noon", "9" * 40])
def test_a_moment_that_the_host_cannot_read_is_refused_first(
    tiny_copy: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    (tiny_copy / "site").mkdir()
    (tiny_copy / "site/old.html").touch()
    run = build(tiny_copy)
    assert (run.exit_code, "SOURCE_DATE_EPOCH is no moment" in run.output) == (1, True)
    assert (tiny_copy / "site/old.html").exists()


def test_a_mistake_that_shows_late_leaves_the_site_and_names_the_author_s_file(tiny_copy: Path) -> None:
    assert build(tiny_copy).exit_code == 0
    before = sorted(path.relative_to(tiny_copy) for path in (tiny_copy / "site").rglob("*"))
    edit(tiny_copy / "references/lessons/tea/warm-water.yml", "The whole story", "[4.8]{= 4.84} The whole story")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "references/lessons/tea/warm-water.yml:" in run.output
    assert sorted(path.relative_to(tiny_copy) for path in (tiny_copy / "site").rglob("*")) == before
