"""What nothing checks is listed, each number with its place, and what is no number of the text is not."""

import pytest

from clawdemy_site.diagnostics import Location
from clawdemy_site.markdown.bare_numbers import find_bare_numbers
from clawdemy_site.numbers.model import Term

PATH = "content/lessons/a/b/lesson.md"


def texts(source: str) -> list[str]:
    return [term.text for term in find_bare_numbers(PATH, source)]


def test_numbers_are_listed_with_their_places() -> None:
    source = "One 3\n\n- [4]{= x} and 5\n\n```text\n  6\n```\n"
    assert find_bare_numbers(PATH, source, first_line=10) == [
        Term("3", Location(PATH, 10, 5)),
        Term("5", Location(PATH, 12, 16)),
        Term("6", Location(PATH, 15, 3)),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("13,002 or 0.5. And .5, too", ["13,002", "0.5", ".5"]),
        ("from −0.3 to -2 and +1, 5 − 3, (2 −1), 7-4", ["−0.3", "-2", "+1", "5", "3", "2", "−1", "7-4"]),
        ("98.7 %, 90%, 168.5 million, 1.2e-3, 3² and 10⁻³", ["98.7 %", "90%", "168.5 million", "1.2e-3", "3²", "10⁻³"]),
        ("784-16-16-10, 28x28, 8 × 8, 16-neuron, 1/3", ["784-16-16-10", "28x28", "8", "8", "16", "1", "3"]),
        ("1,2 and 1,500, or 12,34", ["1", "2", "1,500", "12", "34"]),
        ("z₁=0.4 and a[3], (5)", ["0.4", "3", "5"]),
    ],
)
def test_a_number_is_listed_as_it_is_written(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "**7**",
        "- 7",
        "1. 7",
        "> 7",
        "| a |\n|---|\n| 7 |",
        "## So 7",
        "So `x = 7`",
        "![so 7](b.png)",
        "[so 7](b.md)",
        "<b>7</b>",
        "/// flashcard | Why 7?\n    id: a1\n    outcome: b2\nA\n///",
        "/// exercise | Why?\n    id: a1\n    minutes: 8\n    answer: 9\n7\n//// solution\nA\n////\n///",
        "- a\n\n    ```python {hl_lines=5}\n    7\n    ```",
        "[3]{= x}7",
        "layer 7",
        "a step 7.5 long",
        "lesson 3 and 7",
    ],
)
def test_numbers_are_found_wherever_readers_see_them(source: str) -> None:
    expected = "7.5" if "7.5" in source else "7"
    assert texts(source) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        "[3]{= 1 + 2} and [4, 5]{given: 6 of 7}",
        "```worked {digits=3}\na = 1 # 2\n```",
        "```worked\n784 + 42 = 826   #= parameters(784, 16, 16, 10) − 12176\n#= 826\n```",
        "GPT-4, h1, z₁, w_1, 3D, 2nd, nn.W1, 1.6.1, v2.0, ResNet-50",
        "lesson 3, [Lesson 3](x3.md), lessons 2 to 5, lessons 1, 2 and 4, chapter 1, Figure 2.3, section 4.1, p. 12",
        "## 3. Count\n\n### Step 4: add",
        "1. one\n2. two\n\n    3. three",
        "[a](../b4.md#c5) ![a](d6.png 'x') <b id='7'>b</b> ## a {#x8 .y9}",
        "[@work2, p. 3] https://a.org/4 <https://b.org/5>\n\n[a]: c6.md",
        "<!-- 7 -->\n\n$x^2 + 8$ and\n\n$$\n9\n$$",
        "    10",
        "```python {run}\nprint(1 + 1)\n```\n\n```output\n2\n```",
        '```python {from="nn.py"}\nWIDTH = 16\n```',
    ],
)
def test_what_is_checked_given_or_no_number_is_not_listed(source: str) -> None:
    assert texts(source) == []


def test_the_list_is_in_the_order_of_the_page() -> None:
    source = "/// flashcard | 1\n    id: a\n    outcome: b\n2\n///\n\n```\n3\n```\n\n4 `5` 6\n"
    assert texts(source) == ["1", "2", "3", "4", "5", "6"]
