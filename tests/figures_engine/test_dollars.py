"""A dollar in a label is money unless it opens a formula, as on a page."""

import pytest

from clawdemy_site.figures.style import part_formulas


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("costs $5 and $6", ("costs $5 and $6", False)),
        ("US$5–US$6", ("US$5–US$6", False)),
        ("cost ($) and price ($)", ("cost ($) and price ($)", False)),
        ("$5 a cup, $6 a pot, $7 a kettle, $8", ("$5 a cup, $6 a pot, $7 a kettle, $8", False)),
        (r"\$5", ("$5", False)),
        ("$", ("$", False)),
        ("$$", ("$$", False)),
        ("Ba$$in", ("Ba$$in", False)),
        (r"CA\$20 for US\$10", ("CA$20 for US$10", False)),
        ("plain", ("plain", False)),
        ("$x_1$", ("$x_1$", True)),
        ("$5$", ("$5$", True)),
        ("$a b$", ("$a b$", True)),
        (r"$\mathrm{cost of}$", (r"$\mathrm{cost of}$", True)),
        (r"$\mathdefault{10^{2}}$", (r"$\mathdefault{10^{2}}$", True)),
        ("$x$ costs $5", (r"$x$ costs \$5", True)),
        (r"\$1 for $x$ and \$2", (r"\$1 for $x$ and \$2", True)),
        ("$x$ and $y$", ("$x$ and $y$", True)),
    ],
)
def test_dollars_of_a_label(words: str, read: tuple[str, bool]) -> None:
    assert part_formulas(words) == read
