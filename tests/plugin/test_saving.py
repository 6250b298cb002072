"""A build leaves of a site what is as it would be written, and whatever has become of it, ends with the right one."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clawdemy_site.build import standing
from clawdemy_site.hosts.publishing import Publishing
from plugin.builds import build
from plugin.test_other_plugins import lay_hook

LESSON = "lessons/tea/warm-water/lesson"
UNTOUCHED = "nothing has changed since the site was built"


@pytest.fixture(autouse=True)
def _at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    monkeypatch.setattr(standing, "_GRAIN", 0)  # what was written a moment ago counts as settled


def lines(project: Path) -> str:
    run = build(project)
    assert run.exit_code == 0, run.output
    return run.stderr


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def clean(project: Path) -> dict[str, bytes]:
    """What a build writes that knows of none before."""
    other = project.parent / "clean"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("site", "pages", "site-*", "standing-*"))
    lines(other)
    return files(other / "site")


def append(project: Path, words: str = "\nOnce more.\n", page: str = LESSON) -> None:
    with (project / "content" / f"{page}.md").open("a", encoding="utf-8") as file:
        file.write(words)


def test_a_site_in_which_nothing_has_changed_is_left_alone(tiny_copy: Path) -> None:
    assert "changed" in lines(tiny_copy)
    before = {path: path.stat() for path in (tiny_copy / "site").rglob("*")}
    time.sleep(0.01)
    assert UNTOUCHED in lines(tiny_copy)
    assert before == {path: path.stat() for path in (tiny_copy / "site").rglob("*")}
    assert not list((tiny_copy / ".cache/clawdemy").glob("site-*/"))


def test_an_edit_writes_the_pages_that_show_it(tiny_copy: Path) -> None:
    lines(tiny_copy)
    before = {path: path.stat().st_ino for path in (tiny_copy / "site").rglob("*.html")}
    append(tiny_copy)
    lines(tiny_copy)
    site = tiny_copy / "site"
    written = {
        path.parent.relative_to(site).as_posix() for path, inode in before.items() if path.stat().st_ino != inode
    }
    assert written == {LESSON, "lessons/tea/whole"}
    assert files(site) == clean(tiny_copy)


def harm_a_page(site: Path) -> None:
    (site / LESSON / "index.html").write_text("nothing", encoding="utf-8")


def harm_in_the_same_size(site: Path) -> None:
    page = site / LESSON / "index.html"
    status = page.stat()
    page.write_bytes(bytes(reversed(page.read_bytes())))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))


def delete_a_page(site: Path) -> None:
    (site / LESSON / "index.html").unlink()


def add_files(site: Path) -> None:
    (site / "old/page").mkdir(parents=True)
    (site / "old/page/index.html").write_text("old", encoding="utf-8")


def put_a_folder_in_the_place_of_a_file(site: Path) -> None:
    (site / "works/index.html").unlink()
    (site / "works/index.html/deep").mkdir(parents=True)
    (site / "works/index.html/deep/a.txt").write_text("", encoding="utf-8")


def put_a_file_in_the_place_of_a_folder(site: Path) -> None:
    shutil.rmtree(site / "works")
    (site / "works").write_text("", encoding="utf-8")


def delete_all(site: Path) -> None:
    shutil.rmtree(site)


def spoil_what_is_kept(site: Path) -> None:
    for path in (site.parent / ".cache/clawdemy").rglob("*"):
        if path.is_file() and "figures" not in path.parts:
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize(
    "harm",
    [
        harm_a_page,
        harm_in_the_same_size,
        delete_a_page,
        add_files,
        put_a_folder_in_the_place_of_a_file,
        put_a_file_in_the_place_of_a_folder,
        delete_all,
        spoil_what_is_kept,
    ],
)
def test_whatever_has_become_of_the_site_the_next_build_mends_it(tiny_copy: Path, harm: Callable[[Path], None]) -> None:
    lines(tiny_copy)
    right = files(tiny_copy / "site")
    harm(tiny_copy / "site")
    lines(tiny_copy)
    assert files(tiny_copy / "site") == right


def test_a_build_that_is_stopped_half_way_is_finished_by_the_next(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines(tiny_copy)
    for words, stop_after in (("One.", 0), ("Two.", 1), ("Three.", 3)):
        append(tiny_copy, f"\n{words}\n")
        brought: list[str] = []

        def bring(publishing: Publishing, path: str, brought: list[str] = brought, last: int = stop_after) -> bool:
            if len(brought) == last:
                raise KeyboardInterrupt
            brought.append(path)
            return _BRING(publishing, path)

        with monkeypatch.context() as patched:
            patched.setattr(Publishing, "_bring", bring)
            assert build(tiny_copy).exit_code != 0
    append(tiny_copy, "\nFour.\n")
    lines(tiny_copy)
    assert files(tiny_copy / "site") == clean(tiny_copy)


_BRING = Publishing._bring


def test_a_warning_is_told_again_where_nothing_has_changed(tiny_copy: Path) -> None:
    append(tiny_copy, f"\nIt is {'very ' * 45}hot.\n")
    for _ in range(2):
        run = build(tiny_copy)
        assert run.exit_code == 1
        assert "long-sentence" in run.stderr
    assert UNTOUCHED in run.stderr


def test_what_the_host_alone_warns_of_is_told_by_every_strict_build(tiny_copy: Path) -> None:
    with (tiny_copy / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_templates: [nowhere.html]\n")
    for _ in range(2):
        run = build(tiny_copy)
        assert (run.exit_code, "nowhere.html" in run.stderr) == (1, True)


def test_other_settings_take_the_place_of_the_last_ones(tiny_copy: Path) -> None:
    settings = tiny_copy / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    for name in ("Tea one", "Tea two"):
        settings.write_text(text.replace("Tea school", name), encoding="utf-8")
        lines(tiny_copy)
    kept = tiny_copy / ".cache/clawdemy"
    assert {path.name for path in (kept / "pages").iterdir()} <= {"build", "check"}
    assert [path.name for path in kept.glob("standing-*")].count("standing-build") == 1


def test_a_page_that_the_host_leaves_out_does_not_stay(tmp_path: Path) -> None:
    for print_ in ("one", "two"):
        publishing = Publishing(str(tmp_path / "site"), tmp_path / "cache")
        assert not publishing.holds("page.html", print_)
        if print_ == "one":
            (publishing.staging / "page.html").write_text("one", encoding="utf-8")
        publishing.finish()
    assert not (tmp_path / "site/page.html").exists()


def test_what_a_killed_build_has_left_is_swept_away(tmp_path: Path) -> None:
    for name, age in (("site-old", 100_000), ("site-new", 10)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    Publishing(str(tmp_path / "site"), tmp_path).close()
    assert [path.name for path in tmp_path.glob("site-*")] == ["site-new"]


def test_a_hook_has_its_say_on_every_page(tiny_copy: Path) -> None:
    lay_hook(tiny_copy, "\n\nFrom elsewhere.\n")
    for _ in range(2):
        assert UNTOUCHED not in lines(tiny_copy)
        for page in ("summary", "lesson"):
            path = tiny_copy / "site/lessons/tea/warm-water" / page / "index.html"
            assert "From elsewhere." in path.read_text(encoding="utf-8")


def test_another_title_of_the_site_stands_on_every_page(tiny_copy: Path) -> None:
    lines(tiny_copy)
    settings = tiny_copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Tea school", "Tea college"), encoding="utf-8")
    lines(tiny_copy)
    assert files(tiny_copy / "site") == clean(tiny_copy)
