"""The stylesheet that makes a drawing move: keyframes that CSS runs, no script.

The drawing alone is the still, so the sheet only ever adds: outside a screen, for a reader who asked for less motion
or for colours of their own, and in a browser that does not understand it, none of it holds. Every selector names
an id of the drawing, and every name of keyframes begins with its prefix, so nothing reaches the page around it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clawdemy_site.figures.animation import Moving, Play, short
from clawdemy_site.figures.drawn import AGAIN, MOVING, PREFIX

_ROOT = f"#{PREFIX}-{MOVING}"
_CONTROL = f"#{PREFIX}-{AGAIN}"
_CONDITION = "screen and (prefers-reduced-motion:no-preference) and (forced-colors:none)"
# How far the figure must have come into view before it starts.
_SEEN = "entry 70%"


@dataclass(frozen=True, slots=True)
class Marked:
    """What an element of the drawing gets: a class of the drawing's own sheet, and whether the still is without it."""

    css_class: str
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A stylesheet, with placeholders for the prefix, and what each moving element gets, by its id in the drawing."""

    css: str
    marks: Mapping[str, Marked]


def write_sheet(moving: Mapping[str, Moving]) -> Sheet:
    """Write the stylesheet of an animation, from what each artist does, by its id in the drawing."""
    keyframes: dict[str, str] = {}
    classes: dict[str, str] = {}
    marks: dict[str, Marked] = {}
    for name, what in moving.items():
        if not what.plays:
            continue
        value = ",".join(_animation(play, keyframes) for play in what.plays)
        css_class = classes.setdefault(value, f"m{len(classes) + 1}")
        marks[name] = Marked(css_class, what.is_passing)
    names = list(keyframes.values())
    rules = [
        _names(_ROOT, names, "k"),
        # Other names for the same keyframes: CSS starts an animation again when its name changes.
        _names(f":has(>{_CONTROL} :checked)>{_ROOT}", names, "r"),
        *(f"{_ROOT} .{css_class}{{animation:{value}}}" for value, css_class in classes.items()),
        *(f"@keyframes {PREFIX}-{kind}{number}{{{body}}}" for body, number in keyframes.items() for kind in ("k", "r")),
        f"figure {_CONTROL}{{display:inline-block}}",
        *_wait_until_seen(classes.values()),
    ]
    return Sheet(f"@media {_CONDITION}{{{''.join(rules)}}}", marks)


def _names(selector: str, numbers: Iterable[str], kind: str) -> str:
    chosen = ";".join(f"--k{number}:{PREFIX}-{kind}{number}" for number in numbers)
    return f"{selector}{{{chosen}}}"


def _animation(play: Play, keyframes: dict[str, str]) -> str:
    """One item of an `animation` value; equal keyframes are kept once."""
    body = "".join(f"{short(100 * frame.share)}%{{{frame.style}}}" for frame in play.frames)
    number = keyframes.setdefault(body, str(len(keyframes) + 1))
    fill = " backwards" if play.holds_before else ""
    return f"var(--k{number}) {short(play.duration)}s {play.easing} {short(play.start)}s{fill}"


def _wait_until_seen(classes: Iterable[str]) -> Iterable[str]:
    """Hold the first moment until most of the figure has come into view, where the browser can tell.

    Where it cannot, or nothing scrolls, the variable is never set, and the animation runs when the page opens.
    """
    waiting = f"--{PREFIX}-wait"
    yield f"@keyframes {PREFIX}-w{{from,to{{{waiting}:1}}}}"
    yield (
        f"@supports (animation-timeline:view()){{figure:has({_ROOT}){{animation:{PREFIX}-w 1s linear backwards;"
        f"animation-timeline:view();animation-range:entry 0% {_SEEN}}}}}"
    )
    paused = ",".join(f"{_ROOT} .{css_class}" for css_class in classes)
    yield f"@container style({waiting}:1){{{paused}{{animation-play-state:paused}}}}"
