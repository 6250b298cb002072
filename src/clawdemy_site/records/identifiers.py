"""What a work is called by elsewhere: DOI, ISBN, arXiv number, a video's id; and where in something it stands.

Each is read in the forms in which people copy it and kept in one, so that links, citations and exports agree.
"""

import re
from typing import Annotated, Any
from urllib.parse import unquote

from pydantic import BeforeValidator

from clawdemy_site.records.fields import as_code, matching, wrong

_DOI = re.compile(r"10(?:\.[0-9]{4,9}(?:\.[0-9]+)*)?/[^\s{}\\]+")  # without a registrant's number it is a short one
_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_MONTH = r"\d\d(?:0[1-9]|1[0-2])"  # how a number of arXiv begins, since 2007 and before
_ARXIV = re.compile(rf"(?:{_MONTH}\.\d{{4,5}}|[a-z-]+(?:\.[A-Za-z-]+)?/{_MONTH}\d{{3}})(?:v\d+)?", re.ASCII)
_ARXIV_PREFIX = re.compile(r"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*", re.IGNORECASE)
_ISBN_PREFIX = re.compile(r"e?isbn(?:-?1[03])?:?\s*", re.IGNORECASE)

_RANGE = re.compile(r"\s*(?:-{2,}|[–—−‒]|\s-\s|-(?=[–—])|(?<=[–—])-)+-?\s*")
_ROMAN = re.compile(r"(?=[ivxlcdm])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_PAGE = re.compile(r"((?:\d+[.:])?[^\d\s]*)(\d+)([a-z]?)", re.IGNORECASE)
_PAGES_PREFIX = re.compile(r"(?:pp?|pages?)\b\.?\s*", re.IGNORECASE)


def _as_doi(value: Any) -> str:
    """A DOI from ``10.`` on, also a short one; every sign that a registrant may have put into it is taken."""
    text = as_code(value)
    prefix = _DOI_PREFIX.match(text)
    doi = text[prefix.end() :] if prefix else text
    doi = unquote(doi) if prefix and "/" in prefix[0] else doi
    if not _DOI.fullmatch(doi):
        raise wrong("doi", f"'{text}' is not a DOI", "write it from '10.' on, such as 10.24432/C50P49")
    if doi[-1] in ".,;":
        raise wrong("doi", f"'{text}' ends in a sign that belongs to the sentence", f"write '{doi.rstrip('.,;')}'")
    return doi


def _as_arxiv(value: Any) -> str:
    """An arXiv number of either kind, with its version where one is meant."""
    text = as_code(value)
    number = _ARXIV_PREFIX.sub("", text, count=1).removesuffix(".pdf")
    if not _ARXIV.fullmatch(number):
        raise wrong("arxiv", f"'{text}' is not an arXiv number", "write the number alone, such as 1611.03530")
    return number


def _as_isbn(value: Any) -> str:
    text = as_code(value)
    digits = re.sub(r"[-‐‑–\s]", "", _ISBN_PREFIX.sub("", text, count=1)).upper()
    if not _is_isbn(digits):
        raise wrong("isbn", f"'{text}' is not an ISBN: its check digit does not fit", "copy it again from the book")
    return digits


def _is_isbn(digits: str) -> bool:
    """Whether the check digit of an ISBN of 10 or 13 places fits.

    Source: ISBN Users' Manual, International ISBN Agency.
    """
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        return sum(value * weight for value, weight in zip(values, range(10, 0, -1), strict=True)) % 11 == 0
    return False


def _as_pages(value: Any) -> str:
    """Pages as they are printed: ranges with an en dash, ``, `` between them; a hyphen is part of a page's name."""
    text = as_code(value)
    items = re.split(r"\s*[,;&]\s*", _PAGES_PREFIX.sub("", text, count=1).strip(" .,;"))
    return ", ".join(_as_range(item, text) for item in items if item) or text


def _as_range(item: str, whole: str) -> str:
    ends = _RANGE.split(item)
    is_stated = len(ends) > 1
    if not is_stated:
        ends = re.split(r"[-‐‑]", item)
        if len(ends) != 2 or not _is_row(*ends):  # noqa: PLR2004 - a range has two ends
            return item
    if len(ends) != 2 or not all(ends):  # noqa: PLR2004 - a range has two ends
        raise wrong("pages", f"'{whole}' does not read as pages", "write a range as 1-23, and ', ' between ranges")
    if _runs_back(*ends):
        raise wrong("pages", f"the pages '{item}' run backwards", "write the first page first: 1-23")
    return "–".join(ends)


def _is_row(first: str, last: str) -> bool:
    """Whether two names that a hyphen joins are the ends of a range, and not the name of one page, ``A-12``."""
    if _ROMAN.fullmatch(first):
        return bool(_ROMAN.fullmatch(last)) or (first.islower() and last.isdigit())
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not one or not other or (other[1] and other[1] != one[1]):
        return False
    return len(one[2]) == len(other[2]) or not _runs_back(first, last)


def _runs_back(first: str, last: str) -> bool:
    """Whether a range ends before it starts; ``1234-45`` is short for ``1234-1245``."""
    one, other = _PAGE.fullmatch(first), _PAGE.fullmatch(last)
    if not one or not other or other[1] not in {"", one[1]}:
        return False
    start, end = one[2], other[2]
    return int(start[: max(len(start) - len(end), 0)] + end) < int(start)


Doi = Annotated[str, BeforeValidator(_as_doi)]
Isbn = Annotated[str, BeforeValidator(_as_isbn)]
Arxiv = Annotated[str, BeforeValidator(_as_arxiv)]
Pages = Annotated[str, BeforeValidator(_as_pages)]
Youtube = Annotated[
    str, matching(r"[A-Za-z0-9_-]{11}", "youtube", "a video's id", "write the eleven signs after 'v=' in its address")
]
