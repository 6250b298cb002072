"""Every address on every rendered page leads to something that is published, and asks no other host for anything.

What an author wrote in Markdown is judged from the scan, which knows its place; all else that stands in the HTML of a
page is judged as browsers read it, and found in the source by what it means.
"""

import posixpath
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from clawdemy_site.diagnostics import Diagnostic, Fault, Location, did_you_mean
from clawdemy_site.keeping.prints import print_of
from clawdemy_site.markdown.addresses import advise, brief, check_address, read_address
from clawdemy_site.markdown.scan import PageScan
from clawdemy_site.records.layout import LESSONS, Layout
from clawdemy_site.records.sources import find_inside
from clawdemy_site.render.page import SitePages
from clawdemy_site.render.reading import FoundAddress, HtmlReading
from clawdemy_site.render.site import Site
from clawdemy_site.site.files import PICTURES, type_of

_Key = tuple[str, str]
"""An attribute, and what an address in it means: path and id, or the whole of one that leads elsewhere."""

_POINTER = b"version https://git-lfs"
_OWN = "__"  # what the ids of the theme begin with
_LONGEST = 255  # characters of a file's name; a longer path has no near miss worth looking for
_TOLD_ELSEWHERE = frozenset({"data", "javascript", "vbscript"})  # by ``unsafe-html``


@dataclass(frozen=True)
class Published:
    """What a site publishes."""

    site: Site
    pages: frozenset[str]  # the ``.md`` paths of its pages
    made: frozenset[str]  # paths of the files that it makes
    # The ids on each page that was rendered; what stands on another is not known.
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def pages_at(self) -> Mapping[str, str]:
        """The ``.md`` path of the page at each address."""
        return {self.site.options.addresses.of(page): page for page in self.pages}

    def is_offered(self, path: str) -> bool:
        """Whether a file of the content is of a type that is published where a page leads to it."""
        is_file = path in self.site.manuscript.content.files
        return is_file and type_of(path) in {*PICTURES, *self.site.options.downloads}

    def at(self, here: str, written: str) -> tuple[str, str] | None:
        """Path and id of what a relative address on the published page at ``here`` leads to; None for one elsewhere."""
        address = read_address(written)
        if not address.is_here or address.path.startswith("/"):
            return None
        if not address.path:
            return here, address.fragment
        target = address.resolve(self.site.options.addresses.of(here))
        folder, _, name = target.rpartition("/")
        bare = folder if name == "index.html" else "" if target == "." else target
        page = next((self.pages_at[one] for one in (bare, f"{bare}/") if one in self.pages_at), None)
        return page or target, address.fragment

    def judge(self, path: str, anchor: str, written: str = "") -> Fault | None:
        """What is wrong with a path and an id on it; ``written`` is what the author wrote."""
        path = path.partition("?")[0] if path not in self.site.manuscript.content.files else path
        if path in self.pages:
            return self._judge_anchor(path, anchor)
        if self.is_offered(path):
            return self._judge_file(path)
        if path in self.made:
            return None
        if path in self.site.manuscript.content.files:
            kind = type_of(path)
            why = f"'.{kind}' is none of the types that are" if kind else "its name ends in no type"
            return Fault(0, "file-type", f"{brief(written or path)} is not published: {why}")
        return self._missing(path, written or path)

    def _judge_anchor(self, page: str, anchor: str) -> Fault | None:
        self.site.keeper.note(("ids", page))
        # Browsers take an id as it is written in the address, and then decoded.
        known = self.ids.get(page, {anchor})
        if anchor in {"", "top"} or anchor.startswith(_OWN) or {anchor, unquote(anchor)} & known:
            return None
        mend = did_you_mean(unquote(anchor), known) or "give the heading an id: {#like-this}"
        return Fault(0, "broken-anchor", f"there is no place '{unquote(anchor)[:60]}' on {page}", mend)

    def _judge_file(self, path: str) -> Fault | None:
        self.site.keeper.note(("start", path))
        start = _read_start(self.site.manuscript.layout, path)
        if start[:1] == "!":
            return Fault(0, "unreadable", f"{brief(path)} cannot be read: {start[1:]}")
        if not start or start == _POINTER.hex():
            what = "a pointer of Git LFS" if start else "empty"
            return Fault(0, "file-missing", f"{brief(path)} is {what}")
        return None

    def _missing(self, target: str, written: str) -> Fault | None:
        manuscript = self.site.manuscript
        files = manuscript.content.files
        if any(page.startswith(f"{posixpath.dirname(target)}/") for page in manuscript.unsettled):
            return None
        lesson = target.removeprefix(f"{LESSONS}/").removesuffix(".md")
        lessons = manuscript.catalogue.lessons
        planned = lessons.get(lesson) or lessons.get(lesson.rpartition("/")[0])
        near = f"{target.rstrip('/')}.md"
        if planned is not None and planned.is_planned:
            mend = f"'{planned.title}' is still to come: write its name without a link"
        elif any(unicodedata.normalize("NFC", file) == unicodedata.normalize("NFC", target) for file in files):
            mend = "the name on the disk writes its accents as signs of their own: give the file its name anew"
        elif target.endswith(".html") and f"{target.removesuffix('.html')}.md" in self.pages:
            mend = f"link to the file: {read_address(written).path.removesuffix('.html')}.md"
        elif near in self.pages:
            mend = f"link to the file: {read_address(written).path.rstrip('/')}.md"
        else:
            kind = posixpath.splitext(target)[1]
            alike = self.pages if kind in {"", ".md"} else (file for file in files if file.endswith(kind))
            mend = advise(written) or (did_you_mean(target, alike) if len(target) <= _LONGEST else "")
        return Fault(0, "broken-link", f"{brief(written)} leads nowhere", mend)


