"""A project in which every field of every record is written, and what is published when one of them says another thing.

Nothing here knows what a field is for: each value is replaced by others that its record takes, until the published
site differs.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import AliasChoices, ValidationError

from clawdemy_site.build import pipeline
from clawdemy_site.figures.studio import Studio
from clawdemy_site.records.fields import Internal, Record
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.lessons import CourseRecord, FrontMatter, GlossaryRecord, PageFrontMatter
from clawdemy_site.records.work_kinds import DEGREES, VENUE_TYPES, WORK_KINDS
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from clawdemy_site.site.options import Options, Repository

FENCE = "---\n"
RECORDS: Mapping[str, type[Record]] = {
    "content/*.md": PageFrontMatter,
    "content/lessons/*/course.yml": CourseRecord,
    "content/lessons/*/*/brief.md": FrontMatter,
    "content/lessons/*/pouring/*.md": FrontMatter,
    "references/glossary.yml": GlossaryRecord,
    "references/works/*.yml": WorkRecord,
    "references/curricula/*.yml": CurriculumRecord,
    "references/lessons/**/*.yml": LessonReferences,
}
"""Which files hold which record."""

ALIKE: Sequence[Collection[str]] = (
    ("kettle-talks", "soup-talks"),
    ("1", "closing"),
    ("book", "essay", "reader", "paper", "thesis"),
    ("tea/water", "tea/pouring/cup", "tea/pouring/mug"),
    ("dots.one", "dots.two"),
    ("introductory", "advanced"),
    ("intro", "deep"),
    ("published", "needs-review"),
    ("2026-02-01", "2026-02-14", "2026-03-01", "2026-03-21", "2026-04-01", "2024-05-01", "2025-05-01"),
    ("CC-BY-SA-4.0", "CC-BY-4.0"),
    ("MIT", "ISC"),
    ("978-0-262-03561-3", "0-8044-2957-X"),
    ("1611.03530", "1611.03531"),
    ("true", "false"),
    (*WORK_KINDS,),
    (*VENUE_TYPES,),
    (*DEGREES,),
)
"""Values of the project that may stand for each other."""

Field = tuple[type[Record], str]
Step = str | int


@dataclass(frozen=True)
class Value:
    """A value of a field: its file, the way to it there, its record and name, and whether a mark says internal."""

    path: str
    steps: tuple[Step, ...]
    field: Field
    internal: bool


@dataclass(frozen=True)
class Project:
    """A project's records as plain data by file, each with the model of the whole file."""

    root: Path
    studio: Studio
    trees: Mapping[str, Any]
    models: Mapping[str, type[Record]]

    def values(self) -> Iterator[Value]:
        """Every value of every field, in the order of the files."""
        for path, tree in self.trees.items():
            yield from _values(path, self.models[path], tree, (), internal=False)

    def get(self, value: Value) -> Any:
        """What stands there."""
        found = self.trees[value.path]
        for step in value.steps:
            found = found[step]
        return found

    def varied(self, value: Value, says: str | None) -> Any:
        """The file's data with another value there, or without it for None; None where the record refuses it."""
        tree = deepcopy(self.trees[value.path])
        inner = tree
        for step in value.steps[:-1]:
            inner = inner[step]
        if says is None:
            del inner[value.steps[-1]]
        else:
            inner[value.steps[-1]] = says
        try:
            self.models[value.path].model_validate(tree)
        except ValidationError:
            return None
        return tree

    def publish(self, trees: Mapping[str, Any]) -> tuple[str, bool]:
        """All text of the site when some files hold other data, and whether the build found no error."""
        for path, tree in {**self.trees, **trees}.items():
            _write(self.root / path, tree)
        options = Options("Tea school", "https://example.org/tea/", repository=Repository("https://example.org/code"))
        built = pipeline.build(Layout(self.root), options, self.studio)
        pages = [
            (
                page.src_uri,
                page.title,
                page.label,
                page.description,
                parts.header,
                one.content,
                parts.footer,
                parts.head,
                built.footer(page.src_uri),
            )
            for one in built.pages.values()
            for page, parts in [(one.page, one.parts)]
        ]
        files = [(name, make()) for name, make in built.files.items() if name.endswith((".bib", ".json", ".txt"))]
        return repr([pages, files, built.navigation]), not any(found.is_error for found in built.diagnostics)


def read_project(root: Path, studio: Studio) -> Project:
    """The records of a project."""
    models = {
        path.relative_to(root).as_posix(): model for glob, model in RECORDS.items() for path in sorted(root.glob(glob))
    }
    return Project(root, studio, {path: _read(root / path) for path in models}, models)


def is_internal(model: type[Record], name: str) -> bool:
    """Whether a field is declared to be shown nowhere."""
    return any(isinstance(mark, Internal) for mark in model.model_fields[name].metadata)


def declared(model: type[Record], name: str) -> Field:
    """A field under the model that declares it, once for all that inherit it."""
    return next(base for base in reversed(model.__mro__) if name in getattr(base, "model_fields", {})), name


def others(text: str) -> Iterator[str | None]:
    """What a value may say instead: another of its kind, or nothing."""
    for kind in ALIKE:
        yield from (name for name in kind if text in kind and name != text)
    if text.isdigit():
        yield str(int(text) + 1)
    yield f"{text}zq"
    yield None


def _values(path: str, model: type[Record], tree: Any, steps: tuple[Step, ...], *, internal: bool) -> Iterator[Value]:
    """Where the values of a record stand, and those of the records inside it."""
    names = {alias: name for name, field in model.model_fields.items() for alias in _aliases(name, field)}
    for key, held in tree.items():
        name = names[key]
        hidden = internal or is_internal(model, name)
        inner = next(_models(model.model_fields[name].annotation), None)
        for index, item in enumerate(held if isinstance(held, list) else [held]):
            place = (*steps, key, index) if isinstance(held, list) else (*steps, key)
            yield Value(path, place, declared(model, name), hidden)
            if inner and isinstance(item, dict):
                yield from _values(path, inner, item, place, internal=hidden)


def _aliases(name: str, field: Any) -> Sequence[str]:
    alias = field.validation_alias
    return [str(choice) for choice in alias.choices] if isinstance(alias, AliasChoices) else [name]


def models(model: type[Record]) -> Iterator[type[Record]]:
    """A record's model and those inside it."""
    yield model
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield from models(inner)


def _models(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split(FENCE)[1] if path.suffix == ".md" else text, yaml.BaseLoader)  # noqa: S506 - text only


def _write(path: Path, tree: Any) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    if path.suffix == ".md":
        text = FENCE + text + FENCE + path.read_text(encoding="utf-8").split(FENCE, 2)[2]
    path.write_text(text, encoding="utf-8")
