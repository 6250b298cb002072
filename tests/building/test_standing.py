"""Nothing is taken for unchanged that a check reads: each file, the settings' parents, a site's templates, links."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clawdemy_site.build import standing
from clawdemy_site.build.standing import Standing
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.layout import Layout

FOUND = (Diagnostic(Location("a.md", 1, 1), "leftover", "told before", "mend it"),)
SETTINGS = """
INHERIT: base.yml
site_name: !ENV [TITLE, x]
theme: {name: material, custom_dir: overrides}
hooks: [hook.py]
"""


@pytest.fixture
def project(tiny_copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(standing, "_GRAIN", 0)
    (tiny_copy / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tiny_copy / "base.yml").write_text("site_url: https://example.org/\n", encoding="utf-8")
    (tiny_copy / "hook.py").write_text("", encoding="utf-8")
    (tiny_copy / "overrides").mkdir()
    (tiny_copy / "overrides/main.html").write_text("", encoding="utf-8")
    (tiny_copy / "far.txt").write_text("far", encoding="utf-8")
    stand(tiny_copy).keep(FOUND, ["far.txt"])
    assert stand(tiny_copy).recall() == FOUND
    return tiny_copy


def stand(project: Path) -> Standing:
    return Standing(Layout(project), "check", "told", ["templates"])


def write(name: str) -> Callable[[Path], object]:
    return lambda project: (project / name).write_text("other", encoding="utf-8")


def link_a_folder(project: Path) -> None:
    (project / "content/linked").symlink_to(project / "figures")


def make_a_folder_a_link(project: Path) -> None:
    (project / "references").rename(project / "real")
    (project / "references").symlink_to(project / "real/works/..")
    (project / "content/lessons").rename(project / "lessons")
    (project / "content/lessons").symlink_to(project / "lessons")


@pytest.mark.parametrize(
    "change",
    [
        write("content/lessons/tea/warm-water/lesson.md"),
        write("content/new.csv"),
        write("references/glossary.yml"),
        write("figures/heat.py"),
        write("mkdocs.yml"),
        write("base.yml"),
        write("hook.py"),
        write("overrides/main.html"),
        write("overrides/new.html"),
        write("far.txt"),
        lambda project: (project / "templates").mkdir() or write("templates/page_footer.jinja")(project),
        lambda project: (project / "content/index.md").unlink(),
        lambda project: (project / "content/index.md").chmod(0o600),
        link_a_folder,
        make_a_folder_a_link,
    ],
)
def test_whatever_a_check_reads_is_looked_at(project: Path, change: Callable[[Path], object]) -> None:
    change(project)
    assert stand(project).recall() is None


def test_a_variable_of_the_settings_is_looked_at(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TITLE", "other")
    assert stand(project).recall() is None


def test_what_was_written_a_moment_ago_is_not_relied_on(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_GRAIN", 60_000_000_000)
    write("content/new.csv")(project)
    stand(project).keep(FOUND, [])
    assert stand(project).recall() is None
