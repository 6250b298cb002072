"""What an animation brings to a page: a still that is whole, rules that only add to it, and nothing that leaks."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures import discover
from clawdemy_site.figures.drawn import Drawn, inline
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import MakeProject, write_project

pytestmark = pytest.mark.usefixtures("lasting")

HEAD = """\
from clawdemy_site.figures import animation


@animation(caption="It moves.", alt="A line grows to {end}.", size=(4.0, 3.0))
def grow(fig, motion):
    ax = fig.subplots()
    (line,) = ax.plot([0, 1, 2], [0, 4, 2])
    (dot,) = ax.plot(2, 2, "o")
"""
TAIL = "    return {'end': 2}\n"
SOUND = f"""\
{HEAD}
    motion.trace(line, times=(0, 1, 2))
    motion.move(dot, times=(0, 1, 2), x=(0, 1, 2), y=(0, 4, 2))
    motion.during(ax.text(1, 1, "on the way"), start=0, end=2)
    motion.appear(ax.text(1, 1, "there"), at=2.0)
{TAIL}"""


def draw(root: Path) -> tuple[Mapping[str, Drawn], list[Diagnostic]]:
    specs, mistakes = discover(root)
    with Studio(root) as studio:
        drawn, found, _ = studio.draw(specs.values())
    return drawn, mistakes + found


@pytest.fixture(scope="module")
def moving(tmp_path_factory: pytest.TempPathFactory) -> Drawn:
    drawn, found = draw(write_project(tmp_path_factory.mktemp("moving"), {"figures/plot.py": SOUND}))
    assert found == []
    return drawn["plot.grow"]


def sheet(page: str) -> str:
    found = re.search(r"<style>(.*?)</style>", page)
    assert found
    return found[1]


def test_all_of_it_holds_on_a_screen_for_readers_who_take_motion(moving: Drawn) -> None:
    css = sheet(inline(moving, "fig-1"))
    condition = "@media screen and (prefers-reduced-motion:no-preference) and (forced-colors:none){"
    assert css.startswith(condition)
    depth = [0]
    for sign in css:
        depth.append(depth[-1] + {"{": 1, "}": -1}.get(sign, 0))
    assert depth[-1] == 0
    assert 0 not in depth[len(condition) : -1]


def test_every_rule_and_name_carries_the_prefix(moving: Drawn) -> None:
    css = sheet(inline(moving, "fig-1"))
    rules = css.partition("{")[2]
    selectors = re.findall(
        r"(?:^|[{}])([^{}@]+)\{(?!\{)", re.sub(r"@keyframes [^{]+\{(?:[^{}]*\{[^{}]*\})*\}", "", rules)
    )
    assert len(selectors) > 5
    for selector in selectors:
        assert all("#fig-1-" in part for part in selector.split(",")), selector
    names = re.findall(r"@keyframes ([^{]+)", css)
    assert all(name.startswith("fig-1-") for name in names)
    assert len(set(names)) == len(names)
    assert set(re.findall(r":(fig-1-[kr]\d+)", css)) == {name for name in names if not name.endswith("-w")}


def test_the_still_is_whole_and_without_what_passes(moving: Drawn) -> None:
    svg = inline(moving, "fig-1").partition("<style>")[0] + inline(moving, "fig-1").partition("</style>")[2]
    assert re.search(r'<g class="m\d+"><text[^>]*>there<', svg)
    assert re.search(r'<g class="m\d+" visibility="hidden"><text[^>]*>on the way<', svg)
    assert svg.count('visibility="hidden"') == 1
    assert "dashoffset" not in svg


def test_each_moving_part_is_animated(moving: Drawn) -> None:
    page = inline(moving, "fig-1")
    classes = set(re.findall(r'class="(m\d+)"', page))
    assert len(classes) == 4
    assert classes == set(re.findall(r"#fig-1-moving \.(m\d+)\{animation:", page))


def test_two_on_a_page_share_no_id_and_the_page_is_well_formed(moving: Drawn) -> None:
    page = "".join(inline(moving, prefix) for prefix in ("fig-1", "fig-2"))
    page = page.replace(" hidden>", ' hidden="">').replace('"checkbox">', '"checkbox"/>')  # HTML that XML writes longer
    root = ET.fromstring(f"<main>{page}</main>")  # noqa: S314 - our own output
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)


def test_it_can_be_played_again_without_a_script(moving: Drawn) -> None:
    page = inline(moving, "fig-1")
    assert page.endswith(
        '<label class="figure__again" id="fig-1-again" hidden>'
        '<input class="visually-hidden" type="checkbox">Play again</label>'
    )
    assert "figure #fig-1-again{display:inline-block}" in sheet(page)
    assert ":has(>#fig-1-again :checked)>#fig-1-moving{" in sheet(page)
    assert "<script" not in page


def test_a_prefix_that_css_could_not_name_is_refused(moving: Drawn) -> None:
    for prefix in ("1st", "a.b", "a:b", ""):
        with pytest.raises(ValueError, match="cannot begin an id"):
            inline(moving, prefix)


def test_motion_costs_little(moving: Drawn) -> None:
    assert len(sheet(inline(moving, "fig-1"))) < 3000


def test_it_is_drawn_the_same_every_time(make_project: MakeProject, moving: Drawn) -> None:
    drawn, _ = draw(make_project({"figures/plot.py": SOUND}))
    assert drawn["plot.grow"].svg == moving.svg


def test_a_mistake_is_reported_at_its_line(make_project: MakeProject) -> None:
    wrong = f"{HEAD}    motion.trace(line, times=(0, 1))\n{TAIL}"
    _, (found,) = draw(make_project({"figures/plot.py": wrong}))
    assert (found.rule, found.location.line) == ("figure-motion", 9)


@pytest.mark.parametrize("arguments", ["fig", "fig, motion, more", "", "fig, *, motion"])
def test_an_animation_takes_a_figure_and_its_motion(arguments: str, make_project: MakeProject) -> None:
    wrong = SOUND.replace("grow(fig, motion)", f"grow({arguments})")
    _, found = discover(make_project({"figures/plot.py": wrong}))
    assert [diagnostic.rule for diagnostic in found] == ["figure-signature"]
    assert "two arguments" in found[0].message


@pytest.mark.parametrize(
    ("imported", "used"),
    [
        ("from clawdemy_site.figures import animation as moves", "moves"),
        ("from clawdemy_site import figures", "figures.animation"),
        ("import clawdemy_site.figures as studio", "studio.animation"),
        ("import clawdemy_site.figures", "clawdemy_site.figures.animation"),
    ],
)
def test_animations_are_found_however_they_are_spelt(imported: str, used: str, make_project: MakeProject) -> None:
    text = SOUND.replace("from clawdemy_site.figures import animation", imported).replace("@animation", f"@{used}")
    figures, found = discover(make_project({"figures/plot.py": text}))
    assert (list(figures), found) == (["plot.grow"], [])


def test_an_unknown_argument_is_one_of_the_animation(make_project: MakeProject) -> None:
    text = SOUND.replace("size=", "sise=")
    _, (found,) = discover(make_project({"figures/plot.py": text}))
    assert found.message == "'sise' is not an argument of @animation"
