r"""What came out of the typesetter beside what went in: nothing of a formula is lost, and nothing added, in silence.

Compared are letters, digits and the signs that are written as they look, each as often as it stands. How a sign is
drawn (bold, italic, larger) does not count, nor does its order, for an index may be set before what it belongs to.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from xml.etree import ElementTree as ET

_COUNTED = frozenset({"Ll", "Lo", "Lt", "Lu", "Nd", "Nl", "No"})  # letters and digits, without accents that stand alone
_SIGNS = frozenset("+-=<>/,;:!?()[]|*.{}")
_SAME = str.maketrans({"−": "-", "‐": "-", "∗": "*", "⋆": "*", "∣": "|", "∶": ":", "≔": ":=", "≕": "=:"})
_OF_ARGUMENTS = {
    r"\pmod": "(mod)",
    r"\pod": "()",
    r"\binom": "()",
    r"\dbinom": "()",
    r"\tbinom": "()",
    r"\choose": "()",
}
_OF_ARGUMENTS |= {r"\bra": "|", r"\ket": "|", r"\Bra": "|", r"\Ket": "|", r"\xlongequal": "=", r"\brack": "[]"}
_OF_ARGUMENTS |= {r"\set": "{}", r"\Set": "{}", r"\brace": "{}"}


def count_seen(text: str) -> Counter[str]:
    """How often each letter, digit and sign stands in a text."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME)).translate(_SAME)
    return Counter(char for char in plain if char in _SIGNS or unicodedata.category(char) in _COUNTED)


def find_difference(written: Iterable[str], mathml: ET.Element, typeset: Callable[[str], str]) -> str:
    """The first character that is lost or added, or an empty text.

    Args:
        written: What a reader must see: characters as they are, commands by their names.
        mathml: What came out.
        typeset: From a command alone to the text that comes of it; empty for one that wants an argument.
    """
    written = tuple(written)
    came = count_seen("".join(mathml.itertext()))
    meant: Counter[str] = Counter()
    for text in written:
        meant += count_seen(_OF_ARGUMENTS.get(text) or (typeset(text) if text.startswith("\\") else text))
    if any(text.endswith("dots") for text in written):
        # Three points stand low or in the middle, as what is around them wants.
        came["."] = meant["."] = 0
    return next((char for char in [*meant, *came] if came[char] != meant[char]), "")
