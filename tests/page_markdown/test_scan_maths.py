"""Formulas that would come out wrong are refused, at the character that is wrong."""

import pytest

from clawdemy_site.markdown.maths import maths_element
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.maths.reader import MAX_DEPTH
from clawdemy_site.maths.typeset import MAX_TEX, render_maths

CASES = {
    "unknown command": (r"So $a + \foo$.", ["1:9 maths-syntax"]),
    "on a later line": ("$$\na\n+ \\foo\n$$", ["3:3 maths-syntax"]),
    "after a letter that takes two bytes": (r"é $é + \foo$", ["1:8 maths-syntax"]),
    "unclosed brace": (r"$\frac{1}{2$", ["1:12 maths-syntax"]),
    "in a heading": (r"## The $\foo$", ["1:9 maths-syntax"]),
    "in a question": ("/// flashcard | $\\foo$\n    id: a\n    outcome: b\nA\n///", ["1:18 maths-syntax"]),
    "in a list": ("- a\n\n    $$\n    \\foo\n    $$\n", ["4:5 maths-syntax"]),
    "parentheses": (r"So \(a+b\).", ["1:4 maths-delimiters"]),
    "brackets": ("\\[ a = b \\]", ["1:1 maths-delimiters"]),
    "command in text": (r"So \sigma it is.", ["1:4 maths-outside"]),
    "spaces at the dollars": (r"So $ \sigma $ it is.", ["1:6 maths-outside"]),
    "bar in a table": ("| a | b |\n|---|---|\n| $|x|$ | c |", ["3:4 maths-bar-in-table"]),
    "blank line": ("$$\na\n\nb\n$$", ["1:1 maths-blank-line"]),
    "not closed": ("a\n\n$$\nb\n", ["3:1 maths-unclosed"]),
    "dollar in text": (r"$\text{costs $5}$", ["1:14 maths-dollar-in-text"]),
    "formula in text in braces": (r"$\text{if {$x$} is}$", ["1:12 maths-dollar-in-text"]),
    "comment": ("a $p = 20% + 30%$ b", ["1:10 maths-comment"]),
    "link": (r"$\href{javascript:x}{y}$", ["1:2 maths-link"]),
    "definition": (r"$a \newcommand{\b}{c}$", ["1:4 maths-definition"]),
    "loop": (r"$\def\a{\a\a}\a$", ["1:2 maths-definition"]),
    "numbered": ("$$\n\\begin{align}a&=b\\end{align}\n$$", ["2:1 maths-number"]),
    "box that browsers leave out": (r"a $\boxed{x}$", ["1:4 maths-strokes"]),
    "stroke that browsers leave out": (r"$a + \cancel{x}$", ["1:2 maths-strokes"]),
    "code inside": ("$a `b` c$", ["1:4 maths-code"]),
    "too long": (f"${'x+' * (MAX_TEX // 4)}{'x' * MAX_TEX}$", ["1:1 paragraph-size"]),
    "too deep": (f"${'{' * (MAX_DEPTH + 1)}{'}' * (MAX_DEPTH + 1)}$", ["1:103 maths-size"]),
    "too deep in commands": (f"${chr(92)}hat{(chr(92) + 'hat') * MAX_DEPTH} x$", ["1:402 maths-size"]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_the_mistake_is_found_where_it_stands(source: str, expected: list[str]) -> None:
    found = scan_page("content/a.md", source)[1]
    assert [f"{d.location.line}:{d.location.column} {d.rule}" for d in found] == expected


@pytest.mark.parametrize(
    "tex",
    [
        r"\begin{aligned}a &= b \\ c &= d\end{aligned}",
        r"\begin{align*}a &= b\end{align*}",
        r"\operatorname{ReLU}(x) = \max(0, x)",
        r"\mathbf{W} \in \mathbb{R}^{16 \times 784}",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{else, \$5}\end{cases}",
        r"\frac{\partial C}{\partial w_{jk}^{(l)}}",
        r"\left\lVert \vec{x} \right\rVert_2 \le \sqrt{\sum_{i=1}^n x_i^2}",
        r"a < b \& c > d",
        "[0, 1)" * 40,
    ],
)
def test_what_courses_write_is_typeset(tex: str) -> None:
    mathml, fault = render_maths(tex, display=True)
    assert fault is None
    assert mathml.startswith("<math")


@pytest.mark.parametrize(("tex", "accent"), [(r"\overline{z}", "‾"), (r"\underline{z}", "_"), (r"\vec{x}", "→")])
def test_accents_stand_over_their_letter(tex: str, accent: str) -> None:
    assert f">{accent}</mo></m" in render_maths(tex, display=False)[0]


def test_a_long_formula_is_refused_without_being_typeset() -> None:
    mathml, fault = render_maths("x" * (MAX_TEX + 1), display=False)
    assert mathml == ""
    assert fault is not None
    assert fault.rule == "maths-size"


def test_a_broken_formula_renders_as_its_source() -> None:
    element = maths_element(r"\foo", display=False)
    assert (element.tag, element.get("class"), element.text) == ("code", "math-error", r"\foo")


def test_only_a_wide_formula_takes_the_focus() -> None:
    narrow = maths_element("a = b", display=True, block=True)
    wide = maths_element("a + b + c + d + e + f + g + h + i + j + k + l + m", display=True, block=True)
    lines = maths_element(r"\begin{aligned}" + r"a &= b + c \\ " * 9 + r"a &= b\end{aligned}", display=True, block=True)
    assert [element.get("tabindex") for element in (narrow, wide, lines)] == [None, "0", None]
    assert (wide.get("role"), wide.get("aria-label")) == ("group", "Formula")
