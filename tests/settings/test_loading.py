"""What a check knows of the settings, and what it refuses because a build would."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from clawdemy_site import cli
from clawdemy_site.settings.effects import nav_entries
from clawdemy_site.settings.loading import load_settings
from plugin.builds import build, findings

SOUND = "site_name: Tea school\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, clawdemy]\n"


def told(project: Path, settings: str) -> list[str]:
    """What a check finds wrong with the settings of the tiny course."""
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run = CliRunner().invoke(cli.main, ["check", "--strict", "--config", str(project / "mkdocs.yml")])
    assert run.exception is None or isinstance(run.exception, SystemExit), run.output
    assert run.exit_code == bool(findings(run.output)), run.output
    return findings(run.output)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("theme: {name: material}", "theme: readthedocs", "3:1 setting-unfit"),
        ("theme: {name: material}\n", "", "1:1 setting-unfit"),
        ("theme: {name: material}", "theme: {name: mkdocs}", "3:1 setting-unfit"),
        ("theme: {name: material}", "theme: {name: material, custom_dir: nowhere}", "3:1 setting-refused"),
        (", clawdemy]", ", clawdemy, nobodys]", "4:1 setting-refused"),
        (", clawdemy]", ", clawdemy: {cache: 3}]", "4:1 setting-refused"),
        (", clawdemy]", ", clawdemy: {downloads: csv}]", "4:1 setting-refused"),
        ("site_name: Tea school", "site_author: Tea", "1:1 setting-refused"),
        ("docs_dir: content", "docs_dir: contents", "2:11 missing-folder"),
        ("docs_dir: content\n", "", "1:1 missing-folder"),
        ("plugins", "site_url: example.org\nplugins", "4:1 setting-refused"),
        ("plugins", "site_dir: content/site\nplugins", "4:1 setting-refused"),
        ("plugins", "use_directory_urls: sometimes\nplugins", "4:1 setting-refused"),
        ("plugins", "hooks: [nope.py]\nplugins", "4:1 setting-refused"),
        ("plugins", "extra_css: style.css\nplugins", "4:1 setting-refused"),
        ("plugins", "nav: [index.md, Two: nope.md]\nplugins", "4:22 broken-link"),
        ("plugins", "nav: [index.md, Two: [lessons/tea/course.yml]]\nplugins", "4:23 broken-link"),
    ],
)
def test_a_check_refuses_what_a_build_refuses(tiny_copy: Path, old: str, new: str, expected: str) -> None:
    assert old in SOUND
    assert told(tiny_copy, SOUND.replace(old, new)) == [f"mkdocs.yml:{expected}"]
    assert build(tiny_copy).exit_code == 1


def test_settings_without_our_plugin_build_no_course(tiny_copy: Path) -> None:
    assert told(tiny_copy, SOUND.replace(", clawdemy", "")) == ["mkdocs.yml:4:1 setting-unfit"]


def test_the_address_of_a_site_is_that_of_a_folder_as_for_the_host(tiny_copy: Path) -> None:
    (tiny_copy / "mkdocs.yml").write_text(f"{SOUND}site_url: https://example.org/tea\n", encoding="utf-8")
    settings, _ = load_settings(tiny_copy / "mkdocs.yml")
    assert settings
    assert settings.options.site_url == "https://example.org/tea/"


def test_our_plugin_may_stand_in_a_group_that_is_on(tiny_copy: Path) -> None:
    group = "{{group: {{enabled: {}, plugins: [clawdemy: {{cache: kept}}]}}}}]"
    assert told(tiny_copy, SOUND.replace("clawdemy]", group.format("true"))) == []
    assert (tiny_copy / "kept").is_dir()
    assert build(tiny_copy).exit_code == 0
    assert (tiny_copy / "site/lessons/tea/index.html").is_file()
    assert told(tiny_copy, SOUND.replace("clawdemy]", group.format("false"))) == ["mkdocs.yml:4:1 setting-unfit"]


def test_a_navigation_may_name_pages_that_are_made_and_addresses_elsewhere(tiny_copy: Path) -> None:
    nav = "nav: [index.md, Works: works.md, There: 'https://example.org/']\n"
    assert told(tiny_copy, SOUND + nav) == []
    assert build(tiny_copy).exit_code == 0


def test_the_content_folder_may_be_named_by_its_whole_path(tiny_copy: Path) -> None:
    assert told(tiny_copy, SOUND.replace("docs_dir: content", f"docs_dir: {tiny_copy}/content")) == []


def test_the_nearest_navigation_counts(tiny_copy: Path) -> None:
    (tiny_copy / "base.yml").write_text("nav: [nope.md]\n", encoding="utf-8")
    (tiny_copy / "mkdocs.yml").write_text(f"INHERIT: base.yml\n{SOUND}nav: [a.md, B: [b.md]]\n", encoding="utf-8")
    settings, _ = load_settings(tiny_copy / "mkdocs.yml")
    assert settings
    assert sorted((target, str(where)) for target, where in nav_entries(settings.layout)) == [
        ("a.md", "mkdocs.yml:6:7"),
        ("b.md", "mkdocs.yml:6:17"),
    ]


@pytest.mark.parametrize(
    ("plugins", "directories"),
    [("search", True), ("offline", False), ("material/offline", False), ("offline: {enabled: false}", True)],
)
def test_a_plugin_that_changes_addresses_is_known(tmp_path: Path, plugins: str, *, directories: bool) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"plugins: [{plugins}, clawdemy]\n", encoding="utf-8")
    settings, _ = load_settings(tmp_path / "mkdocs.yml")
    assert settings
    assert settings.options.addresses.directories is directories


def test_what_the_host_leaves_out_is_no_page_and_no_file_of_ours(tiny_copy: Path) -> None:
    (tiny_copy / "content/notes").mkdir()
    (tiny_copy / "content/notes/one.md").write_text("One [x](two.csv) [y](../more.md).\n", encoding="utf-8")
    (tiny_copy / "content/notes/two.csv").write_text("1\n", encoding="utf-8")
    (tiny_copy / "content/more.md").write_text("More.\n", encoding="utf-8")
    assert told(tiny_copy, SOUND) == []
    assert told(tiny_copy, f"{SOUND}exclude_docs: |\n  # not yet\n  two.csv\ndraft_docs: more.md\n") == [
        "content/notes/one.md:1:22 broken-link",
        "content/notes/one.md:1:9 broken-link",
    ]
    assert build(tiny_copy).exit_code == 1
    shutil.rmtree(tiny_copy / "site", ignore_errors=True)
    assert told(tiny_copy, f"{SOUND}exclude_docs: notes/\n") == []
    assert build(tiny_copy).exit_code == 0
    assert (tiny_copy / "site/more/index.html").is_file()
    assert not (tiny_copy / "site/notes").exists()
