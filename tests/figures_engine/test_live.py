"""A live figure hands bytes over: they are kept and compared like its picture, and what is no data is refused."""

import base64
from pathlib import Path

import pytest

from clawdemy_site.figures import Payload, discover
from clawdemy_site.figures.spec import LiveSpec
from clawdemy_site.figures.studio import Studio
from clawdemy_site.sandbox.errors import FaultError
from figures_engine.conftest import MakeProject

pytestmark = pytest.mark.usefixtures("lasting")

SCRIPT = """
    from pathlib import Path

    from clawdemy_site.figures import live


    @live(
        caption="C.", alt="A.", title="T", script="tap", rows=[("of {n}", "{n:.1f}")], about="It has {n}.", size=(2, 1)
    )
    def bar(fig, data):
        fig.subplots().bar([0], [1])
        data.add("bytes", (Path(__file__).parent / "data.txt").read_bytes())
        return {"n": 3}
    """
RANDOM = """
    import os

    from clawdemy_site.figures import live


    @live(caption="C.", alt="A.", title="T", script="tap", size=(2, 1))
    def bar(fig, data):
        fig.subplots().bar([0], [1])
        data.add("bytes", os.urandom(4))
        return {}
    """


@pytest.fixture
def project(make_project: MakeProject) -> Path:
    return make_project({"figures/water.py": SCRIPT, "figures/data.txt": "one"})


def test_its_declaration_is_read_whole(project: Path) -> None:
    specs, found = discover(project)
    assert found == []
    assert specs["water.bar"].live == LiveSpec("T", "tap", (("of {n}", "{n:.1f}"),), "It has {n}.")


def test_its_words_are_filled_and_its_data_arrive(project: Path) -> None:
    with Studio(project) as studio:
        live = studio.draw(discover(project)[0].values())[0]["water.bar"].live
    assert live is not None
    assert (live.title, live.script, live.about) == ("T", "tap", "It has 3.")
    assert live.rows == (("of 3", "3.0"),)
    assert live.data == {"bytes": b"one"}


def test_its_data_are_kept_and_drawn_again_when_they_change(project: Path) -> None:
    specs = discover(project)[0].values()
    for text, drawn in (("one", 1), ("one", 0), ("two", 1)):
        (project / "figures/data.txt").write_text(text, encoding="utf-8")
        with Studio(project) as studio:
            figures, _, tally = studio.draw(specs)
        live = figures["water.bar"].live
        assert live is not None
        assert live.data["bytes"] == text.encode()
        assert tally.drawn == drawn


def test_data_that_differ_from_drawing_to_drawing_are_refused(make_project: MakeProject) -> None:
    root = make_project({"figures/water.py": RANDOM})
    with Studio(root) as studio:
        found, _ = studio.check(discover(root)[0].values())
    assert [diagnostic.rule for diagnostic in found] == ["figure-not-deterministic"]
    assert "what it hands to its script" in found[0].message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("two words", b"", "cannot be the name"),
        ("taken", b"", "already"),
        ("text", "text", "not bytes"),
        ("much", bytes(256 * 1024), "more than 256 KiB"),
    ],
)
def test_what_is_no_data_is_refused_in_words(name: str, data: bytes, words: str) -> None:
    payload = Payload()
    payload.add("taken", b"x")
    with pytest.raises(FaultError, match=words) as refused:
        payload.add(name, data)
    assert refused.value.rule == "live-data"
    assert payload.to_plain() == {"taken": base64.b64encode(b"x").decode()}
