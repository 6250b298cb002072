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


MENTION = """
from mkdocs.structure.files import File

def on_files(files, *, config):
    files.append(File.generated(config, "extra.md", content="[x](lessons/tea/course.yml)"))
    return files
"""


def test_a_page_of_another_plugin_that_leads_to_what_is_left_out_stops_the_build(tiny_copy: Path) -> None:
    (tiny_copy / "hook.py").write_text(MENTION, encoding="utf-8")
    with (tiny_copy / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    run = build(tiny_copy)
    assert run.exit_code == 1
    assert "'lessons/tea/course.yml' which is excluded" in str(warnings_of_the_host(run.output))
