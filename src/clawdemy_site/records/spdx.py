"""Licences by SPDX's list, and expressions made of them: ``MIT OR Apache-2.0``, ``GPL-2.0-only WITH …``.

Every id of the list is taken, and ``LicenseRef-…`` for terms of one's own. What is neither is told with the id that
was probably meant.

Source: https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/
"""

import difflib
import re
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from clawdemy_site.records.fields import as_line, wrong

COMMONS = "https://creativecommons.org"
OWN = "LicenseRef-"  # how an id begins whose terms the record itself states
OPERATORS = frozenset({"AND", "OR", "WITH", "(", ")"})
CC_ID = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")

_TOKEN = re.compile(r"[()]|[^\s()]+")
_SHAPE = re.compile(r"[A-Za-z0-9.-]+\+?")
_SAID_CC = re.compile(
    r"(?:cc|creative ?commons)[ -]*((?:by|nc|nd|sa)(?:[ -]*(?:nc|nd|sa))*)[ -]*v?(\d(?:\.\d)?)?(?:[ -]*([a-z]{2,3}))?",
    re.IGNORECASE,
)
_NOISE = re.compile(r"licen[cs]e|version|the |gnu |[^a-z0-9+]|(?<=[a-z])v(?=[0-9])")
_SAYINGS = {
    "publicdomain": "CC-PDM-1.0",
    "bsd": "BSD-3-Clause",
    "newbsd": "BSD-3-Clause",
    "2clausebsd": "BSD-2-Clause",
    "cc0": "CC0-1.0",
    "cczero": "CC0-1.0",
    "gpl": "GPL-3.0",
    "mpl": "MPL-2.0",
    "mozilla": "MPL-2.0",
    "eclipse": "EPL-2.0",
    "sil": "OFL-1.0",
    "expat": "MIT",
}
_ANYTHING = "an SPDX id (https://spdx.org/licenses), or in its place 'rights:' with a 'statement:' and perhaps a 'url:'"
_DEEPEST = 9  # brackets that an expression may hold
_NEAR = 0.75  # how alike two ids must be that one is taken for a misspelling of the other


class SpdxList(NamedTuple):
    """SPDX's list: names of licences by id, ids that SPDX has replaced, and exceptions."""

    names: dict[str, str]
    replaced: frozenset[str]
    exceptions: frozenset[str]


@cache
def spdx_list() -> SpdxList:
    """The list as it ships; ``scripts/renew_licences.py`` writes it anew."""
    lines = files(__package__).joinpath("spdx.txt").read_text(encoding="utf-8").splitlines()[1:]
    marked = {mark: frozenset(line[1:] for line in lines if line[0] == mark) for mark in "!+"}
    return SpdxList(dict(line.split("\t") for line in lines if "\t" in line), marked["!"], marked["+"])


def tokens(text: str) -> list[str]:
    """The ids, operators and brackets of an expression, in order."""
    return _TOKEN.findall(text)


@cache
def alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """Between which licences an expression lets one choose; each choice is one id or more that hold together.

    What only adds permission is left out: an exception, and ``+`` for later versions.

    Raises:
        ValueError: The text is no expression.
    """
    words = tokens(text)[::-1]
    found = _either(words)
    if words:
        raise ValueError
    return tuple(found)


def _either(left: list[str]) -> list[tuple[str, ...]]:
    """The alternatives at the end of a reversed list of tokens, which are taken from it."""
    found = _together(left)
    while left and left[-1] == "OR":
        left.pop()
        found = [*found, *_together(left)]
    return found


def _together(left: list[str]) -> list[tuple[str, ...]]:
    found = _one(left)
    while left and left[-1] == "AND":
        left.pop()
        more = _one(left)
        found = [(*a, *b) for a in found for b in more]
    return found


def _one(left: list[str]) -> list[tuple[str, ...]]:
    word = left.pop() if left else ""
    if word == "(":
        found = _either(left) if left.count("(") < _DEEPEST else []
        if not left or left.pop() != ")":
            raise ValueError
        return found
    if word in OPERATORS or not _SHAPE.fullmatch(word):
        raise ValueError
    if left and left[-1] == "WITH":
        left.pop()
        if not left or left.pop() not in spdx_list().exceptions:
            raise ValueError
    return [(word.removesuffix("+"),)]


