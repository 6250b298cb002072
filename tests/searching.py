"""What tests know of the search: texts with the words that they are found by, and a reader of a site's index."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FOLDED = {
    "A single-layer network, twice": "a single layer network twice",
    "60,000 of 60\u202f000, 60\u00a0000, 60'000 and 60’000": "60000 of 60000 60000 60000 and 60000",
    "1,234,567.5 and 60,0000 and 1,2": "1234567.5 and 60 0000 and 1 2",
    "0.66, −0.5, 2.5cm, v1.2.3 in 1986.": "0.66 0.5 2.5 cm v1 2.3 in 1986",
    "Größe, STRASSE, Straße, naïve, Ærø, Łódź, İzmir": "grosse strasse strasse naive aero lodz izmir",
    "e\u0301te\u0301 and \ufb01nd": "ete and find",
    "C = w₁² + w₂² and σ(z), Σ, but λόγος": "c w12 w22 and sigma z sigma but λογοσ",
    "weighted_sum(x) ½ __init__": "weighted sum x 1 2 init",
    "神经网络 ニューロン 網 abc神经": "神经 经网 网络 ニュ ュー ーロ ロン 網 abc 神经",
    "—": "",
    "x" * 40: "x" * 32,
}
"""Texts, and the words that they are found by, in order."""


def files_of(site: Path) -> dict[str, Any]:
    """What the files of a site's index hold, by their names."""
    files = {}
    for path in (site / "search").iterdir():
        name, value = re.fullmatch(r'clawdemySearch\.take\("(\w+)",(.*)\)', path.read_text(encoding="utf-8")).groups()  # type: ignore[union-attr] # a test of its own
        assert path.name == f"{name}.js"
        files[name] = json.loads(value)
    return files


def pages_of(files: Mapping[str, Any]) -> dict[str, list[tuple[str, str, str]]]:
    """The sections of every page of an index, by its address: id, heading, text."""
    names = re.findall("." * 8, files["index"]["pages"])
    return {files[name][0]: [(*section,) for section in files[name][2]] for name in names}


def postings_of(files: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """How much each page is about each word, by word and address, read as the script reads it."""
    addresses = list(pages_of(files))
    return {
        word: {addresses[number]: weight for number, weight in _numbers(codes)}
        for line in files["index"]["words"].splitlines()
        for word, codes in (line.split(" ") for line in files[line.split(" ")[1]].splitlines())
    }


def _numbers(codes: str) -> Iterator[tuple[int, int]]:
    number = -1
    for skipped, weight in re.findall(r"([a-z]*)(\d)", codes):
        value = 0
        for letter in skipped:
            value = value * 26 + ord(letter) - ord("a")
        number += 1 + value
        yield number, int(weight)
