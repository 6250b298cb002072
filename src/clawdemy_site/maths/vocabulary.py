r"""What formulas may and may not say: commands and environments by what is done with them.

Each table is read by `reading`. Whatever stands in none is the typesetter's own, or unknown to it.
"""

from types import MappingProxyType

TEXT = MappingProxyType(
    {f"\\{name}": f"\\{name}" for name in ("text", "textrm", "textbf", "textit", "texttt", "textsf", "textup")}
    | {f"\\{name}": r"\text" for name in ("mbox", "hbox", "textnormal", "textmd")}
)
"""Commands whose argument is text, and under what name the typesetter knows each."""

ENVIRONMENTS = MappingProxyType(
    {
        "split": "aligned",
        "alignat*": "align*",
        "alignedat": "aligned",
        "flalign*": "align*",
        "eqnarray*": "darray",
        "smallmatrix": "subarray",
        "multline*": "gathered",
    }
)
"""Environments that the typesetter does not know, and those that lay out the same."""

COUNTED = frozenset({"alignat*", "alignedat"})  # environments whose number of columns stands behind their name
PLACED = frozenset({"array", "aligned", "gathered", "alignedat", "split"})  # which may say where they stand: [t]
SPECIFIED = frozenset({"array", "darray", "subarray"})  # which say how their columns are aligned
COLUMNS = MappingProxyType({"eqnarray*": "rcl", "smallmatrix": "c" * 20})  # how columns are aligned where it is implied
ONE_ROW = frozenset({"equation*"})

FENCES = MappingProxyType(
    {"pmatrix": "()", "bmatrix": "[]", "Bmatrix": "{}", "vmatrix": "||", "cases": "{", "rcases": "}"}
    | {"dcases": "{", "drcases": "}"}
)
"""What environments put around what they hold, as far as it is compared."""

NUMBERED = frozenset({"equation", "align", "gather", "multline", "alignat", "flalign", "eqnarray"})

ALONE = frozenset({r"\smash", r"\relax", r"\allowbreak", r"\nobreak", r"\displaylimits", r"\nolimits"})
"""Commands that change only how much room something takes: passed over."""

RENAMED = MappingProxyType({r"\operatornamewithlimits": r"\operatorname*", "\\\n": "\\ ", "\\\t": "\\ "})

NAMES = frozenset({r"\operatorname", r"\operatornamewithlimits"})  # commands whose argument is the name of a function

LENGTHS = frozenset({r"\hspace", r"\hskip", r"\kern", r"\mkern", r"\mskip", r"\mspace", r"\raisebox"})
"""Commands that a length follows, which is not seen."""

OPTIONS = frozenset(
    {r"\sqrt", r"\xlongequal", r"\xmapsto", r"\xtofrom", r"\xleftrightharpoons", r"\xrightleftharpoons"}
    | {f"\\x{side}{form}" for side in ("left", "right") for form in ("arrow", "harpoonup", "harpoondown")}
    | {rf"\x{name}arrow" for name in ("Left", "Right", "leftright", "Leftright", "hookleft", "hookright")}
    | {r"\xtwoheadleftarrow", r"\xtwoheadrightarrow"}
)
"""Commands that an argument in square brackets may follow; the brackets are not seen."""

COLOURS = MappingProxyType(
    {name: name for name in ("blue", "green", "orange", "purple", "red", "teal")}
    | {"black": "ink", "gray": "muted", "violet": "purple"}
)
"""Colours that formulas may have, and their names among the figures' colours, each readable in both schemes."""

_NUMBER_HELP = "take it out; write {#eq-name} behind the closing $$, and refer to it as [](eq:name)"
_LINK = ("maths-link", "a formula holds no links", "put the link in the text")
_DEFINITION = ("maths-definition", "a formula defines no commands", "write the command's meaning out")
_NUMBER = ("maths-number", "a formula holds neither number nor label of its own", _NUMBER_HELP)

REFUSED = MappingProxyType(
    dict.fromkeys([r"\href", r"\url"], _LINK)
    | dict.fromkeys(
        [rf"\{name}command" for name in ("new", "renew", "provide")]
        + [r"\def", r"\gdef", r"\edef", r"\let", r"\DeclareMathOperator", r"\newenvironment", r"\require"],
        _DEFINITION,
    )
    | dict.fromkeys([r"\label", r"\tag", r"\ref", r"\eqref"], _NUMBER)
    | {
        name: ("maths-package", f"'{name}' belongs to a package that is not read", help_text)
        for names, help_text in (
            ((r"\ce", r"\pu", r"\chem"), r"write the formula of a substance as \mathrm{H_2O}"),
            ((r"\SI", r"\qty", r"\SIrange"), r"write the number, a thin space and the unit: 3\,\mathrm{m/s}"),
            ((r"\si", r"\unit"), r"write the unit as \mathrm{m/s}"),
            ((r"\num", r"\ang"), r"write the number itself, and a degree as ^\circ"),
        )
        for name in names
    }
)
"""Commands that no formula may hold: rule, what is wrong, and what to write instead."""

SIZED = frozenset(
    {r"\left", r"\right", r"\middle"}
    | {f"\\{big}{side}" for big in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")}
)
"""Commands that give the bracket behind them its size."""
