"""What another plugin changes in a page's Markdown is published, rendered and checked as the author's own."""

from pathlib import Path

import pytest

from clawdemy_site.hosts.mkdocs import ClawdemyPlugin
from plugin.builds import build, findings, warnings_of_the_host

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


def test_a_formula_that_another_plugin_takes_out_stops_the_build(tiny_copy: Path) -> None:
    lay_hook(tiny_copy, "")
    with (tiny_copy / "hook.py").open("a", encoding="utf-8") as hook:
        hook.write("\n\nimport re\n\n\ndef on_page_context(context, *, page, config, nav):\n")
        hook.write('    page.content = re.sub("<!--.*?-->", "", page.content)\n')
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "another plugin has taken comments out of" in run.output


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
    assert "<title>(8) " in html
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
