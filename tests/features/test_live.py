"""A live figure has a page of its own and a script, and no page loads the script without need."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

import projects
from clawdemy_site.build.built import Built
from clawdemy_site.site.options import Addresses

OWN = "lessons/tea/figures/stove-dial.md"
SHOWN = "lessons/tea/warm-water/cheatsheet.md"
SCRIPT = "assets/live/stove.dial.js"
STYLES = "assets/live/stove.dial.css"


def build(project: Path, *, directories: bool = True) -> Built:
    return projects.build(project, replace(projects.TEA, addresses=Addresses(directories)))


@pytest.fixture(scope="module")
def built(tiny: Path) -> Built:
    return build(tiny)


def test_only_pages_that_hold_it_load_its_script_and_styles(built: Built) -> None:
    assert {src_uri for src_uri, page in built.pages.items() if "assets/live/" in page.parts.head} == {OWN, SHOWN}
    head = built.pages[SHOWN].parts.head
    assert head.index(f'<link rel="stylesheet" href="../../../../{STYLES}">') < head.index(
        f'<script defer src="../../../../{SCRIPT}"></script>'
    )


def test_its_own_page_shows_it_says_more_and_leads_back(built: Built) -> None:
    page = built.pages[OWN]
    assert page.page.title == "The stove in your hands"
    assert page.content.index("<figure") < page.content.index("<p>It starts at 20 degrees.</p>")
    assert 'href="../../warm-water/cheatsheet/#fig-stove-dial"' in page.content
    assert "<h1>The stove in your hands</h1>" in page.parts.header
    assert 'href="../stove-dial/"' not in page.content
    assert 'href="stove-dial/"' in built.pages["lessons/tea/figures.md"].content


def test_addresses_hold_where_pages_are_files(tiny: Path) -> None:
    built = build(tiny, directories=False)
    assert f'src="../../../{SCRIPT}"' in built.pages[SHOWN].parts.head
    assert 'href="../warm-water/cheatsheet.html#fig-stove-dial"' in built.pages[OWN].content


def test_its_script_is_one_classic_script_with_the_data_inside(built: Built) -> None:
    text = built.files[SCRIPT]().decode()
    assert text.startswith('(() => {\n"use strict";\n')
    assert '"stove.dial"' in text
    assert re.search(r'"degrees": ?"[A-Za-z0-9+/=]{60}"', text)
    assert "@param" not in text
    assert not re.search(r"\b(import|export)\b", text)
    assert built.files[STYLES]() == b'.live[data-live="stove.dial"] { min-height: 3rem; }\n'


def test_a_script_that_changes_is_joined_anew(tiny_copy: Path) -> None:
    path = tiny_copy / "figures/stove/main.js"
    path.write_text(path.read_text(encoding="utf-8").replace('"Minutes"', '"Time"'), encoding="utf-8")
    built = build(tiny_copy)
    assert built.tally.drawn == 0
    assert b'"Time"' in built.files[SCRIPT]()


def test_a_script_that_cannot_be_joined_is_not_loaded(tiny_copy: Path) -> None:
    (tiny_copy / "figures/stove/main.js").write_text("export default 3;\n", encoding="utf-8")
    built = build(tiny_copy)
    assert SCRIPT not in built.files
    assert "<script" not in re.sub(
        r"<script defer src=\"[^\"]*clawdemy[^>]*></script>", "", built.pages[SHOWN].parts.head
    )


def test_a_script_from_outside_the_project_is_refused(tiny_copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere.js"
    outside.write_text("export const x = 1;\n", encoding="utf-8")
    (tiny_copy / "figures/stove/extra.js").symlink_to(outside)
    assert [(d.rule, str(d.location)) for d in build(tiny_copy).diagnostics] == [("live-script", "figures/stove:1:1")]


def test_a_pipe_among_its_files_is_told_and_not_waited_for(tiny_copy: Path) -> None:
    for name in ("more.js", "stove.css"):
        path = tiny_copy / "figures/stove" / name
        path.unlink(missing_ok=True)
        os.mkfifo(path)
        found = projects.build(tiny_copy).diagnostics
        assert [f"{one.location} {one.rule}" for one in found] == [f"figures/stove/{name}:1:1 live-script"]
        path.unlink()


def test_in_a_card_it_is_a_still_figure(tiny_copy: Path) -> None:
    path = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    text = path.read_text(encoding="utf-8")
    head = "/// flashcard | "
    place = text.index("\n", text.index("    outcome", text.index(head))) + 1
    path.write_text(f"{text[:place]}![](figure:stove.dial)\n\n{text[place:]}", encoding="utf-8")
    built = build(tiny_copy)
    assert built.diagnostics == ()
    deck = built.pages["lessons/tea/cards.md"]
    assert "<svg" in deck.content
    assert "data-live" not in deck.content
    assert "assets/live/" not in deck.parts.head
