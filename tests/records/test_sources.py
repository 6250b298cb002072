"""A file is read only if it is text in UTF-8, of a sane size, inside the project."""

import os
from pathlib import Path

import pytest

from clawdemy_site.records.sources import MAX_BYTES, check_folder, list_files, load_text


def refusal(root: Path, name: str = "a.md") -> str:
    text, found = load_text(root, name)
    assert text is None
    assert len(found) == 1
    return f"{found[0].location.line}:{found[0].location.column} {found[0].rule}"


@pytest.mark.parametrize("data", [b"a\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"\xef\xbb\xbfa\nb\n"])
def test_all_line_ends_and_a_byte_order_mark_read_the_same(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert load_text(tmp_path, "a.md") == ("a\nb\n", [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"good\nb\xe9d\n", "2:2 not-utf8"),
        ("text".encode("utf-16"), "1:1 not-utf8"),
        (b"a\nb\x00c\n", "2:2 control-character"),
        ("a\u2028b\n".encode(), "1:2 control-character"),
        ("a\ufffe".encode(), "1:2 control-character"),
        ("a\n\u202etxt".encode(), "2:1 bidi-override"),
        (b"x" * (MAX_BYTES + 1), "1:1 too-large"),
    ],
    ids=["latin-1", "utf-16", "nul", "line separator", "no character", "turned around", "too large"],
)
def test_what_is_not_plain_text_is_refused_with_its_place(tmp_path: Path, data: bytes, expected: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    assert refusal(tmp_path) == expected


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "b.md").mkdir()
    assert refusal(tmp_path, "a.md") == "1:1 unreadable"
    assert refusal(tmp_path, "b.md") == "1:1 not-a-file"


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert refusal(tmp_path) == "1:1 not-a-file"


def test_links_that_leave_the_project_or_run_in_a_circle_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (root / "a.md").symlink_to(tmp_path / "secret.txt")
    (root / "b.md").symlink_to(root / "b.md")
    assert refusal(root, "a.md") == "1:1 outside-project"
    assert refusal(root, "b.md") == "1:1 unreadable"


def test_a_project_inside_a_linked_folder_is_read(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    (real / "a.md").write_text("text")
    (tmp_path / "link").symlink_to(real)
    assert load_text(tmp_path / "link", "a.md") == ("text", [])


def test_listing_passes_over_hidden_files_and_linked_folders(tmp_path: Path) -> None:
    for name in ("content/b.md", "content/a/c.md", "content/.hidden.md", "content/.git/d.md", "elsewhere/e.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    (tmp_path / "content/link").symlink_to(tmp_path / "elsewhere")
    assert list_files(tmp_path, "content", (".md",)) == ["content/a/c.md", "content/b.md"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"caf\xe9.md", "content/sub/caf%E9.md"),
        (b"a\nb.md", "content/sub/a%0Ab.md"),
        ("\u202egpj.md".encode(), "content/sub/%E2%80%AEgpj.md"),
    ],
)
def test_a_name_that_nobody_can_write_is_told_and_passed_over(tmp_path: Path, name: bytes, shown: str) -> None:
    (tmp_path / "content/sub").mkdir(parents=True)
    (tmp_path / "content/sub/good.md").touch()
    Path(os.fsdecode(os.fsencode(tmp_path / "content/sub") + b"/" + name)).touch()
    assert [f"{found.location} {found.rule}" for found in check_folder(tmp_path, "content")] == [
        f"{shown}:1:1 file-name"
    ]
    assert list_files(tmp_path, "content", (".md",)) == ["content/sub/good.md"]


def test_a_link_to_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "content/linked").symlink_to(tmp_path / "away")
    (found,) = check_folder(tmp_path, "content")
    assert (str(found.location), found.rule) == ("content/linked:1:1", "outside-project")


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content/closed").mkdir(parents=True)
    list_folder = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root may read everything
    (found,) = check_folder(tmp_path, "content")
    assert (str(found.location), found.rule) == ("content/closed:1:1", "unreadable")
    assert not check_folder(tmp_path, "nothing")
