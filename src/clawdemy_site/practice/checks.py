"""What can be wrong with a block as a whole: its options, its place, its title, its body."""

from collections.abc import Sequence

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.practice.exercises import check_asked
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.lines import parse_option
from clawdemy_site.practice.model import Block, BlockBody, BlockKind, Option, OptionKind
from clawdemy_site.practice.shared import ACCEPT, UNIT


def check_block(block: Block, outer: str, visible: Sequence[str]) -> list[Diagnostic]:
    """Check one block once its closing slashes are found, its inner blocks already checked.

    It is given the kind of the block that it stands in, empty on the page itself, and the visible lines of its body.
    """
    lines = block.body.split("\n") if block.body_end > block.body_first else []
    body = BlockBody(block, _own(block, lines), _own(block, visible))
    own = [*KINDS[block.kind].check(body), *check_asked(block)]
    return [*_check_place(block, outer), *_check_title(block), *own, *_check_strayed_options(body)]


def _own(block: Block, lines: Sequence[str]) -> list[str]:
    """The lines of a body, those of inner blocks blanked."""
    own = list(lines)
    for inner in block.blocks:
        for number in range(inner.location.line, inner.body_end + 1):
            if number < block.body_end:
                own[number - block.body_first] = ""
    return own


def _check_place(block: Block, outer: str) -> list[Diagnostic]:
    inside = OUTER.get(block.kind)
    if not inside or outer in inside:
        return []
    message = f"a {block.kind} belongs inside {' or '.join(_with_article(kind) for kind in inside)}"
    help_text = f"move it between the slashes of its {inside[0]}, with one slash more"
    return [Diagnostic(block.location, "misplaced-block", message, help_text)]


def _with_article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _check_title(block: Block) -> list[Diagnostic]:
    head = KINDS[block.kind].head
    if head and not block.title:
        message = f"this '{block.kind}' has no {head}"
        return [Diagnostic(block.title_at, "missing-question", message, f"write it behind a bar: {block.kind} | …")]
    if not head and block.title:
        message = f"a {block.kind} takes no title"
        return [Diagnostic(block.title_at, "unexpected-title", message, "write the words on the line below")]
    return []


def _check_strayed_options(body: BlockBody) -> list[Diagnostic]:
    """Options that stand at the margin or below a blank line are body text, which readers would see."""
    index, line = next(((at, line) for at, line in enumerate(body.lines) if line.strip()), (0, ""))
    option = parse_option(f"    {line.strip()}")
    if option is None or option.key not in KINDS[body.block.kind].options:
        return []
    where = body.locate(index, len(line) - len(line.lstrip()))
    message = f"the option '{option.key}' would show as text"
    return [Diagnostic(where, "option-place", message, "options stand directly under the head, four spaces in")]


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
    takes = kind.options.values()
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
    if not any(option.is_worked_out and (option.key in kept or option in kind.required) for option in takes):
        found += [
            _without_answer(kept[key])
            for key in ("accept", "unit")
            if key in kept and kind.options[key] in (ACCEPT, UNIT)
        ]
    return tuple(kept.values()), found


def _unknown(kind: BlockKind, option: Option) -> Diagnostic:
    known = f"it takes {', '.join(kind.options)}" if kind.options else f"a {kind.name} takes no options"
    message = f"'{option.key[:60]}' is not an option of '{kind.name}'"
    return Diagnostic(option.key_at, "unknown-option", message, did_you_mean(option.key, kind.options) or known)


def _without_answer(option: Option) -> Diagnostic:
    if option.key == "accept":
        message = "'accept' is a distance from an 'answer', and there is none"
        return Diagnostic(option.key_at, "bad-accept", message, "write it beside the answer that it is for")
    return Diagnostic(option.key_at, "unit-without-answer", "'unit' is the unit of an 'answer', and there is none")


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
