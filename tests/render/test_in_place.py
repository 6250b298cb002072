"""An author at work meets each mistake where it stands, and the page is otherwise the one that readers get."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from clawdemy_site.build.built import Built
from clawdemy_site.build.preview import show_badge, show_mistakes
from projects import TEA, build

LESSON = "lessons/tea/warm-water/lesson.md"
PRACTICE = "lessons/tea/warm-water/practice.md"
WRONG = """
## Mistakes [3]{= 1 + 1} here {#mistakes}

Water has [5]{= 2 + 2} cups, and [6]{= 3 + 2} more.

[7]{= 3 + 3} cups stand first.

- one
- [8]{= 4 + 3} in a list
- two with $\\frac{1}$ broken

> A quote with [9]{= 4 + 4} in it.

| cups | more |
|---|---|
| 1 | [11]{= 5 + 5} |

A "[12]{= 6 + 5}" in quotes, **[13]{= 6 + 6}** in bold, [a link](nowhere.md) and [@no-such-work].

![](figure:no.such)

```worked
sum = 2 + 2 = 5
```

Behind the fence.
"""
NUMBERS = [f"{number} is written" for number in (3, 5, 6, 7, 8, 9, 11, 12, 13)]
BEFORE = {
    **dict.fromkeys(NUMBERS, '<span class="number'),
    "does not parse": '<code class="math-error',
    "'nowhere.md' leads nowhere": "<a href",
    "no work 'no-such-work'": '<span class="citation-missing',
    "2 + 2 is 4, compared exactly": "Behind the fence",
}
"""What each mistake stands before, by a piece of its message."""


@pytest.fixture(scope="module")
def wrong(tiny: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The tiny course with mistakes of many kinds, built for an author at work."""
    project = tmp_path_factory.mktemp("wrong") / "project"
    shutil.copytree(tiny, project)
    with (project / "content" / LESSON).open("a", encoding="utf-8") as file:
        file.write(WRONG)
    practice = project / "content" / PRACTICE
    text = practice.read_text(encoding="utf-8")
    practice.write_text(text.replace("    outcome: patience\n", "    outcom: patience\n", 1), encoding="utf-8")
    return build(project, replace(TEA, preview=True))


def signs(html: str) -> list[str]:
    return re.findall(r'<strong class="clawdemy-mistake"[^>]*>(.*?)</strong>', html)


def test_each_mistake_stands_where_it_is_and_changes_nothing_else(wrong: Built) -> None:
    plain = wrong.pages[LESSON]
    shown = show_mistakes(wrong, plain)
    told = [one for one in wrong.diagnostics if one.location.path == f"content/{LESSON}"]
    assert len(signs(shown.content)) == len(told) >= 12
    assert re.sub(r'<strong class="clawdemy-mistake".*?</strong>', "", shown.content) == plain.content
    assert shown.contents == plain.contents
    html = shown.content.replace("&#39;", "'")
    for words, following in BEFORE.items():
        assert re.search(rf"{re.escape(words)}[^<]*</strong>{following}", html), words


def test_a_mistake_in_an_option_shows_at_its_block(wrong: Built) -> None:
    assert "unknown-option" in "".join(signs(show_mistakes(wrong, wrong.pages[PRACTICE]).content))


def test_the_badge_counts_in_the_title_and_lists_this_page_first(wrong: Built) -> None:
    page = "<html><head><title>Lesson</title></head><body><p>Words</p></body></html>"
    html = show_badge(wrong, page, PRACTICE)
    assert f"<title>({len(wrong.diagnostics)}) Lesson</title>" in html
    assert '<link rel="stylesheet" href="../../../../assets/clawdemy/banner.css"></head>' in html
    places = re.findall(r'<code><a href="([^"]*)#mistake-(\d+)">([^<]*)</a>', html)
    assert places[0][2].startswith(f"content/{PRACTICE}")
    ids = re.findall(r'id="mistake-(\d+)"', show_mistakes(wrong, wrong.pages[LESSON]).content)
    assert {number for href, number, _ in places if href == "../lesson/"} == set(ids)
