"""After any edit a build that keeps what it can comes out as a clean one; ``run.py`` makes as many as one likes."""

from pathlib import Path

import pytest

from clawdemy_site.build.pipeline import open_studio
from clawdemy_site.records.layout import Layout
from editing.comparing import differences
from editing.edits import steps
from lasting import lasting_workers
from projects import TEA

SEED, EDITS = 0, 40


@pytest.fixture(autouse=True)
def _at_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def test_edits_of_every_kind_come_out_as_in_a_clean_build(tiny_copy: Path) -> None:
    layout = Layout(tiny_copy)
    with lasting_workers(), open_studio(layout) as studio:
        for desk, kind in steps(tiny_copy, SEED, EDITS):
            found, _ = differences(layout, desk.options, studio)
            assert not found, f"after {kind}: {sorted(found)[:5]}"


def test_a_page_in_which_nothing_has_changed_is_not_made_again(tiny_copy: Path) -> None:
    layout = Layout(tiny_copy)
    with lasting_workers(), open_studio(layout) as studio:
        differences(layout, TEA, studio)
        assert differences(layout, TEA, studio)[1].remade == []
        page = tiny_copy / "content/lessons/tea/warm-water/summary.md"
        page.write_text(f"{page.read_text(encoding='utf-8')}\nOnce more.\n", encoding="utf-8")
        made = {name[1] for name in differences(layout, TEA, studio)[1].remade if name[0] == "parts"}
        assert made == {"lessons/tea/warm-water/summary.md"}
