"""What another plugin changes in a page's Markdown is published, rendered and checked as the author's own."""

from pathlib import Path

import pytest

from clawdemy_site.hosts.mkdocs import ClawdemyPlugin
from plugin.builds import build, edit, findings, warnings_of_the_host
from searching import files_of, pages_of, postings_of

HOOK = """
def on_page_markdown(markdown, *, page, config, files):
    return markdown.replace("Pour", "[Pour slowly](../warm-water/lesson.md), then pour") + {more!r}
"""
CARD = "lessons/tea/pouring/one-cup"


def lay_hook(project: Path, more: str) -> None:
    (project / "hook.py").write_text(HOOK.format(more=more), encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")


def test_a_changed_page_is_rendered_with_all_that_stands_below_it(tiny_copy: Path) -> None:
    lay_hook(tiny_copy, "\n\n## From elsewhere\n\n$x^2$ stands in [@kettle-book].\n")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    html = (tiny_copy / "site" / CARD / "index.html").read_text(encoding="utf-8")
    assert 'href="#from-elsewhere"' in html
    assert "<math" in html.partition('id="from-elsewhere"')[2]
    assert 'href="#ref-kettle-book"' in html.partition('id="from-elsewhere"')[2]
    assert 'id="references"' in html


def test_a_mark_that_another_plugin_leaves_stops_the_build(tiny_copy: Path) -> None:
    lay_hook(tiny_copy, "\n\n[0.5]{= \n\n<p onclick='x()'>y</p>\n\n<textarea>\n")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "unsafe-html" in run.output
    assert "unbalanced-html" in run.output


MAKER = """
from mkdocs.structure.files import File

PAGES = {"news.md": "# News\\n\\nOf the samovar: $a^2$.\\n\\n## Older {#old}\\n\\nOf [3]{= 1 + 2} cups.\\n"}
PAGES["first.md"] = "---\\nsearch: {boost: 3}\\ntags: [porcelain]\\n---\\n# `First` &amp; <b>last</b>\\n\\nSamovar.\\n"
PAGES["secret.md"] = "---\\nsearch: {exclude: true}\\n---\\n# Secret\\n\\nSamovar.\\n"


def on_files(files, *, config):
    for name, text in PAGES.items():
        files.append(File.generated(config, name, content=text))


def on_page_content(html, *, page, config, files):
    return html.replace("Pour slowly.", "Pour from the samovar.")
"""


def test_the_search_finds_what_other_plugins_make(tiny_copy: Path) -> None:
    lay_hook(tiny_copy, "\n\n## From elsewhere\n\nOf no samovar.\n")
    with (tiny_copy / "hook.py").open("a", encoding="utf-8") as hook:
        hook.write(MAKER)
    run = build(tiny_copy)
    files = files_of(tiny_copy / "site")
    pages, words = pages_of(files), postings_of(files)
    assert pages["news/"][:2] == [("", "News", "Of the samovar: a²."), ("old", "Older", "Of 3 cups.")], run.output
    assert ("from-elsewhere", "From elsewhere", "Of no samovar.") in pages[f"{CARD}/"]
    assert {"news/", "first/", f"{CARD}/"} <= words["samovar"].keys()
    assert "secret/" not in pages
    assert list(words["porcelain"]) == ["first/"]
    assert {file[1] for file in files.values() if isinstance(file, list) and file[0] == "first/"} == {"First & last"}
    assert files["index"]["boosts"][list(pages).index("first/")] == 3.0


@pytest.mark.parametrize("plugins", ["clawdemy", "{search: {enabled: false}}, clawdemy"])
def test_a_site_that_wants_no_search_has_none(tiny_copy: Path, plugins: str) -> None:
    edit(tiny_copy / "mkdocs.yml", "plugins: [search, clawdemy]", f"plugins: [{plugins}]")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    assert not (tiny_copy / "site/search").exists()
    assert "search-open" not in (tiny_copy / "site/index.html").read_text(encoding="utf-8")
    assert "the search finds" not in (tiny_copy / "site/404.html").read_text(encoding="utf-8")


def test_readers_are_told_who_counts_them_and_counted_only_where_a_site_allows_it(tiny_copy: Path) -> None:
    settings = tiny_copy / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    extra = "extra: {analytics: {provider: mine}}\n"
    theme = "theme: {name: material, custom_dir: own}"
    mine = tiny_copy / "own/partials/integrations/analytics/mine.html"
    mine.parent.mkdir(parents=True)
    mine.write_text('<script src="https://count.example.org/x.js"></script>', encoding="utf-8")
    settings.write_text(text.replace("theme: {name: material}", theme) + extra, encoding="utf-8")
    run = build(tiny_copy)
    assert len([line for line in findings(run.output) if line.endswith(" outside-request")]) == 2
    edit(settings, "clawdemy]", "clawdemy: {analytics: true}]")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    for page in ("index.html", "lessons/tea/warm-water/lesson/index.html", "404.html"):
        html = (tiny_copy / "site" / page).read_text(encoding="utf-8")
        assert "count.example.org" in html
        assert "Your visit is counted by a service of this site’s choice" in html.replace("&#39;", "’").replace(
            "'", "’"
        )


def test_what_another_plugin_changes_is_what_an_author_at_work_sees(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sign in the text would bring back the page as it was written; the badge tells the mistake all the same."""
    monkeypatch.setattr(ClawdemyPlugin, "on_startup", lambda plugin, **_: setattr(plugin, "serving", True))
    lay_hook(tiny_copy, "\n\nFrom elsewhere: [0.5]{= \n")
    card = tiny_copy / "content" / f"{CARD}.md"
    card.write_text(card.read_text(encoding="utf-8") + "\n[5]{= 2 + 2} cups.\n", encoding="utf-8")
    build(tiny_copy)
    html = (tiny_copy / "site" / CARD / "index.html").read_text(encoding="utf-8")
    assert "From elsewhere" in html
    assert "<title>(9) " in html
    assert "error[wrong-number]" in html
    assert "error[leftover]" in html


def test_an_address_that_another_plugin_adds_is_judged_by_what_is_published(tiny_copy: Path) -> None:
    (tiny_copy / "content/lessons/tea/pouring/cups.csv").write_text("1\n", encoding="utf-8")
    lay_hook(tiny_copy, "\n\n[Cups](cups.csv) and <img src='https://example.org/x.png' alt=''>\n")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert {line.rpartition(" ")[2] for line in findings(run.output)} == {"broken-link", "image-outside"}


def test_plugins_of_material_build_right_beside_ours(tiny_copy: Path) -> None:
    settings = tiny_copy / "mkdocs.yml"
    listed = "plugins: [search, tags, meta, typeset, {privacy: {assets: false}}, offline, clawdemy]"
    text = settings.read_text(encoding="utf-8").replace("plugins: [search, clawdemy]", listed)
    assert listed in text
    settings.write_text(text, encoding="utf-8")
    run = build(tiny_copy)
    assert (run.exit_code, warnings_of_the_host(run.output)) == (0, []), run.output
    page = (tiny_copy / "site/lessons/tea/warm-water/lesson.html").read_text(encoding="utf-8")
    assert 'href="../../../works.html' in page
    assert "lessons/tea/warm-water/lesson.html" in pages_of(files_of(tiny_copy / "site"))
