"""Elements of other extensions ask no other host, and say on paper what a click would show."""

import re

import pytest
from markdown import markdown
from pymdownx import emoji

EMOJI = "pymdownx.emoji"


@pytest.mark.parametrize("index", ["emojione", "gemoji", "twemoji"])
@pytest.mark.parametrize("maker", ["to_png", "to_svg", "to_alt"])
def test_an_emoji_is_its_character_whatever_draws_it(index: str, maker: str) -> None:
    settings = {"emoji_index": getattr(emoji, index), "emoji_generator": getattr(emoji, maker)}
    html = markdown("A :smile: here.", extensions=["clawdemy", EMOJI], extension_configs={EMOJI: settings})
    assert "😄" in html
    assert "http" not in html


def test_each_panel_of_tabs_has_its_label_as_a_title_of_its_own() -> None:
    text = '=== "*One* {#a}"\n\n    1\n\n=== "Two"\n\n    2\n'
    configs = {"pymdownx.tabbed": {"alternate_style": True}}
    html = markdown(text, extensions=["clawdemy", "pymdownx.tabbed"], extension_configs=configs)
    panels = html.split('<div class="tabbed-block">')[1:]
    titles = [re.findall(r'^\s*<p class="tabbed-title" data-search-exclude="">(.*?)</p>', panel)[0] for panel in panels]
    assert [re.sub(r"<[^>]+>| \{#a\}", "", title) for title in titles] == ["One", "Two"]


def test_folded_boxes_of_an_author_are_told_from_ours() -> None:
    text = "??? note\n    Inside.\n\n/// selfcheck | Why?\n    outcome: a\nBecause.\n///\n\n[2]{= 1 + 1}\n"
    html = markdown(text, extensions=["clawdemy", "pymdownx.details"])
    assert re.findall(r'<details class="([^"]*)"', html) == ["note box", "practice__answer", "sums"]
