"""From a tree of text to a record, with every mistake at once and each at its place.

pydantic finds the mistakes; this module says them for authors: the place in the file, what is wrong in plain words,
and how to mend it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from clawdemy_site.diagnostics import Diagnostic, did_you_mean
from clawdemy_site.records.fields import Record
from clawdemy_site.records.tree import Path, Positions, Tree, describe

RecordT = TypeVar("RecordT", bound=Record)


@dataclass(frozen=True, slots=True)
class Placed(Generic[RecordT]):
    """A validated record together with where its parts stand in the author's file."""

    record: RecordT
    where: Positions


def validate(model: type[RecordT], tree: Tree) -> tuple[Placed[RecordT] | None, list[Diagnostic]]:
    """Check a tree against a record's model.

    Returns:
        The record with its positions, or None beside one diagnostic for each mistake.
    """
    try:
        return Placed(model.model_validate(tree.data), tree.positions), []
    except ValidationError as error:
        found = [details for details in error.errors(include_url=False) if not _is_echo(details)]
        return None, [_explain(model, tree.positions, details) for details in found]


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list counts as too short only because its items are wrong, which is said already."""
    return details["type"] == "too_short" and len(details["input"]) >= (details.get("ctx") or {})["min_length"]


def _explain(model: type[Record], where: Positions, details: ErrorDetails) -> Diagnostic:
    path = where.nearest(*details["loc"])
    place = where.at(*path) if path in where.values else where.key(*path)  # where a key has no value, the key's
    owner = _owner(model, details["loc"][:-1])
    kind = details["type"]
    name = str(details["loc"][-1]) if details["loc"] else ""
    if kind == "missing":
        return Diagnostic(where.at(*path), "missing-field", f"{owner.noun} needs '{name}'", f"add a line '{name}: …'")
    if kind == "extra_forbidden":
        mend = did_you_mean(name, owner.model_fields) or f"its fields are {', '.join(sorted(owner.model_fields))}"
        return Diagnostic(where.key(*path), "unknown-field", f"'{name}' is not a field of {owner.noun}", mend)
    context: dict[str, Any] = details.get("ctx") or {}
    if "help" in context:
        return Diagnostic(place, kind, _named(path, context["message"]), context["help"])
    rule, message, mend = _standard(kind, details["input"], context)
    return Diagnostic(place, rule, _named(path, message), mend)


def _standard(kind: str, given: Any, context: dict[str, Any]) -> tuple[str, str, str]:
    """Rule, message and help for the kinds of mistake that pydantic names itself."""
    got = describe(given)
    if kind in {"literal_error", "enum"}:
        choices = [word.strip().strip("'") for word in str(context.get("expected", "")).replace(" or ", ",").split(",")]
        mend = (isinstance(given, str) and did_you_mean(given, choices)) or f"one of: {', '.join(choices)}"
        return "unknown-choice", f"{got} is not one of the choices", mend
    if kind in {"list_type", "tuple_type"}:
        return "expected-list", f"expected a list, got {got}", "write one item a line, each after '- '"
    if kind in {"model_type", "dict_type", "model_attributes_type"}:
        return "expected-mapping", f"expected a mapping, got {got}", "write its keys as 'key: value', one a line"
    if kind in {"too_short", "too_long"}:
        few, many = context.get("min_length"), context.get("max_length")
        wanted = f"at least {few}" if kind == "too_short" else f"at most {many}"
        return "list-length", f"there are {len(given)} items here", f"write {wanted}"
    return "invalid-value", f"{got} does not fit here", "compare with the other records"


def _named(path: Path, message: str) -> str:
    """The message with the field it speaks of in front."""
    field = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"{field}: {message}" if field else message


def _owner(model: type[Record], loc: Sequence[str | int]) -> type[Record]:
    """The model whose field a path names, followed through lists and nested records."""
    current: type[Record] = model
    for part in loc:
        field = current.model_fields.get(part) if isinstance(part, str) else None
        if field is not None:
            current = next(_models(field.annotation), current)
    return current


def _models(annotation: Any) -> Iterator[type[Record]]:
    """The record models inside a type annotation, outermost first."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
