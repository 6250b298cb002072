"""Terms of the glossary: a link with a card, read by the scan with their places, no matter to a section's hash."""

import pytest
from markdown import Markdown

from clawdemy_site.markdown.extension import ClawdemyExtension
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.render.reading import read_html
from page_markdown.contexts import Context


def rendered(text: str) -> str:
    return Markdown(extensions=[ClawdemyExtension(context=Context())]).convert(text)


def test_a_term_is_a_link_with_a_card_beside_it() -> None:
    html = rendered("The [weights](term:weight).")
    assert (
        '<span class="beside" id="term-weight"><a class="term" href="../glossary/#term-weight" tabindex="-1">' in html
    )
    assert (
        '<button popovertarget="term-weight-card"></button><small id="term-weight-card">It scales.</small></span>.'
        in html
    )


def test_marked_twice_its_ids_stay_apart() -> None:
    html = rendered("[weights](term:weight) and [**weight**](term:weight)")
    assert html.count('id="term-weight"') == 1
    assert 'id="term-weight-2"' in html
    assert 'id="term-weight-2-card"' in html


def test_without_a_card_it_is_a_plain_link_and_unknown_its_words() -> None:
    assert rendered("[biases](term:bias)") == '<p><a class="term" href="../glossary/#term-bias">biases</a></p>'
    assert rendered("[costs](term:cost)") == '<p><span class="term-missing">costs</span></p>'


def test_without_a_context_nothing_is_left_over() -> None:
    html = Markdown(extensions=["clawdemy"]).convert("A [weight](term:weight).")
    assert not read_html(html).leftovers
    assert "A <span" in html


def test_long_words_may_break() -> None:
    assert 'class="beside beside--long"' in rendered("[weights that go on for more than one line](term:weight)")


def test_the_scan_knows_where_a_term_is_named() -> None:
    scan, found = scan_page("content/page.md", "One.\n\nThe [weights\nof it](term:weight) `[x](term:y)`.")
    assert found == []
    assert [(use.name, use.text, use.location.line, use.location.column) for use in scan.terms] == [
        ("weight", "weights\nof it", 4, 13)
    ]


@pytest.mark.parametrize("text", ["[weight](term:)", "[weight](term:Weight)", "[](term:weight)", "![a](term:weight)"])
def test_other_forms_are_told(text: str) -> None:
    scan, found = scan_page("content/page.md", text)
    assert [diagnostic.rule for diagnostic in found] == ["term-form"]
    assert scan.terms == ()


def test_to_mark_a_word_changes_no_section() -> None:
    plain = scan_page("content/page.md", "## A\n\nThe weights of it.")[0].sections
    marked = scan_page("content/page.md", "## A\n\nThe [weights](term:weight) of it.")[0].sections
    assert [section.digest for section in plain] == [section.digest for section in marked]


def test_readers_see_the_words_alone() -> None:
    (passage,) = scan_page("content/page.md", "The **[weights](term:weight)** of it.")[0].passages
    assert passage.text == "The weights of it."
