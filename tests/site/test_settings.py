"""Settings are read as MkDocs reads them, and what cannot be read is told with its place."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from clawdemy_site.records.project import Layout, check_layout
from clawdemy_site.site.settings import Settings, load_settings

ABOVE = """
site_name: !ENV [NOBODY_SET_THIS, SCHOOL, nobody]
use_directory_urls: !ENV [FLAT, true]
docs_dir: elsewhere
markdown_extensions: [admonition]
plugins:
  search: {}
  clawdemy: {figures: drawings, cache: kept}
"""
BELOW = """
INHERIT: ../above.yml
docs_dir: ./content/
theme: {name: material}
markdown_extensions: [tables]
plugins:
  clawdemy: {figures: figures}
"""


def read_of(folder: Path, text: str) -> tuple[Settings | None, list[str]]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, found = load_settings(folder / "mkdocs.yml")
    assert all(one.help for one in found)
    return settings, [f"{one.location} {one.rule}" for one in found]


def test_inherited_settings_and_variables_are_those_of_mkdocs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHOOL", "Tea school")
    monkeypatch.setenv("FLAT", "false")
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    (tmp_path / "above.yml").write_text(ABOVE, encoding="utf-8")
    settings, found = read_of(project, BELOW)
    theirs: MkDocsConfig = load_config(str(project / "mkdocs.yml"))
    assert not found
    assert settings
    layout, options = settings.layout, settings.options
    assert options.site_name == theirs.site_name == "Tea school"
    assert (options.addresses.directories, theirs.use_directory_urls) == (False, False)
    assert project / layout.content == Path(theirs.docs_dir) == project / "content"
    ours = theirs.plugins["clawdemy"].config
    assert (layout.figures, layout.cache) == (ours["figures"], ours["cache"]) == ("figures", "kept")
    assert "admonition" not in options.markdown.extensions


def test_an_absolute_content_folder_is_the_same_folder(tmp_path: Path) -> None:
    settings, found = read_of(tmp_path, f"docs_dir: {tmp_path}/content/\n")
    assert (settings.layout.content if settings else "", found) == ("content", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x: 1\nday: 2026-02-30\n", "mkdocs.yml:2:6 yaml-syntax"),
        ("a: !!int x\n", "mkdocs.yml:1:4 yaml-syntax"),
        ("a: !!timestamp noon\n", "mkdocs.yml:1:4 yaml-syntax"),
        ("a: !!python/name:no.such\n", "mkdocs.yml:1:4 yaml-syntax"),
        ("a: !ENV {b: c}\n", "mkdocs.yml:1:4 yaml-syntax"),
        ("? [a]\n: b\n", "mkdocs.yml:1:3 yaml-syntax"),
        ("a: " + "[" * 3_000, "mkdocs.yml:1:1 yaml-depth"),
        ("- a\n", "mkdocs.yml:1:1 expected-mapping"),
        ("", "mkdocs.yml:1:1 expected-mapping"),
        ("a: 1\nplugins: 3\n", "mkdocs.yml:2:1 expected-list"),
        ("markdown_extensions: tables\n", "mkdocs.yml:1:1 expected-list"),
        ("a: 1\nINHERIT: no.yml\n", "mkdocs.yml:2:1 inherit"),
        ("INHERIT: mkdocs.yml\n", "mkdocs.yml:1:1 inherit"),
        ('INHERIT: "a\\0b"\n', "mkdocs.yml:1:1 inherit"),
        ("INHERIT: [a]\n", "mkdocs.yml:1:1 inherit"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(tmp_path: Path, text: str, expected: str) -> None:
    assert read_of(tmp_path, text) == (None, [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docs_dir: contents\n", "mkdocs.yml:1:11 missing-folder"),
        ("docs_dir: content\nplugins:\n- clawdemy:\n    figures: figurs # those\n", "mkdocs.yml:4:14 missing-folder"),
        ("docs_dir: content\nplugins: [{clawdemy: {references: refs}}]\n", "mkdocs.yml:1:1 missing-folder"),
        ('docs_dir: "a\\0b"\n', "mkdocs.yml:1:1 missing-folder"),
    ],
)
def test_a_folder_that_the_settings_name_wrongly_is_told(tmp_path: Path, text: str, expected: str) -> None:
    for name in ("content", "figures"):
        (tmp_path / name).mkdir()
    settings, _found = read_of(tmp_path, text)
    assert settings
    found, is_blocked = check_layout(settings.layout)
    assert (is_blocked, [f"{one.location} {one.rule}" for one in found]) == (True, [expected])


def test_folders_that_need_not_exist_are_not_missed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert check_layout(Layout(tmp_path)) == ([], False)
