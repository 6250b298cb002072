"""Pairs come out as two lists, the right one shuffled; which belongs to which is folded away."""

import re

import pytest

from clawdemy_site.practice.kinds.match import split_cells
from clawdemy_site.practice.lists import shuffle
from page_markdown.test_render_practice import HEAD, data_of, render, shown

ROWS_OF_PAIRS = "| *lid* | keeps | So. |\n| spout | pours | |\n| [2]{= 1+1} hands | hold | |"
TABLE = f"| Part | What it does | |\n|---|---|---|\n{ROWS_OF_PAIRS}"
MATCH = f"/// match | Which?\n{HEAD}Look.\n\n{TABLE}\n//// hint\nThink.\n////\n//// solution\nDone.\n////\n///"
RIGHTS = ["keeps", "pours", "hold"]


def test_both_sides_are_shown_under_their_names_and_the_right_one_is_shuffled() -> None:
    html = render(MATCH)
    lefts = re.findall(r'<span class="practice__left">(.*?)</span><span class="practice__pick"></span>', html)
    assert lefts[:2] == ["<em>lid</em>", "spout"]
    order = shuffle("a-b", 3)
    assert re.findall(r'<span class="practice__right">(.*?)</span>', html) == [RIGHTS[place] for place in order]
    assert re.findall(r'"practice__side-head">(.*?)</p>', html) == ["Part", "What it does"]


def test_the_data_say_where_each_partner_stands() -> None:
    html = render(MATCH)
    (data,) = data_of(html)
    assert data["kind"] == "match"
    rights = re.findall(r'<span class="practice__right">(.*?)</span>', html)
    assert [rights[place] for place in data["right"]] == RIGHTS


def test_which_belongs_to_which_is_folded_away_with_what_is_said_of_it() -> None:
    html = render(MATCH)
    assert "So." not in shown(html)
    answer = html[html.index('class="practice__answer"') : html.index('class="practice__solution"')]
    (place,) = [data["right"][0] for data in data_of(html)]
    assert f"<p><strong><em>lid</em></strong>: {'ABC'[place]}. <span>keeps</span></p>" in answer
    assert '<p class="practice__of-pair">So.</p>' in answer
    assert answer.count("practice__of-pair") == 1


def test_text_comes_first_and_help_last() -> None:
    html = render(MATCH)
    places = [html.index(part) for part in ("Look.", "<form", "pours", "</form>", "Think.", "Show the pairs", "Done.")]
    assert places == sorted(places)


def test_columns_without_names_have_no_line_for_them() -> None:
    html = render(MATCH.replace("| Part | What it does | |", "| | | |"))
    assert "practice__side-head" not in html


def test_a_match_without_a_table_is_its_text() -> None:
    assert data_of(render(f"/// match | Which?\n{HEAD}Look.\n///")) == []


ROWS = ("a | b", "`a|b` | c", "a \\| b | c", "``a`|b`` | c", "`a | b", "\\\\| b", "a` | `b | c", " | ")


@pytest.mark.parametrize("row", ROWS)
def test_the_page_and_the_reader_part_cells_alike(row: str) -> None:
    cells = [text for _, text in split_cells(row)]
    html = render("|" + "a|" * len(cells) + "\n|" + "---|" * len(cells) + f"\n|{row}|")
    body = html[html.index("<tbody>") :]
    assert [bool(text) for text in re.findall(r"<td>(.*?)</td>", body)] == [bool(cell) for cell in cells]
