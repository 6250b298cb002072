"""A scan tells what a page uses, and where."""

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.scan import PageScan, scan_page
from clawdemy_site.markdown.uses import Citation, FigureUse, Heading, Link, Maths

PATH = "content/lessons/a/b/lesson.md"


def scan(text: str, first_line: int = 1) -> PageScan:
    """The scan of a page without mistakes."""
    page, found = scan_page(PATH, text, first_line)
    assert found == []
    return page


def at(line: int, column: int) -> Location:
    return Location(PATH, line, column)


def test_places_count_from_the_first_line_of_the_file() -> None:
    page = scan("one\n\ntwo $x$\n", first_line=20)
    assert page.maths == (Maths("x", display=False, location=at(22, 6)),)


def test_figures_are_embedded_and_linked_to() -> None:
    page = scan("![](figure:squish.both)\n\nSee [the *two*](figure:squish.both){.x} above.\n")
    assert page.figures == (
        FigureUse("squish.both", "embed", "", at(1, 12)),
        FigureUse("squish.both", "link", "the *two*", at(3, 24)),
    )


def test_a_figure_may_stand_alone_in_a_list_and_carry_attributes() -> None:
    page = scan("- item\n\n    ![](figure:a.b){ .wide }\n\n- ![](figure:a.c)\n")
    assert [use.name for use in page.figures] == ["a.b", "a.c"]


def test_citations_are_found_with_their_locators() -> None:
    page = scan("So [@nielsen-ch1] and\n(see [@x, sec. 2, the second]).")
    assert page.citations == (
        Citation("nielsen-ch1", "", at(1, 6)),
        Citation("x", "sec. 2, the second", at(2, 8)),
    )


def test_an_escaped_sign_an_address_and_a_handle_are_no_citations() -> None:
    page = scan(
        r"Write \[@x\] or `[@y]` to <me@example.org>, [me@example.org](mailto:me@example.org), [\@z](https://z.org)"
    )
    assert page.citations == ()


def test_formulas_in_text_and_on_their_own() -> None:
    page = scan("A $a+b$ and\n\n$$\n\\frac{1}{2}\n$$\n\n| $x$ |\n|---|\n| $y$ |\n")
    assert [(m.tex, m.display, m.location) for m in page.maths] == [
        ("a+b", False, at(1, 4)),
        ("\n\\frac{1}{2}\n", True, at(3, 3)),
        ("x", False, at(7, 4)),
        ("y", False, at(9, 4)),
    ]


def test_sums_of_money_and_escaped_dollars_are_text() -> None:
    assert scan(r"It costs $5 and $6, or \$7, $ 8 and 9$.").maths == ()


def test_code_holds_nothing() -> None:
    page = scan("`$x$ [@a]` ``[b](../../../../c)``\n\n```\n$y$ [@a]\n# no\n```\n\n    $z$ [@a]\n\n<!-- $x$ [@a] -->\n")
    assert (page.maths, page.citations, page.headings, page.words) == ((), (), (), 0)


def test_inside_a_list_indented_text_is_text() -> None:
    assert [m.tex for m in scan("1. one\n\n    two $x$\n\n        three $y$\n").maths] == ["x", "y"]


def test_headings_with_and_without_ids() -> None:
    page = scan("## One $x$ ##\n\nText\n### Two {#two .c}\n\nThree\n---\n")
    assert page.headings == (
        Heading(2, "One $x$", "", at(1, 4)),
        Heading(3, "Two", "two", at(4, 5)),
        Heading(2, "Three", "", at(6, 1)),
    )


def test_links_within_the_site_and_pictures() -> None:
    page = scan(
        "[a](../c/brief.md#x 'T') ![p (1)](img/p_(1).png) [b](#here) [w](https://w.org) [r][r]\n\n[r]: summary.md\n"
    )
    assert page.links == (
        Link("../c/brief.md#x", image=False, location=at(1, 5)),
        Link("img/p_(1).png", image=True, location=at(1, 35)),
        Link("#here", image=False, location=at(1, 54)),
        Link("summary.md", image=False, location=at(3, 6)),
    )


def test_practice_blocks_are_read_with_what_stands_in_them() -> None:
    head = "/// flashcard | What is $\\sigma$? [@a]\n    id: x\n    outcome: $y$\n"
    source = f"{head}See [@b].\n\n    so $z$\n\n- ![](figure:a.b)\n///\n"
    page = scan(source)
    assert [block.id for block in page.blocks] == ["x"]
    assert [(c.work_id, c.location) for c in page.citations] == [("a", at(1, 37)), ("b", at(4, 7))]
    assert [(m.tex, m.location) for m in page.maths] == [("\\sigma", at(1, 26))]
    assert [use.name for use in page.figures] == ["a.b"]


def test_words_are_those_that_are_read() -> None:
    page = scan("## Two words\n\nIt's well-known: `code` $a+b$ [link text](a.md) <b>bold</b>.\n\n```\nnot these\n```\n")
    assert page.words == 2 + 2 + 1 + 2 + 1


def test_a_comment_hides_what_it_holds() -> None:
    assert scan("<!--\n# No\n\n$\\foo$\n-->\n\nText <!-- [@a --> more").citations == ()


def test_an_empty_page_is_fine() -> None:
    assert scan("") == PageScan()
