"""The registry of rules: what each rule asks, how much it weighs, and how a breach of it is mended.

A finding names its rule by id; severity, the help line that it falls back to and the documentation follow from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a finding stops a build."""

    ERROR = "error"
    WARNING = "warning"


WARNING = Severity.WARNING
"""Short for the tables of rules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule."""

    id: str  # its id in kebab-case, which stays the same from release to release
    sentence: str  # what is wrong where it is broken: for the documentation, code in backticks
    fix: str  # how to mend it, told with a finding that has nothing closer to say: no capital, no full stop
    severity: Severity = Severity.ERROR

    @property
    def help(self) -> str:
        """The fix as a help line, which quotes where the documentation has code."""
        return self.fix.replace("`", "'")


class UndeclaredRuleError(LookupError):
    """A finding was made with an id that no rule has: a mistake of ours, not of an author."""


_RULES: dict[str, Rule] = {}
_AREAS: dict[str, list[Rule]] = {}


def declare(area: str, *rules: Rule) -> None:
    """Make rules known, as a module is loaded, in the order in which the documentation lists them under their area.

    Raises:
        ValueError: If a rule has an id that is declared already.
    """
    for rule in rules:
        if rule.id in _RULES:
            raise ValueError(f"the rule '{rule.id}' is declared twice")
        _RULES[rule.id] = rule
        _AREAS.setdefault(area, []).append(rule)


def find_rule(rule_id: str) -> Rule:
    """The rule of an id; an ``UndeclaredRuleError`` says that nobody declared it."""
    try:
        return _RULES[rule_id]
    except KeyError:
        raise UndeclaredRuleError(f"no rule '{rule_id}' is declared: see clawdemy_site.diagnostics.rules") from None


def rules_by_area() -> Mapping[str, tuple[Rule, ...]]:
    """All rules that are declared, under the headings of the documentation."""
    return {area: tuple(rules) for area, rules in _AREAS.items()}
