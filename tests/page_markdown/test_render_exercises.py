"""Exercises come out with a field for each number, and with all that helps folded below."""

import re

from clawdemy_site.practice.units import TABLE
from clawdemy_site.practice.views import ExerciseView, MistakeView, StepView
from page_markdown.contexts import Context
from page_markdown.test_render_practice import HEAD, data_of, render, shown

ONE = f"""\
/// exercise | Multiply
{HEAD}    ranges: a = 0.4 in 0.1 to 0.9 step 0.1; b = 3 in 2 to 9
    answer: a·b
    accept: 0.005
    unit: minutes
What is [0.4]{{= a}} times [3]{{= b}}, and not [3]{{= 1+2}}?
//// mistake
    answer: a + b
You *added*.
////
//// mistake
    answer: b
Only one of them.
////
//// hint
Think of [3]{{= b}} pieces.
////
//// solution
It is so.
////
///"""
STEPS = f"""\
/// exercise | Two steps
{HEAD}Do both.
//// mistake
    answer: 5
    step: 2
No.
////
//// step | The *sum*
    answer: 2
Said *once* accepted.
////
//// step | Its sign?
    answer: -1
    unit: cm
////
//// mistake
    answer: 6
    step: 1
Nor that.
////
//// solution
So.
////
///"""


def one() -> Context:
    mistakes = (MistakeView((3.4, 4.5), ("3.4", "4.5"), 0.005), MistakeView((3, 4), ("3", "4"), 0.0, 1))
    step = StepView((1.2, 2.0), ("1.20", "2.00"), 0.005, "minutes", mistakes)
    varying = {("0.4", "a"): 1, ("3", "b"): 0}
    return Context(exercises={"a-b": ExerciseView((step,), varying, (("3", "4"), ("0.4", "0.5")))})


def steps() -> Context:
    first = StepView((2,), ("2",), 0.0, "", (MistakeView((6,), ("6",), 0.0, 1),))
    second = StepView((-1,), ("−1",), 0.0, "cm", (MistakeView((5,), ("5",), 0.0),))
    return Context(exercises={"a-b": ExerciseView((first, second), {})})


def test_an_exercise_that_is_worked_out_has_a_field_for_its_answer() -> None:
    html = render(ONE, context=one())
    assert (
        '<p class="practice__field"><label for="a-b-field-1">Your answer</label> <input autocapitalize="off" '
        'autocomplete="off" autocorrect="off" id="a-b-field-1" spellcheck="false" type="text" /> '
        '<span class="practice__unit">minutes</span> <span class="practice__accuracy">to 2 decimals</span></p>'
    ) in html
    assert '<fieldset aria-labelledby="a-b-question" class="practice__fields" disabled="">' in html
    assert '<div class="practice__said" role="status"></div>' in html
    assert '<p class="practice__buttons"><button type="submit">Check</button></p>' in html


def test_the_data_of_an_exercise_say_all_that_its_script_needs() -> None:
    mistakes = [
        {"index": 0, "answer": [3.4, 4.5], "shown": ["3.4", "4.5"], "accept": 0.005},
        {"index": 1, "answer": [3, 4], "shown": ["3", "4"], "accept": 0.0},
    ]
    step = {"answer": [1.2, 2.0], "shown": ["1.20", "2.00"], "accept": 0.005, "unit": "minutes", "mistakes": mistakes}
    texts = [["3", "4"], ["0.4", "0.5"]]
    expected = {"kind": "numeric", "steps": [step | {"known": True}], "texts": texts, "units": TABLE}
    assert data_of(render(ONE, context=one())) == [expected]


def test_nothing_of_an_answer_is_seen_before_it_is_opened() -> None:
    assert shown(render(ONE, context=one())) == (
        "Show the sums Multiply What is 0.4 = a times 3 = b, and not 3 = 1+2? Your answer minutes "
        "to 2 decimals Check Hint If you got another number Show the solution The sums behind the numbers on this page"
        "The sums behind the answers on this page"
    )


def test_numbers_that_vary_name_their_texts() -> None:
    html = render(ONE, context=one())
    assert re.findall(r'class="number"(?: data-varies="(\d)")?>([\d.]+)<', html) == [
        ("1", "0.4"),
        ("0", "3"),
        ("", "3"),
        ("0", "3"),
    ]


def test_the_solution_opens_with_the_answer() -> None:
    html = render(ONE, context=one())
    assert '<p class="practice__answers">Answer: <strong>1.20</strong> minutes</p>\n<p>It is so.</p>' in html


def test_a_mistake_stands_under_the_number_that_it_leads_to() -> None:
    html = render(ONE, context=one())
    caught = re.findall(r'data-mistake="(\d)">\n<p class="practice__caught">If you got <span.*?>(.*?)</span>:', html)
    assert caught == [("0", "3.4"), ("1", "3")]
    assert html.index("If you got another number") < html.index("You <em>added</em>.") < html.index("Show the solution")


