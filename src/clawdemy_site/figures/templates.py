"""Captions and alternative texts: templates over a figure's facts.

The form is that of ``str.format`` with facts' names only (``{mid:.3f}``, ``{outputs[3]:.2f}``), checked where it is
written and filled once the figure is drawn, so that no caption can disagree with its figure.
"""

import re
import string
from collections.abc import Mapping

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.figures.spec import Fact

_FIELD = re.compile(r"[^\W\d]\w*(?:\[\d+\])*")


class TemplateError(ValueError):
    """A template that cannot be read or filled; its message says why, ``advice`` how to mend it."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message)
        self.advice = advice


def check_template(template: str) -> None:
    """Refuse a template that no facts could fill.

    Raises:
        TemplateError: On a stray brace, or a field that is not a fact's name with an optional index.
    """
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template) if field is not None]
    except ValueError as error:
        advice = "write a fact as {name} or {name:.3f}, and a brace that is meant as text twice: {{ }}"
        raise TemplateError(f"the template cannot be read: {error}", advice) from None
    for field in fields:
        if not _FIELD.fullmatch(field):
            message = f"'{{{field}}}' names no fact"
            raise TemplateError(message, "write a fact's name between the braces, such as {name} or {name:.3f}")


def fill_template(template: str, facts: Mapping[str, Fact]) -> str:
    """The template with its facts in place.

    Raises:
        TemplateError: If a fact is unknown, or does not take the format written.
    """
    try:
        return template.format_map(facts)
    except KeyError as error:
        unknown = str(error.args[0])
        listed = f"it returned {', '.join(sorted(facts))}" if facts else "it returned none"
        advice = did_you_mean(unknown, facts) or "return it from the function, or take it out of the template"
        raise TemplateError(f"'{unknown}' is not a fact of the figure; {listed}", advice) from None
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        advice = "match the format to the fact: {name:.3f} takes a number, {name[0]} a list"
        raise TemplateError(f"a fact does not fit its format: {error}", advice) from None


_MARKUP = (
    (re.compile(r"\s*\[@[^\]]*\]"), ""),  # a citation
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),  # a link
    (re.compile(r"[`*$]|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"), ""),  # emphasis, code, maths
)


def plain_text(markdown: str) -> str:
    """A caption's text without its Markdown, for a name that is read aloud."""
    for pattern, replacement in _MARKUP:
        markdown = pattern.sub(replacement, markdown)
    return " ".join(markdown.split())
