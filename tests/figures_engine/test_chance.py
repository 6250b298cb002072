"""An ordinary build draws a figure twice where chance or the clock could show, and nowhere else."""

from collections.abc import Mapping
from typing import Any

import pytest

from clawdemy_site.figures import discover
from clawdemy_site.figures.studio import Studio
from clawdemy_site.sandbox.worker_client import WorkerClient
from figures_engine.conftest import MakeProject
from figures_engine.scripts import HEAD

pytestmark = pytest.mark.usefixtures("lasting")

PLOT = "    import numpy as np\n    fig.subplots().plot({})\n    return {{}}\n"
SCRIPTS = {
    "plain": (PLOT.format("[1, 2]"), 1),
    "seeded": (PLOT.format("np.random.default_rng(0).random(3)"), 1),
    "seeded_for_all": ("    import numpy as np\n    np.random.seed(0)\n" + PLOT.format("np.random.rand(3)"), 2),
    "by_python": ("    import random\n    random.seed(0)\n" + PLOT.format("[random.random(), 1]"), 2),
    "timed": ("    import time\n" + PLOT.format("[1, 2]"), 2),
}


@pytest.fixture
def requested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the figures that the worker is asked for, in order."""
    names: list[str] = []
    send = WorkerClient._send

    def note(self: WorkerClient, task: Mapping[str, Any]) -> int:
        names.append(task["name"])
        return send(self, task)

    monkeypatch.setattr(WorkerClient, "_send", note)
    return names


def test_only_what_could_differ_is_drawn_twice(make_project: MakeProject, requested: list[str]) -> None:
    root = make_project({f"figures/{topic}.py": HEAD + body for topic, (body, _) in SCRIPTS.items()})
    with Studio(root) as studio:
        drawn, found, tally = studio.draw(discover(root)[0].values())
    assert found == []
    assert len(drawn) == tally.drawn == len(SCRIPTS)
    assert {topic: requested.count(f"{topic}.line") for topic in SCRIPTS} == {
        topic: times for topic, (_, times) in SCRIPTS.items()
    }


def test_a_figure_that_differs_is_neither_shown_nor_kept(make_project: MakeProject) -> None:
    root = make_project({"figures/dice.py": HEAD + PLOT.format("np.random.default_rng().random(3)")})
    specs, _ = discover(root)
    with Studio(root) as studio:
        rounds = [studio.draw(specs.values()) for _ in range(2)]
    for drawn, found, tally in rounds:
        assert drawn == {}
        assert [diagnostic.rule for diagnostic in found] == ["figure-not-deterministic"]
        assert tally.failed == 1
