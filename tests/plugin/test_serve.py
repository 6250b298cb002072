"""An author at work: a mistake shows on the page, the next good save recovers, and nothing rebuilds by itself."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.axe import violations
from browser.visits import PHONE, visit

PATIENCE = 30.0
"""Seconds until a change must have shown; a rebuild of the tiny course takes one."""


HOOK = """
import logging

def on_files(files, config):
    logging.getLogger("mkdocs.hooks").warning("something is odd")
"""
TOP = "element => element.getBoundingClientRect().top"


class Desk:
    """A running ``mkdocs serve`` and the project that it follows."""

    def __init__(self, project: Path, log: Path) -> None:
        self.project = project
        self.log = log
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{probe.getsockname()[1]}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                command,
                cwd=project,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )

    def page(self, address: str) -> str:
        """The page at an address, an empty text while there is none."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def wait(self, address: str, wanted: Callable[[str], bool]) -> str:
        """The page once it is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            page = self.page(address)
            if page and wanted(page):
                return page
            assert self.process.poll() is None, self.said()
            time.sleep(0.1)
        raise AssertionError(f"{address} did not come to be as wanted\n{self.said()}")

    def said(self) -> str:
        """What the server printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def edit(self, name: str, old: str, new: str) -> None:
        """Save a file with a change in it."""
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def desk(tiny_copy: Path, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tiny_copy, tmp_path / "log.txt")
    yield made
    made.process.terminate()
    made.process.wait(10)


def is_good(page: str) -> bool:
    return "A kettle at breakfast" in page and "clawdemy-banner" not in page


def curve(page: str) -> str:
    """The element in which the warming curve stands."""
    figure = re.search(r'<figure[^>]* id="fig-warming-curve".*?</figure>', page, re.DOTALL)
    assert figure
    return figure[0]


def test_a_mistake_shows_on_the_page_and_a_good_save_mends_it(desk: Desk) -> None:
    lesson = "lessons/tea/warm-water/lesson/"
    desk.wait(lesson, is_good)

    desk.edit("references/works/kettle-book.yml", "kind: book", "knd: book")
    page = desk.wait(lesson, lambda text: "clawdemy-banner" in text)
    assert "clawdemy/banner.css" in page
    assert "references/works/kettle-book.yml:3:1" in page
    assert "did you mean" in page
    desk.edit("references/works/kettle-book.yml", "knd: book", "kind: book")
    desk.wait(lesson, is_good)

    desk.edit("figures/heat.py", "100 - 80 * 0.75**minutes", "100 - 80 / 0")
    page = desk.wait(lesson, lambda text: "clawdemy-banner" in text)
    assert "figures/heat.py:6:" in page
    assert "ZeroDivisionError" in page
    assert "<svg" not in curve(page)
    assert "figures/heat.py:6:" in curve(page)
    assert "ZeroDivisionError" in curve(page)
    assert "Figure 1.1." in curve(page)
    assert '<a class="figure-link" href="#fig-warming-curve">' in page
    desk.edit("figures/heat.py", "100 - 80 / 0", "100 - 60 * 0.75**minutes")
    page = desk.wait(lesson, lambda text: "40 is written, warmed(1) is 55" in text)
    assert "40 degrees at first" in page
    desk.edit("figures/heat.py", "100 - 60", "100 - 80")
    page = desk.wait(lesson, is_good)
    assert "20 degrees at first" in page
    assert "<svg" in curve(page)
    assert "clawdemy-failure" not in page

    desk.edit("content/lessons/tea/warm-water/brief.md", "title: Warm water", "title: [Warm water")
    desk.wait(lesson, lambda text: "content/lessons/tea/warm-water/brief.md:" in text)
    desk.edit("content/lessons/tea/warm-water/brief.md", "title: [Warm water", "title: Warmer water")
    page = desk.wait(lesson, is_good)
    assert "Warmer water" in page

    summary = desk.project / "content/lessons/tea/warm-water/summary.md"
    good = summary.read_bytes()
    summary.write_bytes(b"caf\xe9\n")
    assert "not-utf8" in desk.wait("lessons/tea/warm-water/summary/", lambda text: "clawdemy-banner" in text)
    os.mkfifo(desk.project / "content/pipe.md")
    assert "not-a-file" in desk.wait("pipe/", lambda text: "clawdemy-banner" in text)
    (desk.project / "content/pipe.md").unlink()
    summary.write_bytes(good)
    desk.wait(lesson, is_good)

    (desk.project / "figures").rename(desk.project / "away")
    desk.wait(lesson, lambda text: "clawdemy-banner" in text)
    (desk.project / "away").rename(desk.project / "figures")
    desk.wait(lesson, is_good)
    desk.edit("figures/heat.py", "100 - 80", "100 - 60")
    desk.wait(lesson, lambda text: "40 is written, warmed(1) is 55" in text)

    builds = desk.said().count("Building documentation")
    time.sleep(2)
    assert desk.said().count("Building documentation") == builds
    assert "Traceback" not in desk.said()


