r"""Nothing of a formula is lost or added: what lessons write comes out, and what would not is refused with a cure."""

import re
from xml.etree import ElementTree as ET

import pytest

from clawdemy_site.figures.palette import COLOURS as PALETTE
from clawdemy_site.maths import vocabulary
from clawdemy_site.maths.compare import find_difference
from clawdemy_site.maths.tokens import tokenize
from clawdemy_site.maths.typeset import render_maths


def typeset(tex: str, *, display: bool = True) -> ET.Element:
    mathml, fault = render_maths(tex, display=display)
    assert fault is None, fault
    return ET.fromstring(mathml)  # noqa: S314 - our own typesetter's output


def seen(tex: str) -> str:
    return "".join(typeset(tex).itertext())


REFUSED = {
    r"p = 20% + 30%": ("maths-comment", 6),
    "a\n% a remark\n= b": ("maths-comment", 2),
    r"\left(a \\ b\right)": ("maths-line-break", 8),
    r"a {b \\ c}": ("maths-line-break", 5),
    r"\begin{equation*} a \\ b \end{equation*}": ("maths-line-break", 20),
    r"a + \textcolor{white}{c}": ("maths-colour", 4),
    r"\color{#00f} x": ("maths-colour", 0),
    r"\textcolor[rgb]{1,0,0}{x}": ("maths-colour", 0),
    r"a + \ce{H2O}": ("maths-package", 4),
    r"\SI{3}{m/s}": ("maths-package", 0),
    r"x^10": ("maths-script", 1),
    r"x_12": ("maths-script", 1),
    r"10^-3": ("maths-script", 2),
    r"e^-\theta": ("maths-script", 1),
    r"\text{# cases}": ("maths-syntax", 6),
    r"a \label{x}": ("maths-number", 2),
    r"a \tag{3}": ("maths-number", 2),
    r"\begin{alignat}{2} a &= b \end{alignat}": ("maths-number", 0),
    r"\text{a {$x$} b}": ("maths-dollar-in-text", 9),
    r"\mathchoice{a}{b}{c}{d}": ("maths-lost", 15),
    r"\begin{array}{@{=}c} a \end{array}": ("maths-syntax", 0),
    "a + \ue100": ("maths-syntax", 4),
    r"\textcolor{red": ("maths-syntax", 10),
}


@pytest.mark.parametrize(("tex", "expected"), REFUSED.items(), ids=REFUSED.keys())
def test_what_would_not_come_out_is_refused_where_it_stands_with_a_cure(tex: str, expected: tuple[str, int]) -> None:
    mathml, fault = render_maths(tex, display=True)
    assert mathml == ""
    assert fault is not None
    assert (fault.rule, fault.offset) == expected
    assert fault.help


READ = {
    r"p = 20\% + 30\%": "p=20%+30%",
    r"\begin{matrix} a \cr b \cr \end{matrix}": "ab",
    r"\mbox{a b} \hbox{c} \textnormal{d}": "abcd",
    r"\widetilde{xy}": "xy~",
    r"\begin{split} a &= b \\ &= c \end{split}": "a=b=c",
    r"\begin{alignat*}{2} a &= b & c &= d \end{alignat*}": "a=bc=d",
    r"\begin{alignedat}{2} a &= b \end{alignedat}": "a=b",
    r"\begin{eqnarray*} a &=& b \end{eqnarray*}": "a=b",
    r"\begin{smallmatrix} a & b \\ c & d \end{smallmatrix}": "abcd",
    r"\sum_{\substack{i \\ j}} x": "∑ijx",
    r"\text{if $x > 0$ and $y$}": "ifx>0andy",
    r"\mbox{for all \(n\)}": "foralln",
    r"\begin{aligned}[t] a \end{aligned}": "a",
    r"\begin{array}[b]{c@{\;}|*{2}{r}p{2cm}} a & b & c & d \end{array}": "abcd",
    r"\operatorname{log-sum-exp}(x) - 1": "log‐sum‐exp(x)−1",
    r"\left< x \right> \bigl< y \bigr>": "⟨x⟩⟨y⟩",
    r"\smash{5 + p} \hspace{1cm} q \kern3pt r": "5+pqr",
    "a\\\nb": "ab",
    r"\sqrt[3]{x} \xrightarrow[a]{b}": "x3→ab",
    r"\genfrac{[}{]}{0pt}{}{n}{k}": "[nk]",
    r"\text{\ae, \textless}": "æ,<",
    r"x^2y^2 x^-_i x^- y \frac12": "x2y2xi\u2212x\u2212y12",
    r"\pmod{n} \bmod m \binom{n}{k}": "(modn)modm(nk)",
    r"a := b \coloneqq c \not= d": "a:=b≔c≠d",
}


