"""Flashcards outside their lesson: whole on every page that shows them, in every deck that is taken away."""

import csv
import io
import json
import os
import re
import shutil
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

import projects
from clawdemy_site.build.built import Built
from clawdemy_site.diagnostics import has_errors
from clawdemy_site.features.flashcards.files import last_change, times_of_files
from clawdemy_site.features.flashcards.text import plain_text
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Addresses, Options

PRACTICE = "content/lessons/tea/warm-water/practice.md"
DECK = "lessons/tea/cards.md"
LESSON_DECK = "lessons/tea/cards/warm-water.md"
CARD_DECK = "lessons/tea/cards/pouring/one-cup.md"
OPTIONS = Options(site_name="Tea school", site_url="https://example.org/tea/")
KEY = "tea/warm-water#rich"

RICH = """
[away]: lesson.md#the-sum

/// flashcard | What do `warm(x)`, $x^2$, [the curve](figure:warming.curve), [@kettle-book, ch. 2] and <b>bold</b> say?
    id: rich
    outcome: energy
After a minute [40]{= warmed(1)} degrees: [the sum](lesson.md#the-sum), [again][away], [here](#check-yourself).

![](figure:warming.curve)

![A cup](../cup.png)

```python
if warm:

    pour("<tea>")
```

$$
q = 4.2
$$
///
"""


def build(project: Path, options: Options = OPTIONS) -> Built:
    built = projects.build(project, options)
    assert not has_errors(built.diagnostics), built.diagnostics
    return built


