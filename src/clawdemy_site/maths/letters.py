"""The letters of formulas as plain text has them: small ones below and above, accents, and no styles."""

import unicodedata

_SUBS = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
SUPERS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθιφχ⊤",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᶥᵠᵡᵀ",
        strict=True,
    )
)
_RAISED = {"∘": "°", "∗": "*", "*": "*", "†": "†", "‡": "‡", "+": "⁺", "−": "⁻"}  # what is raised by itself
ACCENTS = {
    "ˆ": "\u0302",
    "^": "\u0302",
    "\u0302": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "\u0303": "\u0303",
    "→": "\u20d7",
    "˙": "\u0307",
    "¨": "\u0308",
    "¯": "\u0304",
    "‾": "\u0305",
    "_": "\u0332",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
    "˚": "\u030a",
    "⃛": "\u20db",
}
_LINES = frozenset("\u0305\u0332")  # reach over more than one letter
_PRIMES = "′″‴⁗"
_INVISIBLE = str.maketrans("", "", "\u2061\u2062\u2063\u2064\u200b\ufe00\ufe01")


def plain(text: str) -> str:
    """A text without signs that nobody sees, its letters without their styles."""
    text = text.translate(_INVISIBLE)
    return "".join(unicodedata.normalize("NFKC", char) if _is_styled(char) else char for char in text)


def _is_styled(char: str) -> bool:
    """Whether it is a letter or digit in a style of its own; ℝ and its like stay, for they are names."""
    return "\U0001d400" <= char <= "\U0001d7ff" and not "\U0001d538" <= char <= "\U0001d56b"


def below(text: str) -> str:
    """An index."""
    return small(text, _SUBS, "_") if text else ""


def above(text: str) -> str:
    """An exponent, primes before it."""
    primes = text[: len(text) - len(text.lstrip(_PRIMES))]
    rest = text[len(primes) :]
    return primes + (_RAISED.get(rest) or small(rest, SUPERS, "^") if rest else "")


def small(text: str, table: dict[str, str], sign: str) -> str:
    """A text in small letters of a table; in brackets behind a sign where one of them is missing."""
    close = text.replace(" ", "")
    if all(char in table for char in close):
        return "".join(table[char] for char in close)
    return f"{sign}({text})"


def accented(text: str, accent: str) -> str:
    """A text under an accent."""
    if len(text) > 1 and accent not in _LINES:
        return f"({text}){accent}"
    return unicodedata.normalize("NFC", "".join(char + accent for char in text))