@pytest.mark.parametrize(("tex", "text"), READ.items(), ids=READ.keys())
def test_what_lessons_write_comes_out_whole(tex: str, text: str) -> None:
    assert re.sub("[\\s\u2061\u2063]", "", seen(tex)) == text


def rows(tex: str) -> list[ET.Element]:
    return list(typeset(tex).iter("mtr"))


def test_a_line_that_ends_outside_any_table_is_a_line() -> None:
    assert [len("".join(row.itertext())) for row in rows(r"1 \times 2 = 2,\\ 3 \times 3 = 9")] == [6, 5]
    assert [len(row) for row in rows(r"a &= b \\ &= c")] == [2, 2]
    assert render_maths(r"a \\ b", display=False)[1] is not None


@pytest.mark.parametrize("tex", [r"\begin{pmatrix} 1 \\ 2 \\ \end{pmatrix}", r"a \\ b \\", r"\substack{a \\ b \\}"])
def test_a_last_line_end_makes_no_empty_row(tex: str) -> None:
    assert len(rows(tex)) == 2


def test_a_line_below_the_last_row_needs_no_row_of_its_own() -> None:
    found = rows(r"\begin{array}{c} a \\ b \\ \hline \end{array}")
    assert len(found) == 2
    assert "border-bottom" in found[-1][0].get("style", "")


def test_the_space_that_a_row_asks_for_stands_below_it() -> None:
    styles = [row[0].get("style", "") for row in rows(r"\begin{cases} a & b \\[2ex] c \\*[18mu] d \\ e \end{cases}")]
    assert [re.findall(r"calc\(0.5ex \+ (.*?)\)", style) for style in styles] == [["2ex"], ["1em"], [], []]
    # A bracket that holds no length opens the next row.
    assert seen(r"\begin{matrix} a \\[b] \end{matrix}") == "a[b]"


def test_every_colour_of_a_formula_is_one_that_both_schemes_show() -> None:
    legible = {colour.name for colour in PALETTE if colour.legible}
    for name, ours in vocabulary.COLOURS.items():
        assert ours in legible
        assert (
            f"color:var(--fig-{ours})"
            in render_maths(rf"\textcolor{{{name}}}{{x}} + \color{{{name}}} y", display=True)[0]
        )


@pytest.mark.parametrize(
    ("written", "came", "odd"),
    [
        ("abc", "ab", "c"),
        ("ab", "abb", "b"),
        ("2ex", "[2ex]", "["),
        ("−x", "-x", ""),
        ("𝐱ℝ≠", "xR=", ""),
        ("…", "⋯", "."),
    ],
)
def test_what_came_out_is_compared_with_what_went_in(written: str, came: str, odd: str) -> None:
    maths = ET.Element("math")
    maths.text = came
    assert find_difference([written], maths, lambda _command: "") == odd


def test_tokens_are_the_formula() -> None:
    tex = "\\frac{a}{\\text{b  c}}\\\\[2ex] é\\%\\\n\\"
    assert "".join(token.text for token in tokenize(tex)) == tex
    assert all(tex.startswith(token.text, token.at) for token in tokenize(tex))


def test_a_mistake_keeps_its_place_behind_what_was_put_in_other_words() -> None:
    fault = render_maths(r"\mbox{a $b$} \cr \begin{split} \foo \end{split}", display=True)[1]
    assert fault is not None
    assert (fault.rule, fault.offset) == ("maths-syntax", 31)


@pytest.mark.parametrize(
    "part",
    ["{", r"\left(", r"\hat", r"\begin{matrix}", "[", "([x", "f(", r"\{", "^", "x_", r"x^\hat ", r"\sqrt[", r"\text{"],
)
def test_depth_is_refused_before_it_ends_the_process_or_takes_for_ever(part: str) -> None:
    mathml, fault = render_maths(part * 1000, display=True)
    assert mathml == ""
    assert fault is not None


def test_brackets_that_close_may_be_many() -> None:
    assert render_maths(r"[0, 1) \cup ]2, 3[ \cup " * 50 + "f(" * 13 + "x" + ")" * 13, display=True)[1] is None
