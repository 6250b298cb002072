"""A sound script becomes a figure fit for a page, whatever it did to its process."""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from clawdemy_site.figures import discover, palette
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import write_project
from figures_engine.processes import is_running
from figures_engine.scripts import SOUND

pytestmark = pytest.mark.xdist_group("sound figures")

Sound = dict[str, Drawn]


def test_every_figure_is_drawn_in_the_order_asked(sound: Sound) -> None:
    assert list(sound) == ["curve.sigmoid", "picture.grid", "rude.leaves_child", "tidy.line"]


def test_facts_fill_caption_and_alternative_text(sound: Sound) -> None:
    curve = sound["curve.sigmoid"]
    assert curve.facts == {"mid": 0.5, "values": [0.5, pytest.approx(0.7310585786)], "count": 25}
    assert curve.caption == "*Sigmoid* is 0.5 at 0 and [never](https://example.org) leaves (0, 1) & stays."
    assert curve.alt == "A curve that crosses 0.50 at x = 0, with <0.73> after it."
    assert curve.uses == ("optdigits",)


def test_facts_cannot_be_changed(sound: Sound) -> None:
    with pytest.raises(TypeError):
        sound["curve.sigmoid"].facts["mid"] = 1.0  # type: ignore[index] # what is tried


def test_svg_has_a_name_and_a_description_by_reference(sound: Sound) -> None:
    svg = inline(sound["curve.sigmoid"], "fig-1")
    assert 'role="img" aria-labelledby="fig-1-title" aria-describedby="fig-1-desc"' in svg
    assert '<title id="fig-1-title">Sigmoid is 0.5 at 0 and never leaves (0, 1) &amp; stays.</title>' in svg
    assert '<desc id="fig-1-desc">A curve that crosses 0.50 at x = 0, with &lt;0.73&gt; after it.</desc>' in svg


def test_size_is_known_and_written(sound: Sound) -> None:
    curve = sound["curve.sigmoid"]
    assert (curve.width, curve.height) == (384, 288)
    assert 'width="384" height="288" viewBox="0 0 288 216"' in curve.svg


def test_colours_follow_the_scheme(sound: Sound) -> None:
    svg = sound["curve.sigmoid"].svg
    assert "stroke:var(--fig-blue)" in svg
    assert re.search(r"stroke:var\(--fig-red\);stroke-opacity:0\.5", svg)
    assert "fill:var(--fig-ink)" in svg
    assert "fill:var(--fig-paper)" in svg
    for colour in palette.COLOURS:
        assert colour.light not in svg.lower()


def test_text_stays_text_and_formulas_become_outlines(sound: Sound) -> None:
    svg = sound["curve.sigmoid"].svg
    assert ">sigmoid</text>" in svg
    assert ">a &lt; b</text>" in svg
    assert "<tspan" not in svg


def test_nothing_acts_loads_or_dates(sound: Sound) -> None:
    for drawn in sound.values():
        assert "\n" not in drawn.svg
        assert not re.search(r"<(script|style|metadata|a|!)|xlink|on\w+=|<\?xml", drawn.svg)
        assert re.findall(r"https?://[^\"]*", drawn.svg) == ["http://www.w3.org/2000/svg"]


def test_ids_are_unique_when_a_figure_stands_twice_on_a_page(sound: Sound) -> None:
    curve = sound["curve.sigmoid"]
    root = ET.fromstring(f"<main>{inline(curve, 'fig-1')}{inline(curve, 'fig-2')}</main>")  # noqa: S314 - our own output
    ids = Counter(element.get("id") for element in root.iter() if "id" in element.attrib)
    assert max(ids.values()) == 1
    assert {name.partition("-")[0] for name in ids if name} == {"fig"}
    text = ET.tostring(root, encoding="unicode")
    wanted = set(re.findall(r'(?:url\(|href=")#([^")]+)', text))
    assert wanted
    assert wanted <= ids.keys()


@pytest.mark.parametrize("prefix", ["", "two words", 'a"b', "a#b", "f(x)"])
def test_prefix_must_be_fit_for_an_id(sound: Sound, prefix: str) -> None:
    with pytest.raises(ValueError, match="cannot begin an id"):
        inline(sound["curve.sigmoid"], prefix)


@pytest.mark.usefixtures("sound")
def test_what_was_read_is_kept_with_a_drawing(sound_root: Path) -> None:
    kept = [json.loads(path.read_text("utf-8").split("\n")[1]) for path in (sound_root / ".cache").rglob("*.figure")]
    read = {stated["name"]: [*stated["dependencies"]] for stated in kept}
    assert read["curve.sigmoid"] == ["figures/curve.py", "figures/nn.py"]
    assert read["tidy.line"] == ["figures/tidy.py"]
    assert read["picture.grid"] == [
        "figures/data/",
        "figures/data/absent.txt",
        "figures/data/grid.txt",
        "figures/picture.py",
    ]


def test_one_script_does_not_reach_another(sound: Sound) -> None:
    facts = sound["tidy.line"].facts
    assert facts["width"] == 2.25
    assert facts["left"] == "nothing"
    assert facts["folder"] == "clawdemy-"


def test_environment_keeps_secrets_from_scripts(sound: Sound) -> None:
    assert sound["tidy.line"].facts["secret"] == "nothing"  # noqa: S105 - no secret at all


def test_children_that_a_script_leaves_are_killed(sound: Sound) -> None:
    child = sound["rude.leaves_child"].facts["child"]
    assert isinstance(child, int)
    assert not is_running(child)


def test_bytes_do_not_depend_on_the_surroundings(sound: Sound, tmp_path: Path) -> None:
    root = write_project(tmp_path / "with a space é", SOUND)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from clawdemy_site.figures import discover\nfrom clawdemy_site.figures.studio import Studio\n"
        "root = Path(sys.argv[1])\n"
        "with Studio(root, jobs=1) as studio:\n"
        "    drawn, _, tally = studio.draw(reversed(discover(root)[0].values()))\n"
        "sys.stdout.buffer.write(drawn['curve.sigmoid'].svg.encode() + drawn['picture.grid'].svg.encode())\n"
    )
    odd = {
        "TZ": "Asia/Kathmandu",
        "LANG": "tr_TR.UTF-8",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1",
    }
    command = [sys.executable, "-O", "-c", code, str(root)]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **odd}, cwd="/", check=True)
    assert done.stdout.decode() == sound["curve.sigmoid"].svg + sound["picture.grid"].svg


def test_empty_round_starts_nothing(tmp_path: Path) -> None:
    with Studio(tmp_path) as studio:
        drawn, found, tally = studio.draw(discover(tmp_path)[0].values())
        assert (drawn, found, str(tally)) == ({}, [], "figures: 0 drawn, 0 reused")
        assert studio.worker_id is None
