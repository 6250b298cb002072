"""Pages of claims, written as an author writes them; lines of a worked sum stand under ``worked:``."""

import re
from pathlib import Path

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.figures.facts import Fact
from clawdemy_site.numbers.checker import Results, check_numbers
from clawdemy_site.numbers.model import Answer, Chain, Claim, PageNumbers, Term
from clawdemy_site.numbers.worked import parse_worked

PAGE = "page.md"
_CLAIM = re.compile(r"\[(?P<written>[^{}]*?)\]\{(?P<relation>[=≈]) (?P<sum>[^{}]*)\}")


def page(text: str, *library: str, path: str = PAGE) -> PageNumbers:
    """A page: its lines hold claims in prose, or after ``worked:`` up to a blank line the lines of a worked sum."""
    claims: list[Claim | Chain | Answer] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line == "worked:":
            body = lines[number:]
            chains, found = parse_worked("\n".join(body[: [*body, ""].index("")]), path, number + 1)
            assert found == []
            claims += chains
        for match in _CLAIM.finditer(line):
            written = Term(match["written"], Location(path, number, match.start("written") + 1))
            expression = Term(match["sum"], Location(path, number, match.start("sum") + 1))
            claims.append(Claim(written, "=" if match["relation"] == "=" else "≈", expression))
    return PageNumbers(path, tuple(claims), library)


def check(root: Path, *pages: PageNumbers, facts: dict[str, dict[str, Fact]] | None = None) -> Results:
    """Check pages that are right."""
    results, found = check_numbers(pages, root, "figures", facts or {}, Path("cache"))
    assert found == []
    return results


def mistakes(root: Path, *pages: PageNumbers, facts: dict[str, dict[str, Fact]] | None = None) -> list[Diagnostic]:
    """What is wrong with pages, in order."""
    return sorted(check_numbers(pages, root, "figures", facts or {}, Path("cache"))[1])


def told(found: list[Diagnostic]) -> list[str]:
    """Findings in short: ``line:column rule message``."""
    return [f"{d.location.line}:{d.location.column} {d.rule} {d.message}" for d in found]
