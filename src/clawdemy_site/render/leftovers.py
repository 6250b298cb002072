"""Marks that a finished page still shows although their author meant something by them, each kind with its cure.

A lesson is often brought from elsewhere, and every tool has marks of its own: what Python-Markdown does not know it
prints. Only the finished text tells what was read, whichever extensions an author has switched on, so it is searched
here. Code and formulas are ``HIDDEN`` in it, blocks begin on lines of their own. A kind is searched for only where a
piece of its mark stands at all: most pages cost no more than that look.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

HIDDEN = "\x00"
"""Stands in a finished text for a piece of code or a formula."""

_ON = "under markdown_extensions in mkdocs.yml"
_CALLOUT = f"write '!!! note', its words below four spaces in, no closing line, and list 'admonition' {_ON}"
_BOX = f"write '!!! note \"Title\"' with straight quotes, and list 'admonition' (for '???' 'pymdownx.details') {_ON}"
BOXES = "note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote"
"""The kinds of box that Material draws."""

CLOSER = r"^[ \t]*:{3,}[ \t]*$"
"""The line that closes a block between colons; it is told where nothing above opens one."""

FILLED = "nothing fills this in: write the words themselves, or list the plugin that does in mkdocs.yml"
"""The cure of what a plugin such as ``macros`` fills in later."""

_ATTRIBUTES = "an attribute list stands directly behind a link, a picture or code, or at the end of a heading"
_TABLE = (
    "a table has a blank line above it, none inside, and | --- | --- | below its first row, of hyphens, a cell a column"
)
_FILES = "md|html|png|jpe?g|gif|svg|webp|pdf|csv|xlsx|ipynb|py|zip|mp4"
_TARGET = rf"(?:https?:|mailto:|#|\.{{1,2}}/|[\w./-]+\.(?:{_FILES})\b)[^\s)\]]*"
_LINK = "write [words](address): no space between the brackets, the address whole and closed on its line"
_ROLE = "write a link to a page, a figure, a term or a work: see 'What authors write'"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mark: what stands in every one of them, how one reads, and how its author writes the same here."""

    needles: tuple[str, ...]  # pieces of text, one of which is in every mark
    pattern: re.Pattern[str]
    cure: str = ""  # what to do; empty for marks of ours, whose rule says it


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark that a text shows: the text from there on, and what to do about it."""

    text: str
    cure: str = ""


def _kind(needles: str, pattern: str, cure: str = "") -> Kind:
    return Kind(tuple(one.replace("␣", " ") for one in needles.split(" ")), re.compile(pattern, re.MULTILINE), cure)


KINDS = (
    _kind("]{", r"\]\{(?:[=≈]|given:).{0,40}"),
    _kind("[@ [-@", r"\[-?@.{0,40}"),
    _kind("figure:", r"\bfigure:[\w.].{0,40}"),
    _kind("](term:", r"\]\(term:.{0,40}"),
    _kind("///", r"^[ \t]*/{3,}.{0,40}"),
    _kind("klzzwxh:", r"klzzwxh:\d.{0,40}"),  # what Python-Markdown keeps a finished piece under until the end
    # Numbers, notes, links, citations.
    _kind(
        "]{ ]␣{",
        r"\[[^\[\]\n]{0,20}\d[^\[\]\n]{0,20}\] ?\{(?![.#:=≈]|given:)[^{}\n]{1,60}\}",
        "write [number]{= sum}, [number]{≈ sum} or [number]{given: reason}, without a space before the brace",
    ),
    _kind("[^", r"\[\^[\w-]+\]", f"define the note, '[^9]: words' on a line of its own, and list 'footnotes' {_ON}"),
    _kind("^[", r"\^\[[^\W\d].{0,40}", f"write '[^1]' here and '[^1]: words' below, and list 'footnotes' {_ON}"),
    _kind(
        "][",
        r"(?<![\w\]])\[(?=[^\[\]\n]*[^\W\d])[^\[\]\n]+\]\[[^\[\]\n]*\]",
        "nothing defines this link: write [words](address), or '[name]: address' on a line of its own",
    ),
    _kind("]( ]␣(", rf"\[[^\[\]\n]{{0,60}}\] ?\({_TARGET}", _LINK),
    _kind("]( ]␣(", rf"\] ?\({_TARGET}", _LINK),
    _kind(")[", rf"\([^()\n]{{0,60}}\)\[{_TARGET}", _LINK),
    _kind(
        "@",
        r"(?<![\w.@/\x00-])-?@[A-Za-z](?:[\w:.-]*\w)?(?![\w@/])",
        "cite a work as [@id], link to a figure as [](figure:topic.name), to a place as [words](page.md#id)",
    ),
    _kind("[[", r"!?\[\[(?=[^\[\]\n]*[^\W\d]{2})[^\s\[\],=#][^\[\],\n]*\]\]", "write [words](page.md)"),
    _kind("[toc] [TOC] ${toc}", r"^(?:\[toc\]|\$\{toc\})$", "leave it out: every page lists its contents"),
    # Boxes, tabs, tasks, definitions.
    _kind(":::", r"^[ \t]*:{3,}[ \t]*[^:\s].*$", _CALLOUT),
    _kind(":::", CLOSER, "take it out, together with the line that opens it"),
    _kind("[!", r"^\[!\w+[\]\s].*$", _CALLOUT),
    _kind("!!! ???", r"^(?:!!!|\?\?\?\+?) ?[\w{].*$", _BOX),
    _kind("!!", rf"^!{{2,4}} ?(?:{BOXES})\b.*$", _BOX),
    _kind(
        "===", r"^===[+!]* [\"“'‘].*$", f"write '=== \"Name\"' with straight quotes, and list 'pymdownx.tabbed' {_ON}"
    ),
    _kind("[x] [X] [␣]", r"^\[[ xX]\][ \xa0].*$", f"list 'pymdownx.tasklist' {_ON}"),
    _kind("\n:␣", r"(?<=\n): {1,3}\S.*$", f"list 'def_list' {_ON}"),
    _kind("*[", r"^\*\[[^\]\n]+\]: .*$", f"list 'abbr' {_ON}, or mark the word as a term of the glossary"),
    _kind("8<-", r"^ *-+8<-+.*$", "write the words themselves: what is brought into a page is not checked"),
    # MyST, reStructuredText, AsciiDoc, MDX.
    _kind("}\x00", r"\{[A-Za-z][\w:.-]*\}(?=\x00)", _ROLE),
    _kind(":\x00", r":[A-Za-z][\w:+.-]*:(?=\x00)", _ROLE),
    _kind(":", r"^:[a-z][\w-]*:[ \t]+\S.*$", "take it out: nothing takes this option here"),
    _kind(")=", r"^\([A-Za-z][\w:. -]*\)=$", "give the heading below an id: ## Words {#id}"),
    _kind("..␣", r"^\.\. (?:[\w-]+::|_[^:\n]+:).*$", _CALLOUT),
    _kind("\x00_", r"(?<=\x00)__?(?![\w*_])", "write [words](address)"),
    _kind("::", r"(?<=\w)::$", "end the line with one colon, and fence the code below it"),
    _kind("~~~ ^^^ ===", r"^[=~^]{4,}$", "write a heading as ## Words"),
    _kind("+++", r"^\+{3}$", "take it out: a section begins with a heading"),
    _kind("==", r"^={2,6} \S.*$", "write a heading as ## Words"),
    _kind("::", r"^(?:image|include|video)::\S+", "write ![what it shows](file.png), or the words themselves"),
    _kind(
        "import␣ export␣",
        r"^(?:import .+ from [\"“'‘].+|export (?:const|default) .+)$",
        "take it out: no page runs code",
    ),
    # Templates and shortcodes.
    _kind("{{ {% {#", r"\{\{[^{}\n]{0,80}\}\}|\{%[^\n]{0,80}?%\}|\{#[^\n]{1,80}?#\}", FILLED),
    _kind(
        "{",
        r"(?<=[\s\x00])\{(?:width|height|class|id|style|alt|align|loading|target|title)=[^{}\n]{1,60}\}",
        _ATTRIBUTES,
    ),
    _kind("{: {. {#", r"\{:[^{}\n]{0,80}\}?|\{[.#][A-Za-z][^{}\n]{0,80}\}", _ATTRIBUTES),
    _kind("{+ {- {~ {= {>", r"\{(?:\+\+|--|~~|==|>>).{0,40}", f"list 'pymdownx.critic' {_ON}, or take it out"),
    # Words set apart.
    _kind("~~", r"(?<![\w~])~~(?=[^\s~])[^~\n]+?(?<=\S)~~(?![\w~])", f"list 'pymdownx.tilde' {_ON}"),
    _kind("==", r"(?<![\w=!<>])==(?=[^\s=])[^=\n]+?(?<=\S)==(?![\w=])", f"list 'pymdownx.mark' {_ON}"),
    _kind("^^", r"(?<![\w^])\^\^(?=[^\s^])[^^\n]+?(?<=\S)\^\^(?![\w^])", f"list 'pymdownx.caret' {_ON}"),
    _kind("++", r"(?<![\w+])\+\+[A-Za-z][\w-]*(?:\+[\w-]+)*\+\+(?![\w+])", f"list 'pymdownx.keys' {_ON}"),
    _kind("~ ^", r"(?<=\w)([~^])[\w+-]{1,6}\1", "write a formula, as in $x^2$, or <sub> and <sup>"),
    _kind(
        "**",
        r"(?<![\w*/\x00])\*\*(?=[^\W\d]|[“\"])[^*\n]{0,40}|(?<=[^\W\d])\*\*(?![\w*/(\x00])",
        "bold stands between two stars on each side, with no space inside them; write a name such as **kwargs as code",
    ),
    _kind("`", r"`[^`\n]{0,40}`{0,2}", r"close the code span with as many backticks; for the sign itself write \`"),
    _kind("##", r"^[ \t]*#{2,6}[ \t]+\S.*$", "start the heading at the margin, with a blank line above it"),
    _kind("[/", r"\[/(?:b|i|u|s|code|quote|url|img|size|color)\]", "write **bold**, *italics* or [words](address)"),
    _kind(
        ":",
        r"(?<![\w:/.\x00]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:/\x00])",
        "write the sign itself, since a page loads no pictures of emoji, or take the mark out",
    ),
    # Formulas, tables, signs.
    _kind(
        "$",
        r"\$[ \t]*[^\W\d_][ \t]*\$|\$[^$\n\x00]*(?:[\\^{}]|(?<=[^\W\d_])_)[^$\n\x00]*\$",
        "no space stands inside the dollars of a formula, no digit behind it",
    ),
    _kind("$", r"(?<![\w$])\$(?:[a-z](?![\w$])|\\[A-Za-z]+).{0,40}", r"close the formula with $; a dollar sign is \$"),
    _kind("|", r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|[-:| \t]*$", _TABLE),
    _kind("|\n| |␣", r"^\|(?:.+\|\n\|.+| .* )\|$(?:\n+\|.*\|$)*", _TABLE),
    _kind(
        "+- +=",
        r"^\+[-=]{3,}[-=+]*\+(?:\n+[|+].*)*",
        "write the table with bars: | a | b |, and | --- | --- | below its first row",
    ),
    _kind("^", r"(?<![\w^\\\x00])(?:10|[A-Za-z])\^[-−–]?\d{1,3}(?![\w^])", "write a formula, as in $10^{6}$"),
    _kind("&", r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});", "write the sign itself"),
    _kind("<!--", r"<!--.{0,40}", "close the comment with --> in the same paragraph"),
    _kind(
        "<",
        r"</?(?:br|b|i|em|strong|su[bp]|a|img|p|div|span|code|kbd|u|small|hr|h[1-6]|details|summary|table|t[dr]|[uo]l|li|"
        r"center|font)(?:[ /][^<>\n]{0,60})?>",
        "HTML is not read here: write the words alone",
    ),
    _kind("\\", r"\\$", "end the line with two spaces for a line break, or leave the backslash out"),
    _kind("\\", r"\\[!-/:-@\[-`{-~]", "leave the backslash out: this sign needs none"),
)
"""Every kind, those of ours first: where two read the same text, the earlier one tells."""


_ELEMENTS = """
a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center
cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font
footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins kbd label legend
li link main map mark math menu meta meter nav nobr noscript object ol optgroup option output p param picture pre
progress q rp rt ruby s samp script search section select slot small source span strike strong style sub summary sup
svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
"""
ELEMENTS = frozenset(_ELEMENTS.split())
"""The elements that browsers know; another, such as ``<int>``, disappears and takes no words with it but its own."""

UNKNOWN = "browsers know no such element, and hide it: write it in a code span, or with a backslash before '<'"
"""The cure of an element that is none."""

NOTE = f"a note of one word is read as the address of a link: list 'footnotes' {_ON}"
"""The cure of a link that shows the number of a note."""

_ADDRESS = re.compile(r"(?<![(\[\w])[a-z]+://[^\s<>()\[\]\"]+[^\s]*")
_KEY = re.compile(
    r"-?@(?:(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|def|exm|exr|sol|nte|tip)-[\w-]+|[A-Za-z_:.-]+\d{4}[a-z]?)"
)


def names_work(text: str, works: Container[str]) -> bool:
    """Whether a word with ``@`` before it is a key of a work, and not somebody's name or a decorator.

    Keys are the ids that works have here, the labels of Quarto, and names with a year as bibliographies have them.
    """
    return text.lstrip("-@") in works or _KEY.fullmatch(text) is not None


def find_leftovers(text: str) -> tuple[Leftover, ...]:
    """The marks that a finished text shows, in order; of those that overlap the first. Addresses are no text."""
    found = sorted(_search(_ADDRESS.sub(HIDDEN, text) if "://" in text else text), key=lambda one: one[:2])
    kept: list[Leftover] = []
    done, opened = -1, 0
    for start, order, end, leftover in found:
        if start < done:
            continue
        done = end
        # A block between colons is told once, where it opens.
        if KINDS[order].pattern.pattern == CLOSER and opened:
            opened -= 1
            continue
        opened += leftover.text.startswith(":::")
        kept.append(leftover)
    return tuple(kept)


def _search(text: str) -> Iterator[tuple[int, int, int, Leftover]]:
    signs = frozenset(text)
    for order, kind in enumerate(KINDS):
        if any(needle[0] in signs and needle in text for needle in kind.needles):
            for match in kind.pattern.finditer(text):
                yield match.start(), order, match.end(), Leftover(match[0].strip()[:60], kind.cure)
