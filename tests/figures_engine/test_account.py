"""The commands that tell authors of their figures: what is kept, what changed, whether a second drawing is the same."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from clawdemy_site.cli import main
from clawdemy_site.figures import cache
from clawdemy_site.figures.__main__ import main as show
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import write_project

pytestmark = [pytest.mark.xdist_group("figures account"), pytest.mark.usefixtures("lasting")]

FILES = {
    "mkdocs.yml": "site_name: Tea\ntheme: {name: material}\nplugins: [clawdemy]\n",
    "figures/helper.py": "TOP = 1\n",
    "figures/data/a.txt": "1",
    "figures/one.py": """
        from pathlib import Path

        import helper
        from clawdemy_site.figures import figure


        @figure(caption="A line.", alt="A line.")
        def line(fig):
            fig.subplots().plot([helper.TOP, float((Path(__file__).parent / "data/a.txt").read_text())])
            return {}
        """,
}
# A set of texts comes in an order that a build fixes and another hash seed changes.
SETS = """
    from clawdemy_site.figures import figure


    @figure(caption="A line.", alt="A line.")
    def line(fig):
        fig.subplots().plot([1, 2])
        return {"order": " ".join({"a", "b", "c", "d", "e", "f"})}
    """


def run(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["figures", "--config", str(root / "mkdocs.yml"), *options])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose figure is drawn by the first check, which finds nothing."""
    root = write_project(tmp_path_factory.mktemp("account"), FILES)
    assert run(root).output == "to draw  one.line\n0 cached, 1 to draw\n"
    assert "its drawing is not kept yet" in run(root, "--explain", "one.line").output
    checked = run(root, "--check")
    assert (checked.stdout, checked.exit_code) == ("no findings\n", 0)
    return root


def test_list_says_what_is_cached(project: Path) -> None:
    assert run(project).output == "cached   one.line\n1 cached, 0 to draw\n"


@pytest.mark.parametrize(
    ("edited", "told"),
    [
        ({}, "one.line is cached: nothing that it depends on has changed\n"),
        ({"figures/helper.py": "TOP = 2\n"}, "one.line is due: the module figures/helper.py changed\n"),
        ({"figures/data/a.txt": "2"}, "one.line is due: the data file figures/data/a.txt changed\n"),
        (
            {"figures/one.py": FILES["figures/one.py"] + "# a comment\n"},
            "one.line is due: its code or its parameters in figures/one.py changed\n",
        ),
    ],
)
def test_changed_input_is_named(project: Path, edited: Mapping[str, str], told: str) -> None:
    write_project(project, edited)
    assert run(project, "--explain", "one.line").output == told
    write_project(project, FILES)


def test_lost_file_and_damaged_drawing_are_named(project: Path) -> None:
    (project / "figures/data/a.txt").unlink()
    assert "the data file figures/data/a.txt is gone" in run(project, "--explain", "one.line").output
    write_project(project, FILES)
    (entry,) = (project / ".cache/clawdemy/figures").iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-1])
    assert "its drawing is damaged" in run(project, "--explain", "one.line").output
    entry.write_bytes(whole)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("matplotlib", "the version of matplotlib changed: "),
        ("style", "the style changed\n"),
        ("renderer", "the renderer changed\n"),
    ],
)
def test_other_versions_are_named(project: Path, monkeypatch: pytest.MonkeyPatch, what: str, told: str) -> None:
    other = cache.environment() | {what: "0"}
    monkeypatch.setattr(cache, "environment", lambda: other)
    assert told in run(project, "--explain", "one.line").output


def test_misspelt_name_is_a_wrong_call(project: Path) -> None:
    result = run(project, "--explain", "one.lime")
    assert result.exit_code == 2
    assert "did you mean 'one.line'?" in result.output


def test_check_finds_what_only_another_build_would_show(project: Path) -> None:
    write_project(project, {"figures/sets.py": SETS})
    result = run(project, "--check")
    (project / "figures/sets.py").unlink()
    assert result.exit_code == 1
    assert "figures/sets.py:4:2: error[figure-not-deterministic]: drawn twice, 'sets.line'" in result.stdout


def test_check_finds_a_drawing_that_was_tampered_with(project: Path) -> None:
    with Studio(project) as studio:
        entry = studio._cache.load_entry("one.line")
        assert entry is not None
        other = type(entry)(f"{entry.svg} ", *(getattr(entry, name) for name in entry.__slots__[1:]))
        studio._cache.store_entry("one.line", other)
        result = run(project, "--check")
        studio._cache.store_entry("one.line", entry)
    assert "error[figure-stale]: 'one.line' was drawn from something that has changed since" in result.stdout


def test_script_is_shown_in_both_schemes(
    project: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert show(["--no-browser", os.path.relpath(project / "figures/one.py")]) == 0
    assert not [*tmp_path.glob("clawdemy-preview*"), *tmp_path.glob("clawdemy-figures*")]
    page = Path(capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    assert page.count("<svg ") == 2
    assert 'data-md-color-scheme="slate"><figure><svg' in page
    assert "--fig-ink:" in page


def test_script_that_is_wrong_is_told_of(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(["--no-browser", str(project / "figures/helper.py")]) == 1
    assert "it declares no figure" in capsys.readouterr().err
    assert show([]) == show([str(project / "nowhere.py")]) == 2
