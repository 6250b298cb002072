"""An author's Markdown, rendered by us: with the site's own extensions, without comments, every link in its place."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from clawdemy_site.render.text import render_text
from clawdemy_site.site.options import MarkdownSettings
from projects import TEA, bare_site, build

HERE = "lessons/tea/warm-water/lesson.md"
SUMMARY = "content/lessons/tea/warm-water/summary.md"
SLUGIFY = {"toc": {"slugify": lambda text, _separator: f"at-{len(text)}"}}


def rendered(text: str, settings: MarkdownSettings | None = None) -> str:
    """A text as the page of a lesson shows it."""
    site = bare_site(replace(TEA, markdown=settings or MarkdownSettings()))
    return site.placement(HERE).settle(render_text(site, text, HERE).html)


def append(project: Path, text: str, name: str = SUMMARY) -> int:
    """Add lines to a page; the number of the first of them."""
    path = project / name
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def test_the_extensions_of_the_sites_author_are_used_with_their_settings() -> None:
    text = "A word[^1].\n\n[^1]: A note."
    plain = rendered(text)
    noted = rendered(text, MarkdownSettings(("footnotes",), {"footnotes": {"BACKLINK_TEXT": "back up"}}))
    assert "footnote" not in plain
    assert 'href="#fn:1"' in noted
    assert "back up</a>" in noted


def test_our_extension_named_by_the_author_is_loaded_once_and_asks_its_page() -> None:
    assert rendered("$x$", MarkdownSettings(("clawdemy",), {"clawdemy": {}})) == rendered("$x$", MarkdownSettings(()))


def test_links_are_judged_by_the_ids_that_the_authors_own_slugs_give(tiny_copy: Path) -> None:
    line = append(tiny_copy, "## Boil\n\n[a](#at-4)\n\n[b](#boil)\n\n[c](lesson.md#the-sum)\n\n[d](lesson.md#at-7)")
    built = build(tiny_copy, replace(TEA, markdown=MarkdownSettings(("toc",), SLUGIFY)))
    told = {(found.location.path, found.location.line) for found in built.diagnostics if found.rule == "broken-anchor"}
    assert {(SUMMARY, line + 4), (SUMMARY, line + 6)} <= told
    assert not {(SUMMARY, line + 2), (SUMMARY, line + 8)} & told
    assert 'id="at-4"' in built.pages[SUMMARY.removeprefix("content/")].content


COMMENTED = """Before <!-- secret one --> and behind.

<!-- secret two

with a line between -->

- a list

    <!-- secret three -->

`<!-- shown -->`
"""


def test_no_comment_reaches_a_page_a_card_or_a_file(tiny_copy: Path) -> None:
    append(tiny_copy, COMMENTED)
    practice = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    text = practice.read_text(encoding="utf-8")
    assert "Loss of heat." in text
    practice.write_text(text.replace("Loss of heat.", "Loss <!-- secret four --> of heat."), encoding="utf-8")
    built = build(tiny_copy)
    assert not built.diagnostics
    published = [page.content for page in built.pages.values()]
    published += [
        make().decode(errors="ignore") for name, make in built.files.items() if name.endswith((".js", ".csv"))
    ]
    assert not [text for text in published if "<!--" in text or "secret" in text]
    summary = built.pages[SUMMARY.removeprefix("content/")].content
    assert "Before  and behind." in summary
    assert "<code>&lt;!-- shown --&gt;</code>" in summary


@pytest.mark.parametrize("opening", ["<!-->", "<!--->"])
def test_a_comment_that_browsers_end_at_once_hides_nothing_from_the_net(opening: str) -> None:
    html = rendered(f"{opening}<b>seen</b>-->")
    assert "<!--" not in html
    assert "<b>seen</b>" in html


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("practice.md", "../practice/"),
        ("practice.md#a", "../practice/#a"),
        ("practice.md?x=1&y=2#a", "../practice/?x=1&amp;y=2#a"),
        ("#here", "#here"),
        ("../../../index.md", "../../../../"),
        ("a%20b.md#c%20d", "../a%20b/#c%20d"),
        ("<a b.md>", "../a%20b/"),
        (r"my\_page.md", "../my_page/"),
        ("ä.md", "../%C3%A4/"),
        ("../tea.pdf", "../../tea.pdf"),
        ("/from/the/root", "/from/the/root"),
        ("//example.org/a.md", "//example.org/a.md"),
        ("https://example.org/a.md?b#c", "https://example.org/a.md?b#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://[::1", "https://[::1"),
        ("?x=1", "?x=1"),
    ],
)
def test_a_link_leads_from_the_page_as_it_is_published(written: str, address: str) -> None:
    assert rendered(f"[a]({written})") == f'<p><a href="{address}">a</a></p>'


def test_a_picture_is_found_from_the_page_as_it_is_published() -> None:
    assert 'src="../../cup%20two.png"' in rendered("![A cup](<../cup two.png>)")


def test_an_address_for_mail_is_kept_from_robots_as_markdown_does() -> None:
    assert re.fullmatch(r'<p><a href="(&#\d+;)+">(&#\d+;)+</a></p>', rendered("<a@example.org>"))


DEAD = (
    "practice.md?x=1#nowhere",
    "no%20such.md",
    r"no\_such.md",
    "no%00such.md",
    "no%00such.png",
    "%EE%83%B4index.md%EE%83%B7a%EE%83%B8",
    "no/" * 1000 + "such.md",
    "n" * 5000 + ".md",
    "n" * 5000 + ".png",
    "../" * 1000 + "such.md",
)


def test_a_link_that_leads_nowhere_is_told_whatever_it_is_written_with(tiny_copy: Path) -> None:
    line = append(tiny_copy, "\n\n".join(f"[a]({link})" for link in DEAD))
    found = {diagnostic.location.line: diagnostic.rule for diagnostic in build(tiny_copy).diagnostics}
    rules = ["broken-anchor"] + ["broken-link"] * (len(DEAD) - 2) + ["path-outside"]
    assert found == {line + 2 * place: rule for place, rule in enumerate(rules)}
