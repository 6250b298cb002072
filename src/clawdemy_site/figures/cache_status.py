"""The studio's state in words, for ``clawdemy figures``: what is kept, what is due, and why."""

from collections.abc import Iterable, Iterator

from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.figures.cache import Difference
from clawdemy_site.figures.spec import FigureSpec
from clawdemy_site.figures.studio import Studio


def list_states(studio: Studio, specs: Iterable[FigureSpec]) -> Iterator[str]:
    """One line for each figure, ``cached`` or ``to draw``, then a count."""
    counts = {"cached": 0, "to draw": 0}
    for spec in specs:
        state = "to draw" if studio.explain(spec) else "cached"
        counts[state] += 1
        yield f"{state:<8} {spec.name}"
    yield ", ".join(f"{count} {state}" for state, count in counts.items())


def explain_state(studio: Studio, spec: FigureSpec) -> Iterator[str]:
    """What has changed since the kept drawing of a figure, a line for each input."""
    differences = studio.explain(spec)
    for difference in differences:
        yield f"{spec.name} is due: {_in_words(difference, spec)}"
    if not differences:
        yield f"{spec.name} is cached: nothing that it depends on has changed"


def say_unknown(name: str, specs: Iterable[str]) -> str:
    """That there is no figure of a name, and which is near."""
    return " ".join(filter(None, [f"no script declares the figure '{name}'.", did_you_mean(name, specs)]))


def _in_words(difference: Difference, spec: FigureSpec) -> str:
    if difference.kind == "file":
        return f"{_role(difference.name, spec)} {difference.name} {difference.change}"
    if difference.kind == "drawing":
        return f"its drawing {difference.change}"
    if difference.name in {"style", "renderer"}:
        return f"the {difference.name} changed"
    return f"the version of {difference.name} changed: {difference.change}"


def _role(path: str, spec: FigureSpec) -> str:
    if path == spec.path:
        return "its code or its parameters in"
    if path.endswith(".py"):
        return "the module"
    return "the folder" if path.endswith("/") else "the data file"
