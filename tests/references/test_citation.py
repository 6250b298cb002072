"""A work in words."""

import pytest

from clawdemy_site.references.citation import plain_reference, short_label
from references.shelf import WORKS, shelf


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("book", "van Writer 2015"),
        ("paper", "Uno et al. 2011"),
        ("toy", "The Toy"),
        ("data", "Bureau of Digits 1998"),
        ("series-ch1", "Example 2017"),
    ],
)
def test_short_labels(name: str, expected: str) -> None:
    assert short_label(shelf().works[name]) == expected


def test_two_authors_are_both_named() -> None:
    work = shelf({"toy": WORKS["toy"].replace("label: The Toy\n", "")}).works["toy"]
    assert short_label(work) == "One and Two 2016"


def test_a_work_without_creators_or_year_is_called_by_its_title() -> None:
    assert short_label(shelf({"bare": "title: Bare\nkind: blog\n"}).works["bare"]) == "Bare"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("book-ch1", "Ludwig van Writer (2015). A chapter? Chapter 1 of A Book. The Press. https://book.example/1"),
        (
            "paper",
            (
                "Xavier Uno, Antoine Due and Yoshua Tre (2011). On 100% of things & R_n. "
                "Proceedings of Things 86(11), 2278–2324. https://doi.org/10.1109/5.726791"
            ),
        ),
        (
            "series-ch1",
            (
                "Ada Example (2017). What is a net? Chapter 1 of Moving Pictures of Maths (Pictures Ltd). "
                "https://series.example/net"
            ),
        ),
    ],
)
def test_full_references(name: str, expected: str) -> None:
    assert plain_reference(shelf().works[name]) == expected


EDITED = WORKS["book"] + "edition: 3rd\neditors: [Ann Lee, Bo Ray]\n"


@pytest.mark.parametrize(
    ("book", "name", "expected"),
    [
        (EDITED, "book", "A Book. 3rd edition, edited by Ann Lee and Bo Ray. The Press."),
        (EDITED.replace("edition: 3rd\n", ""), "book", "A Book. Edited by Ann Lee and Bo Ray. The Press."),
        (EDITED, "book-ch1", "A chapter? Chapter 1 of A Book, 3rd edition, edited by Ann Lee and Bo Ray. The Press."),
    ],
)
def test_an_edition_and_its_editors_are_told_also_of_its_chapters(book: str, name: str, expected: str) -> None:
    assert expected in plain_reference(shelf({"book": book}).works[name])
