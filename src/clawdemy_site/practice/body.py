"""What can be wrong with a block as a whole: its place, its title, its answer."""

from collections.abc import Sequence

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.practice.choices import read_choices
from clawdemy_site.practice.exercises import check_exercise
from clawdemy_site.practice.lines import parse_option
from clawdemy_site.practice.model import KINDS, Block
from clawdemy_site.practice.orders import read_order

_ANSWERED = {"selfcheck": "answer", "flashcard": "answer"}
_TASKS = frozenset({"exercise", "fill"})
_HEADED = frozenset({"exercise", "step"})


def check_block(block: Block, outer: str, visible: Sequence[str]) -> list[Diagnostic]:
    """Check one block once its closing slashes are found.

    Args:
        block: The block, its inner blocks already checked.
        outer: Kind of the block that it stands in; empty on the page itself.
        visible: The lines of its body with code and comments blanked.
    """
    found = [*_check_place(block, outer), *_check_title(block)]
    own = own_lines(block)
    if block.kind == "choice":
        found += read_choices(own, _own(block, visible), _first(block), block.location)[1]
    elif block.kind == "order":
        found += read_order(_own(block, visible), _first(block), block.location)[1]
    elif block.kind != "step" and not any(line.strip() for line in own):
        found.append(_empty(block))
    if block.kind == "exercise":
        found += check_exercise(block)
        if not block.inner("solution"):
            help_text = "write '//// solution' inside it and close that with '////'"
            found.append(Diagnostic(block.location, "missing-solution", "this exercise has no solution", help_text))
    return found + _check_strayed_options(block)


def own_lines(block: Block) -> list[str]:
    """The lines of a block's body that belong to none of its inner blocks."""
    return _own(block, block.body.split("\n") if block.body_end > block.body_first else [])


def _own(block: Block, lines: Sequence[str]) -> list[str]:
    """The lines of a body, those of inner blocks blanked."""
    own = list(lines)
    for inner in block.blocks:
        for number in range(inner.location.line, inner.body_end + 1):
            if number < block.body_end:
                own[number - block.body_first] = ""
    return own


def _check_place(block: Block, outer: str) -> list[Diagnostic]:
    inside = KINDS[block.kind].inside
    if not inside or outer in inside:
        return []
    message = f"a {block.kind} belongs inside {' or '.join(_with_article(kind) for kind in inside)}"
    help_text = f"move it between the slashes of its {inside[0]}, with one slash more"
    return [Diagnostic(block.location, "misplaced-block", message, help_text)]


def _with_article(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _check_title(block: Block) -> list[Diagnostic]:
    if KINDS[block.kind].titled and not block.title:
        message = f"this '{block.kind}' has no {'title' if block.kind in _HEADED else 'question'}"
        return [Diagnostic(block.title_at, "missing-question", message, f"write it behind a bar: {block.kind} | …")]
    if not KINDS[block.kind].titled and block.title:
        message = f"a {block.kind} takes no title"
        return [Diagnostic(block.title_at, "unexpected-title", message, "write the words on the line below")]
    return []


def _empty(block: Block) -> Diagnostic:
    if block.kind in _TASKS:
        message, help_text = f"this {block.kind} does not say what to do", "write the task under its options"
        return Diagnostic(block.location, "empty-task", message, help_text)
    message = f"this '{block.kind}' has no {_ANSWERED.get(block.kind, 'text')}"
    return Diagnostic(block.location, "empty-answer", message, "write it between the head and the closing slashes")


def _check_strayed_options(block: Block) -> list[Diagnostic]:
    """Options that stand at the margin or below a blank line are body text, which readers would see."""
    kind = KINDS[block.kind]
    for index, line in enumerate(own_lines(block)):
        if not line.strip():
            continue
        option = parse_option(f"    {line.strip()}")
        if option is None or option.key not in kind.known:
            return []
        where = Location(block.location.path, block.body_first + index, len(line) - len(line.lstrip()) + 1)
        message = f"the option '{option.key}' would show as text"
        return [Diagnostic(where, "option-place", message, "options stand directly under the head, four spaces in")]
    return []


def _first(block: Block) -> Location:
    return Location(block.location.path, block.body_first)