def _as_licence(value: Any) -> str:
    """An SPDX expression each of whose ids is on the list, or a ``LicenseRef-…``."""
    text = as_line(value)
    listed = spdx_list()
    words = tokens(text)
    for before, word in zip(["", *words], words, strict=False):
        if before == "WITH" and word not in listed.exceptions:
            near = difflib.get_close_matches(word, sorted(listed.exceptions), 1, 0.6)
            raise _unknown(
                word, f"write '{near[0]}'" if near else "see https://spdx.org/licenses/exceptions-index.html"
            )
    try:
        ids = [one for choice in alternatives(text) for one in choice]
    except ValueError:
        raise wrong("licence-id", f"'{text}' is not a licence's id, nor an expression of ids", _reform(text)) from None
    for one in ids:
        if one not in listed.names and not (one.startswith(OWN) and one != OWN):
            raise _unknown(one, near_licence(one) or f"write {_ANYTHING}")
    return text


def _reform(text: str) -> str:
    """What to write in place of a text that does not read as an expression."""
    joined = re.sub(r" *[/|,] *", " OR ", re.sub(r"\b(and|or|with)\b", lambda word: word[0].upper(), text))
    known = {*spdx_list().names, *spdx_list().exceptions, *OPERATORS}
    if joined != text and known.issuperset(tokens(joined)):
        return f"write '{joined}'"
    if OPERATORS.intersection(words := tokens(text)) and known.issuperset(words):
        return "put an id on both sides of AND, OR and WITH, and close each bracket"
    return near_licence(text) or f"write {_ANYTHING}"


def _unknown(word: str, mend: str) -> PydanticCustomError:
    return wrong("unknown-licence", f"'{word}' is not on SPDX's list of licences", mend)


def near_licence(text: str) -> str:
    """What to write for a licence that is not on the list; empty where that cannot be guessed."""
    listed = spdx_list()
    if said := _SAID_CC.fullmatch(text):
        return _near_commons(*said.groups(default=""))
    if text in listed.exceptions:
        return "an exception stands after the licence that it changes: 'GPL-2.0-only WITH …'"
    plain = {_squashed(words): name for name, words in listed.names.items()}
    plain |= {_squashed(name): name for name in (*listed.replaced, *listed.names)}
    squashed = _squashed(text)
    digits = re.findall(r"\d", squashed)
    alike = [name for name in plain if not digits or re.findall(r"\d", name) == digits]
    near = difflib.get_close_matches(squashed, alike, 1, _NEAR)
    found = _SAYINGS.get(squashed) or plain.get(squashed) or (plain[near[0]] if near else "")
    if found not in listed.replaced:
        return f"write '{found}'" if found else ""
    heirs = [f"'{name}'" for name in (f"{found}-only", f"{found}-or-later") if name in listed.names]
    where = f"see https://spdx.org/licenses/{found}.html for what has replaced it"
    return f"write {' or '.join(heirs)}" if heirs else where


def _near_commons(parts: str, version: str, port: str) -> str:
    """What to write for a licence of Creative Commons: its parts in their order, its version, and its national port."""
    said = set(re.findall("by|nc|nd|sa", parts.lower()))
    code = "-".join(part for part in ("by", "nc", "nd", "sa") if part in said | {"by"})
    if not version:
        return f"name its version too, such as CC-{code.upper()}-4.0"
    version = version if "." in version else f"{version}.0"
    name = f"CC-{code.upper()}-{version}"
    ported = f"{name}-{port.upper()}" if port else name
    if ported in spdx_list().names:
        return f"write '{ported}'"
    if port and version == "4.0" and name in spdx_list().names:
        return f"version 4.0 has no national ports: write '{name}'"
    if port and name in spdx_list().names:
        address = f"{COMMONS}/licenses/{code}/{version}/{port.lower()}/"
        return f"SPDX lists no port of it for {port.upper()}: write 'rights:' with a 'statement:' and 'url: {address}'"
    return "its versions are 1.0, 2.0, 2.5, 3.0 and 4.0; SA and ND cannot stand together"


def _squashed(text: str) -> str:
    """An id or a name without what people write differently: case, hyphens, "v", "licence", a version's ``.0``."""
    return _NOISE.sub("", re.sub(r"\.0\b", "", text.lower()))


Licence = Annotated[str, BeforeValidator(_as_licence)]
