"""Every address of a site that was built leads to a file of it, as an independent reader sees; nothing leaks."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from checks.test_links import FOLDER, PAGE, SOUND, append, lay_files
from plugin.builds import build

HELD = ("href", "src", "poster", "data", "cite", "xlink:href")
HIDDEN = ("run.exe", "page.html", ".hidden.csv", "empty.csv", "what?.csv", "Makefile", "out.csv", "course.yml")


def dead(site: Path) -> list[str]:
    """The addresses of a site's pages that lead to no file below it, or to no id on a page of it."""
    pages = {page: LexborHTMLParser(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")}
    ids = {page: {node.attributes.get("id") or node.attributes.get("name") for node in tree.css("[id],a[name]")}
           for page, tree in pages.items()}  # fmt: skip
    found = []
    for page, tree in pages.items():
        if page.name == "404.html":
            continue
        every = [(node, name) for name in HELD if ":" not in name for node in tree.css(f"[{name}]")]
        for written in (node.attributes[name] or "" for node, name in every):
            parts = urlsplit(written.strip())
            if parts.scheme or parts.netloc:
                continue
            target = Path(os.path.normpath(page.parent / unquote(parts.path))) if parts.path else page
            target = target / "index.html" if parts.path.endswith("/") or target.is_dir() else target
            place = parts.fragment.partition(":~:")[0]
            if not target.is_file() or not {place, unquote(place)} & {"", "top", *ids.get(target, {place})}:
                found.append(f"{page.relative_to(site)}: {written}")
    return found


@pytest.mark.parametrize("settings", ["", "use_directory_urls: false\n", "plugins: [search, offline, clawdemy]\n"])
def test_every_address_leads_to_a_file_of_the_site(tiny_copy: Path, settings: str) -> None:
    lay_files(tiny_copy)
    append(tiny_copy, [SOUND])
    file = tiny_copy / "mkdocs.yml"
    kept = file.read_text(encoding="utf-8")
    kept = kept.replace("plugins: [search, clawdemy]\n", "") if "plugins" in settings else kept
    file.write_text(f"{kept}{settings}", encoding="utf-8")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    site = tiny_copy / "site"
    assert dead(site) == []
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    folder = FOLDER.removeprefix("content/")
    assert f"{folder}/data.csv" in names
    assert [name for name in HIDDEN if f"{folder}/{name}" in names or f"lessons/tea/{name}" in names] == []
    assert PAGE.removeprefix("content/") not in names


def test_the_reader_of_these_tests_sees_what_is_dead(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html#x"></a><img src="c.png"><a href="a.html#y"></a>', "utf-8")
    (tmp_path / "b.html").write_text("<p id=z>", "utf-8")
    assert dead(tmp_path) == ["a.html: b.html#x", "a.html: a.html#y", "a.html: c.png"]
