"""What can be wrong with a block as a whole: its place, its title, its body."""

from collections.abc import Sequence

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.practice.kinds import KINDS, OUTER
from clawdemy_site.practice.lines import parse_option
from clawdemy_site.practice.model import Block, Body


def check_block(block: Block, outer: str, visible: Sequence[str]) -> list[Diagnostic]:
    """Check one block once its closing slashes are found.

    Args:
        block: The block, its inner blocks already checked.
        outer: Kind of the block that it stands in; empty on the page itself.
        visible: The lines of its body with code and comments blanked.
    """
    lines = block.body.split("\n") if block.body_end > block.body_first else []
    body = Body(block, _own(block, lines), _own(block, visible))
    check = KINDS[block.kind].check
    return [*_check_place(block, outer), *_check_title(block), *check(body), *_check_strayed_options(body)]


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


def _check_strayed_options(body: Body) -> list[Diagnostic]:
    """Options that stand at the margin or below a blank line are body text, which readers would see."""
    for index, line in enumerate(body.lines):
        if not line.strip():
            continue
        option = parse_option(f"    {line.strip()}")
        if option is None or option.key not in KINDS[body.block.kind].options:
            return []
        where = body.locate(index, len(line) - len(line.lstrip()))
        message = f"the option '{option.key}' would show as text"
        return [Diagnostic(where, "option-place", message, "options stand directly under the head, four spaces in")]
    return []
