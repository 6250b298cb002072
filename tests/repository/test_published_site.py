"""What is published: pages and what they need, every link leading somewhere, and nothing of the source."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from clawdemy_site.build.built import Built
from clawdemy_site.figures import palette
from conftest import PREFIX

pytestmark = pytest.mark.xdist_group("real course")

LESSONS = (
    "the-handwritten-digit-problem",
    "neurons-and-layers",
    "weights-biases-and-the-squish",
    "the-whole-network-as-one-function",
    "what-learning-really-means",
    "the-cost-landscape",
    "gradient-descent-step-by-step",
    "what-backpropagation-is-really-doing",
    "backpropagation-and-the-chain-rule",
    "seeing-it-whole-and-where-next",
)
PAGES = ("brief", "lesson", "practice", "summary", "cheatsheet", "references")


class _Addresses(HTMLParser):
    """Collects the addresses that a page names, and the ids that it offers."""

    def __init__(self) -> None:
        super().__init__()
        self.named: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # parent's signature kept
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.named.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def _read(page: Path) -> _Addresses:
    parser = _Addresses()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def _target(site: Path, page: Path, address: str) -> Path | None:
    """The file that an address on a page stands for; None where it leaves the sub-path."""
    here = PREFIX + page.relative_to(site).as_posix()
    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(address))) if address else here
    if not f"{path}/".startswith(PREFIX):
        return None
    target = site / path.removeprefix(PREFIX.rstrip("/")).lstrip("/")
    return target / "index.html" if target.is_dir() else target


def _broken(site: Path) -> list[str]:
    pages = {page: _read(page) for page in sorted(site.rglob("*.html"))}
    broken = []
    for page, addresses in pages.items():
        for address in addresses.named:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = _target(site, page, parts.path)
            known = pages.get(target) if target else None
            lost_anchor = parts.fragment and known is not None and unquote(parts.fragment) not in known.ids
            if target is None or not target.is_file() or lost_anchor:
                broken.append(f"{page.relative_to(site)}: {address}")
    return broken


def test_a_check_and_a_strict_build_both_pass_the_real_course(built_course: Built, built_site: Path) -> None:
    """The site that these tests share is built strictly."""
    assert built_course.diagnostics == ()
    assert (built_site / "index.html").is_file()


def test_no_source_is_published(built_site: Path) -> None:
    assert [path for path in built_site.rglob("*") if path.suffix in {".yml", ".yaml", ".py", ".md", ".j2"}] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_has_its_six_pages(built_site: Path, lesson: str) -> None:
    folder = built_site / "lessons" / "neural-network-intuition" / lesson
    assert [page for page in PAGES if not (folder / page / "index.html").is_file()] == []


def test_every_link_inside_the_site_leads_somewhere(built_site: Path) -> None:
    """No address leaves the sub-path or names a page, file or anchor that is not there."""
    assert _broken(built_site) == []


def test_every_page_names_both_licences(built_site: Path) -> None:
    pages = [page for page in built_site.rglob("*.html") if page.name != "404.html"]
    silent = [
        page for page in pages if not all(word in page.read_text(encoding="utf-8") for word in ("CC BY-SA 4.0", "MIT"))
    ]
    assert pages
    assert silent == []


@pytest.fixture(scope="module")
def drawings(built_site: Path) -> frozenset[str]:
    """The SVG of every figure of a lesson."""
    lessons = [page.read_text(encoding="utf-8") for page in built_site.glob("lessons/*/*/lesson/index.html")]
    found = {svg for page in lessons for svg in re.findall(r"<svg\b.*?</svg>", page, re.DOTALL) if "--fig-" in svg}
    assert len(found) > len(LESSONS)
    return frozenset(found)


def test_the_colours_of_figures_follow_the_scheme(drawings: frozenset[str]) -> None:
    """What is no grey of a picture is a colour of the palette, which the SVG gives as a variable."""
    fixed = {colour for svg in drawings for colour in re.findall(r"(?:fill|stroke)(?:: ?|=\")(#[0-9a-f]{6})", svg)}
    coloured = {colour for colour in fixed if len({colour[1:3], colour[3:5], colour[5:]}) > 1}
    swatches = {colour.dark for colour in palette.COLOURS if colour.name in {"blue", "orange"}}
    assert coloured <= swatches


def test_figures_are_light(drawings: frozenset[str]) -> None:
    """Each stays under 100 KB."""
    assert max(len(svg.encode()) for svg in drawings) < 100_000
