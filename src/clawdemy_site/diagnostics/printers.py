"""Printers of findings: text for people, annotations for GitHub, JSON for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from clawdemy_site.diagnostics.diagnostic import Diagnostic


def render_text(diagnostic: Diagnostic) -> str:
    """``path:line:column: severity[rule]: message`` and, under it, the help."""
    line = f"{diagnostic.location}: {diagnostic.severity}[{diagnostic.rule}]: {_one_line(diagnostic.message)}"
    return f"{line}\n  help: {_one_line(diagnostic.help)}"


def render_github(diagnostic: Diagnostic) -> str:
    """A workflow command, shown by GitHub beside the changed line.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
    """
    where = diagnostic.location
    text = f"{diagnostic.message}. {diagnostic.help}"
    properties = {"file": where.path, "line": where.line, "col": where.column, "title": diagnostic.rule}
    listed = ",".join(f"{key}={_escape_property(str(value))}" for key, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_escape_data(text)}"


def render_json(diagnostics: Sequence[Diagnostic]) -> str:
    """All findings as a JSON array of flat objects, one for each."""
    rows = [
        {
            **asdict(d.location),
            "severity": str(d.severity),
            "rule": d.rule,
            "message": d.message,
            "help": d.help,
        }
        for d in diagnostics
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
