"""A formula in words says what it says in signs, with the brackets that it needs and no others."""

import pytest

from clawdemy_site.maths.typeset import render_maths, say_maths
from clawdemy_site.maths.words import replace_maths

WORDS = {
    r"C = w_1^2 + w_2^2": "C = w₁² + w₂²",
    r"(w^2 - 1)^2 + 0.18(w-1)^2": "(w² − 1)² + 0.18(w − 1)²",
    r"\sigma(z) = \frac{1}{1+e^{-z}}": "σ(z) = 1/(1 + e⁻ᶻ)",
    # Fractions.
    r"\frac{\partial C}{\partial w_{jk}^{(l)}}": "∂C/∂wⱼₖ⁽ˡ⁾",
    r"\frac{1}{2n} \sum_{i=1}^n (y_i - \hat{y}_i)^2": "(1/(2n)) ∑ᵢ₌₁ⁿ (yᵢ − ŷᵢ)²",
    r"-\frac{1}{2} + 2\frac{a}{b} - \frac{a}{b}x": "−1/2 + 2(a/b) − (a/b)x",
    r"\frac{\frac{a}{b}}{c}, \left(\frac{a}{b}\right)^2": "(a/b)/c, (a/b)²",
    r"{a \over b} \log\frac{a}{b}": "(a/b) log (a/b)",
    r"\frac{\log x}{y}, \frac{2x}{3}, \frac{1}{f(x)}, \frac{TP}{TP+FN}": "(log x)/y, 2x/3, 1/f(x), TP/(TP + FN)",
    r"\cfrac{1}{1+\cfrac{1}{x}}": "1/(1 + 1/x)",
    r"\frac{1}{2(n+1)} + \frac{a}{n(b)} + \frac{1}{(a)(b)}": "1/(2(n + 1)) + a/(n(b)) + 1/((a)(b))",
    # Roots, exponents, indices.
    r"\sqrt{x^2} + \sqrt{x}^2 + \sqrt{(a+b)^2} + \sqrt[3]{{x}}^{2}": "√(x²) + (√x)² + √((a + b)²) + (∛x)²",
    r"\sqrt{a+b} + \sqrt[3]{x} + \sqrt{2} + \sqrt[n]{2x}": "√(a + b) + ∛x + √2 + ⁿ√(2x)",
    r"x_\theta^{\alpha} e^{i\pi} a^{b_c}": "x_(θ)^(α)e^(iπ)a^(b_(c))",
    r"\left(\frac{df}{dx}\right)', f''(x)^2, 90^\circ, X^\top": "(df/dx)′, f″(x)², 90°, Xᵀ",
    r"{}^{14}_{6}\mathrm{C} + \sideset{_a}{^b}\sum x": "₆¹⁴C + ₐ∑ᵇ x",
    r"\left.\frac{df}{dx}\right|_{x=0}": "(df/dx)|ₓ₌₀",
    # Signs.
    r"|x| + |-y| \ge \|x\|_2": "|x| + |−y| ≥ ‖x‖₂",
    r"P(A|B) = P(A \mid B)": "P(A | B) = P(A | B)",
    r"1, 2, \ldots, n; a_1 + \dots + a_n": "1, 2, …, n; a₁ + ⋯ + aₙ",
    r"f: X \to Y, \{x : x > 0\}": "f: X → Y, {x: x > 0}",
    r"a_i' + a_{i'} + v'^2, \forall x\colon x": "aᵢ′ + a_(i′) + v′², ∀x: x",
    r"a := b": "a := b",
    r"\min_x \ -(x + 1)": "minₓ −(x + 1)",
    r"2^{10} \times 10^{-3}": "2¹⁰ × 10⁻³",
    r"A \xrightarrow[b]{a} B, a \stackrel{!}{=} b": "A →_(b)ᵃ B, a =^(!) b",
    r"\vec{v} \cdot \bar{x} + \overline{AB} + \widehat{xy} + \widetilde{q}": "v⃗ ⋅ x̄ + A̅B̅ + (xy)̂ + q̃",
    r"\underbrace{a+b}_{\text{sum}} = c": "(a + b)ₛᵤₘ = c",
    r"0{,}5 + a \pmod{n}": "0,5 + a (mod n)",
    # Functions, letters and text.
    r"\operatorname{log-sum-exp}(x) = \log \sum_i e^{x_i}": "log‐sum‐exp(x) = log ∑ᵢ e^(xᵢ)",
    r"\arg\max_x f(x), \operatorname*{argmin}_{w} L": "arg maxₓ f(x), argmin_(w) L",
    r"\lim_{x\to 0} \frac{\sin x}{x}": "lim_(x → 0) ((sin x)/x)",
    r"x \in \mathbb{R}^{n \times m}, \mathbf{x}, \mathcal{L}, \boldsymbol{\theta}": "x ∈ ℝ^(n × m), x, ℒ, θ",
    r"\int_0^1 f(x)\,dx, 5\,\text{m}/\text{s}": "∫₀¹ f(x) dx, 5 m/s",
    r"\text{if $x > 0$ and $y$}": "if x > 0 and y",
    r"\textbf{b c} + \texttt{a\_b} + \text{50\% of \{ it}": "b c + a_b + 50% of {it",
    # Tables.
    r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \\ \end{pmatrix}": "(1, 2; 3, 4)",
    r"\begin{aligned} y &= 2x, \\[6pt] &= 4. \end{aligned}": "y = 2x; = 4.",
    r"f = \begin{cases} 1, & x > 0 \\[2ex] 0 & \text{otherwise} \end{cases}": "f = {1, x > 0; 0, otherwise",
    r"\binom{n}{k} = \frac{n!}{k!(n-k)!}": "(n choose k) = n!/(k!(n − k)!)",
    r"\sum_{\substack{i \\ j}} \begin{smallmatrix} a & b \\ c & d \end{smallmatrix} x": "∑_(i; j) (a, b; c, d)x",
}


@pytest.mark.parametrize(("tex", "words"), WORDS.items(), ids=WORDS.keys())
def test_a_formula_in_words(tex: str, words: str) -> None:
    assert say_maths(tex) == words


def test_what_does_not_parse_is_said_as_it_was_written() -> None:
    assert say_maths(r"\foo") == r"\foo"


def test_a_formula_in_html_gives_way_to_its_words() -> None:
    first, second = (render_maths(tex, display=False)[0] for tex in ("a < b", r"\sqrt{2}"))
    assert replace_maths(f"<p>If {first} or {second}.</p>") == "<p>If a &lt; b or √2.</p>"
    assert 'alttext="a &lt; b"' in first
