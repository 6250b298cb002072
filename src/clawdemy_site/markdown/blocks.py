"""Practice blocks on the page: questions to read, answers folded away, forms that wait for their script.

The structure is plain HTML: a question is a heading that the page's contents do not list, an answer stands in
``<details>``, and a page without scripts says all that one with scripts does. The blocks are read by pymdownx; a
preprocessor takes the options out first, because that library reads them as YAML, where ``yes`` is not a word, ``0.19``
not a text and ``#`` the end of the line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksProcessor
from pymdownx.blocks.block import Block, type_integer

from clawdemy_site.markdown.blanks import build_fill
from clawdemy_site.markdown.context import PageContext
from clawdemy_site.markdown.exercises import STEP, TITLE, build_exercise, fold, take_parts
from clawdemy_site.markdown.forms import add_sure_form, question_id, set_data
from clawdemy_site.markdown.orders import build_order
from clawdemy_site.markdown.verdicts import build_choices
from clawdemy_site.practice.lines import match_slashes, parse_head, parse_option
from clawdemy_site.practice.model import KINDS
from clawdemy_site.practice.regions import TAB

_KEY = "spec"
_PREFIX = "clawdemy-"  # other extensions have a block named hint
_STEP = re.compile(r"[1-9][0-9]?")


@dataclass(slots=True)
class Specs:
    """The options of the blocks of the page that is being rendered, in page order."""

    options: list[Mapping[str, str]] = field(default_factory=list)

    def reset(self) -> None:
        """Forget the page: Python-Markdown calls this before each one."""
        self.options.clear()


class OptionsPreprocessor(Preprocessor):
    """Takes the options from under the heads and leaves one number, by which the block finds them."""

    def __init__(self, md: Markdown, specs: Specs) -> None:
        super().__init__(md)
        self.specs = specs

    def run(self, lines: list[str]) -> list[str]:
        """Rewrite the lines of a page in which every fence is a placeholder already."""
        kept: list[str] = []
        index = 0
        while index < len(lines):
            head = _own_head(lines[index])
            kept.append(lines[index] if head is None else head)
            index += 1
            if head is None:
                continue
            options: dict[str, str] = {}
            while index < len(lines) and (option := parse_option(lines[index])) is not None:
                options.setdefault(option.key, option.text)
                index += 1
            # The blank line keeps an indented body apart from the option.
            kept += [f"    {_KEY}: {len(self.specs.options)}", ""]
            self.specs.options.append(options)
        return kept


def _own_head(line: str) -> str | None:
    """The head of one of our blocks under the name that only we use, or None for any other line."""
    match = match_slashes(line)
    head = parse_head(match) if match and len(match["lead"].expandtabs(TAB)) < TAB else None
    if match is None or head is None or head.name not in KINDS:
        return None
    title = f" | {head.title}" if head.title else ""
    return f"{match['lead']}{match['slashes']} {_PREFIX}{head.name}{title}"


class _Practice(Block):  # type: ignore[misc]  # pymdownx ships no types
    """What all kinds share: an optional title, the options by number, and a place for the body."""

    KIND = ""
    ARGUMENT = None
    OPTIONS = {_KEY: (-1, type_integer)}  # noqa: RUF012 - the library's attribute

    def on_init(self) -> None:
        self.target: ET.Element = ET.Element("div")

    def on_add(self, block: ET.Element) -> ET.Element:  # noqa: ARG002 - the library's signature
        return self.target

    def values(self) -> Mapping[str, str]:
        """The options of this block."""
        options: list[Mapping[str, str]] = self.config["specs"].options
        number = int(self.options[_KEY])
        return options[number] if 0 <= number < len(options) else {}

    @property
    def id(self) -> str:
        """The block's id; empty if the author left it out."""
        return self.values().get("id", "")

    def section(self, parent: ET.Element) -> ET.Element:
        """The block's outer element with its question."""
        values = self.values()
        section = ET.SubElement(parent, "section", {"class": f"practice practice-{self.KIND}"})
        question = ET.SubElement(section, "p", {"class": "practice__question"})
        question.text = self.argument or ""
        if self.id:
            section.set("id", self.id)
            question.set("id", question_id(self.id))
        if values.get("outcome"):
            section.set("data-outcome", values["outcome"])
        return section


class _Selfcheck(_Practice):
    """A question to think about; how sure the learner was is asked below the answer."""

    KIND = "selfcheck"
    NAME = f"{_PREFIX}{KIND}"

    def on_create(self, parent: ET.Element) -> ET.Element:
        section = self.section(parent)
        set_data(section, {"kind": "selfcheck"})
        self.target = fold(section, "answer", "Show the answer")
        return section

    def on_end(self, block: ET.Element) -> None:  # noqa: ARG002 - the library's signature
        add_sure_form(self.target)


