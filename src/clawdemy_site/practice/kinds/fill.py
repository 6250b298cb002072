"""A block of kind ``fill``: text with blanks to fill in.

A blank is inline syntax: `practice.blanks` says how it reads, and `markdown.blanks` numbers those of a block and sets
the answers, once all text is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree as ET

from markdown.util import AtomicString

from clawdemy_site.diagnostics import Diagnostic, Rule
from clawdemy_site.practice.blanks import accepted_words, find_blanks, words_of
from clawdemy_site.practice.model import BlockBody, BlockKind, Form, Option, OptionKind, RenderedBlock
from clawdemy_site.practice.parts import add_form, fold, open_task, set_data, take_parts
from clawdemy_site.practice.shared import HELP, IDENTITY, check_task

ANSWERS = "practice__blanks"
"""The class of the list that the answers go into."""

_ACCEPT = OptionKind("accept", "it says which words count as the same")
_WORDS = OptionKind("words", "learners choose from them")
_EXACT = OptionKind(
    "exact",
    "words are right only as they are written",
    Form(re.compile("yes"), "fill-words", "'{}' is not what 'exact' takes", "write 'exact: yes', or leave it out"),
)


def _groups(text: str) -> list[tuple[str, ...]]:
    """The groups of words that count as the same: ``cost / loss; bias / offset``."""
    return [accepted_words(group) for group in text.split(";")]


def _key(word: str) -> str:
    return word.casefold()


def alike(words: Iterable[str], groups: Iterable[Iterable[str]]) -> list[str]:
    """Words with all that count as the same, each once."""
    found = dict.fromkeys(words)
    for group in groups:
        keys = set(map(_key, found))
        named = {word: _key(word) for word in group}
        found |= dict.fromkeys(word for word, key in named.items() if key not in keys and keys & {*named.values()})
    return [*found]


def _check(body: BlockBody) -> list[Diagnostic]:
    """Every word that options name belongs to a blank, and every blank can be filled from the words that are given."""
    blanks = [held for blank in find_blanks("\n".join(body.visible)) if (held := words_of(blank.body))]
    accept, words = body.block.option("accept"), body.block.option("words")
    groups = _groups(accept.text) if accept else []
    found = check_task(body)
    if accept:
        found += _check_groups(accept, groups, blanks)
    if words and blanks:
        exact = body.block.option("exact")
        key = str if exact and exact.text == "yes" else _key
        found += _check_bank(words, [alike(one, groups) for one in blanks], key)
    return found


def _check_groups(option: Option, groups: list[tuple[str, ...]], blanks: list[tuple[str, ...]]) -> Iterator[Diagnostic]:
    wanted = {_key(word) for words in blanks for word in words}
    for group in groups:
        if not all(group) or len(group) == 1:
            message = f"'{' / '.join(group)}' names no two words that count as the same"
            yield Diagnostic(option.text_at, "fill-words", message, "write 'accept: cost / loss; bias / offset'")
        elif not wanted & set(map(_key, group)):
            message = f"none of '{' / '.join(group)}' stands in a blank of this fill"
            yield Diagnostic(option.text_at, "fill-words", message, "name the word as its blank writes it")


def _check_bank(option: Option, blanks: list[list[str]], key: Callable[[str], str]) -> Iterator[Diagnostic]:
    given = accepted_words(option.text)
    keys = list(map(key, given))
    if not all(given) or len(set(keys)) < max(len(keys), 2):
        message = "these are not two words or more, each once"
        yield Diagnostic(option.text_at, "fill-words", message, "write 'words: heat / cold / wind'")
    for words in blanks:
        if not set(keys) & set(map(key, words)):
            message = f"'{words[0]}' is asked for, and is not among the words to choose from"
            yield Diagnostic(option.text_at, "fill-words", message, "add it")


def _build(block: RenderedBlock, section: ET.Element, text: ET.Element) -> None:
    """Put the text into the form, and fold away a list that has no answers yet; the data are completed with it."""
    parts = take_parts(text)
    section.remove(text)
    bank = sorted(accepted_words(block.options.get("words", "")), key=_key)
    fields = [text]
    if any(bank):
        fields.append(ET.Element("p", {"class": "practice__bank"}))
        fields[-1].text = AtomicString(f"Words: {', '.join(bank)}")
    add_form(section, block.id, fields)
    section.extend(parts["hint"])
    ET.SubElement(fold(section, "answer", "Show the answers"), "ol", {"class": ANSWERS})
    section.extend(parts["solution"])
    data = {"bank": bank if any(bank) else None, "exact": "exact" in block.options or None}
    alike = _groups(block.options.get("accept", ""))
    set_data(section, {"kind": "fill", **{key: value for key, value in data.items() if value}, "alike": alike})


# fmt: off
_RULES = (
    Rule("fill-without-blank", "A `fill` has no blank.", "put the words to be found between `[_` and `_]`"),
    Rule("blank-outside-fill", "A blank stands outside the text of a `fill`.", "move it; words in italics in brackets are `[*words*]`"),
    Rule("blank-form", "A blank is not closed on its line, is empty, or holds something else than plain words or one marked number.", "write plain words or one marked number between `[_` and `_]`, on one line"),
    Rule("fill-words", "An option of a `fill` names words that no blank wants, words that are no two, or not all that its blanks want.", "name words as the blanks write them, parted by ` / `"),
    Rule("blank-number", "A number in a blank is not marked, or has a unit, a sign or a list.", "write `[_[0.5]{= …}_]`, and the rest behind it"),
)
# fmt: on

FILL = BlockKind(
    "fill",
    "text with at least one blank; hints and a solution if you like",
    _check,
    open_task,
    _build,
    IDENTITY,
    (_ACCEPT, _WORDS, _EXACT),
    takes=HELP,
    runs_as=("fill",),
    rules=_RULES,
)
