"""The one Python-Markdown extension of Clawdemy: practice blocks, figures, citations, formulas and checked numbers.

It works without MkDocs, ``markdown.markdown(text, extensions=["clawdemy"])``, brings what it builds on, and does not
care in which order extensions are named. Mistakes never raise here: `scan.scan_page` has reported them, with lines.
"""

import re
import string
from functools import partial
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.superfences import SuperFencesBlockPreprocessor
from pymdownx.util import escape_chars

from clawdemy_site.markdown.blanks import fill_gaps, open_gap
from clawdemy_site.markdown.blocks import OptionsPreprocessor, raise_questions, register_blocks
from clawdemy_site.markdown.citations import link_terms, render_citation
from clawdemy_site.markdown.context import NoContext
from clawdemy_site.markdown.elements import name_boxes, title_panels, write_emoji
from clawdemy_site.markdown.equations import link_equations, set_equation
from clawdemy_site.markdown.figures import embed_figures
from clawdemy_site.markdown.hooks import Inline, PageState, Paragraph, TreeChange
from clawdemy_site.markdown.inline_pass import ask_less
from clawdemy_site.markdown.listings import hold_listings
from clawdemy_site.markdown.maths import HeadingFormulas, maths_element
from clawdemy_site.markdown.number_marks import NUMBER_HEAD
from clawdemy_site.markdown.number_spans import add_sums, mark_varying, render_number
from clawdemy_site.markdown.quotes import curve_quotes
from clawdemy_site.markdown.syntax import CITATION, EQUATION
from clawdemy_site.markdown.worked import LANGUAGE as WORKED
from clawdemy_site.markdown.worked import set_worked, validate_worked
from clawdemy_site.maths.dollars import DISPLAY_MATHS, INLINE_MATHS
from clawdemy_site.practice.blanks import BLANK

_TASK = re.compile(r'(<input type="checkbox"(?: disabled)?)( checked)?/>')
_CODE = re.compile(r'(<div class="(?:printed )?highlight">(?:<span class="filename">[^<]*</span>)?<pre)>')


