"""Practice blocks come out as plain HTML with answers folded away."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown import Markdown

from page_markdown.contexts import Context

HEAD = "    id: a-b\n    outcome: o\n"


def render(text: str, *company: str, context: Context | None = None) -> str:
    configs: dict[str, Any] = {"clawdemy": {"context": context or Context()}}
    return Markdown(extensions=[*company, "clawdemy"], extension_configs=configs).convert(text)


def data_of(html: str) -> list[Any]:
    """What the blocks of a page say to their script."""
    return [json.loads(unescape(text)) for text in re.findall(r'data-practice="([^"]*)"', html)]


class _Open(HTMLParser):
    """The text that stands outside every closed ``<details>``, summaries included."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.folded = 0
        self.summary = 0
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.folded += tag == "details" and "open" not in dict(attrs)
        self.summary += tag == "summary"

    def handle_endtag(self, tag: str) -> None:
        self.folded -= tag == "details"
        self.summary -= tag == "summary"

    def handle_data(self, data: str) -> None:
        if not self.folded or self.summary:
            self.text += data


def shown(html: str) -> str:
    return " ".join(_Open(html).text.split())


def test_a_self_check_folds_its_answer() -> None:
    html = render(f"/// selfcheck | Why *so*?\n{HEAD}Because.\n\n- list\n///")
    assert html.startswith('<section class="practice practice-selfcheck" data-outcome="o" data-practice="')
    assert data_of(html) == [{"kind": "selfcheck"}]
    assert '<h3 class="practice__question" id="a-b-question">Why <em>so</em>?</h3>' in html
    assert "<p>Because.</p>" in html
    assert shown(html) == "Why so? Show the answer"


def test_a_self_check_asks_below_its_answer_how_it_was() -> None:
    html = render(f"/// selfcheck | Q\n{HEAD}Because.\n///")
    form = html[html.index("<form") : html.index("</form>")]
    assert html.index("Because.") < html.index("<form") < html.index("</details>")
    assert "<legend>How was it?</legend>" in form
    assert re.findall(r'data-sure="(\d)" type="button">([^<]+)<', form) == [
        ("2", "I knew it"),
        ("1", "Partly"),
        ("0", "Not yet"),
    ]
    assert '<fieldset class="practice__fields" disabled="">' in form


def test_a_card_says_that_it_is_one() -> None:
    html = render(f"/// flashcard | Q\n{HEAD}A\n///")
    assert data_of(html) == [{"kind": "card"}]
    assert "<form" not in html


def test_a_question_is_a_heading_below_its_section() -> None:
    html = render(f"## A\n\n### B\n\n/// flashcard | Q\n{HEAD}A\n///\n\n## C\n\n/// flashcard | R\n{HEAD}A\n///", "toc")
    assert '<h4 class="practice__question" id="a-b-question">Q</h4>' in html
    assert '<h3 class="practice__question" id="a-b-question">R</h3>' in html


def test_an_exercise_shows_its_task_and_folds_the_rest() -> None:
    html = render(
        f"/// exercise | Do it\n{HEAD}    minutes: 8\n    answer: secret(1)\nTask.\n"
        "//// hint\nOne.\n////\n//// hint\nTwo.\n////\n//// solution\n```\nDone.\n```\n////\n///"
    )
    assert shown(html) == "Do it About 8 minutes Task. Hint 1 of 2 Hint 2 of 2 Show the solution"
    assert "secret" not in html
    assert html.index("Task.") < html.index("One.") < html.index("Two.") < html.index("Done.")


def test_a_choice_shows_what_to_choose_and_folds_what_is_right() -> None:
    table = "    | a | b |\n    |---|---|\n    | c | d |\n"
    source = f"/// choice | Which?\n{HEAD}Look.\n\n- [ ] *one*\n\n    No: $x$.\n\n- [x] two\n\n{table}///"
    for company in ([], ["pymdownx.tasklist"]):
        html = render(source, *company)
        assert shown(html) == "Which? Look. one two Check Show the answer"
        assert "<span><em>one</em></span>" in html
        assert "<strong>A is not right.</strong>" in html
        assert "<strong>B is right.</strong>" in html
        assert html.count("<table>") == 1
        assert "checkbox" not in html
        assert html.count("practice__verdict--right") == 1


def test_choices_need_no_feedback() -> None:
    html = render(f"/// choice | Which?\n{HEAD}- [ ] one\n- [x] two\n///")
    assert shown(html) == "Which? one two Check Show the answer"


@pytest.mark.parametrize(("last", "field", "right"), [(" ", "radio", [1]), ("x", "checkbox", [1, 2])])
def test_a_choice_is_a_list_of_native_fields(last: str, field: str, right: list[int]) -> None:
    html = render(f"/// choice | Which?\n{HEAD}- [ ] one\n- [x] two\n- [{last}] three\n///")
    fields = re.findall(r'<li class="practice__option"><label><input name="(.+?)" type="(.+?)" value="(.+?)"', html)
    assert fields == [("a-b", field, "0"), ("a-b", field, "1"), ("a-b", field, "2")]
    assert data_of(html) == [{"kind": "choice", "right": right, "many": len(right) > 1}]
    assert ("Choose all that apply." in html) == (len(right) > 1)
    assert '<fieldset aria-labelledby="a-b-question" class="practice__fields" disabled="">' in html


def test_options_are_text_and_not_yaml() -> None:
    html = render("/// flashcard | Q\n    id: yes\n    outcome: 0.19 # @x: [\nA\n///")
    assert 'id="yes"' in html
    assert 'data-outcome="0.19 # @x: ["' in html


def test_what_stands_in_an_option_cannot_leave_its_attribute() -> None:
    html = render('/// flashcard | Q\n    id: a"><script>x</script>\n    outcome: o\nA\n///')
    assert "<script" not in html


def test_a_heading_gives_way_to_a_block_of_the_same_id() -> None:
    html = render("## A b\n\n/// flashcard | Q\n" + HEAD + "A\n///", "toc")
    assert '<h2 id="a-b_1">' in html


def test_an_indented_body_is_no_option() -> None:
    html = render("/// flashcard | Q\n" + HEAD + "\n    code: x\n///")
    assert "<code>code: x" in html


def test_broken_blocks_never_raise() -> None:
    sources = [
        "/// choice | Q\n///",
        "/// hint\nx\n///",
        "//// solution\n",
        "/// exercise\n///",
        "/// choice | Q\n- a\n- b\n///",
        "/// order | Q\n- a\n///",
        "/// order\n1. a\n///",
        "/// fill\n[_\n///",
        "//// step | S\n    answer: 1\n////",
        "//// mistake\n    step: x\nNo.\n////",
        "/// exercise | Q\n//// mistake\n    step: 99\nNo.\n////\n//// step\n////\n///",
        "text [_a_] and [_[1]{= 1}_]",
    ]
    for source in sources:
        assert isinstance(render(source), str)
