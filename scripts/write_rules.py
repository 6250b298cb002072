"""Write the tables of rules in ``docs/checking.md`` anew from the rules themselves.

Run it after a rule was added or said in other words; a test fails until that is done.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import clawdemy_site.cli  # noqa: F401 - loads every room, so every rule is declared
from clawdemy_site.diagnostics import Rule, Severity
from clawdemy_site.diagnostics.registry import rules_by_area

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checking.md"
_HEAD = "| rule | what is wrong, and what to do |\n|---|---|\n"
_OLD_ROWS = re.compile(r"\A(?:\|.*\n)*")


def fill_tables(page: str) -> str:
    """The page with the table under each area's heading as the rules have it; an area without a heading gets one."""
    for area, rules in rules_by_area().items():
        if f"\n### {area}\n" not in page:
            page += f"\n### {area}\n\n{_HEAD}"
        before, heading, rest = page.partition(f"\n### {area}\n")
        above, head, below = rest.partition(_HEAD)
        page = before + heading + above + head + _rows(rules) + _OLD_ROWS.sub("", below)
    return page


def _rows(rules: Iterable[Rule]) -> str:
    return "".join(
        f"| `{rule.id}` | {'Warning. ' * (rule.severity is Severity.WARNING)}{rule.sentence} {_capital(rule.fix)}. |\n"
        for rule in rules
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    PAGE.write_text(fill_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
