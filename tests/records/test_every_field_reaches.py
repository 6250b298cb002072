"""A field that authors write reaches the published site, or is declared internal where it stands: none is idle."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clawdemy_site.build import pipeline
from clawdemy_site.records.layout import Layout
from records.variations import RECORDS, Field, Project, Value, declared, models, others, read_project

SAMPLE = Path(__file__).parent / "every_field"
TIED = {"id", "slug", "number", "planned"}
"""Fields that cannot change alone, because files are named by them or other records are: a loose end is an error."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The project in which every field is written, with its studio warm for all builds."""
    root = tmp_path_factory.mktemp("fields") / "project"
    shutil.copytree(SAMPLE, root)
    with pipeline.open_studio(Layout(root)) as studio:
        yield read_project(root, studio)


@pytest.fixture(scope="module")
def published(project: Project) -> str:
    """What it publishes as it stands."""
    text, sound = project.publish({})
    assert sound
    return text


def leaves(project: Project, *, internal: bool) -> list[Value]:
    """The values that are text and may change alone."""
    return [
        value
        for value in project.values()
        if value.internal is internal and isinstance(project.get(value), str) and value.field[1] not in TIED
    ]


def mark(project: Project, values: Iterable[Value]) -> tuple[dict[str, Field], str]:
    """Give every text a word of its own, and publish: the words with their fields, and what is published."""
    told = project
    words: dict[str, Field] = {}
    for value in values:
        word = f"zq{len(words)}z"
        text = project.get(value)
        tree = told.varied(value, f"{text}{word}" if "://" in text else f"{text} {word}")
        if tree is not None:
            words[word] = value.field
            told = replace(told, trees={**told.trees, value.path: tree})
    return words, project.publish(told.trees)[0]


def is_published(project: Project, value: Value, published: str) -> bool:
    """Whether the site differs when one value says something else and nothing is wrong with it."""
    for other in others(project.get(value)):
        tree = project.varied(value, other)
        if tree is not None:
            text, sound = project.publish({value.path: tree})
            if sound and text != published:
                return True
    return False


def names(fields: Iterable[Field]) -> set[str]:
    return {f"{model.__name__}.{name}" for model, name in fields}


def test_every_field_of_every_record_is_written_in_the_project(project: Project) -> None:
    known = {declared(model, name) for top in RECORDS.values() for model in models(top) for name in model.model_fields}
    assert names(known - {value.field for value in project.values()}) == set()


def test_every_field_that_is_not_internal_is_published(project: Project, published: str) -> None:
    words, text = mark(project, leaves(project, internal=False))
    shown = {field for word, field in words.items() if word in text}
    for value in leaves(project, internal=False):
        if value.field not in shown and is_published(project, value, published):
            shown.add(value.field)
    assert names({value.field for value in leaves(project, internal=False)} - shown) == set()


def test_a_field_that_is_internal_is_published_nowhere(project: Project) -> None:
    words, text = mark(project, leaves(project, internal=True))
    assert words
    assert not [field for word, field in words.items() if word in text]