def check_links(
    published: Published, scans: Mapping[str, PageScan], readings: Mapping[str, HtmlReading], *, is_sound: bool
) -> list[Diagnostic]:
    """What is wrong with the addresses of all pages.

    Args:
        published: What they may lead to.
        scans: The pages as their authors wrote them.
        readings: The pages that were rendered.
        is_sound: Whether nothing is wrong so far. If something is, what no author wrote follows from that.
    """
    found: list[Diagnostic] = []
    places = {src_uri: _places(src_uri, scan) for src_uri, scan in scans.items()}
    everywhere = {key for own in places.values() for key in own}
    for src_uri, scan in scans.items():
        for link in scan.links:
            address = read_address(link.target)
            fault = published.judge(address.resolve(src_uri), address.fragment, address.path)
            if not link.target:
                fault = Fault(0, "broken-link", "this link has no address")
            found += [fault.at(link.location)] if fault else ()
    nobodys: list[Diagnostic] = []
    for src_uri, reading in readings.items():
        counts: Counter[_Key] = Counter()
        for one in reading.addresses:
            key = (one.attribute, _meaning(src_uri, one))
            spots = places.get(src_uri, {}).get(key)
            where, is_told = spots[min(counts[key], len(spots) - 1)] if spots else (None, key in everywhere)
            counts[key] += 1
            fault = None if is_told else _judge(published, src_uri, one)
            if fault and where:
                found.append(fault.at(where))
            elif fault:
                nobodys.append(fault.at(_fallback(published.site, src_uri)))
    return found if found or not is_sound else nobodys


@dataclass(frozen=True, slots=True)
class Leads:
    """Where the addresses of a page lead: files of the content, and whether one leads nowhere."""

    files: tuple[str, ...]
    is_faulty: bool


def follow(stated: SitePages, published: Published, src_uri: str) -> Leads:
    """Where the addresses of a page lead, as its author wrote them and as they stand in its HTML."""
    keeper = stated.site.keeper

    def make() -> Leads:
        keeper.note(("published",))
        reading, scan = stated.read(stated.by_uri[src_uri]), stated.site.manuscript.scans.get(src_uri)
        judged = (_judge(published, src_uri, one) for one in reading.addresses)
        written = ((read_address(link.target), link.target) for link in scan.links) if scan else ()
        faults = (
            published.judge(address.resolve(src_uri), address.fragment, address.path) if target else True
            for address, target in written
        )
        is_faulty = any([*judged, *faults])
        return Leads(tuple(dict.fromkeys(linked_files(published, {src_uri: reading}))), is_faulty)

    return keeper.kept(("leads", src_uri), make)


