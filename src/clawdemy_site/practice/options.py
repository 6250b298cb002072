"""What can be wrong with the options of one block."""

import re
from collections.abc import Sequence

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.model import Kind, Option

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Kebab-case: what an id may look like."""

_MINUTES = re.compile(r"[1-9][0-9]{0,3}")
_DISTANCE = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_PURPOSE = {
    "id": "a learner's history hangs on it",
    "outcome": "the build counts what each outcome has",
    "answer": "the build works it out",
}


def check_options(kind: Kind, options: Sequence[Option], head: Location) -> tuple[tuple[Option, ...], list[Diagnostic]]:
    """Check the options of a block against its kind.

    Args:
        kind: What the block is.
        options: Every line that reads as an option, in order.
        head: The first slash of the block, where a missing option is reported.

    Returns:
        The options that the kind knows, each once; and what is wrong.
    """
    kept: dict[str, Option] = {}
    found: list[Diagnostic] = []
    for option in options:
        if option.key not in kind.known:
            found.append(_unknown(kind, option))
        elif option.key in kept:
            first = kept[option.key].key_at.line
            message = f"the option '{option.key}' is given twice, first on line {first}"
            found.append(Diagnostic(option.key_at, "option-twice", message, "keep one of them"))
        else:
            kept[option.key] = option
            found += _check_text(option)
    found += [_missing(kind, key, head) for key in kind.required if key not in kept]
    if "answer" not in kept and "answer" not in kind.required:
        found += [_without_answer(kept[key]) for key in ("accept", "unit") if key in kept]
    return tuple(kept.values()), found


def _unknown(kind: Kind, option: Option) -> Diagnostic:
    known = f"it takes {', '.join(kind.known)}" if kind.known else f"a {kind.name} takes no options"
    message = f"'{option.key[:60]}' is not an option of '{kind.name}'"
    return Diagnostic(option.key_at, "unknown-option", message, did_you_mean(option.key, kind.known) or known)


def _without_answer(option: Option) -> Diagnostic:
    if option.key == "accept":
        message = "'accept' is a distance from an 'answer', and there is none"
        return Diagnostic(option.key_at, "bad-accept", message, "write it beside the answer that it is for")
    message = "'unit' is the unit of an 'answer', and there is none"
    return Diagnostic(option.key_at, "unit-without-answer", message, "write it beside the answer that it is for")


def _missing(kind: Kind, key: str, head: Location) -> Diagnostic:
    help_text = f"write '    {key}: …' directly under the head, four spaces in: {_PURPOSE[key]}"
    return Diagnostic(head, "missing-option", f"this '{kind.name}' has no '{key}'", help_text)


def _check_text(option: Option) -> list[Diagnostic]:
    """What is wrong with the text of an option that the kind knows."""
    if not option.text:
        message = f"the option '{option.key}' is empty"
        return [Diagnostic(option.text_at, "empty-option", message, "write its text behind the colon, after a space")]
    if option.key == "id" and not ID.fullmatch(option.text):
        message = f"the id '{option.text[:60]}' is not in kebab-case"
        return [Diagnostic(option.text_at, "practice-id", message, "use small letters, digits and single hyphens")]
    if option.key == "minutes" and not _MINUTES.fullmatch(option.text):
        message = f"'{option.text[:60]}' is not a number of minutes"
        return [Diagnostic(option.text_at, "bad-minutes", message, "write a whole number from 1")]
    if option.key == "accept" and not _DISTANCE.fullmatch(option.text):
        message = f"'{option.text[:60]}' is not a distance"
        return [Diagnostic(option.text_at, "bad-accept", message, "write a number that is not negative, such as 0.005")]
    return []
