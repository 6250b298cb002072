"""Blanks come out as ruled lines and orders as shuffled lists; what is right is folded away."""

import re

import pytest

from clawdemy_site.markdown.number_marks import sole_mark
from clawdemy_site.markdown.pieces import cut_page
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.practice.blanks import check_words
from clawdemy_site.practice.lists import shuffle
from page_markdown.test_render_practice import HEAD, data_of, render, shown

FILL = (
    f"/// fill | Complete\n{HEAD}Through the [_squish / activation  function_], *out as [_[0.55]{{≈ s(0.19)}}_]*.\n\n"
    "| a | b |\n|---|---|\n| c | [_d_] |\n"
    "//// hint\nThink.\n////\n//// solution\nSo.\n////\n///"
)
ORDER = f"/// order | Sort\n{HEAD}Look.\n\n1. *first*\n2. the [2]{{= 1+1}}nd\n\n3. third\n//// hint\nThink.\n////\n///"


def test_a_blank_is_a_ruled_line_and_all_that_want_words_are_of_one_width() -> None:
    html = render(FILL)
    gap = '<span class="practice__blank" data-blank="{}" data-size="{}"><span class="practice__line">({})</span></span>'
    exact = '<span class="practice__accuracy">(to 2 decimals)</span>'
    assert f"Through the {gap.format(0, 'long', 1)}, <em>out as {gap.format(1, 'short', 2)} {exact}</em>." in html
    assert f"<td>{gap.format(2, 'long', 3)}</td>" in html
    assert html.index("<fieldset") < html.index("Through the") < html.index("</fieldset>") < html.index("Think.")


def test_what_belongs_into_blanks_is_folded_away() -> None:
    html = render(FILL)
    assert "squish" not in shown(html)
    assert "0.55" not in shown(html)
    answers = html[html.index('class="practice__answer"') : html.index('class="practice__solution"')]
    assert "<li>squish or activation function</li>" in answers
    assert '<li><span class="number">0.55<span class="number__sum"' in answers
    assert "<li>d</li>" in answers
    assert "The sums behind the answers on this page" in html
    assert "The sums behind the numbers on this page" not in html


def test_the_data_of_blanks_are_words_or_a_number_with_its_precision() -> None:
    assert data_of(render(FILL)) == [
        {
            "kind": "fill",
            "blanks": [
                {"words": ["squish", "activation function"]},
                {"number": 0.55, "within": 0.005},
                {"words": ["d"]},
            ],
        }
    ]


@pytest.mark.parametrize(
    ("mark", "number", "within"),
    [
        ("[13,000]{≈ n}", 13_000, 500),
        ("[13,000]{= n}", 13_000, 0.5),
        ("[0]{= n}", 0, 0),
        ("[−0.2]{= n}", -0.2, 0.05),
        ("[16]{given: our choice}", 16, 0.5),
    ],
)
def test_a_number_is_as_precise_as_it_is_written(mark: str, number: float, within: float) -> None:
    (data,) = data_of(render(f"/// fill | Q\n{HEAD}It is [_{mark}_].\n///"))
    # One that its page may read in two ways travels as it is written.
    written = {"shown": "13,000"} if "," in mark else {}
    assert data["blanks"] == [{"number": number, "within": within, **written}]


def test_words_stay_text_in_the_page_and_in_the_data() -> None:
    html = render(f"/// fill | Q\n{HEAD}A [_<b>\"x\" & 'y' {{% / &quot;&lt;i> / *a*_] here.\n///")
    assert data_of(html) == [{"kind": "fill", "blanks": []}]  # braces are no plain words
    html = render(f"/// fill | Q\n{HEAD}A [_<b>\"x\" & 'y' / &quot;&lt;i> / a*b*c_] here.\n///")
    (data,) = data_of(html)
    assert data["blanks"] == [{"words": ["<b>\"x\" & 'y'", '"<i>', "a*b*c"]}]
    assert not re.search(r"<b>|<i>|<em>", html)
    assert "a*b*c</li>" in html


def test_a_blank_takes_what_counts_as_the_same_and_may_give_words_to_choose_from() -> None:
    options = "    accept: Y / why; z / zed\n    words: x / y / A cow\n    exact: yes\n"
    html = render(f"/// fill | Q\n{HEAD}{options}A [_x_], [_y / yy_] and [_z_].\n///")
    (data,) = data_of(html)
    assert data == {
        "kind": "fill",
        "bank": ["A cow", "x", "y"],
        "exact": True,
        "blanks": [{"words": ["x"]}, {"words": ["y", "yy", "why"]}, {"words": ["z", "zed"]}],
    }
    assert '<p class="practice__bank">Words: A cow, x, y</p>' in html
    assert "<li>y or yy</li>" in html


