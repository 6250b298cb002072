"""What the tool has to say to an author: where, which rule, what is wrong, how to mend it.

A mistake in a course is a value that travels beside the data, never an exception. Every room returns
``(result, diagnostics)``; the adapters at the edge decide how to print them and whether the build stops.
"""

from clawdemy_site.diagnostics import rules
from clawdemy_site.diagnostics.diagnostic import (
    Diagnostic,
    Fault,
    Location,
    did_you_mean,
    has_errors,
    in_order,
    summary,
)
from clawdemy_site.diagnostics.printers import render_github, render_json, render_text
from clawdemy_site.diagnostics.registry import Rule, Severity, declare

__all__ = [
    "Diagnostic",
    "Fault",
    "Location",
    "Rule",
    "Severity",
    "declare",
    "did_you_mean",
    "has_errors",
    "in_order",
    "render_github",
    "render_json",
    "render_text",
    "rules",
    "summary",
]
