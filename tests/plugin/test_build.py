"""The tiny course as MkDocs publishes it."""

import json
import re
from pathlib import Path

import pytest

from plugin.builds import build, edit, read
from searching import files_of, pages_of, postings_of


@pytest.fixture(scope="module")
def published(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the tiny course."""
    site = tmp_path_factory.mktemp("site") / "site"
    run = build(tiny, "--site-dir", str(site))
    assert run.exit_code == 0, run.output
    return site


def test_every_page_of_every_lesson_stands_at_its_address(published: Path) -> None:
    pages = {path.parent.relative_to(published).as_posix() for path in published.rglob("index.html")}
    kinds = ("brief", "lesson", "practice", "summary", "cheatsheet", "references")
    assert pages == {
        ".",
        "progress",
        "review",
        "works",
        "lessons/tea",
        "lessons/tea/cards",
        "lessons/tea/cards/pouring/one-cup",
        "lessons/tea/cards/warm-water",
        "lessons/tea/figures",
        "lessons/tea/glossary",
        "lessons/tea/figures/stove-dial",
        "lessons/tea/pouring/one-cup",
        "lessons/tea/whole",
        *(f"lessons/tea/warm-water/{kind}" for kind in kinds),
    }


def test_nothing_but_pages_pictures_and_planned_files_is_published(published: Path) -> None:
    assert not [path for path in published.rglob("*") if path.suffix in {".yml", ".yaml", ".py", ".md", ".jinja"}]


def test_a_lesson_shows_its_figure_with_number_caption_and_description(published: Path) -> None:
    page = read(published, "lessons/tea/warm-water/lesson")
    assert "Figure 1.1" in page
    assert "20 degrees at first" in page
    assert "from 20 to 95.5 degrees in 10 minutes" in page
    assert "var(--fig-blue)" in page
    assert re.search(r'<svg[^>]*\bwidth="\d+"[^>]*\bheight="\d+"', page)


def test_a_citation_leads_to_its_work_on_the_references_page(published: Path) -> None:
    assert '../references/#ref-kettle-book"' in read(published, "lessons/tea/warm-water/lesson")
    assert read(published, "lessons/tea/warm-water/references").count('id="ref-kettle-book"') == 1


def test_a_card_carries_its_references_at_its_foot(published: Path) -> None:
    page = read(published, "lessons/tea/pouring/one-cup")
    assert 'id="references"' in page
    assert "Source curriculum (structural mirror, cited as further study):" in page
    assert "Leaves &amp; &lt;stems&gt;" in page
    assert 'href="../../warm-water/lesson/#fig-warming-curve"' in page


def test_titles_are_escaped_wherever_they_show(published: Path) -> None:
    for path in published.rglob("*.html"):
        assert "<stems>" not in path.read_text(encoding="utf-8"), path


def test_answers_stand_in_the_page_and_closed(published: Path) -> None:
    page = read(published, "lessons/tea/warm-water/practice")
    assert page.count("<details") >= 7
    assert not re.search(r"<details[^>]*\bopen\b", page)
    assert "Because it loses heat as it gains it." in page
    assert "///" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)


def test_a_lesson_describes_itself_to_machines(published: Path) -> None:
    page = read(published, "lessons/tea/warm-water/lesson")
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["name"] == "Warm water"


def test_search_knows_the_words_and_not_the_machinery(published: Path) -> None:
    files = files_of(published)
    pages, words = pages_of(files), postings_of(files)
    texts = [text for page in pages.values() for _place, _title, text in page]
    lesson = pages["lessons/tea/warm-water/lesson/"]
    assert any("In a formula, q = mc." in text for _place, _title, text in lesson)
    assert all("clip-path" not in text and "outcome:" not in text and "</" not in text for text in texts)
    assert words["kettle"]["lessons/tea/warm-water/lesson/"] > 1
    assert words["mc"].keys() <= pages.keys()
    assert not [page for page in pages if page.startswith(("lessons/tea/cards", "lessons/tea/whole"))]


def test_a_page_loads_nothing_of_the_search_until_it_is_opened(published: Path) -> None:
    """Material's script starts a worker and loads the whole index where there is a form of its search."""
    for path in published.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert 'name="search"' not in html
        assert 'data-md-component="search' not in html
        assert re.findall(r"<(?:script|link)\b[^>]*search[^>]*>", html) == []
        assert re.search(r'<button class="[^"]*\bsearch-open"[^>]*\shidden>', html)
    assert not (published / "search/search_index.json").exists()


def test_every_page_names_both_licences_and_can_be_edited(published: Path) -> None:
    for address in ("", "lessons/tea", "lessons/tea/warm-water/brief", "lessons/tea/warm-water/references"):
        page = read(published, address)
        assert "CC BY-SA 4.0" in page
        assert "MIT" in page
        assert "https://example.org/tea/school/edit/main/" in page
    assert "/edit/main/references/lessons/tea/warm-water.yml" in read(published, "lessons/tea/warm-water/references")


def test_a_site_without_a_logo_and_a_favicon_of_its_own_shows_none(published: Path) -> None:
    page = read(published, "lessons/tea")
    assert "md-logo" not in page
    assert re.findall(r'<link rel="icon" href="([^"]*)">', page) == ["data:,"]


def test_a_second_build_draws_nothing(tiny_copy: Path) -> None:
    edit(tiny_copy / "figures/warming.py", "[1, 2, 3], color", "[1, 2, 4], color")
    assert "2 drawn, 1 reused" in build(tiny_copy).stderr
    edit(tiny_copy / "content/lessons/tea/warm-water/lesson.md", "cold water", "cold, cold water")
    assert "figures: 0 drawn, 3 reused" in build(tiny_copy).stderr


def test_a_wrong_course_is_not_published_and_the_old_site_stays(tiny_copy: Path) -> None:
    assert build(tiny_copy).exit_code == 0
    before = {path: path.read_bytes() for path in (tiny_copy / "site").rglob("*") if path.is_file()}
    record = tiny_copy / "references/curricula/kettle-talks.yml"
    edit(record, "creator: Kim Kettle\n", "")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "references/curricula/kettle-talks.yml:1:1: error[missing-attribution]" in run.stderr
    assert "help: add a line 'creator: …'" in run.stderr
    assert "Traceback" not in run.output
    assert before == {path: path.read_bytes() for path in (tiny_copy / "site").rglob("*") if path.is_file()}


def test_an_outcome_without_practice_fails_a_strict_build(tiny_copy: Path) -> None:
    practice = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    for block in ("cup-energy", "one-gram"):
        edit(practice, f"id: {block}\n    outcome: energy", f"id: {block}\n    outcome: degrees")
    run = build(tiny_copy)
    assert run.exit_code != 0
    assert "the outcome 'energy' has no question and no flashcard" in run.stderr


def test_pages_work_as_files_too(tiny_copy: Path) -> None:
    settings = tiny_copy / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "use_directory_urls: false\n", encoding="utf-8")
    assert build(tiny_copy).exit_code == 0
    page = (tiny_copy / "site/lessons/tea/warm-water/lesson.html").read_text(encoding="utf-8")
    assert 'href="practice.html"' in page
    assert 'href="references.html#ref-kettle-book"' in page
    assert 'href="../index.html"' in page


