"""What a check passes, a strict build of MkDocs passes too; mistakes, which both tell, are tried in ``golden/``."""

from pathlib import Path

import projects
from plugin.builds import build, findings, warnings_of_the_host

MANY_FORMS = """
[a](lesson.md) [b](lesson.md?x=1&y=2#the-sum) [c](<lesson.md#the-sum>) [d](#fig-warming-bars) [e](%6Cesson.md)
[f](../../../index.md#welcome) [g](https://example.org/?a=1#b) [h](mailto:a@example.org) <b@example.org> [i][there]

![](figure:warming.bars)

<p><a href="#fig-warming-bars">raw</a></p>

| a | b |
|---|---|
| [j](../index.md) | $x$ |

[there]: practice.md#one-gram
"""


def test_what_a_check_passes_a_strict_build_passes(tiny_copy: Path) -> None:
    page = tiny_copy / "content/lessons/tea/warm-water/summary.md"
    page.write_text(page.read_text(encoding="utf-8") + MANY_FORMS, encoding="utf-8")
    assert [f"{found.location} {found.rule}" for found in projects.build(tiny_copy).diagnostics] == []
    run = build(tiny_copy)
    assert (run.exit_code, findings(run.output), warnings_of_the_host(run.output)) == (0, [], []), run.output