@pytest.fixture(scope="module")
def project(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with one card more, which holds all that a card can hold."""
    copy = tmp_path_factory.mktemp("rich") / "project"
    shutil.copytree(tiny, copy)
    (copy / "content/lessons/tea/cup.png").write_bytes(b"\x89PNG cup")
    path = copy / PRACTICE
    path.write_text(path.read_text(encoding="utf-8") + RICH, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def built(project: Path) -> Built:
    return build(project)


def section(page: str, anchor: str) -> str:
    """One card of a page."""
    found = re.search(rf'<section class="practice practice-flashcard[^>]* id="{anchor}".*?</section>', page, re.DOTALL)
    assert found
    return found[0]


@pytest.fixture(scope="module")
def rich(built: Built) -> str:
    """The rich card on the page of its lesson's deck, which lies one folder deeper than its practice page."""
    return section(built.pages[LESSON_DECK].content, "card-tea--warm-water--rich")


def test_a_front_keeps_code_formulas_figures_citations_and_emphasis(rich: str) -> None:
    front = re.search(r"<h3.*?</h3>", rich, re.DOTALL)
    assert front
    for part in ("<code>warm(x)</code>", "<math ", "(Figure 1.1)</a>", "ch. 2)</a>", "<b>bold</b>"):
        assert part in front[0]


def test_links_lead_from_the_page_on_which_a_card_is_shown(rich: str) -> None:
    leads = re.findall(r'href="([^"]*)"', rich)
    assert leads.count("../../warm-water/lesson/#the-sum") == 2
    assert "../../warm-water/lesson/#fig-warming-curve" in leads
    assert "../../warm-water/practice/#check-yourself" in leads
    assert "../../warm-water/references/#ref-kettle-book" in leads
    assert "../../figures/#figure-1-1" in leads
    assert 'src="../../cup.png"' in rich


def test_a_number_is_a_number_without_its_sum(rich: str) -> None:
    assert '<span class="number">40</span>' in rich
    assert "warmed(1)" not in rich
    assert "sums" not in rich


def test_a_back_keeps_its_figure_and_the_lines_of_its_code(rich: str) -> None:
    assert 'id="card-tea--warm-water--rich-fig-warming-curve"' in rich
    assert "<svg" in rich
    code = re.search(r"<pre.*?</pre>", rich, re.DOTALL)
    assert code
    assert "&#10;&#10;    " in re.sub(r"<[^>]*>", "", code[0])
    assert "\n" not in code[0]


def test_no_id_stands_twice_on_a_deck(built: Built) -> None:
    for src_uri in (DECK, LESSON_DECK, CARD_DECK):
        ids = re.findall(r'\bid="([^"]*)"', built.pages[src_uri].content)
        assert len(ids) == len(set(ids)) > 0


def test_decks_are_planned_for_the_course_and_each_lesson_with_cards(built: Built) -> None:
    decks = {src_uri: page for src_uri, page in built.pages.items() if page.page.kind == "cards"}
    assert sorted(decks) == sorted([DECK, LESSON_DECK, CARD_DECK])
    assert {page.page.searchable for page in decks.values()} == {False}
    assert [decks[src_uri].content.count("data-card=") for src_uri in (DECK, LESSON_DECK, CARD_DECK)] == [7, 4, 3]


def test_navigation_leads_to_the_deck_of_the_course_alone(built: Built) -> None:
    course = built.navigation[1]
    assert [entry.src_uri for entry in course.entries][-4:-2] == [DECK, "lessons/tea/figures.md"]
    assert "review.md" in {entry.src_uri for entry in built.navigation}


def test_practice_and_course_lead_to_their_decks(built: Built) -> None:
    pages = built.pages
    assert 'href="../../cards/warm-water/"' in pages["lessons/tea/warm-water/practice.md"].parts.footer
    assert 'href="../../cards/pouring/one-cup/"' in pages["lessons/tea/pouring/one-cup.md"].parts.footer
    assert "cards/" not in pages["lessons/tea/warm-water/lesson.md"].parts.footer
    assert 'href="cards/"' in pages["lessons/tea/index.md"].parts.header


def test_on_paper_each_back_lies_behind_its_front(built: Built) -> None:
    """Eight fronts fill rows 1 to 4; rows 5 to 8 are left to their backs, so the ninth front stands in row 9."""
    places = re.findall(r"--row: (\d+); --column: (\d)", built.pages[DECK].content)
    assert places == [("1", "1"), ("1", "2"), ("2", "1"), ("2", "2"), ("3", "1"), ("3", "2"), ("4", "1")]


def test_the_ninth_card_starts_another_sheet(tiny_copy: Path) -> None:
    path = tiny_copy / PRACTICE
    more = "".join(f"\n/// flashcard | Card {n}?\n    id: more-{n}\n    outcome: energy\nYes.\n///\n" for n in range(6))
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    page = build(tiny_copy).pages[LESSON_DECK].content
    assert re.findall(r"--row: (\d+); --column: (\d)", page)[7:] == [("4", "2"), ("9", "1")]
    assert page.count("sheet-card--next") == 1


def test_a_page_without_directories_links_to_files(project: Path) -> None:
    page = build(project, replace(OPTIONS, addresses=Addresses(directories=False))).pages[LESSON_DECK].content
    assert 'href="../warm-water/lesson.html#the-sum"' in page


def test_the_review_gets_every_card_as_data(built: Built) -> None:
    script = built.files["assets/clawdemy/decks/tea.js"]().decode()
    data = json.loads(script.removeprefix("(self.clawdemyData ??= []).push(").removesuffix(");\n"))
    assert (data["kind"], data["course"], len(data["cards"])) == ("deck", "tea", 7)
    assert 'href="../lessons/tea/warm-water/lesson/#the-sum"' in data["cards"][KEY]["back"]
    assert data["cards"]["tea/one-cup#how"] == {"front": "How do you pour?", "back": "<p>Slowly.</p>"}


def test_a_deck_for_anki_leads_to_the_site_and_brings_its_pictures(built: Built) -> None:
    with zipfile.ZipFile(io.BytesIO(built.files["assets/decks/tea--warm-water.apkg"]())) as file:
        collection = file.read("collection.anki2").decode(errors="ignore")
        media = json.loads(file.read("media"))
        pictures = {name: file.read(number) for number, name in media.items()}
    assert 'href="https://example.org/tea/lessons/tea/warm-water/lesson/#the-sum"' in collection
    plain = sorted(re.sub(r"-[0-9a-f]{10}\.", ".", name) for name in pictures)
    assert plain == ["lessons-tea-cup.png", "tea-warming.curve.svg"]
    assert all(f'src="{name}"' in collection for name in pictures)
    assert b"\x89PNG cup" in pictures.values()


def test_a_picture_has_a_plain_name_in_a_deck(project: Path) -> None:
    """Programs differ in how they escape what stands in the name of a file."""
    cup = project / "content/lessons/tea/cup.png"
    cup.rename(cup.with_name("Über 100% [a] & b.png"))
    page = project / PRACTICE
    text = page.read_text(encoding="utf-8").replace("../cup.png", "<../Über 100%25 [a] & b.png>")
    page.write_text(text, encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(build(project).files["assets/decks/tea.apkg"]())) as file:
        (name,) = [one for one in json.loads(file.read("media")).values() if one.endswith(".png")]
        assert re.fullmatch(r"lessons-tea--ber-100---a----b-[0-9a-f]{10}\.png", name)
        assert f'src="{name}"' in file.read("collection.anki2").decode(errors="ignore")


def test_without_an_address_of_the_site_a_deck_links_nowhere(project: Path) -> None:
    files = build(project, replace(OPTIONS, site_url="")).files
    with zipfile.ZipFile(io.BytesIO(files["assets/decks/tea.apkg"]())) as file:
        collection = file.read("collection.anki2").decode(errors="ignore")
    assert 'href="../' not in collection
    assert 'href="lessons' not in collection
    assert "the sum, again, here" in collection


def test_a_table_holds_text_with_formulas_in_words(built: Built) -> None:
    table = io.StringIO(built.files["assets/decks/tea.csv"]().decode("utf-8-sig"), newline="")
    rows = {row["id"]: row for row in csv.DictReader(table)}
    assert len(rows) == 7
    assert rows[KEY]["lesson"] == "Warm water"
    assert rows[KEY]["outcome"] == "Compute the energy that a cup needs."
    assert rows[KEY]["front"].startswith("What do warm(x), x², the curve (Figure 1.1), (Kettle 2001, ch. 2) and bold")
    assert 'if warm:\n\n    pour("<tea>")' in rows[KEY]["back"]
    assert rows[KEY]["back"].endswith("\n\nq = 4.2")


def test_files_are_made_when_they_are_asked_for_and_the_same_each_time(built: Built) -> None:
    names = [name for name in built.files if name.startswith("assets/decks/")]
    assert sorted(names) == sorted(
        f"assets/decks/tea{lesson}{suffix}"
        for lesson in ("", "--warm-water", "--pouring--one-cup")
        for suffix in (".apkg", ".csv")
    )
    assert all(built.files[name]() == built.files[name]() for name in names)


def changed_at(project: Path) -> int:
    layout = Layout(project)
    return last_change(times_of_files(layout), layout, ["tea/warm-water", "tea/pouring/one-cup"])


def test_a_deck_is_as_new_as_the_newest_file_behind_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = changed_at(project)
    now = before + 3600
    monkeypatch.setattr(time, "time", lambda: now)
    changed = project / "figures/warming.py"
    os.utime(changed, (before + 60, before + 60))
    assert changed_at(project) == before + 60
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234")
    assert changed_at(project) == 1234
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "not a number")
    assert changed_at(project) == before + 60
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    os.utime(changed, (now + 86_400, now + 86_400))  # a clock ran ahead
    assert changed_at(project) == now