def test_a_template_of_the_site_replaces_ours_and_its_mistake_has_a_line(tiny_copy: Path) -> None:
    (tiny_copy / "templates").mkdir()
    own = tiny_copy / "templates/site_footer.jinja"
    own.write_text("<p>Brewed by {{ site_name }}. CC BY-SA 4.0, MIT.</p>\n", encoding="utf-8")
    assert build(tiny_copy).exit_code == 0
    assert "Brewed by Tea school" in read(tiny_copy / "site", "lessons/tea/warm-water/lesson")
    own.write_text("<p>\n{{ nobody }}</p>\n", encoding="utf-8")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "templates/site_footer.jinja:2:" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_file_that_a_link_brings_in_from_outside_is_not_published(tiny_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tiny_copy / "content/secret.png").symlink_to(tmp_path / "secret.png")
    assert build(tiny_copy).exit_code == 0
    assert not (tiny_copy / "site/secret.png").exists()


def test_a_draft_is_not_published(tiny_copy: Path) -> None:
    card = tiny_copy / "content/lessons/tea/pouring/one-cup.md"
    edit(card, "status: published", "status: draft")
    lesson = tiny_copy / "content/lessons/tea/warm-water/lesson.md"
    edit(lesson, " or see [one cup](../pouring/one-cup.md)", "")
    edit(lesson, "As [the curve]", "![](figure:warming.bars)\n\nAs [the curve]")
    run = build(tiny_copy)
    assert run.exit_code == 0, run.stderr
    assert not (tiny_copy / "site/lessons/tea/pouring/one-cup").exists()
    assert "One cup" in read(tiny_copy / "site", "lessons/tea")


