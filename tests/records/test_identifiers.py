"""DOIs, arXiv numbers, ISBNs and pages are read as people copy them, and kept in one form."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from clawdemy_site.records.fields import Url
from clawdemy_site.records.identifiers import Arxiv, Doi, Isbn, Pages

SICI = "10.1002/(SICI)1097-4636(1996)57:3<432::AID-JBM1186>3.0.CO;2-G"
READ: list[tuple[Any, dict[str, str]]] = [
    (
        Pages,
        {
            **dict.fromkeys(["1-23", "1--23", "1---23", "1–23", "1−23", "1‑23", "1 - 23", "1–-23", "pp. 1–23"], "1–23"),
            "e12": "e12",
            "aac4716": "aac4716",
            "p. 5": "5",
            "43+": "43+",
            "7,41,73--97": "7, 41, 73–97",
            "7; 9-12": "7, 9–12",
            "xii-xx": "xii–xx",
            "v-23": "v–23",
            "S1-S10": "S1–S10",
            "R5-13": "R5–13",
            "1234-45": "1234–45",
            "12a-12c": "12a–12c",
            "1023.e1-1023.e5": "1023.e1–1023.e5",
            "10:1-10:20": "10:1–10:20",
            "A-12": "A-12",
            "C3-32--C3-35": "C3-32–C3-35",
        },
    ),
    (
        Doi,
        {
            **dict.fromkeys(
                ["10.1000/AbC", "https://doi.org/10.1000/AbC", "HTTP://DX.DOI.ORG/10.1000/AbC", "doi.org/10.1000/AbC"],
                "10.1000/AbC",
            ),
            "DOI: 10.1000/1": "10.1000/1",
            SICI: SICI,
            "https://doi.org/10.1002/%28SICI%291097-4636(1996)57:3%3C432::AID-JBM1186%3E3.0.CO;2-G": SICI,
            "10/aabbe": "10/aabbe",
            "10.1000/1\u200b": "10.1000/1",
            "10.1000.10/123": "10.1000.10/123",
            "10.1016/0370-1573(78)90090-9": "10.1016/0370-1573(78)90090-9",
        },
    ),
    (
        Arxiv,
        {
            "1412.6980": "1412.6980",
            "0704.0001": "0704.0001",
            "arXiv:1412.6980v2": "1412.6980v2",
            "https://arxiv.org/pdf/1412.6980v2.pdf": "1412.6980v2",
            "hep-th/9901001": "hep-th/9901001",
            "math.GT/0309136v1": "math.GT/0309136v1",
        },
    ),
    (Url, {"https://example.org/\u200ba": "https://example.org/a"}),
    (Isbn, {"ISBN 0-13-110362-8": "0131103628", "978-0-262-03561-3": "9780262035613", "0-8044-2957-x": "080442957X"}),
]
REFUSED: list[tuple[Any, list[str]]] = [
    (Pages, ["23--1", "250-125", "1--9--12", "--"]),
    (Doi, ["10.1000/1.", "24432/C50P49", "10.1000/a b", "10.1000/{a}"]),
    (Arxiv, ["1413.6980", "9999.1", "arxiv.org/list/cs", "hep-th/9913001"]),
    (Url, ["http://a.b:99999/", "//a.b", "https:///x", "javascript:alert(1)"]),
    (Isbn, ["9780262035614", "1234567890123", "0-13-110362-9"]),
]


def test_every_form_in_which_people_copy_them_is_read() -> None:
    for kind, forms in READ:
        adapter = TypeAdapter(kind)
        assert {text: adapter.validate_python(text) for text in forms} == forms


def test_what_cannot_be_right_is_refused() -> None:
    for kind, texts in REFUSED:
        for text in texts:
            with pytest.raises(ValidationError):
                TypeAdapter(kind).validate_python(text)
