"""Write the tables of the documentation anew that follow from the code: of rules, and of kinds of practice block.

Run it after a rule or a kind was added or said in other words; a test fails until that is done.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import clawdemy_site.cli  # noqa: F401 - loads every room, so every rule is declared
from clawdemy_site.diagnostics import Rule, Severity
from clawdemy_site.diagnostics.registry import rules_by_area
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.model import BlockKind, OptionKind

DOCS = Path(__file__).resolve().parents[1] / "docs"
_RULES_HEAD = "| rule | what is wrong, and what to do |\n|---|---|\n"
_KINDS_HEAD = "| block | head | body | options |\n|---|---|---|---|\n"
_OLD_ROWS = re.compile(r"\A(?:\|.*\n)*")


def fill_rules(page: str) -> str:
    """The page with the table under each area's heading as the rules have it; an area without a heading gets one."""
    for area, rules in rules_by_area().items():
        if f"\n### {area}\n" not in page:
            page += f"\n### {area}\n\n{_RULES_HEAD}"
        before, heading, rest = page.partition(f"\n### {area}\n")
        page = before + heading + _fill_table(rest, _RULES_HEAD, map(_rule_row, rules))
    return page


def fill_kinds(page: str) -> str:
    """The page with its table of blocks as the kinds have it."""
    return _fill_table(page, _KINDS_HEAD, map(_kind_row, KINDS.values()))


def _fill_table(page: str, head: str, rows: Iterable[str]) -> str:
    """The page with other rows under the first table that has this head."""
    above, head, below = page.partition(head)
    return above + head + "".join(rows) + _OLD_ROWS.sub("", below)


def _rule_row(rule: Rule) -> str:
    warning = "Warning. " * (rule.severity is Severity.WARNING)
    return f"| `{rule.id}` | {warning}{rule.sentence} {rule.fix[0].upper()}{rule.fix[1:]}. |\n"


def _kind_row(kind: BlockKind) -> str:
    head = f"a {kind.head}" if kind.head else "no words"
    outer = f"inside {_in_words(OUTER[kind.name])}: " if kind.part else ""
    return f"| `{kind.name}` | {head} | {outer}{kind.contents} | {'; if you like '.join(_options(kind)) or 'none'} |\n"


def _in_words(names: Sequence[str]) -> str:
    """Names of kinds as a sentence has them: an `a`, `b` or `c`."""
    article = "an" if names[0][0] in "aeiou" else "a"
    coded = [f"`{name}`" for name in names]
    return f"{article} {' or '.join(filter(None, [', '.join(coded[:-1]), coded[-1]]))}"


def _options(kind: BlockKind) -> Iterator[str]:
    """The options that must be there, and those that may."""
    groups: tuple[tuple[OptionKind, ...], ...] = (kind.required, kind.optional)
    for options in filter(None, groups):
        yield ", ".join(f"`{option.key}`" for option in options)


TABLES = {"checking.md": fill_rules, "authoring.md": fill_kinds}
"""What writes the tables of a page of the documentation."""


if __name__ == "__main__":
    for name, fill in TABLES.items():
        page = DOCS / name
        page.write_text(fill(page.read_text(encoding="utf-8")), encoding="utf-8")
