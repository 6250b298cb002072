"""The words of a page as readers see them, with the places of the author's file."""

from collections.abc import Sequence

from clawdemy_site.markdown.passages import Passage
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.markdown.segments import Role
from clawdemy_site.prose.sentences import SYMBOL


def passages(text: str) -> Sequence[Passage]:
    return scan_page("content/page.md", text)[0].passages


def shown(text: str) -> list[str]:
    return [passage.text for passage in passages(text)]


def test_marks_are_taken_off() -> None:
    text = (
        "A **bold** [0.547]{= sigmoid(0.19)} in [a link](x.md){.c} [@book, ch. 2], `code`, $x^2$, _soft_ \\* <b>x</b>."
    )
    assert shown(text) == [f"A bold 0.547 in a link , {SYMBOL}, {SYMBOL}, soft * x."]


def test_a_figure_is_no_text_and_a_link_to_it_is_its_words_or_its_number() -> None:
    text = "![](figure:a.b)\n\nSee [the curve](figure:a.b) and [](figure:a.b).\n\n$$\nx\n$$\n"
    assert shown(text) == [f"See the curve and {SYMBOL}."]


def test_names_with_underscores_and_comments_stay_and_go() -> None:
    assert shown("a_b <!-- not\nseen --> c") == ["a_b \n c"]


def test_places_are_those_of_the_file() -> None:
    (passage,) = passages("One [two]{= 1 + 1}\nthree **four**")
    assert [passage.locate(passage.text.index(word)).line for word in ("two", "three")] == [1, 2]
    assert [passage.locate(passage.text.index(word)).column for word in ("two", "four")] == [6, 9]


def test_practice_headings_and_tables_are_told_apart() -> None:
    table, block = "| a | b |\n|---|---|\n| c | d |", "/// selfcheck | Why?\n    id: x\n    outcome: y\nSo.\n///"
    text = f"## Head\n\nWords.\n\n{table}\n\n{block}\n\nEnd."
    found = [(passage.text, passage.role, passage.in_practice) for passage in passages(text)]
    assert ("Words.", Role.TEXT, False) in found
    assert ("Head", Role.HEADING, False) in found
    assert ("Why?", Role.TITLE, True) in found
    assert ("So.", Role.TEXT, True) in found
    assert ("End.", Role.TEXT, False) in found
    assert not any(role is Role.TEXT and "c" in text.split() for text, role, _ in found)


def test_numbers_that_are_given_are_known() -> None:
    (passage,) = passages("Ask [two]{given: any two} questions and [3]{= 1 + 2} more.")
    assert passage.given == {passage.text.index("two")}