def test_another_theme_is_refused_in_one_sentence(tiny_copy: Path) -> None:
    edit(tiny_copy / "mkdocs.yml", "theme: {name: material}\nplugins: [search, clawdemy]", "plugins: [clawdemy]")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "clawdemy needs Material" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_theme_folder_of_the_site_comes_before_ours(tiny_copy: Path) -> None:
    """Each of its templates may extend or include the one that it replaces, by the same name."""
    templates = {
        "own/main.html": '{% extends "base.html" %}{% block extrahead %}{{ super() }}<meta name="own">{% endblock %}',
        "own/base.html": '{% extends "base.html" %}{% block announce %}<p>Term starts.</p>{% endblock %}',
        "own/clawdemy.html": '{% extends "clawdemy.html" %}{% block content %}<p>Hi.</p>{{ super() }}{% endblock %}',
        "own/partials/footer.html": '{% include "partials/footer.html" %}<p>Bye.</p>',
        "own/.icons/cup.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>',
        "templates/site_footer.jinja": '{% include "site_footer.jinja" %}<p>{{ site_name }} lives.</p>',
    }
    for name, text in templates.items():
        (tiny_copy / name).parent.mkdir(parents=True, exist_ok=True)
        (tiny_copy / name).write_text(text, encoding="utf-8")
    edit(
        tiny_copy / "mkdocs.yml",
        "theme: {name: material}",
        "theme: {name: material, custom_dir: own, icon: {logo: cup}}",
    )
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    html = read(tiny_copy / "site", "lessons/tea/warm-water/lesson")
    own = ['<meta name="own">', "Term starts.", "<p>Hi.</p>", "<p>Bye.</p>", "Tea school lives.", 'viewBox="0 0 9 9"']
    ours = ["clawdemy/clawdemy.css", 'id="clawdemy-page"', 'class="site-nav"', 'class="site-footer"']
    assert [part for part in (*own, *ours) if html.count(part) != 1] == []


def test_colours_ways_on_and_places_to_meet_the_author_come_from_the_settings(tiny_copy: Path) -> None:
    wanted = """theme:
  name: material
  palette: {primary: deep purple, accent: amber}
  features: [navigation.footer]
  icon: {logo: material/school}
extra: {social: [{icon: fontawesome/brands/mastodon, link: "https://example.org/@tea", name: Tea on Mastodon}]}"""
    edit(tiny_copy / "mkdocs.yml", "theme: {name: material}", wanted)
    run = build(tiny_copy)
    assert run.exit_code == 0, run.output
    html = read(tiny_copy / "site", "lessons/tea/glossary")
    assert html.count('data-md-color-primary="deep-purple" data-md-color-accent="amber"') == 4
    sheet = (tiny_copy / "site/assets/clawdemy/clawdemy.css").read_text(encoding="utf-8")
    for hue, kept in (("deep-purple", "primary"), ("amber", "accent")):
        assert f'[data-md-color-scheme="slate"][data-md-color-{kept}="{hue}"]' in sheet
    assert 'title="Tea on Mastodon"' in html
    assert re.search(r'<a class="site-footer__way" rel="(?:prev|next)"', html)
    assert "site-footer__way" not in read(tiny_copy / "site", "lessons/tea/warm-water/lesson")
    assert "M12 3 1 9" in html.split("md-logo", 1)[1].split("</a>", 1)[0]
