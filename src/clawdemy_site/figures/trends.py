"""The words of a caption that say how a curve runs, held against the curve.

Numbers in captions come from facts, but "rises" and "falls" are typed, and are what a reader who cannot see the figure
relies on. A closed list of such words is checked wherever a figure declares its series.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clawdemy_site.figures import shapes

Points = Sequence[Sequence[float | None]]

WORDS = {
    "rises": re.compile(r"\b(?:ris(?:e|es|ing|en)|rose)\b", re.IGNORECASE),
    "falls": re.compile(r"\b(?:fall|falls|falling|fallen|fell)\b", re.IGNORECASE),
    "peaks": re.compile(r"\b(?:peak|peaks|peaking|peaked)\b", re.IGNORECASE),
    "crosses": re.compile(r"\b(?:cross|crosses|crossing|crossed)\b", re.IGNORECASE),
    "flat": re.compile(r"\bflat\b", re.IGNORECASE),
    "diverges": re.compile(r"\bdiverg(?:e|es|ing|ed)\b", re.IGNORECASE),
}
"""The words that are checked, each with its forms."""

_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_DENIED = re.compile(r"\b(?:never|not|no|nor|neither|without)\b(?:\W+\w+){0,2}\W*$|n['’]t\W*$", re.IGNORECASE)
_LEVEL = re.compile(
    r"\W+(?:(?:exactly|about|through|at|y|zero|the|line)\W+)*?(?P<level>[-−]?\d[\d,]*(?:\.\d+)?|zero\b)"
)
_JOINED = re.compile(r"\s*(?:,|and|, and|&)\s*(?:the\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A word that the plotted data contradict.

    Attributes:
        word: The word as written.
        denied: Whether the text says that it does not happen.
        series: The series that it is said of; several where the text names none.
        data: What the data do.
    """

    word: str
    denied: bool
    series: tuple[str, ...]
    data: str


@dataclass(frozen=True, slots=True)
class _Claim:
    meaning: str
    word: str
    denied: bool
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    level: float | None


def check_trends(text: str, series: Mapping[str, Points]) -> list[Mismatch]:
    """The words of a text that contradict the series.

    A word is said of the series named before it in its sentence, else of the one named last, else, where none has been
    named, of any.

    Args:
        text: A caption or alternative text, filled.
        series: Points (x, y) by name; a y that is not finite is ``None``.
    """
    return [
        Mismatch(claim.word, claim.denied, claim.subjects, "; ".join(_describe(claim.subjects, series)))
        for claim in _claims(text, tuple(series))
        if _holds(claim, series) == claim.denied
    ]


def _claims(text: str, names: tuple[str, ...]) -> Iterator[_Claim]:
    carried: tuple[str, ...] = names if len(names) == 1 else ()
    for sentence in _SENTENCE.split(text):
        mentions = _mentions(sentence, names)
        found = [(match, meaning) for meaning, pattern in WORDS.items() for match in pattern.finditer(sentence)]
        for match, meaning in sorted(found, key=lambda item: item[0].start()):
            before = [mention for mention in mentions if mention[1] <= match.start()]
            after = tuple(name for start, _, name in mentions if start >= match.end())
            subjects = _last_named(sentence, before) or carried
            others = tuple(name for name in after if name not in subjects)
            level = _LEVEL.match(sentence, match.end())
            denied = _DENIED.search(sentence[: match.start()]) is not None
            yield _Claim(meaning, match[0], denied, subjects, others, _number(level["level"]) if level else None)
        carried = _last_named(sentence, mentions) or carried


def _mentions(sentence: str, names: Sequence[str]) -> list[tuple[int, int, str]]:
    """Where which series is named, in order; of names inside each other the longest."""
    found: list[tuple[int, int, str]] = []
    for name in sorted(names, key=len, reverse=True):
        words = r"\s+".join(map(re.escape, name.split()))
        for match in re.finditer(rf"(?<!\w){words}s?(?!\w)", sentence, re.IGNORECASE):
            if all(match.end() <= start or end <= match.start() for start, end, _ in found):
                found.append((match.start(), match.end(), name))
    return sorted(found)


def _last_named(sentence: str, mentions: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    """The series named last, with those that "and" or a comma joins to it."""
    subjects: list[str] = []
    following = -1
    for start, end, name in reversed(mentions):
        if subjects and not _JOINED.fullmatch(sentence, end, following):
            break
        subjects.insert(0, name)
        following = start
    return tuple(dict.fromkeys(subjects))


def _holds(claim: _Claim, series: Mapping[str, Points]) -> bool:
    if claim.subjects:
        every = any if claim.denied else all
        return every(_does(claim, name, series) for name in claim.subjects)
    return any(_does(claim, name, series) for name in series)


def _does(claim: _Claim, name: str, series: Mapping[str, Points]) -> bool:
    points = series[name]
    others = [series[other] for other in claim.objects or series if other != name]
    match claim.meaning:
        case "crosses" if claim.level is not None:
            return shapes.crosses(points, claim.level)
        case "crosses":
            return shapes.crosses(points, 0.0) or any(shapes.meets(points, other) for other in others)
        case "diverges":
            return shapes.diverges(points) or any(shapes.parts_from(points, other) for other in others)
    return {"rises": shapes.rises, "falls": shapes.falls, "peaks": shapes.peaks, "flat": shapes.is_flat}[claim.meaning](
        points
    )


def _describe(subjects: tuple[str, ...], series: Mapping[str, Points]) -> Iterator[str]:
    for name in subjects or series:
        yield f"'{name}' {shapes.describe(series[name])}"


def _number(text: str) -> float:
    return 0.0 if text == "zero" else float(text.replace("−", "-").replace(",", ""))
