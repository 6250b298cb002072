"""Texts made wrong at random, the same for the same seed: pieces are lost, doubled, moved and put in."""

import random
from collections.abc import Sequence

TOKENS = (
    *("\x00", "\x1b[31m", "\u202e", "\u2028", "\ufeff", "\ud800", "\ue0f4", "\ue0f9", "\u200b", "é", "𝟘", "½", "١"),
    *(
        "{",
        "}",
        "{{",
        "}}",
        "[",
        "]",
        "](",
        "[@",
        "[@kettle-book]",
        "[_",
        "_]",
        "]{= ",
        "]{≈ ",
        "]{given: ",
        "{#id}",
        "{: .a }",
    ),
    *(
        "$",
        "$$",
        "\\frac{",
        "\\begin{align}",
        "\\\\",
        "&",
        "`",
        "```",
        "~~~",
        "```worked\n",
        "/// ",
        "///",
        "////",
        "/// choice | Q\n",
    ),
    *(
        "<",
        ">",
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<b ",
        "<script>",
        "<img src=x onerror=f()>",
        "<svg>",
        "</p>",
        "<?",
        "<![CDATA[",
    ),
    *(
        "---\n",
        "- ",
        "* ",
        "1. ",
        "#",
        "## ",
        "> ",
        "|",
        "|-|\n",
        ": ",
        ":",
        "? ",
        "!",
        "!!int ",
        "!ENV ",
        "&a ",
        "*a ",
        "<<: ",
        "%",
        "@",
    ),
    *(
        '"',
        "'",
        "\\",
        "\\x00",
        '"\\0"',
        "\n",
        "\r\n",
        "\t",
        " ",
        "    ",
        ",",
        "=",
        "≈",
        "#=",
        "0",
        "-1",
        "1e999",
        "1_000",
        ".5.5",
    ),
    *(
        "2026-02-30",
        "null",
        "~",
        "true",
        "[]",
        "{}",
        "9" * 50,
        "a" * 500,
        "../" * 30,
        "%00",
        "https://[::1",
        "javascript:x",
        "figure:a.b",
    ),
    *(
        "round()",
        "sum([])",
        "10^400",
        "(" * 40,
        "[" * 250,
        "term:energy",
        "id: a\n",
        "    answer: 3\n",
        "    ranges: a = 1 in 0 to 9\n",
    ),
)
"""Pieces that have a meaning to some reader, or had none and were not refused."""

_LONGEST = 20_000


def mutate(text: str, chance: random.Random, others: Sequence[str] = ()) -> str:
    """The text with one to six changes; pieces of the others may be put into it."""
    for _ in range(chance.randint(1, 6)):
        start = chance.randint(0, len(text))
        end = min(len(text), start + chance.choice((1, 3, 10, 60)))
        piece = text[start:end]
        change = chance.randrange(7)
        if change == 0:
            text = text[:start] + text[end:]
        elif change == 1:
            text = text[:start] + piece * chance.choice((2, 3, 40)) + text[end:]
        elif change == 2:
            to = chance.randint(0, len(text))
            text = text[:to] + piece + text[to:]
        elif change == 3 and others:
            other = chance.choice(others)
            at = chance.randint(0, len(other))
            text = text[:start] + other[at : at + chance.choice((5, 40, 300))] + text[end:]
        elif change == 4:
            text = text[:start] + chance.choice(TOKENS) * chance.choice((1, 1, 2, 100)) + text[end:]
        else:
            text = text[:start] + chance.choice(TOKENS) + text[start:]
    return text[:_LONGEST]
