"""What an author at work sees on the page when something in the course is wrong.

A badge stays in a corner of the screen and opens a list of all that was found; the count stands before the page's title
as well. What kept a figure from being drawn stands in that figure's place, other mistakes where `in_place` puts them.
"""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup

from clawdemy_site.diagnostics import Diagnostic, render_text, summary

_ITEM = Markup(
    '<li value="{number}"><code>{where}</code> <strong class="clawdemy-banner__{severity}">{severity}[{rule}]</strong> '
    "{message}{help}</li>"
)
# It has no script: a browser keeps the place on the page when it is loaded anew, since nothing here moves the page.
_BANNER = Markup(
    '<details class="clawdemy-banner" data-search-exclude><summary>{title}</summary><ol>{items}</ol></details>'
)
_LAID = re.compile(r'<details class="clawdemy-banner".*?</details>', re.DOTALL)
_SHEET = '<link rel="stylesheet" href="{}">'
_FAILURE = Markup('<pre class="clawdemy-failure" role="group" aria-label="{label}">{text}</pre>')
_HEAD = re.compile(r"(?=</head>)")
_TITLE = re.compile(r"(?<=<title>)")
_END = re.compile(r"(?=</body>)")

Numbered = tuple[int, Diagnostic]
"""A finding and its number among all that were found, from 1."""


def lay_banner(html: str, found: Sequence[Numbered], sheet: str, link: Callable[[Diagnostic], str]) -> str:
    """A whole page with the badge on it, or as it is where nothing was found.

    Args:
        html: The page.
        found: What was found, in the order of the list.
        sheet: The address of the sheet with its styles.
        link: The address of the page on which a finding stands, or an empty text.
    """
    if not found:
        return html
    html = _HEAD.sub(_SHEET.format(sheet), html, count=1)
    html = _TITLE.sub(f"({len(found)}) ", html, count=1)
    return _END.sub(lambda _: render_banner(found, link), html, count=1)


def take_banner(html: str, sheet: str) -> str:
    """A whole page without the badge that `lay_banner` put on it."""
    bare, count = _LAID.subn("", html, count=1)
    return re.sub(r"(?<=<title>)\(\d+\) ", "", bare.replace(_SHEET.format(sheet), "", 1)) if count else html


def render_banner(found: Sequence[Numbered], link: Callable[[Diagnostic], str]) -> str:
    """HTML that lists findings, every part of it escaped."""
    items = Markup().join(
        _ITEM.format(
            number=number,
            where=_where(d, number, link(d)),
            severity=str(d.severity),
            rule=d.rule,
            message=d.message,
            help=Markup("<br>{}").format(d.help) if d.help else "",
        )
        for number, d in found
    )
    return str(_BANNER.format(title=summary([d for _, d in found]), items=items))


def _where(found: Diagnostic, number: int, address: str) -> Markup:
    place = Markup("{}").format(found.location)
    return Markup('<a href="{}#mistake-{}">{}</a>').format(address, number, place) if address else place


def render_failure(name: str, diagnostics: Sequence[Diagnostic]) -> str:
    """HTML that stands where a figure would, in the words that the terminal prints, every part of it escaped."""
    text = "\n".join(map(render_text, diagnostics))
    return str(_FAILURE.format(label=f"What kept {name} from being drawn", text=text))
