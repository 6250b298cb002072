"""The stylesheets are whole, name their concern, ask no other host for anything, and use only colours that exist."""

import re

import pytest

from clawdemy_site.assets import colours
from clawdemy_site.assets import files as assets
from clawdemy_site.figures import palette

WRITTEN = sorted(path.stem for path in assets.STYLES.glob("*.css"))
ALL = {
    "clawdemy.css": assets.joined_styles(),
    "fonts.css": assets.fonts_css(),
    "figures.css": palette.css() + colours.css(),
}


def test_every_written_sheet_is_served() -> None:
    assert sorted(assets.SHEETS) == WRITTEN


@pytest.mark.parametrize("name", WRITTEN)
def test_a_sheet_opens_by_naming_its_concern(name: str) -> None:
    text = (assets.STYLES / f"{name}.css").read_text(encoding="utf-8")
    assert re.match(r"/\* [A-Z][a-z]+: [^*]+\. \*/\n", text)


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
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", re.sub(r"\[[^\]]*\]|#__\w+", "", ALL["clawdemy.css"])) == []