def know_published(published: Published) -> None:
    """Say how it is seen that what is published has changed."""
    keeper, layout = published.site.keeper, published.site.manuscript.layout
    parts = [*map(sorted, (published.pages, published.made, published.site.manuscript.content.files))]
    keeper.know_input("published", lambda: print_of(parts))
    keeper.know_input("ids", lambda src_uri: print_of(published.ids.get(src_uri)))
    keeper.know_input("start", lambda path: _read_start(layout, path))


def _read_start(layout: Layout, path: str) -> str:
    """The first bytes of a file of the content, or why there are none."""
    file = find_inside(layout.root / layout.content, path)
    try:
        with (file or layout.root).open("rb") as opened:
            return opened.read(len(_POINTER)).hex()
    except OSError as error:
        return f"!{error.strerror}"


def check_nav(published: Published, entries: Iterable[tuple[str, Location]]) -> Iterator[Diagnostic]:
    """``broken-link`` in the navigation that a site's settings give: each entry is a page of the site, or elsewhere."""
    for target, where in entries:
        if read_address(target).is_here and target not in published.pages:
            mend = did_you_mean(target, published.pages) or "name the .md file, relative to the content folder"
            yield Diagnostic(where, "broken-link", f"the navigation names {brief(target)}, which is no page", mend)


def check_styled(published: Published, addresses: Iterable[tuple[str, Location]]) -> Iterator[Diagnostic]:
    """``broken-link`` in a stylesheet of the site's own; what it names is published, whatever its type."""
    files = published.site.manuscript.content.files
    for path, where in addresses:
        if path not in files and path not in published.made:
            mend = did_you_mean(path, files) or "name the file as it lies beside the sheet"
            yield Diagnostic(where, "broken-link", f"there is no file {brief(path)}", mend)


def linked_files(published: Published, readings: Mapping[str, HtmlReading]) -> Iterator[str]:
    """Files of the content that pages lead to or show, and that are of a type that is published."""
    for src_uri, reading in readings.items():
        for found in reading.addresses:
            place = found.place or published.at(src_uri, found.written)
            if place and published.is_offered(place[0].partition("?")[0]):
                yield place[0].partition("?")[0]


def _judge(published: Published, src_uri: str, found: FoundAddress) -> Fault | None:
    """What is wrong with an address, or with a picture that has no words."""
    if found.attribute == "alt":
        return Fault(0, "image-without-alt", "this image has no alt text")
    place, fault = found.place, None
    if place is None and read_address(found.written).scheme not in _TOLD_ELSEWHERE:
        fault = check_address(found.written, is_loaded=found.is_loaded, is_picture=found.is_picture)
        place = published.at(src_uri, found.written)
        if found.is_loaded and not found.written.strip():
            fault = Fault(0, "broken-link", f"'{found.attribute}' names nothing")
    return fault or (published.judge(*place, found.written) if place else None)


def _places(src_uri: str, scan: PageScan) -> dict[_Key, list[tuple[Location, bool]]]:
    """Where an author wrote each address of a page, in order, and whether it is judged by the scan."""
    places: dict[_Key, list[tuple[Location, bool]]] = defaultdict(list)
    every = [("src" if link.image else "href", link.target, link.location, True) for link in scan.links]
    every += [(raw.attribute, raw.target, raw.location, False) for raw in scan.raw]
    for attribute, target, where, is_told in sorted(every, key=lambda one: one[2]):
        places[attribute, _meaning_of(src_uri, target)].append((where, is_told))
    return places


def _meaning(src_uri: str, found: FoundAddress) -> str:
    if found.place:
        return f"{found.place[0].partition('?')[0]}#{found.place[1]}"
    return _meaning_of(src_uri, found.written)


def _meaning_of(src_uri: str, written: str) -> str:
    address = read_address(written)
    return f"{address.resolve(src_uri)}#{address.fragment}" if address.is_here else written


def _fallback(site: Site, src_uri: str) -> Location:
    source = site.manuscript.content.pages.get(src_uri)
    return Location(source.path, source.body_line) if source else Location(src_uri)