def test_steps_have_fields_answers_and_remarks_of_their_own() -> None:
    html = render(STEPS, context=steps())
    fields = re.findall(r'<label for="a-b-field-(\d)">(.*?)</label> <input (.*?) id', html)
    # One keyboard for all, or the one with a minus would tell which answer has one.
    assert [name for _, name, _ in fields] == ["The <em>sum</em>", "Its sign?"]
    assert fields[0][2] == fields[1][2]
    assert "inputmode" not in html
    solution = html[html.index("practice__solution") :]
    assert "<li>The <em>sum</em>: <strong>2</strong></li>\n<li>Its sign? <strong>−1</strong> cm</li>" in solution
    assert '<div class="practice__remark" data-step="0">\n<p>Said <em>once</em> accepted.</p>' in solution
    assert solution.count("practice__remark") == 1
    assert "Said" not in html[: html.index("practice__solution")]


def test_mistakes_find_their_steps_in_whatever_order_they_stand() -> None:
    html = render(STEPS, context=steps())
    (data,) = data_of(html)
    assert [[mistake["index"] for mistake in step["mistakes"]] for step in data["steps"]] == [[1], [0]]
    assert 'If you got <span class="practice__wrong">6</span> for “<span>The <em>sum</em></span>”:' in html
    assert 'If you got <span class="practice__wrong">5</span> for “<span>Its sign?</span>”:' in html


def test_an_exercise_that_is_not_worked_out_has_no_form_and_loses_no_words() -> None:
    html = render(STEPS)
    assert "<form" not in html
    assert data_of(html) == []
    assert shown(html) == "Two steps Do both. The sum Its sign? If you got another number Show the solution"
    assert "Nor that." in html


def test_a_free_exercise_asks_below_its_solution_how_it_was() -> None:
    html = render(f"/// exercise | Draw it\n{HEAD}Draw.\n//// solution\nSo.\n////\n///", context=one())
    assert data_of(html) == [{"kind": "free"}]
    assert html.index("So.") < html.index("How was it?") < html.index("</details>")
    assert html.count("<form") == 1


def test_what_an_exercise_holds_stays_text() -> None:
    view = StepView((1,), ("<b>&quot;",), 0.0, '"><script>', (MistakeView((2,), ("<i>",), 0.0),))
    context = Context(exercises={"a-b": ExerciseView((view,), {})})
    html = render(ONE.replace("You *added*.", "Hm."), context=context)
    (data,) = data_of(html)
    assert (data["steps"][0]["unit"], data["steps"][0]["shown"]) == ('"><script>', ["<b>&quot;"])
    assert not re.search(r"<script|<b>|<i>", html)


def test_ids_that_blocks_make_are_not_taken_by_headings() -> None:
    html = render(f"## A b question\n\n{ONE}\n\n## A b field 1", "toc", context=one())
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_nothing_of_a_form_is_in_the_contents_or_the_search_index() -> None:
    html = render(f"## A\n\n{ONE}", "toc", context=one())
    assert all("data-search-exclude" in form for form in re.findall(r"<form[^>]*>", html))
    form = html[html.index("<form") : html.index("</form>")]
    assert form.count("<form") == 1  # the search index finds the end of what it skips by tag


def test_the_accuracy_that_is_asked_stands_beside_the_field() -> None:
    def said(accept: float, share: float = 0.0) -> str:
        step = StepView((2,), ("2",), accept, "", (), share)
        html = render(ONE, context=Context(exercises={"a-b": ExerciseView((step,), {})}))
        return " ".join(re.findall(r'<span class="practice__accuracy">(.*?)</span>', html))

    assert [said(accept) for accept in (0.0, 0.05, 0.005, 5e-7, 0.5, 5, 500, 0.02, 0.001, 2)] == [
        *("exactly", "to 1 decimal", "to 2 decimals", "to 6 decimals", "to the nearest whole number"),
        *("to the nearest 10", "to the nearest 1,000", "within 0.02", "within 0.001", "within 2"),
    ]
    assert [said(0.0, share) for share in (0.01, 0.005, 0.1)] == ["within 1 %", "within 0.5 %", "within 10 %"]


def test_a_unit_carries_its_table_and_other_words_for_it_and_a_plain_word_none() -> None:
    views = [StepView((2,), ("2",), 0.0, "vertices", (), 0.01, ("nodes",)), StepView((2,), ("2",), 0.0, "m/s")]
    (data,) = data_of(render(STEPS, context=Context(exercises={"a-b": ExerciseView(tuple(views), {})})))
    plain, known = data["steps"]
    assert (plain["share"], plain["alike"], "known" in plain) == (0.01, ["nodes"], False)
    assert (known["known"], "alike" in known, data["units"]) == (True, False, TABLE)
    (data,) = data_of(render(ONE, context=Context(exercises={"a-b": ExerciseView((views[0],), {})})))
    assert "units" not in data