def test_a_deck_has_the_name_that_its_course_gives_it(project: Path) -> None:
    path = project / "content/lessons/tea/course.yml"
    path.write_text(f"{path.read_text(encoding='utf-8')}deck: Tea at home\n", encoding="utf-8")
    built = build(project, OPTIONS)
    assert "the deck “Tea at home”" in built.pages[LESSON_DECK].content
    with zipfile.ZipFile(io.BytesIO(built.files["assets/decks/tea.apkg"]())) as file:
        assert b"Tea at home" in file.read("collection.anki2")


def test_a_course_without_cards_has_no_deck(tiny_copy: Path) -> None:
    for path in (tiny_copy / PRACTICE, tiny_copy / "content/lessons/tea/pouring/one-cup.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"/// flashcard.*?\n///\n", "", text, flags=re.DOTALL), encoding="utf-8")
    built = build(tiny_copy)
    assert {page.page.kind for page in built.pages.values()}.isdisjoint({"cards", "review"})
    assert not [name for name in built.files if "decks" in name]
    assert "cards" not in built.pages["lessons/tea/warm-water/practice.md"].parts.footer


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>A <b>b</b>\nc</p> <p>d</p>", "A b c\n\nd"),
        ("<ul> <li>one</li> <li><p>two</p></li> </ul>", "• one\n• two"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a | b\n1 | 2"),
        ("<pre><code>x\n  y\n\nz</code></pre>", "x\n  y\n\nz"),
        ('<figure>x<details class="figure__alt"><summary>s</summary><p>y</p></details></figure>z', "x\n\nz"),
        ("&lt;b&gt; &amp; &ldquo;q&rdquo;", "<b> & “q”"),
        ("", ""),
    ],
)
def test_html_reads_as_text(html: str, text: str) -> None:
    assert plain_text(html) == text