def test_words_that_are_right_only_as_written_differ_by_their_capitals() -> None:
    (data,) = data_of(render(f"/// fill | Q\n{HEAD}    exact: yes\nA [_Heat / heat_].\n///"))
    assert data["blanks"] == [{"words": ["Heat", "heat"]}]
    text = f"/// fill | Q\n{HEAD}    words: Heat / cold\n    exact: yes\nA [_heat_] and [_cold_].\n///\n"
    assert [one.rule for one in scan_page("a.md", text)[1]] == ["fill-words"]
    assert scan_page("a.md", text.replace("    exact: yes\n", ""))[1] == []


def test_the_accuracy_of_a_number_stands_behind_its_blank() -> None:
    blanks = ("[_[16]{= 16}_]", "[_[0]{= 0}_]", "[_[0.5]{= 0.5}_]", "[_[0.250]{= 0.25}_]", "[_[13,000]{≈ 13002}_]")
    html = render(f"/// fill | Q\n{HEAD}{', '.join(blanks)}.\n///")
    found = re.findall(r"</span></span>(.*?)(?=, <|\.</p>)", html[: html.index("</fieldset>")])
    assert [re.sub("<.*?>", "", text).strip() for text in found] == [
        *("", "", "(to 1 decimal)", "(to 3 decimals)", "(to the nearest 1,000)"),
    ]


def test_attributes_behind_a_blank_do_not_hide_it() -> None:
    (data,) = data_of(render(f"/// fill | Q\n{HEAD}A [_x_]{{: .a #b data-blank=z }} and [_y_].\n///"))
    assert data["blanks"] == [{"words": ["x"]}, {"words": ["y"]}]


def test_a_blank_outside_a_fill_shows_what_it_holds() -> None:
    html = render("A [_word / other_] and [_[2]{= 1+1}_] here.")
    assert shown(html) == "A word and 2 here."


def test_a_link_in_italics_is_no_blank() -> None:
    assert '<a href="b"><em>a</em></a>' in render("See [_a_](b).")
    assert '<a href="b"><em>a</em></a>' in render("See [_a_][c].\n\n[c]: b")


def test_an_order_is_shown_shuffled_and_answered_in_order() -> None:
    html = render(ORDER)
    items = re.findall(
        r'<li class="practice__item" data-place="(\d)"><span class="practice__item-text">(.*?)</span>', html
    )
    assert [int(place) for place, _ in items] == list(shuffle("a-b", 3))
    assert {place: words.partition("<span")[0] for place, words in items} == {
        "0": "<em>first</em>",
        "1": "the ",
        "2": "third",
    }
    answer = html[html.index("Show the right order") :]
    assert answer.index("first") < answer.index("the <span") < answer.index("third")
    assert data_of(html) == [{"kind": "order"}]


def test_an_order_says_its_text_first_and_its_help_last() -> None:
    html = render(ORDER)
    assert (
        html.index("Look.") < html.index("<form") < html.index("third") < html.index("</form>") < html.index("Think.")
    )
    assert html.index("Think.") < html.index("Show the right order")


AGREED = (
    "[_a_]",
    "*[_a_]* and **b [_c / d_]**",
    "[see [_a_] there](b)",
    "[_a_][_b_] [_c_](d) [_e_][f]\n\n[f]: g",
    "`[_a_]` [_b_] \\[_c_] $[x]$ <!-- [_d_] -->",
    "[_snake_case_] [__] [_] [_ _] [_a\nb_]",
    "[_[1]{= 1}_] [_[1]{= 1} a_] [_[[1]]{= 1}_] [_[1]_]",
    "| [_a_] | `[_b_]` |\n|---|---|\n| [_c / d_] | [_e_] |",
    "- [_a_]\n- b\n\n    [_c_]\n\n> [_d_]",
    "<b>[_c_]</b> [_<i>_]",
)


@pytest.mark.parametrize("text", AGREED)
def test_the_page_and_the_scan_read_the_same_blanks(text: str) -> None:
    source = f"/// fill | Q\n{HEAD}{text}\n///"
    (data,) = data_of(render(source))
    page = cut_page("content/a.md", source)
    read = [
        blank for piece in page.pieces for blank in piece.blanks if sole_mark(blank.body) or not check_words(blank.body)
    ]
    assert len(data["blanks"]) == len(read)