class ClawdemyExtension(Extension):
    """Teaches Python-Markdown what authors of a course write.

    Options:
        context: A `PageContext`, asked while a page renders; without one, no figure and no work is known.
    """

    def __init__(self, **kwargs: object) -> None:
        self.config = {"context": [NoContext(), "knows the figures and works of the page that is rendered"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register everything with a Markdown instance."""
        self.page = page = PageState(md, self.getConfig("context"))
        self._lay_foundation()
        md.registerExtension(self)
        register_blocks(BlocksExtension().register_block_mgr(md), page)
        # After fences (25): each is one placeholder line by then, so no line of code is taken for a head.
        md.preprocessors.register(OptionsPreprocessor(page), "clawdemy_options", 24.9)
        self._add_maths(md)
        # Below escapes (180) and above footnotes (175), references (170) and links (160); a blank may hold a number.
        md.inlinePatterns.register(Inline(md, BLANK, partial(open_gap, page)), "clawdemy_blank", 179)
        md.inlinePatterns.register(Inline(md, NUMBER_HEAD, partial(render_number, page)), "clawdemy_number", 178)
        md.inlinePatterns.register(Inline(md, CITATION, partial(render_citation, page)), "clawdemy_citation", 176)
        # After attribute lists (8), before the table of contents (5).
        md.treeprocessors.register(TreeChange(md, partial(embed_figures, page)), "clawdemy_figures", 7.5)
        md.treeprocessors.register(TreeChange(md, partial(link_terms, page)), "clawdemy_terms", 7.4)
        md.treeprocessors.register(TreeChange(md, partial(link_equations, page)), "clawdemy_equations", 7.3)
        # Around the table of contents (5), which takes the text of headings.
        formulas = HeadingFormulas()
        md.treeprocessors.register(TreeChange(md, formulas.hide), "clawdemy_words", 5.1)
        md.treeprocessors.register(TreeChange(md, formulas.show), "clawdemy_formulas", 4.9)
        md.treeprocessors.register(TreeChange(md, write_emoji), "clawdemy_emoji", 7.25)
        md.treeprocessors.register(TreeChange(md, name_boxes), "clawdemy_boxes", 7.2)
        md.treeprocessors.register(TreeChange(md, title_panels), "clawdemy_tabs", 7.1)
        # After the table of contents. Answers are set before numbers get their sums.
        md.treeprocessors.register(TreeChange(md, partial(fill_gaps, page)), "clawdemy_blanks", 4.7)
        md.treeprocessors.register(TreeChange(md, partial(mark_varying, page)), "clawdemy_varying", 4.6)
        md.treeprocessors.register(TreeChange(md, raise_questions), "clawdemy_questions", 4.5)
        md.treeprocessors.register(TreeChange(md, partial(add_sums, page)), "clawdemy_sums", 4.4)
        # After raw HTML (30) is back in the page.
        md.postprocessors.register(_Reachable(md), "clawdemy_reachable", 25)

    def reset(self) -> None:
        """Start a page: Python-Markdown calls this once all extensions are named, and again before each page."""
        self.page.reset()
        self._lay_foundation()
        ask_less(self.page.md.treeprocessors)

    def _add_maths(self, md: Markdown) -> None:
        # Any sign may be escaped, as CommonMark has it; Python-Markdown shows the backslash before most of them.
        escape_chars(md, list(string.punctuation))
        # Below indented code (80): code that shows a formula stays code.
        block = Paragraph(md.parser, EQUATION, partial(set_equation, self.page))
        md.parser.blockprocessors.register(block, "clawdemy_maths", 79.8)
        # Below code spans (190), above escapes (180): TeX is full of backslashes.
        md.inlinePatterns.register(Inline(md, DISPLAY_MATHS, _formula), "clawdemy_display", 186)
        md.inlinePatterns.register(Inline(md, INLINE_MATHS, _formula), "clawdemy_maths", 185)

    def _lay_foundation(self) -> None:
        """Register the extensions that ours builds on, as far as they are not there yet.

        A host may name extensions in any order, and one named later replaces ours of the same name: the plain fences of
        Python-Markdown, which do not work inside lists and blocks, would silently stand in for the better ones.
        """
        md = self.page.md
        if "attr_list" not in md.treeprocessors:
            md.registerExtensions(["attr_list"], {})
        if "table" not in md.parser.blockprocessors:
            md.registerExtensions(["tables"], {})
        if "smarty" not in md.treeprocessors:
            # Curved quotation marks; dashes and dots stay what the author typed, or a minus could become a dash.
            md.registerExtensions(["smarty"], {"smarty": {"smart_dashes": False, "smart_ellipses": False}})
            # Above it (6). A host that brings its own has marks of its own language.
            md.treeprocessors.register(TreeChange(md, curve_quotes), "clawdemy_quotes", 6.1)
        fences = "fenced_code_block"
        if fences not in md.preprocessors or not isinstance(md.preprocessors[fences], SuperFencesBlockPreprocessor):
            md.registerExtensions(["pymdownx.superfences"], {})
        # A list begins with the number that its author wrote; Python-Markdown would begin each with 1.
        vars(md.parser.blockprocessors["olist"])["LAZY_OL"] = False
        live = md.preprocessors[fences]
        if isinstance(live, SuperFencesBlockPreprocessor):
            hold_listings(live, self.page)
        # On the one that stands now: a host may have brought its own, with settings of its own.
        if isinstance(live, SuperFencesBlockPreprocessor) and all(
            fence["name"] != WORKED for fence in live.extension.superfences
        ):
            live.extension.extend_super_fences(WORKED, set_worked, validate_worked, None)


def _formula(match: re.Match[str]) -> tuple[ET.Element, int]:
    return maths_element(match[1], display=match.re is DISPLAY_MATHS), match.end()


class _Reachable(Postprocessor):
    """Lets the keyboard scroll code that is wider than the screen, and ears hear whether a task is done."""

    def run(self, text: str) -> str:
        text = _TASK.sub(lambda task: f'{task[0][:-2]} aria-label="{"done" if task[2] else "to do"}" />', text)
        return _CODE.sub(r'\1 tabindex="0">', text)


def makeExtension(**kwargs: object) -> ClawdemyExtension:  # noqa: N802 - the library's name
    """What Python-Markdown calls for the dotted name of this module."""
    return ClawdemyExtension(**kwargs)