def test_what_the_host_says_in_the_terminal_stands_on_the_badge_as_well(desk: Desk) -> None:
    desk.wait("", lambda text: "A kettle" in text or "Tea school" in text)
    desk.edit("mkdocs.yml", "theme: {name", "theme: {{name")
    page = desk.wait("", lambda text: "clawdemy-banner" in text)
    assert "<title>(1) " in page
    assert "yaml-syntax" in page
    desk.edit("mkdocs.yml", "theme: {{name", "docs_dirs: content\ntheme: {{name")
    page = desk.wait("", lambda text: "mkdocs.yml:7:" in text)
    assert (page.count('"clawdemy-banner"'), page.count("banner.css"), page.count("<title>(1) ")) == (1, 1, 1)
    (desk.project / "hook.py").write_text(HOOK, encoding="utf-8")
    desk.edit("mkdocs.yml", "docs_dirs: content\ntheme: {{name", "hooks: [hook.py]\ntheme: {name")
    assert "setting-doubted" in desk.wait("", lambda text: "something is odd" in text)
    (desk.project / "hook.py").write_text(HOOK.replace("logging.get", "nothing_here.get"), encoding="utf-8")
    desk.edit("mkdocs.yml", "hooks: [hook.py]", "hooks: [./hook.py]")
    assert "setting-refused" in desk.wait("", lambda text: "cannot be built again: name" in text)
    desk.edit("mkdocs.yml", "hooks: [./hook.py]\n", "")
    desk.wait("", lambda text: "clawdemy-banner" not in text)


def test_serving_starts_even_where_the_course_is_wrong(tiny_copy: Path, tmp_path: Path) -> None:
    record = tiny_copy / "references/curricula/kettle-talks.yml"
    good = record.read_text(encoding="utf-8")
    record.write_text(good.replace("creator: Kim Kettle\n", ""), encoding="utf-8")
    desk = Desk(tiny_copy, tmp_path / "log.txt")
    try:
        page = desk.wait("", lambda text: "clawdemy-banner" in text)
        assert "missing-attribution" in page
        record.write_text(good, encoding="utf-8")
        desk.wait("lessons/tea/warm-water/references/", lambda text: "clawdemy-banner" not in text)
        assert "Traceback" not in desk.said()
    finally:
        desk.process.terminate()
        desk.process.wait(10)


@pytest.mark.browser
def test_the_number_of_mistakes_stays_on_screen_and_the_page_where_it_was(desk: Desk, browser: Browser) -> None:
    lesson = "lessons/tea/warm-water/lesson/"
    desk.wait(lesson, is_good)
    with visit(browser, f"http://{desk.address}/", PHONE) as window:
        page = window.open(lesson)
        title = page.title()
        figure = page.locator("#fig-warming-curve")
        figure.evaluate("element => element.scrollIntoView()")
        top = figure.evaluate(TOP)
        assert page.evaluate("scrollY") > 400
        desk.edit("mkdocs.yml", "theme: {name: material}", "theme: {name: material, palette: {primary: tael}}")
        desk.edit("content/lessons/tea/warm-water/lesson.md", "[", "[99]{= 1 + 1} [")
        expect(page).to_have_title(f"(2) {title}", timeout=PATIENCE * 1000)
        expect(page.locator("details.clawdemy-banner summary")).to_be_in_viewport(ratio=1)
        page.wait_for_load_state("load")
        assert abs(figure.evaluate(TOP) - top) < 60
        page.locator("details.clawdemy-banner summary").click()
        assert "mkdocs.yml:5:35" in page.locator("details.clawdemy-banner").inner_text()
        page.locator("details.clawdemy-banner a", has_text="lesson.md").click()
        expect(page.locator(".clawdemy-mistake")).to_be_in_viewport(ratio=1)
        assert violations(page, ".clawdemy-banner", ".clawdemy-mistake") == []
