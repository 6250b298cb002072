"""What an author at work sees on the page when something in the course is wrong.

All of it stands above the page, and what kept a figure from being drawn also in that figure's place.
"""

from collections.abc import Sequence

from markupsafe import Markup

from clawdemy_site.diagnostics import Diagnostic, render_text, summary

_ITEM = Markup(
    '<li><code>{where}</code> <strong class="clawdemy-banner__{severity}">{severity}[{rule}]</strong> '
    "{message}{help}</li>"
)
_BANNER = Markup(
    '<section class="clawdemy-banner" role="alert" data-search-exclude><h2>{title}</h2><ol>{items}</ol></section>'
)
_FAILURE = Markup('<pre class="clawdemy-failure" role="group" aria-label="{label}">{text}</pre>')


def render_banner(diagnostics: Sequence[Diagnostic]) -> str:
    """HTML that lists findings, every part of it escaped; an empty string where there are none."""
    if not diagnostics:
        return ""
    items = Markup().join(
        _ITEM.format(
            where=str(d.location),
            severity=str(d.severity),
            rule=d.rule,
            message=d.message,
            help=Markup("<br>{}").format(d.help) if d.help else "",
        )
        for d in diagnostics
    )
    return str(_BANNER.format(title=f"This course has {summary(diagnostics)}", items=items))


def render_failure(name: str, diagnostics: Sequence[Diagnostic]) -> str:
    """HTML that stands where a figure would, in the words that the terminal prints, every part of it escaped."""
    text = "\n".join(map(render_text, diagnostics))
    return str(_FAILURE.format(label=f"What kept {name} from being drawn", text=text))
