"""A mark that would not be read, or that others would read first, has its line, its column and its rule."""

import pytest

from clawdemy_site.markdown.number_marks import MAX_BODY
from clawdemy_site.markdown.scan import scan_page

TABLE = "| a |\n|---|\n"
CASES = {
    # The form of a mark.
    "bar": ("So [3]{= a|b}.", ["1:11 number-sign"]),
    "bar in a table": (f"{TABLE}| [3]{{= a|b}} |", ["3:10 number-sign"]),
    "over two cells": ("| a | b |\n|---|---|\n| [3 | 4]{given: x} |", ["3:6 number-sign"]),
    "backtick": ("So [3]{= `a` + 1}.", ["1:10 number-sign"]),
    "one backtick": ("So [3]{= a` + 1}.", ["1:11 number-sign"]),
    "backticks around the number": ("So [`3`]{= a}.", ["1:5 number-sign"]),
    "dollars": ("So [3]{= $a$}.", ["1:10 number-sign"]),
    "dollars around the number": ("So [$3$]{= a}.", ["1:5 number-sign"]),
    "backslash": (r"So [3]{= a\*b}.", ["1:11 number-sign"]),
    "line break": ("So [3]{= a +\nb}.", ["1:13 number-sign"]),
    "line break in a reason": ("So [3]{given: our\nchoice}.", ["1:18 number-sign"]),
    "no sum": ("So [3]{= }.", ["1:10 number-empty"]),
    "no number": ("So [ ]{= a}.", ["1:4 number-empty"]),
    "no reason": ("So [3]{given:}.", ["1:14 number-empty"]),
    "no colon": ("So [3]{given}.", ["1:7 number-form"]),
    "unclosed": ("So [3]{= f(a).", ["1:7 number-unclosed"]),
    "unclosed before another": ("So [3]{= f(a) or [4]{= 4}.", ["1:7 number-unclosed"]),
    "closed much later": (f"So [3]{{= {'a' * MAX_BODY}}}.", ["1:7 number-limit"]),
    "space before the brace": ("So [3] {= a}.", ["1:8 number-form"]),
    "space in the brace": ("So [3]{ = a}.", ["1:7 number-form"]),
    "no brackets": ("So 3{= a}.", ["1:5 number-form"]),
    "number over two lines": ("So [3\n4]{= a}.", ["2:3 number-form"]),
    "one in another": ("So [from [3]{= a} on]{given: b}.", ["1:4 number-form"]),
    "two mistakes": ("[3]{= a|b} [4] {≈ c}", ["1:8 number-sign", "1:16 number-form"]),
    # Where a mark cannot be.
    "in a formula": ("So $a [3]{= b}$.", ["1:9 number-in-maths"]),
    "in a block of HTML": ("<div>\n[3]{= a}\n</div>", ["2:1 number-in-html"]),
    "in a block of HTML with blank lines": (
        "<div>\n\n<p>b</p>\n\n[3]{= a}\n\n</div>",
        ["1:1 html-markdown", "5:1 number-in-html"],
    ),
    "in a paragraph that is never closed": ("<p>\n\n[3]{= a}\n\nx < y and z > 1\n\n[4]{= b}", ["1:1 html-markdown"]),
    "in a line of HTML": ("a <b class='x'>[3]{= a}</b>", ["1:16 number-in-html"]),
    "in an attribute": ("a <b title='[3]{= a}'>b</b>", ["1:13 number-in-html"]),
    "in a heading without an id": ("Text\n\n## So [3]{= a}", ["3:7 number-heading-id"]),
    "in an underlined heading": ("So [3]{= a}\n---", ["1:4 number-heading-id"]),
    "in a citation": ("So [@a, p. [3]{= b}].", ["1:5 citation-form"]),
    # Worked sums.
    "options without quotes": ("```worked digits=3\na = 1\n```", ["1:1 fence-head"]),
    "options without braces": ('```worked digits="3"\na = 1\n```', ["1:1 worked-head"]),
    "name in braces": ("```{.worked digits=3}\na = 1\n```", ["1:1 worked-head"]),
    "capital": ("```Worked\na = 1\n```", ["1:1 worked-head"]),
    "another option": ("- a\n\n    ```worked {digit=3}\n    a = 1\n    ```", ["3:5 worked-head"]),
    "too many digits": ("```worked {digits=16}\na = 1\n```", ["1:1 worked-head"]),
    "glued to text": ("Text\n```worked\na = 1\n```\nmore", ["2:1 worked-blank-line", "4:1 worked-blank-line"]),
    "glued to a fence": ("```worked\na = 1\n```\n```\nb\n```", ["3:1 worked-blank-line"]),
    "unclosed fence": ("```worked\na = 1\n", ["1:1 unclosed-fence"]),
    "no sum in a line": ("```worked\na = 1\n\nb\n```", ["4:1 number-syntax"]),
    "in a quote": ("> ```worked\n> b\n> ```", ["2:3 number-syntax"]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_the_mistake_is_found_where_it_stands(source: str, expected: list[str]) -> None:
    found = scan_page("content/a.md", source)[1]
    assert [f"{d.location.line}:{d.location.column} {d.rule}" for d in found] == expected
    assert all(d.message and d.help for d in found)


@pytest.mark.parametrize(
    "source",
    [
        "a<br>[3]{= a} <https://a.org> <b>c</b> [4]{= a < b}",
        "```worked\na = 1\n```\n\n```worked\nb = 2\n```",
        "```workedness\na\n```",
        "```python\n[3]{=\n```",
        "So [a]{.b} and [c](d.md){#given}.",
    ],
)
def test_what_is_right_passes(source: str) -> None:
    assert scan_page("content/a.md", source)[1] == []
