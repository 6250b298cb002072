"""The glossary of a course: its page, the cards behind terms, and what it says to search engines."""

import json
import re
from dataclasses import replace
from pathlib import Path

import projects
from clawdemy_site.build.built import Built
from clawdemy_site.render.context import PageAnswers

GLOSSARY = "lessons/tea/glossary.md"
SUMMARY = "lessons/tea/warm-water/summary.md"

TERMS = """terms:
  - id: energy
    term: energy
    definition: "What warms <water>. It is counted in joules."
    lesson: tea/warm-water
    also: [energy as heat, heat]
  - id: ecume
    term: "Écume"
    definition: "Froth."
    lesson: tea/pouring/one-cup
"""


def build(project: Path, site_url: str = "") -> Built:
    return projects.build(project, replace(projects.TEA, site_url=site_url))


def with_terms(project: Path) -> Built:
    (project / "references/glossary.yml").write_text(TERMS, encoding="utf-8")
    card = project / "content/lessons/tea/pouring/one-cup.md"
    card.write_text(
        card.read_text(encoding="utf-8") + "\nIt has [froth](term:ecume), from [heat](term:energy).\n", "utf-8"
    )
    return build(project, "https://example.org/tea/")


def card_of(built: Built, here: str, term: str) -> str:
    """The card that a term has on a page."""
    view = PageAnswers(built.site, here).term(term)
    assert view
    assert view.card
    return built.site.placement(here).settle(view.card("x"))


def test_the_page_lists_terms_from_a_to_z_with_their_places(tiny_copy: Path) -> None:
    built = with_terms(tiny_copy)
    assert built.diagnostics == ()
    page = built.pages[GLOSSARY].content
    assert re.findall(r"<dt>([^<\n]+?) ?<", page) == ["Écume", "energy"]
    assert re.findall(r'<h2 id="(letter-\w)">', page) == ["letter-e"]
    assert "What warms &lt;water&gt;." in page
    assert "also: heat<" in page
    assert '<a href="../warm-water/lesson/">lesson 1, Warm water</a>' in page
    assert '<a href="../warm-water/summary/#term-energy">summary of lesson 1</a>' in page
    assert '<a href="../pouring/one-cup/#term-energy">lesson 3</a>' in page
    assert '<a href="../pouring/one-cup/#term-ecume">lesson 3, One cup</a>' in page


def test_it_stands_in_the_navigation_beside_the_figures(tiny: Path) -> None:
    (course,) = (entry for entry in build(tiny).navigation if entry.entries)
    assert [entry.label for entry in course.entries][-3:-1] == ["Figures", "Glossary"]


def test_search_engines_read_a_set_of_terms(tiny_copy: Path) -> None:
    head = with_terms(tiny_copy).pages[GLOSSARY].parts.head
    match = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', head)
    assert match
    data = json.loads(match[1])
    assert data["@type"] == "DefinedTermSet"
    assert data["url"] == "https://example.org/tea/lessons/tea/glossary/"
    assert [term["name"] for term in data["hasDefinedTerm"]] == ["Écume", "energy"]
    assert data["hasDefinedTerm"][1]["url"].endswith("/glossary/#term-energy")
    assert data["hasDefinedTerm"][1]["alternateName"] == ["energy as heat", "heat"]


def test_a_card_says_what_a_term_means_and_leads_on(tiny_copy: Path) -> None:
    card = card_of(with_terms(tiny_copy), SUMMARY, "energy")
    assert 'popovertarget="x"' in card
    assert "What warms &lt;water&gt;. It is counted in joules." in card
    assert '<a href="../lesson/">Defined in lesson 1</a>' in card
    assert '<a href="../../glossary/#term-energy">In the glossary</a>' in card


def test_on_the_page_that_defines_it_a_card_leads_to_the_glossary_only(tiny_copy: Path) -> None:
    card = card_of(with_terms(tiny_copy), "lessons/tea/pouring/one-cup.md", "ecume")
    assert re.findall(r'href="([^"]+)"', card) == ["../../glossary/#term-ecume"]


def test_a_site_without_a_glossary_has_no_page_of_it(tiny_copy: Path) -> None:
    (tiny_copy / "references/glossary.yml").unlink()
    summary = tiny_copy / f"content/{SUMMARY}"
    summary.write_text(summary.read_text(encoding="utf-8").replace("[energy](term:energy)", "energy"), "utf-8")
    built = build(tiny_copy)
    assert built.diagnostics == ()
    assert GLOSSARY not in built.pages


def test_a_glossary_that_cannot_be_read_is_told_once(tiny_copy: Path) -> None:
    (tiny_copy / "references/glossary.yml").write_text("terms: [\n", encoding="utf-8")
    assert [found.location.path for found in build(tiny_copy).diagnostics] == ["references/glossary.yml"]


def test_a_lesson_to_come_is_named_without_a_link(tiny_copy: Path) -> None:
    path = tiny_copy / "references/glossary.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("tea/warm-water", "tea/leaves"), encoding="utf-8")
    built = build(tiny_copy)
    assert [found.rule for found in built.diagnostics] == ["early-term"]
    assert "lesson 2, Leaves &amp; &lt;stems&gt; (to come)" in built.pages[GLOSSARY].content


def test_an_unknown_id_is_answered_with_the_term_whose_form_it_is(tiny_copy: Path) -> None:
    summary = tiny_copy / f"content/{SUMMARY}"
    summary.write_text(summary.read_text(encoding="utf-8") + "\n[heat](term:heat) [x](term:enery)\n", "utf-8")
    assert [found.help for found in build(tiny_copy).diagnostics] == ["did you mean 'energy'?"] * 2


def test_a_flashcard_has_the_link_and_no_card(tiny_copy: Path) -> None:
    practice = tiny_copy / "content/lessons/tea/warm-water/practice.md"
    text = practice.read_text(encoding="utf-8").replace("Loss of heat.", "Loss of [heat](term:energy).")
    practice.write_text(text, encoding="utf-8")
    page = build(tiny_copy).pages["lessons/tea/cards.md"].content
    assert 'href="../glossary/#term-energy">heat</a>' in page
    assert 'popovertarget="term' not in page
