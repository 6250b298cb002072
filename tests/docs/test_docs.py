"""The documentation names all that authors can write and all that the tool can say, and nothing that is not there."""

import inspect
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import click
import pytest

from clawdemy_site.cli import main
from clawdemy_site.diagnostics.registry import rules_by_area
from clawdemy_site.figures import Motion, animation, figure, live, palette
from clawdemy_site.hosts import config
from clawdemy_site.practice.kinds import KINDS
from clawdemy_site.records.fields import Record
from clawdemy_site.records.sources import load_text
from clawdemy_site.records.spdx import CC_ID
from clawdemy_site.records.tree import parse_yaml
from clawdemy_site.records.work_kinds import DEGREES, VENUE_TYPES, WORK_KINDS, WorkKind
from clawdemy_site.records.works import CurriculumRecord, WorkRecord
from clawdemy_site.references.licences import LICENCES, Family
from clawdemy_site.references.rules import OWED
from clawdemy_site.templating import FRAGMENTS
from docs.samples import Guide, read_guide
from records.variations import RECORDS, is_internal, models
from write_tables import TABLES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "clawdemy_site"
PAGES = sorted((ROOT / "docs").glob("*.md"))
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
GUIDES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES]


def guide(name: str) -> Guide:
    return read_guide(ROOT / "docs" / name)


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_say_what_the_code_says(name: str) -> None:
    text = guide(name).text
    assert TABLES[name](text) == text, "run scripts/write_tables.py"


def test_every_rule_has_one_row() -> None:
    page = guide("checking.md")
    ids = [rule.id for rules in rules_by_area().values() for rule in rules]
    assert sorted(row for row in page.rows if ID.fullmatch(row)) == sorted(ids)


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def choices(model: type[Record]) -> Iterator[str]:
    for field in model.model_fields.values():
        for part in parts(field.annotation):
            if get_origin(part) is Literal:
                yield from get_args(part)


@pytest.mark.parametrize("record", [*dict.fromkeys(RECORDS.values())])
def test_every_field_and_choice_of_a_record_is_named(record: type[Record]) -> None:
    words = guide("references.md" if record.__module__ == WorkRecord.__module__ else "authoring.md").words
    for model in models(record):
        assert set(model.model_fields) <= words, model.__name__
        assert set(choices(model)) <= words, model.__name__


@pytest.mark.parametrize(("field", "table"), [("kind", WORK_KINDS), ("venue_type", VENUE_TYPES), ("degree", DEGREES)])
def test_the_kinds_of_works_are_those_of_the_table(field: str, table: Mapping[str, WorkKind]) -> None:
    row = re.search(rf"^\| `{field}` \|(.*)$", guide("references.md").prose, re.MULTILINE)
    assert row
    assert re.findall(r"`([a-z-]+)`", row[1]) == [*table]


def test_the_fields_that_are_shown_nowhere_are_those_marked_internal() -> None:
    prose = guide("references.md").prose
    marked = {
        name
        for record in (*models(WorkRecord), *models(CurriculumRecord))
        for name in record.model_fields
        if is_internal(record, name)
    }
    assert set(re.findall(r"^\| `(\w+)` \|.*; shown nowhere \|$", prose, re.MULTILINE)) == marked


def test_every_relation_and_what_it_owes_is_named() -> None:
    page = guide("references.md")
    table = page.prose.partition("## What each use owes")[2].partition("\n## ")[0]
    assert len(re.findall(r"^\| [a-z]", table, re.MULTILINE)) == len(OWED) + 1
    for owed in OWED.values():
        assert set(owed.use) <= page.words


def test_every_licence_is_named() -> None:
    page = guide("references.md")
    others = {name for name, one in LICENCES.items() if one.family is not Family.OTHER and not name.startswith("CC-BY")}
    assert others <= page.words
    commons = [match for match in map(CC_ID.fullmatch, LICENCES) if match]
    for code in {match[1] for match in commons}:
        assert code.removeprefix("BY-") in page.prose
    for version in {match[2] for match in commons} - {"2.1"}:  # Japan alone has it
        assert version in page.prose


def test_every_practice_block_and_option_is_named() -> None:
    page = guide("authoring.md")
    for kind in KINDS.values():
        row = re.search(rf"^\| `{kind.name}` \|.*$", page.prose, re.MULTILINE)
        assert row, kind.name
        assert set(re.findall(r"`([a-z]+)`", row[0].rpartition(" | ")[2])) == set(kind.options)


def test_every_argument_of_the_decorator_and_every_colour_is_named() -> None:
    words = guide("authoring.md").words
    assert set(inspect.signature(figure).parameters) <= words
    assert set(inspect.signature(animation).parameters) <= words
    assert set(inspect.signature(live).parameters) <= words
    assert {colour.name.upper() for colour in palette.COLOURS} <= words


def test_every_verb_of_an_animation_is_printed_with_its_arguments() -> None:
    rows = [row for row in guide("authoring.md").rows if row.startswith("motion.")]
    for name in ("appear", "during", "move", "trace"):
        row = next(row for row in rows if row.startswith(f"motion.{name}("))
        arguments = inspect.signature(getattr(Motion, name)).parameters.values()
        assert {argument.name for argument in arguments if argument.kind is argument.KEYWORD_ONLY} <= set(
            re.findall(r"(\w+)=", row)
        )
    assert len(rows) == 4


def test_every_command_and_option_is_named() -> None:
    page = guide("checking.md")
    for name, command in main.commands.items():
        assert f"clawdemy {name}" in page.text
        for option in command.params:
            assert set(option.opts) <= page.words
            kinds = option.type.choices if isinstance(option.type, click.Choice) else ()
            assert set(kinds) <= page.words
    assert "clawdemy check --format text|github|json" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_option_of_the_plugin_is_printed_with_its_default() -> None:
    sample = next(sample for sample in guide("site.md").samples if "- clawdemy:" in sample.text)
    tree, _ = parse_yaml(sample.text, sample.page)
    assert tree
    defaults = {
        name: str(value).lower() if isinstance(value, bool) else value
        for name, value in config.ClawdemyConfig().items()
    }
    assert tree.data["plugins"][1]["clawdemy"] == defaults


def test_every_fragment_that_a_site_may_replace_is_named() -> None:
    assert {path.name for folder in FRAGMENTS for path in folder.iterdir()} <= guide("site.md").words


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_place_in_it(path: Path) -> None:
    for link in read_guide(path).links:
        if re.match(r"\w+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.is_relative_to(ROOT)
        assert target.exists(), link
        assert not anchor or anchor in read_guide(target).anchors, link


def test_the_readme_leads_to_every_page() -> None:
    links = read_guide(ROOT / "README.md").links
    assert {f"docs/{path.name}" for path in PAGES} <= set(links)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_is_text_that_the_tool_itself_would_take(path: Path) -> None:
    text, found = load_text(ROOT, path.relative_to(ROOT).as_posix())
    assert text
    assert not found
