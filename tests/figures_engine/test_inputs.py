"""Whatever a figure rests on, a change of it draws the figure again, though nothing is opened; chance is not blamed."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from clawdemy_site.figures import discover
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import MakeProject, write_project

pytestmark = [pytest.mark.xdist_group("figures inputs"), pytest.mark.usefixtures("lasting")]

HEAD = """\
import glob, os, posix, sqlite3, sys
from pathlib import Path

import numpy as np

from clawdemy_site.figures import figure

HERE = Path(__file__).parent
DATA = HERE / "data"


"""
BODY = """\
@figure(caption="{{value}}", alt="A text.", size=(2.0, 1.0))
def {name}(fig):
    fig.text(0.5, 0.5, "x")
    return {{"value": str({value})}}


"""


def write(name: str, text: str) -> Callable[[Path], None]:
    """Write a file of the data."""

    def change(root: Path) -> None:
        write_project(root, {f"figures/data/{name}": text})

    return change


def fill_database(root: Path) -> None:
    """Count up in the database."""
    with sqlite3.connect(root / "figures/data/x.db") as link:
        link.execute("create table if not exists t (v)")
        link.execute("insert into t values (1)")


def turn_helper(root: Path) -> None:
    """Let a module of the library say something else."""
    write_project(root, {"figures/helper.py": "VALUE = 2\n"})


def turn_outside(root: Path) -> None:
    """Write a file above the project."""
    (root.parent / "outside.txt").write_text("2")


def touch(root: Path) -> None:
    """Let a file seem older."""
    os.utime(root / "figures/data/old.txt", ns=(0, 0))


INPUTS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "exists": ('(DATA / "real.txt").exists()', write("real.txt", "1")),
    "exists_by_os": ('os.path.exists(DATA / "real.txt")', write("real.txt", "1")),
    "may_be_read": ('os.access(DATA / "real.txt", os.R_OK)', write("real.txt", "1")),
    "is_a_folder": ('(DATA / "more").is_dir()', write("more/b.txt", "1")),
    "size": ('os.path.getsize(DATA / "a.txt")', write("a.txt", "123")),
    "size_by_stat": ('(DATA / "a.txt").stat().st_size', write("a.txt", "123")),
    "time": ('os.path.getmtime(DATA / "old.txt")', touch),
    "time_by_stat": ('(DATA / "old.txt").stat().st_mtime', touch),
    "sizes_in_a_folder": (
        "[entry.stat().st_size for entry in sorted(os.scandir(DATA), key=str)]",
        write("a.txt", "123"),
    ),
    "names": ("sorted(os.listdir(DATA))", write("new.txt", "1")),
    "pattern": ('sorted(glob.glob(str(DATA / "n*.txt")))', write("new.txt", "1")),
    "walk": ("[len(files) for _, _, files in os.walk(DATA)]", write("new.txt", "1")),
    "memory_map": ('np.memmap(DATA / "map.bin", dtype="u1", mode="r").sum()', write("map.bin", "B")),
    "array": ('np.fromfile(DATA / "map.bin", dtype="u1").sum()', write("map.bin", "B")),
    "database": (
        'sqlite3.connect(f"file:{DATA}/x.db?mode=ro", uri=True).execute("select count(*) from t").fetchone()',
        fill_database,
    ),
    "outside": ('(HERE.parents[1] / "outside.txt").read_text()', turn_outside),
    "library": ("__import__('helper').VALUE", turn_helper),
}


def test_what_a_figure_rests_on_is_followed(make_project: MakeProject, tmp_path: Path) -> None:
    script = HEAD + "".join(BODY.format(name=name, value=value) for name, (value, _) in INPUTS.items())
    root = make_project({"project/figures/all.py": script}) / "project"
    for name, text in (("a.txt", "1"), ("old.txt", "1"), ("map.bin", "A")):
        write(name, text)(root)
    write_project(root, {"figures/helper.py": "VALUE = 1\n"})
    (tmp_path / "outside.txt").write_text("1")
    fill_database(root)
    specs, _ = discover(root)
    with Studio(root) as studio:
        first, found, _ = studio.draw(specs.values())
        assert found == []
        assert studio.draw(specs.values())[2].reused == len(INPUTS)
        for _, change in INPUTS.values():
            change(root)
        second, found, tally = studio.draw(specs.values())
    assert found == []
    assert [name for name in first if first[name].caption == second[name].caption] == []
    assert tally.drawn == len(INPUTS)


def test_what_does_not_change_leaves_a_figure_alone(make_project: MakeProject) -> None:
    value = '[(DATA / "a.txt").exists(), os.environ.get("TERM"), Path(__file__).resolve().name]'
    root = make_project({"figures/all.py": HEAD + BODY.format(name="one", value=value), "figures/data/a.txt": "1"})
    specs, _ = discover(root)
    with Studio(root) as studio:
        studio.draw(specs.values())
        write_project(root, {"figures/data/b.txt": "1", "content/index.md": "x", "top.txt": "x"})
        assert studio.draw(specs.values())[2].reused == 1


def test_a_variable_of_the_home_is_followed(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    values = {"home": "Path.home()", "variable": 'os.environ["HOME"]'}
    script = HEAD + "".join(BODY.format(name=name, value=value) for name, value in values.items())
    root = make_project({"figures/all.py": script})
    specs, _ = discover(root)
    with Studio(root) as studio:
        studio.draw(specs.values())
        assert studio.draw(specs.values())[2].reused == len(values)
        monkeypatch.setenv("HOME", "/elsewhere")
        assert studio.explain(specs["all.home"]) == ["the state of variable:HOME changed"]
        assert studio.explain(specs["all.variable"]) == ["the state of variable:HOME changed"]


def test_a_library_that_a_script_imports_is_followed(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project({"figures/all.py": HEAD + BODY.format(name="one", value="__import__('yaml').__name__")})
    specs, _ = discover(root)
    with Studio(root) as studio:
        studio.draw(specs.values())
        assert studio.explain(specs["all.one"]) == []
        monkeypatch.setattr("clawdemy_site.sandbox.files.version", lambda _name: "0")
        assert studio.explain(specs["all.one"]) == ["the state of version:PyYAML changed"]


def test_a_check_tells_an_input_that_nobody_saw_from_chance(make_project: MakeProject) -> None:
    value = 'posix.stat(bytes(DATA / "a.txt")).st_size'
    root = make_project({"figures/all.py": HEAD + BODY.format(name="one", value=value), "figures/data/a.txt": "1"})
    specs, _ = discover(root)
    with Studio(root) as studio:
        assert studio.check(specs.values())[0] == []
        write("a.txt", "12345")(root)
        found = studio.check(specs.values())[0]
        assert [one.rule for one in found] == ["figure-stale"]
        assert studio.draw(specs.values())[2].drawn == 1
        assert studio.check(specs.values())[0] == []


@pytest.mark.parametrize(
    "value",
    [
        'sqlite3.connect(DATA / "new.db")',
        'os.symlink("/", DATA / "link")',
        'os.mkfifo(DATA / "pipe")',
        "os.chmod(__file__, 0o600)",
    ],
)
def test_what_changes_files_without_opening_them_is_refused(make_project: MakeProject, value: str) -> None:
    root = make_project({"figures/all.py": HEAD + BODY.format(name="one", value=value), "figures/data/a.txt": "1"})
    with Studio(root) as studio:
        _, found, _ = studio.draw(discover(root)[0].values())
    assert [one.rule for one in found] == ["figure-wrote-outside"]
    assert [entry.name for entry in (root / "figures/data").iterdir()] == ["a.txt"]
