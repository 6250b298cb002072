"""What is not prose is found as the renderer finds it."""

import pytest

from clawdemy_site.practice.regions import FILLER, visible_lines


def _rules(source: str) -> list[str]:
    found = visible_lines(source.split("\n"), "a.md").diagnostics
    return [f"{d.location.line}:{d.location.column} {d.rule}" for d in found]


def test_fences_of_any_length_and_depth_are_blanked() -> None:
    source = "a\n````text\n```\n````\nb\n\n  ~~~\n  x\n  ~~~\nc"
    assert visible_lines(source.split("\n"), "a.md").lines == ("a", "", "", "", "b", "", "", "", "", "c")


def test_comments_keep_the_text_around_them_in_its_columns() -> None:
    assert visible_lines(["<!-- a", "b", "c --> d"], "a.md").lines == ("", "", f"{FILLER * 5} d")
    assert visible_lines(["<!-- a", "c --> "], "a.md").lines == ("", "")


def test_a_code_span_of_three_backticks_is_no_fence() -> None:
    assert visible_lines(["```a``` b"], "a.md").lines == ("```a``` b",)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n  ```python\nb", ["2:3 unclosed-fence"]),
        ("````\na\n```", ["1:1 unclosed-fence"]),
        ("- a\n\n    ```\n    b\nc\n", ["3:5 unclosed-fence"]),
        ("``` one two=three four\na\n```", ["1:1 fence-head"]),
        ('```python hl_lines="1" title="x"\na\n```', []),
        ("``` {.python #a}\na\n```", []),
        ("text\n\n<!-- a\nb", ["3:1 unclosed-comment"]),
        ("<!-- a\nb --!> c\nd -->", ["2:3 comment-end"]),
        ("<!--\n> a -->", []),
    ],
)
def test_what_does_not_close_as_it_seems_to_is_reported(source: str, expected: list[str]) -> None:
    assert _rules(source) == expected
