"""YAML is read as text with positions; whatever could surprise is refused where it stands."""

import pytest

from clawdemy_site.records.tree import MAX_DEPTH, parse_yaml


def problems(text: str) -> list[str]:
    return [f"{d.location.line}:{d.location.column} {d.rule}" for d in parse_yaml(text, "a.yml")[1]]


def test_scalars_stay_the_text_that_was_written() -> None:
    tree, found = parse_yaml("a: no\nb: 1.10\nc: 010\nd: 12:30\ne: 1_000\nf: 2026-05-24\ng: .inf\n", "a.yml")
    assert not found
    assert tree is not None
    assert tree.data == {
        "a": "no",
        "b": "1.10",
        "c": "010",
        "d": "12:30",
        "e": "1_000",
        "f": "2026-05-24",
        "g": ".inf",
    }


def test_only_an_unquoted_nothing_is_nothing() -> None:
    tree, _ = parse_yaml("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n", "a.yml")
    assert tree is not None
    assert tree.data == {"a": None, "b": None, "c": None, "d": "", "e": "null"}


def test_every_value_and_key_has_a_place() -> None:
    tree, _ = parse_yaml("top:\n  - one\n  - key: two\n", "a.yml", first_line=5)
    assert tree is not None
    where = tree.positions
    assert str(where.at("top", 0)) == "a.yml:6:5"
    assert str(where.at("top", 1, "key")) == "a.yml:7:10"
    assert str(where.key("top", 1, "key")) == "a.yml:7:5"
    assert str(where.at("top", 1, "missing")) == "a.yml:7:5"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
        ("a:\n\tb: 1\n", ["2:1 yaml-syntax"]),
        ("a: &x 1\nb: 2\n", ["1:4 yaml-anchor"]),
        ("a: *x\n", ["1:4 yaml-alias"]),
        ("a: !!python/object:os.system 1\n", ["1:4 yaml-tag"]),
        ("a: !custom 1\n", ["1:4 yaml-tag"]),
        ("a: 1\n---\nb: 2\n", ["2:1 second-document"]),
        ("", ["1:1 empty"]),
        ("# nothing but a comment\n", ["1:1 empty"]),
        ("a: 'open\n", ["2:1 yaml-syntax"]),
        ("a: b: c\n", ["1:5 yaml-syntax"]),
        ("? [a]\n: 1\n", ["1:3 yaml-key"]),
    ],
)
def test_refusals_have_a_place_and_a_rule(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize("text", ["[" * 5000, "{a: " * 5000, "- " * 5000], ids=["list", "mapping", "block"])
def test_depth_is_bounded(text: str) -> None:
    found = problems(text)
    assert len(found) == 1
    assert found[0].endswith(("yaml-depth", "yaml-syntax"))


def test_a_record_of_the_allowed_depth_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert not problems("[" * depth + "x" + "]" * depth)


def test_an_anchor_bomb_costs_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    assert problems(bomb) == ["1:4 yaml-anchor"]
