"""What an author calls things stays text in a page as MkDocs publishes it, in its head as in its body."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from plugin.builds import build, read

BRIEF = "content/lessons/tea/warm-water/brief.md"
ABOUT = "How long water takes to warm, and why the last degrees are slow."
SCRIPT = """"><script>document.title=1</script> How 'long' water takes & why"""
TITLE = """"><script>document.title=1</script> Warm "water" & why"""
QUOTED = 'How "long" water takes to warm, and why the "last" degrees are slow.'


class Head(HTMLParser):
    """Collects what a page says of itself, and its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str] = {}
        self.scripts: list[str] = []
        self.tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a page says in its ``meta`` elements."""
        values = dict(attrs)
        self.tag = tag
        if tag == "meta":
            self.said[values.get("name") or values.get("property") or ""] = values.get("content") or ""

    def handle_data(self, data: str) -> None:
        """Note its title and its scripts."""
        if self.tag == "title":
            self.said.setdefault("title", data)
        elif self.tag == "script":
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's name
        """Leave the element."""
        self.tag = ""


def head_of(page: str) -> Head:
    found = Head()
    found.feed(page)
    return found


@pytest.mark.parametrize("text", [SCRIPT, QUOTED])
def test_a_description_with_quotation_marks_or_a_script_is_text(tiny_copy: Path, text: str) -> None:
    brief = tiny_copy / BRIEF
    source = brief.read_text(encoding="utf-8")
    assert ABOUT in source
    written = text.replace("'", "''")
    brief.write_text(source.replace(f"description: {ABOUT}", f"description: '{written}'"), encoding="utf-8")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    for kind in ("brief", "lesson", "practice"):
        head = head_of(read(tiny_copy / "site", f"lessons/tea/warm-water/{kind}"))
        assert head.said["description"].endswith(text)
        assert not [script for script in head.scripts if script.startswith("document.title")]


def test_titles_are_text_too(tiny_copy: Path) -> None:
    for name, old in ((BRIEF, "title: Warm water"), ("content/index.md", "title: Tea school")):
        path = tiny_copy / name
        source = path.read_text(encoding="utf-8")
        assert old in source
        path.write_text(source.replace(old, f"title: '{TITLE}'"), encoding="utf-8")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    for address in ("", "lessons/tea", "lessons/tea/warm-water/brief", "lessons/tea/whole"):
        page = read(tiny_copy / "site", address)
        assert "<script>document.title" not in page
        assert "&lt;script&gt;document.title" in page
        assert 'content=""><' not in page
