"""The stylesheets are whole, name their concern, ask no other host for anything, and use only colours that exist.

That what ships is what esbuild makes of them is a step of the gate, and that each sheet is imported is part of it.
"""

import re
from pathlib import Path

import pytest

from clawdemy_site.assets import colours
from clawdemy_site.assets import files as assets
from clawdemy_site.build.built import Built
from clawdemy_site.figures import palette
from clawdemy_site.hosts import config

STYLES = assets.DIST.parent / "styles"
MATERIAL = Path(config.__file__).parent / "material.css"
WRITTEN = {path.stem: path.read_text(encoding="utf-8") for path in (*sorted(STYLES.glob("*.css")), MATERIAL)}
ALL = {
    **{path.name: path.read_text(encoding="utf-8") for path in assets.DIST.glob("*.css")},
    "clawdemy.css": assets.common_styles().decode(),
    "fonts.css": assets.fonts_css(),
    "figures.css": palette.css() + colours.css(),
}
HOST = re.compile(r"\bmd-|__drawer|__search")


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sheet_opens_by_naming_its_concern(name: str) -> None:
    assert re.match(r"/\* [A-Z][a-z]+: [^*]+\. \*/\n", WRITTEN[name])


def test_one_sheet_alone_knows_the_host() -> None:
    assert [name for name, text in WRITTEN.items() if HOST.search(text)] == [MATERIAL.stem]


def test_every_sheet_that_a_page_names_is_served(built: Built) -> None:
    named = {f"{name}.css" for page in built.pages.values() for name in page.page.styles}
    assert named | {"clawdemy.css", "print.css", "banner.css", "elements.css", "search.css"} == {
        path.name for path in assets.DIST.glob("*.css")
    }


def test_sheets_are_minified() -> None:
    shipped = (path.read_text(encoding="utf-8") for path in assets.DIST.glob("*.css"))
    assert all("/*" not in text and "  " not in text.replace("\\2713  ", "") for text in shipped)


@pytest.mark.parametrize("name", ALL)
def test_braces_are_balanced(name: str) -> None:
    """A missing brace would swallow every rule behind it, and no browser would say so."""
    bare = re.sub(r"/\*.*?\*/", "", ALL[name], flags=re.DOTALL)
    depth = 0
    for sign in re.findall(r"[{}]", bare):
        depth += 1 if sign == "{" else -1
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize("name", ALL)
def test_no_style_names_another_host(name: str) -> None:
    bare = re.sub(r"/\*.*?\*/", "", ALL[name], flags=re.DOTALL)
    assert "@import" not in bare
    assert "//" not in bare
    assert all(re.fullmatch(r'url\("[\w-]+\.woff2"\)', url) for url in re.findall(r"url\([^)]*\)", bare))


def test_every_variable_is_defined() -> None:
    text = "".join(ALL.values())
    used = set(re.findall(r"var\((--[\w-]+)", text))
    defined = set(re.findall(r"(--[\w-]+):", text))
    assert {name for name in used - defined if not name.startswith("--md-")} == set()


def test_colours_come_from_the_table() -> None:
    """A colour written into a sheet would be right in one scheme only."""
    text = "".join(WRITTEN.values())
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"\[[^\]]*\]|#__\w+", "", text)) == []
