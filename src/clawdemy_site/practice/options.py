"""What can be wrong with the options of one block."""

from collections.abc import Sequence

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.model import BlockKind, Option, OptionKind


def check_options(
    kind: BlockKind, options: Sequence[Option], head: Location
) -> tuple[tuple[Option, ...], list[Diagnostic]]:
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
        if option.key not in kind.options:
            found.append(_unknown(kind, option))
        elif option.key in kept:
            first = kept[option.key].key_at.line
            message = f"the option '{option.key}' is given twice, first on line {first}"
            found.append(Diagnostic(option.key_at, "option-twice", message, "keep one of them"))
        else:
            kept[option.key] = option
            found += _check_text(kind.options[option.key], option)
    found += [_missing(kind, option, head) for option in kind.required if option.key not in kept]
    if "answer" not in kept and all(option.key != "answer" for option in kind.required):
        found += [_without_answer(kept[key]) for key in ("accept", "unit") if key in kept]
    return tuple(kept.values()), found


def _unknown(kind: BlockKind, option: Option) -> Diagnostic:
    known = f"it takes {', '.join(kind.options)}" if kind.options else f"a {kind.name} takes no options"
    message = f"'{option.key[:60]}' is not an option of '{kind.name}'"
    return Diagnostic(option.key_at, "unknown-option", message, did_you_mean(option.key, kind.options) or known)


def _without_answer(option: Option) -> Diagnostic:
    if option.key == "accept":
        message = "'accept' is a distance from an 'answer', and there is none"
        return Diagnostic(option.key_at, "bad-accept", message, "write it beside the answer that it is for")
    message = "'unit' is the unit of an 'answer', and there is none"
    return Diagnostic(option.key_at, "unit-without-answer", message, "write it beside the answer that it is for")


def _missing(kind: BlockKind, option: OptionKind, head: Location) -> Diagnostic:
    help_text = f"write '    {option.key}: …' directly under the head, four spaces in: {option.purpose}"
    return Diagnostic(head, "missing-option", f"this '{kind.name}' has no '{option.key}'", help_text)


def _check_text(kind: OptionKind, option: Option) -> list[Diagnostic]:
    """What is wrong with the text of an option."""
    if not option.text:
        message = f"the option '{option.key}' is empty"
        return [Diagnostic(option.text_at, "empty-option", message, "write its text behind the colon, after a space")]
    form = kind.form
    if form is None or form.pattern.fullmatch(option.text):
        return []
    return [Diagnostic(option.text_at, form.rule, form.message.format(option.text[:60]), form.help)]
