"""Layers of other sizes make the check fail wherever a page repeats a number of the old network, and nowhere else.

Where that is comes from the pages themselves. The check must fail at each line that writes an old number, name or sum
of the network, and at each that quotes a fact which is another one now. It may fail where a sum rests on such a fact.
"""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from clawdemy_site.build.pipeline import build, open_studio
from clawdemy_site.figures.facts import Fact
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Options

SIZES = "LAYERS = (SIDE * SIDE, 16, 16, 10)"
SUMS = {"784 + 16 + 16 + 10", "16 + 16 + 10"}
TELLING = 20
"""From here on a number is taken for the network's own wherever it stands; smaller ones stand for much else."""

UNREAD = re.compile(r"^ {4}\w+:.*|\{[^{}]*\}|(?<=\])\([^)\s]*\)|#=.*|[\[\]]")
"""What no reader sees: options of practice blocks, sums, reasons and ids, addresses, silent sides, brackets."""

Facts = Mapping[str, Mapping[str, Fact]]


def stated(facts: Facts) -> dict[str, Fact]:
    """Every number and text that figures state, by the words that quote it."""

    def parts(name: str, fact: Any) -> Iterator[tuple[str, Fact]]:
        if isinstance(fact, int | float | str):
            yield name, fact
        else:
            for place, part in enumerate(fact):
                yield from parts(f"{name}[{place}]", part)

    named = [(f"{figure}.{name}", fact) for figure, own in facts.items() for name, fact in own.items()]
    return dict(part for name, fact in named for part in parts(name, fact))


def places(manuscript: Manuscript, pattern: str, unread: str | re.Pattern[str] = r"(?!)") -> set[str]:
    """The lines of all pages in which a pattern is found; front matter is data, which holds no sums."""
    return {
        f"{page.path}:{number}"
        for page in manuscript.content.pages.values()
        for number, line in enumerate(page.body.split("\n"), page.body_line)
        if re.search(pattern, re.sub(unread, "", line))
    }


def any_of(texts: set[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(texts)))})"


@pytest.fixture
def layout(project_root: Path, facts: Facts, tmp_path: Path) -> Layout:
    """A copy of the project for one test to change, its drawn figures at hand."""
    assert facts  # so every figure is in the cache
    kept = f"{Layout(project_root).cache}/figures"
    for folder in ("content", "references", "figures", kept):
        shutil.copytree(project_root / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    return Layout(tmp_path)


@pytest.mark.xdist_group("mutation")
def test_layers_of_other_sizes_fail_at_each_place_that_repeats_an_old_one(
    manuscript: Manuscript, facts: Facts, layout: Layout
) -> None:
    data = layout.root / layout.figures / "digits_data.py"
    source = data.read_text(encoding="utf-8")
    assert SIZES in source
    data.write_text(source.replace(SIZES, SIZES.replace("16, 16", "17, 18")), encoding="utf-8")
    with open_studio(layout) as studio:
        found = build(layout, Options(), studio).diagnostics
        drawn, _, _ = studio.draw(manuscript.specs.values())
    now = stated({name: figure.facts for name, figure in drawn.items()})
    changed = {path: old for path, old in stated(facts).items() if now[path] != old}

    numbers = {f"{old:,}" for old in changed.values() if isinstance(old, int) and old >= TELLING}
    names = {old for old in changed.values() if isinstance(old, str)}
    assert {"826", "13,002", "12,960", "42"} <= numbers
    assert names == {"784-16-16-10"}
    written = places(manuscript, rf"(?<![\w.,]){any_of(numbers | names | SUMS)}(?!\w|[.,]\d)", UNREAD)
    exact = {path for path, old in changed.items() if isinstance(old, int | str)}
    quoted = places(manuscript, rf"(?:\{{=|#=) *{any_of(exact)} *(?:\}}|#|$)")
    resting = places(manuscript, rf"\b{any_of(set(changed))}(?![\w\[])")

    failed = {f"{problem.location.path}:{problem.location.line}" for problem in found}
    assert {problem.rule for problem in found} == {"wrong-number"}
    assert min(len(written), len(quoted)) > 40
    assert (written | quoted) - failed == set()
    assert failed - written - resting == set()


def test_a_layer_size_in_words_is_checked_too(manuscript: Manuscript) -> None:
    assert places(manuscript, r"(?i)\bsixteen\b")
    assert places(manuscript, r"(?i)\bsixteen\b(?!\]\{= architecture\.network\.sizes\[[12]\]\})") == set()


def test_no_description_outcome_or_reason_repeats_a_number_of_the_network(
    manuscript: Manuscript, facts: Facts, project_root: Path
) -> None:
    """Front matter and records hold no sums, so what would have to be checked does not stand there."""
    own = stated({name: facts[name] for name in ("architecture.network", "neuron.knobs")})
    telling = any_of({f"{fact:,}" for fact in own.values() if isinstance(fact, int) and fact > 100})
    texts = [*(project_root / "references" / "lessons").rglob("*.yml"), *(project_root / "content").rglob("*.yml")]
    lines = [(path.name, line) for path in texts for line in path.read_text(encoding="utf-8").split("\n")]
    for page in manuscript.content.pages.values():
        source = (project_root / page.path).read_text(encoding="utf-8").split("\n")
        lines += [(page.path, line) for line in source[: page.body_line - 1]]
    assert len(lines) > 100
    assert [(name, line) for name, line in lines if re.search(rf"(?<![\w.,]){telling}(?!\w|[.,]\d)", line)] == []
