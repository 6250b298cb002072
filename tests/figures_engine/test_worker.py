"""The worker is warm between rounds, and no process outlives the studio, however it ends."""

import os
import signal
import subprocess
import sys

import pytest

from clawdemy_site.figures import discover
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import MakeProject
from figures_engine.processes import HEED_INTERRUPT, is_running, wait_for_descendants, wait_until_gone
from figures_engine.scripts import BROKEN, HEAD, HELD

DRAW_FOR_A_MINUTE = (
    HEED_INTERRUPT + "import sys\nfrom pathlib import Path\n"
    "from clawdemy_site.figures import discover\n"
    "from clawdemy_site.figures.request import FigureLimits\nfrom clawdemy_site.figures.studio import Studio\n"
    "root = Path(sys.argv[1])\n"
    "with Studio(root, limits=FigureLimits(seconds=60.0)) as studio:\n"
    "    studio.draw(discover(root)[0].values())\n"
)
LINE = HEAD + "    fig.subplots().plot([1, 2])\n    return {}\n"


def test_worker_stays_warm_survives_failures_and_ends_on_close(make_project: MakeProject) -> None:
    scripts = {topic: BROKEN[topic] for topic in ("crashes", "vanishes")}
    root = make_project({f"figures/{topic}.py": text for topic, text in scripts.items()} | {"figures/good.py": LINE})
    specs, _ = discover(root)
    with Studio(root, jobs=2) as studio:
        drawn, found, tally = studio.draw(specs.values())
        worker = studio.worker_id
        assert worker is not None
        assert (list(drawn), str(tally)) == (["good.line"], "figures: 1 drawn, 0 reused, 2 failed")
        assert len(found) == 2
        studio.draw([specs["crashes.line"]])
        assert studio.worker_id == worker
        studio.close()
        assert not is_running(worker)
        _, found, _ = studio.draw([specs["crashes.line"]])
        assert [diagnostic.rule for diagnostic in found] == ["figure-crashed"]
        assert studio.worker_id not in {None, worker}


def test_lost_worker_is_replaced_and_leaves_no_folder(
    make_project: MakeProject, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    root = make_project({"figures/good.py": LINE, "figures/other.py": LINE})
    specs, _ = discover(root)
    with Studio(root) as studio:
        studio.draw([specs["good.line"]])
        assert studio.worker_id is not None
        os.kill(studio.worker_id, signal.SIGKILL)
        drawn, found, _ = studio.draw([specs["other.line"]])
        assert (list(drawn), found) == (["other.line"], [])
    assert list(temporary.iterdir()) == []


def test_script_that_kills_the_worker_is_told_of(make_project: MakeProject) -> None:
    killer = HEAD + "    import os, signal\n    os.kill(os.getppid(), signal.SIGKILL)\n    return {}\n"
    root = make_project({"figures/killer.py": killer})
    with Studio(root) as studio:
        drawn, found, tally = studio.draw(discover(root)[0].values())
    assert (drawn, tally.failed) == ({}, 1)
    assert [diagnostic.rule for diagnostic in found] == ["figure-worker"]


def test_worker_that_cannot_start_says_why(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_project(
        {"figures/good.py": LINE, "broken/matplotlib/__init__.py": "raise ImportError('no wheel here')"}
    )
    monkeypatch.setenv("PYTHONPATH", str(root / "broken"), prepend=os.pathsep)
    with Studio(root) as studio:
        _, found, _ = studio.draw(discover(root)[0].values())
    assert [diagnostic.rule for diagnostic in found] == ["figure-worker"]
    assert "ImportError: no wheel here" in found[0].message


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_no_process_outlives_a_build_that_is_stopped(make_project: MakeProject, number: signal.Signals) -> None:
    root = make_project({"figures/sleeps.py": HELD["sleeps"]})
    command = [sys.executable, "-c", DRAW_FOR_A_MINUTE, str(root)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as build:
        descendants = wait_for_descendants(build.pid, generations=2)
        for _ in range(3 if number == signal.SIGINT else 1):
            build.send_signal(number)
        build.wait(10.0)
    assert build.returncode != 0
    assert wait_until_gone(descendants) == []