class _Flashcard(_Practice):
    """A question with its answer folded away; before the first of a page is room for the button that studies them."""

    KIND = "flashcard"
    NAME = f"{_PREFIX}{KIND}"

    def on_create(self, parent: ET.Element) -> ET.Element:
        if parent.find("div[@data-study]") is None:
            ET.SubElement(parent, "div", {"class": "deck-study", "data-study": ""})
        section = self.section(parent)
        set_data(section, {"kind": "card"})
        self.target = fold(section, "answer", "Show the answer")
        return section


class _Folded(_Practice):
    """A folded part of an exercise, which moves it below its task."""

    SUMMARY = ""

    def on_create(self, parent: ET.Element) -> ET.Element:
        self.target = fold(parent, self.KIND, self.SUMMARY)
        return parent[-1]


class _Hint(_Folded):
    KIND = "hint"
    NAME = f"{_PREFIX}{KIND}"
    SUMMARY = "Hint"


class _Solution(_Folded):
    KIND = "solution"
    NAME = f"{_PREFIX}{KIND}"
    SUMMARY = "Show the solution"


class _Step(_Practice):
    """What an exercise asks for as one of several; its body is said once the step is accepted."""

    KIND = "step"
    NAME = f"{_PREFIX}{KIND}"

    def on_create(self, parent: ET.Element) -> ET.Element:
        self.target = ET.SubElement(parent, "div", {"class": "practice__remark", TITLE: self.argument or ""})
        return self.target


class _Mistake(_Practice):
    """What is said to a learner who reaches a certain wrong value."""

    KIND = "mistake"
    NAME = f"{_PREFIX}{KIND}"

    def on_create(self, parent: ET.Element) -> ET.Element:
        step = self.values().get("step", "")
        place = int(step) - 1 if _STEP.fullmatch(step) else 0
        self.target = ET.SubElement(parent, "div", {"class": "practice__mistake", STEP: str(place)})
        return self.target


class _Task(_Practice):
    """A question with a task under it; what else it has is built when its last line is read."""

    def on_create(self, parent: ET.Element) -> ET.Element:
        section = self.section(parent)
        minutes = self.values().get("minutes", "")
        if minutes:
            unit = "minute" if minutes == "1" else "minutes"
            ET.SubElement(section, "p", {"class": "practice__minutes"}).text = f"About {minutes} {unit}"
        self.target = ET.SubElement(section, "div", {"class": "practice__task"})
        return section


class _Exercise(_Task):
    KIND = "exercise"
    NAME = f"{_PREFIX}{KIND}"

    def on_end(self, block: ET.Element) -> None:
        parts = take_parts(self.target)
        context: PageContext = self.config["context"]
        free = not parts.steps and not self.values().get("answer")
        build_exercise(block, self.id, parts, context.exercise(self.id), free=free)


class _Choice(_Task):
    KIND = "choice"
    NAME = f"{_PREFIX}{KIND}"

    def on_end(self, block: ET.Element) -> None:
        build_choices(block, self.target, self.id)


class _Fill(_Task):
    KIND = "fill"
    NAME = f"{_PREFIX}{KIND}"

    def on_end(self, block: ET.Element) -> None:
        build_fill(block, self.target, self.id, take_parts(self.target))


class _Order(_Task):
    KIND = "order"
    NAME = f"{_PREFIX}{KIND}"

    def on_end(self, block: ET.Element) -> None:
        build_order(block, self.target, self.id, take_parts(self.target))


_BLOCKS = (_Selfcheck, _Flashcard, _Exercise, _Choice, _Fill, _Order, _Step, _Mistake, _Hint, _Solution)


def register_blocks(processor: BlocksProcessor, specs: Specs, context: PageContext) -> None:
    """Teach the practice blocks to pymdownx; a second time on the same Markdown is harmless."""
    for kind in _BLOCKS:
        if kind.NAME not in processor.blocks:
            processor.register(kind, {"specs": specs, "context": context})


class QuestionHeadings(Treeprocessor):
    """Makes the questions headings, one level below the section that they stand in.

    It runs after the table of contents is made: readers who move from heading to heading find every question, and
    the contents of the page stay short.
    """

    def run(self, root: ET.Element) -> None:
        """Handle every question of the page."""
        level = 2
        for element in root.iter():
            if element.tag == "p" and element.get("class", "").split()[:1] == ["practice__question"]:
                element.tag = f"h{min(level + 1, 6)}"
            elif element.tag in {"h2", "h3", "h4", "h5", "h6"} and "practice__question" not in element.get("class", ""):
                level = int(element.tag[1])
