"""A figure is drawn again exactly when something that it depends on has changed."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Severity
from clawdemy_site.figures import cache, discover
from clawdemy_site.figures.studio import DrawingCounts, Studio
from clawdemy_site.sandbox.files import write_sealed
from figures_engine.conftest import write_project

pytestmark = pytest.mark.xdist_group("figures cache")

HELPED = """
    import helper
    from clawdemy_site.figures import figure


    @figure(caption="{top}", alt="A line.")
    def line(fig):
        fig.subplots().plot([0, helper.TOP])
        return {"top": helper.TOP}
    """
FILES = {
    "figures/helper.py": "TOP = 1\n",
    "figures/one.py": HELPED,
    "figures/two.py": HELPED,
    "figures/alone.py": """
        from pathlib import Path

        from clawdemy_site.figures import figure


        @figure(caption="A line.", alt="A line.")
        def line(fig):
            folder = Path(__file__).parent / "data"
            fig.subplots().plot([float(file.read_text()) for file in sorted(folder.iterdir())])
            return {}
        """,
    "figures/data/a.txt": "1",
    "figures/data/b.txt": "2",
}


class Project:
    """A project with three figures and a studio that stays warm for all tests here."""

    def __init__(self, root: Path) -> None:
        self.root = write_project(root, FILES)
        self.studio = Studio(root)

    def draw(self, studio: Studio | None = None) -> tuple[dict[str, str], DrawingCounts]:
        """The figures' SVG by name, and the count; nothing may have gone wrong."""
        specs, mistakes = discover(self.root)
        drawn, found, tally = (studio or self.studio).draw(specs.values())
        assert mistakes + found == []
        return {name: figure.svg for name, figure in drawn.items()}, tally

    def entries(self) -> list[Path]:
        """The files of the cache."""
        return sorted((self.root / ".cache/clawdemy/figures").iterdir())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project, each figure drawn and kept."""
    made = Project(tmp_path_factory.mktemp("cached"))
    made.draw()
    yield made
    made.studio.close()


def test_unchanged_figures_are_reused_without_a_process(project: Project) -> None:
    first, _ = project.draw()
    with Studio(project.root) as studio:
        second, tally = project.draw(studio)
        assert str(tally) == "figures: 0 drawn, 3 reused"
        assert studio.worker_id is None
    assert second == first


def test_unchanged_round_imports_neither_numpy_nor_matplotlib(project: Project) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from clawdemy_site.figures import discover\nfrom clawdemy_site.figures.studio import Studio\n"
        "root = Path(sys.argv[1])\n"
        "print(Studio(root).draw(discover(root)[0].values())[2], {'numpy', 'matplotlib'} & sys.modules.keys())\n"
    )
    command = [sys.executable, "-c", code, str(project.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "figures: 0 drawn, 3 reused set()\n"


@pytest.mark.parametrize(
    ("edited", "text", "redrawn"),
    [
        ("figures/helper.py", "TOP = 3\n", 2),
        ("figures/one.py", FILES["figures/one.py"] + "# a comment\n", 1),
        ("figures/data/a.txt", "7", 1),
        ("figures/data/c.txt", "7", 1),
        ("figures/unrelated.py", "x = 1\n", 0),
        ("content/index.md", "Hello.\n", 0),
    ],
)
def test_exactly_the_figures_that_depend_on_a_file_are_redrawn(
    project: Project, edited: str, text: str, redrawn: int
) -> None:
    write_project(project.root, {edited: text})
    _, tally = project.draw()
    assert (tally.drawn, tally.reused) == (redrawn, 3 - redrawn)


def test_edit_that_keeps_time_and_size_is_seen(project: Project) -> None:
    helper = project.root / "figures/helper.py"
    before = helper.stat()
    helper.write_text("TOP = 8\n")
    os.utime(helper, ns=(before.st_atime_ns, before.st_mtime_ns))
    specs, _ = discover(project.root)
    drawn, _, tally = project.studio.draw(specs.values())
    assert tally.drawn == 2
    assert drawn["one.line"].caption == "8"


def test_drawing_leaves_nothing_in_the_scripts_folder(project: Project) -> None:
    assert not list(project.root.glob("figures/**/__pycache__"))


def test_file_that_goes_is_missed(project: Project) -> None:
    (project.root / "figures/data/b.txt").unlink()
    assert project.draw()[1] == DrawingCounts(drawn=1, reused=2)


@pytest.mark.parametrize("damage", [b"", b"x", None], ids=["emptied", "overwritten", "flipped"])
def test_damaged_entry_is_noticed_and_redone(project: Project, damage: bytes | None) -> None:
    before, _ = project.draw()
    entry = project.entries()[0]
    whole = entry.read_bytes()
    entry.write_bytes(whole[:-3] + bytes([whole[-3] ^ 1]) + whole[-2:] if damage is None else damage)
    after, tally = project.draw()
    assert tally == DrawingCounts(drawn=1, reused=2)
    assert after == before
    assert entry.read_bytes() == whole


def test_an_entry_of_another_shape_is_redone(project: Project) -> None:
    project.draw()
    for change in ({"facts": None}, {"more": 1}):
        (kept, *_) = sorted((project.root / ".cache").rglob("*.figure"))
        head, _, data = kept.read_bytes().partition(b"\n")[2].partition(b"\n")
        stated = {name: value for name, value in {**json.loads(head), **change}.items() if value is not None}
        write_sealed(kept, cache._FORM, json.dumps(stated).encode() + b"\n" + data)
        assert project.draw()[1] == DrawingCounts(1, 2, 0)


def test_other_versions_mean_another_drawing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.draw()
    other = cache.environment() | {"numpy": "0.0"}
    monkeypatch.setattr(cache, "environment", lambda: other)
    assert project.draw()[1] == DrawingCounts(drawn=3, reused=0)
    monkeypatch.undo()
    assert project.draw()[1] == DrawingCounts(drawn=3, reused=0)


def test_two_fresh_studios_at_once_give_the_same_bytes(project: Project) -> None:
    expected, _ = project.draw()
    for entry in project.entries():
        entry.unlink()
    results: list[tuple[dict[str, str], DrawingCounts]] = []

    def build() -> None:
        with Studio(project.root, jobs=1) as studio:
            results.append(project.draw(studio))

    threads = [threading.Thread(target=build) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [svgs for svgs, _ in results] == [expected, expected]
    assert project.draw()[1] == DrawingCounts(drawn=0, reused=3)
    assert all(entry.suffix == ".figure" for entry in project.entries())


def test_cache_that_cannot_be_written_is_a_warning_only(project: Project) -> None:
    (project.root / "occupied").write_text("a file where the folder should be")
    specs, _ = discover(project.root)
    with Studio(project.root, cache_dir="occupied/figures") as studio:
        drawn, found, tally = studio.draw(specs.values())
    assert (len(drawn), tally.drawn) == (3, 3)
    assert [(d.rule, d.severity, str(d.location)) for d in found] == [
        ("figure-cache", Severity.WARNING, "occupied/figures:1:1")
    ]
