"""What readers are handed, a piece of text, and where they note what they find in it."""

from dataclasses import dataclass, field

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.markdown.number_marks import MarkFault, NumberMark
from clawdemy_site.markdown.segments import Segment
from clawdemy_site.markdown.syntax import MathsSpan
from clawdemy_site.markdown.uses import Citation, FigureUse, Heading, Link, Maths, TermUse
from clawdemy_site.numbers.model import Claim, Given
from clawdemy_site.practice.blanks import Blank


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment and what the readers see of it.

    Attributes:
        segment: The piece of text with its places.
        coded: Its text with code spans and comments masked.
        masked: The same with formulas and escaped characters masked too.
        spans: Its formulas.
        marks: Its checked and given numbers. Their braces are masked in both texts, what is written is not.
        faults: Marks of numbers that are in no form that is read.
        blanks: Blanks to fill in. Their brackets are masked in both texts, what they hold is not.
    """

    segment: Segment
    coded: str
    masked: str
    spans: tuple[MathsSpan, ...]
    marks: tuple[NumberMark, ...] = ()
    faults: tuple[MarkFault, ...] = ()
    blanks: tuple[Blank, ...] = ()


@dataclass(slots=True)
class Findings:
    """What the readers have found so far on a page, and the content folder that its links must stay in.

    Of blanks it is the places alone; a loose one opens and does not close as a blank does.
    """

    diagnostics: list[Diagnostic]
    root: str
    figures: list[FigureUse] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    maths: list[Maths] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    blanks: list[Location] = field(default_factory=list)
    loose_blanks: list[Location] = field(default_factory=list)
    terms: list[TermUse] = field(default_factory=list)
    words: int = 0

    def report(self, where: Location, rule: str, message: str, help_text: str = "") -> None:
        """Note a mistake."""
        self.diagnostics.append(Diagnostic(where, rule, message, help_text))
