"""Numbered formulas: the id behind one gives it a number, and references say and reach it."""

import re
from pathlib import Path

import pytest
from markdown import markdown

import projects
from clawdemy_site.markdown.context import EquationView, NoContext
from clawdemy_site.markdown.scan import scan_page


class Numbers(NoContext):
    """Knows one formula."""

    def equation(self, name: str) -> EquationView | None:
        """The formula."""
        return EquationView("2.1", "there.md#eq-cost") if name == "cost" else None


def render(text: str) -> str:
    return markdown(text, extensions=["clawdemy"], extension_configs={"clawdemy": {"context": Numbers()}})


@pytest.mark.parametrize("text", ["$$C = 1$$ {#eq-cost}", "$$\nC = 1\n$$ {#eq-cost}", "$$\nC = 1\n$$\n{#eq-cost}"])
def test_the_number_stands_beside_its_formula(text: str) -> None:
    html = render(f"Before.\n\n{text}\n\nBehind.")
    assert re.sub(r"<math.*?</math>|\n", "", html) == (
        '<p>Before.</p><div class="equation" id="eq-cost"><div class="math-display"></div>'
        '<span class="equation__number">(2.1)</span></div><p>Behind.</p>'
    )
    assert [(use.name, use.kind) for use in scan_page("content/a.md", text)[0].equations] == [("cost", "shown")]


def test_a_reference_says_the_number_alone_or_behind_its_words() -> None:
    html = render("By [](eq:cost) and [the *cost*](eq:cost), not [this](eq:none).")
    assert html == (
        '<p>By <a class="equation-link" href="there.md#eq-cost">(2.1)</a> and '
        '<a class="equation-link" href="there.md#eq-cost">the <em>cost</em> (2.1)</a>, '
        'not <span class="equation-missing">this</span>.</p>'
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $$C$$ {#eq-cost}", "1:9 equation-form"),
        ("$C$ {#eq-cost}", "1:5 equation-form"),
        ("{#eq-cost}", "1:1 equation-form"),
        ("$$C$$ {#eq-Cost}", "1:7 equation-form"),
        ("$$C$$ {#eq-}", "1:7 equation-form"),
        ("$$C$$ {#eq:cost}", "1:7 equation-form"),
        ("$$C$$ (eq-cost)", "1:7 equation-form"),
        ("![](eq:cost)", "1:1 equation-form"),
        ("/// hint\n\n$$C$$ {#eq-cost}\n\n///", "3:9 equation-form"),
        ("## A {#eq-cost}\n\n$$C$$ {#eq-cost}", "1:4 heading-id-twice"),
    ],
)
def test_what_is_in_no_form_is_told(text: str, expected: str) -> None:
    found = scan_page("content/a.md", text)[1]
    assert expected in [f"{one.location.line}:{one.location.column} {one.rule}" for one in found]


def test_references_reach_across_the_pages_of_a_lesson_and_on_the_one_page(tiny_copy: Path) -> None:
    folder = tiny_copy / "content/lessons/tea/warm-water"
    lesson, practice = folder / "lesson.md", folder / "practice.md"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(f"{text}\n\nSo [](eq:energy):\n\n$$q = m c$$ {{#eq-energy}}\n", encoding="utf-8")
    with practice.open("a", encoding="utf-8") as page:
        page.write("\n\nSee [the energy](eq:energy).\n")
    built = projects.build(tiny_copy)
    assert [str(one) for one in built.diagnostics] == []
    pages = {src_uri: page.content for src_uri, page in built.pages.items()}
    own = pages["lessons/tea/warm-water/lesson.md"]
    assert '<a class="equation-link" href="#eq-energy">(1.1)</a>' in own
    assert re.search(
        r'<div class="equation" id="eq-energy">.*<span class="equation__number">\(1\.1\)</span>', own, re.DOTALL
    )
    assert 'href="../lesson/#eq-energy">the energy (1.1)</a>' in pages["lessons/tea/warm-water/practice.md"]
    whole = built.pages["lessons/tea/whole.md"]
    printed = whole.parts.body.html + whole.content
    assert '<a class="equation-link" href="#l1--eq-energy">(1.1)</a>' in printed
    assert 'id="l1--eq-energy"' in printed
