"""How far from an answer is still right: as authors write it, as it is compared, and as learners are told."""

import math
import re

DISTANCE = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?P<share>[ \t]*%)?")
"""``0.005``, or a part of the answer such as ``1 %``."""


def read_distance(text: str) -> tuple[float, float] | None:
    """A distance, and a part of the answer, of which one at least is 0; nothing for a text in another form."""
    match = DISTANCE.fullmatch(text)
    if match is None:
        return None
    return (0.0, float(text.rstrip("% \t")) / 100) if match["share"] else (float(text), 0.0)


def say(accept: float, share: float = 0.0) -> str:
    """What a learner is told beside the field: ``to 2 decimals``, ``within 1 %``."""
    if share:
        return f"within {share * 100:.6g} %"
    if not accept:
        return "exactly"
    power = math.log10(2 * accept)
    if not math.isclose(power, round(power), abs_tol=1e-9):
        return f"within {accept:g}"
    if round(power) < 0:
        return "to 1 decimal" if round(power) == -1 else f"to {-round(power)} decimals"
    return f"to the nearest {10 ** round(power):,}" if round(power) else "to the nearest whole number"
