"""The data of a site as pages see them while they are made: each asks for what it uses, and that is noted.

Whatever is handed to a page's maker passes through here, so what a page rests on is seen and not declared. Data that
come in pieces, such as works or drawings, are noted piece by piece; of the courses as a whole one print is enough, for
nearly every page shows titles and neighbours.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from clawdemy_site.course.model import Catalogue, Course, Lesson, Module, Page
from clawdemy_site.diagnostics import Location
from clawdemy_site.keeping.keeper import Keeper
from clawdemy_site.keeping.prints import digest_of, print_of
from clawdemy_site.records.project import PageSource
from clawdemy_site.records.tree import Positions
from clawdemy_site.references.model import Work
from clawdemy_site.render.page import CATALOGUE, SitePages
from clawdemy_site.render.site import Site
from clawdemy_site.site.credits import Credits
from clawdemy_site.site.manuscript import Manuscript

Key = TypeVar("Key")
Value = TypeVar("Value")

_WHOLE = frozenset({"numbering", "equations", "cover", "lesson_of", "kept_back", "unsettled"})
"""What is worked out from all pages together, and so is an input of its own."""


class TracedMap(Mapping[Key, Value]):
    """A mapping that notes which of its values are asked for; who looks at all keys asks for all values."""

    def __init__(self, keeper: Keeper, kind: str, values: Mapping[Key, Value]) -> None:
        self._keeper, self._kind, self._values = keeper, kind, values

    def __getitem__(self, key: Key) -> Value:
        self._keeper.note((self._kind, key))
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._keeper.note((self._kind, key))
        return key in self._values

    def __iter__(self) -> Iterator[Key]:
        self._keeper.note((self._kind,))
        return iter(self._values)

    def __len__(self) -> int:
        self._keeper.note((self._kind,))
        return len(self._values)

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self._values),)


class TracedManuscript(Manuscript):
    """A manuscript that notes which parts of it are asked for."""

    def __getattribute__(self, name: str) -> Any:
        """A part of it; what is worked out from others notes itself alone."""
        if name != "catalogue" and name not in _WHOLE:
            return super().__getattribute__(name)
        keeper: Keeper = object.__getattribute__(self, "keeper")
        keeper.note(CATALOGUE if name in {"catalogue", "lesson_of"} else (name,))
        with keeper.apart():
            return super().__getattribute__(name)


def trace_site(site: Site) -> Site:
    """The site with everything in it noting what it is asked for."""
    keeper, manuscript, records = site.keeper, site.manuscript, site.credits.records
    site.templates.tell = keeper.spoil
    _works.clear()
    traced = partial(_traced, keeper)
    sources = traced("source", manuscript.content.pages, lambda source: source.print)
    # A scan is read from the source alone, and so has its print.
    scans = TracedMap(keeper, "source", manuscript.scans)
    own = TracedManuscript(
        manuscript.layout,
        replace(manuscript.content, pages=sources),
        manuscript.catalogue,
        scans,
        traced("spec", manuscript.specs),
        manuscript.broken_topics,
        replace(manuscript.glossary, terms=traced("defined", manuscript.glossary.terms)),
        is_blocked=manuscript.is_blocked,
        keeper=keeper,
    )
    keeper.know_input("catalogue", lambda: print_value(manuscript.catalogue.courses, is_inner=False))
    keeper.know_input("skipped", lambda src_uri: str(src_uri in site.skipped))
    keeper.know_input("taken away", site.about_file)
    for name in _WHOLE:
        keeper.know_input(name, lambda name=name: print_value(getattr(manuscript, name)))
    library = replace(
        records.library,
        works=traced("work", records.library.works),
        curricula=traced("curriculum", records.library.curricula),
    )
    listings = replace(
        site.listings,
        excerpts=traced("excerpt", site.listings.excerpts),
        outputs=traced("output", site.listings.outputs),
    )
    return replace(
        site,
        manuscript=own,
        drawings=traced("drawing", site.drawings),
        undrawn=traced("undrawn", site.undrawn),
        credits=Credits(replace(records, library=library), traced("credit", site.credits.lessons)),
        exercises=traced("exercise", site.exercises),
        listings=listings,
    )


def _traced(
    keeper: Keeper, kind: str, values: Mapping[Key, Value], find: Callable[[Value], str] | None = None
) -> TracedMap[Key, Value]:
    """A mapping whose values are inputs of a kind, each with a print of its own and all of them with one."""
    prints: dict[Key, str] = {}

    def print_at(*key: Key) -> str:
        if not key:
            return print_of([(one, print_at(one)) for one in values])
        if key[0] not in prints:
            prints[key[0]] = (find or print_value)(values[key[0]]) if key[0] in values else ""
        return prints[key[0]]

    keeper.know_input(kind, print_at)
    return TracedMap(keeper, kind, values)


def trace_pages(stated: SitePages) -> SitePages:
    """The pages of a site, noting which of them are asked for."""
    return replace(stated, by_uri=_traced(stated.site.keeper, "stated", stated.by_uri))


def print_value(value: Any, *, is_inner: bool = True) -> str:
    """The print of data of a site, in which lessons and courses stand for themselves: who holds one rests on all.

    Lines of records are no part of it; no page shows them.
    """
    return print_of(value, _stand if is_inner else _stand_outer)


def print_maker(make: Callable[[], bytes]) -> str:
    """The print of what makes a file, with the files that it is handed."""
    return print_of(make, lambda one: _print_path(one) if isinstance(one, Path) else _stand(one))


def _print_path(path: Path) -> str:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return print_of([(str(one.relative_to(path)), digest_of(one.read_bytes())) for one in files if one.is_file()])


_works: dict[int, tuple[Work, str]] = {}
"""The prints of works, which many lessons use, by where they lie; a work that is held here is not replaced there."""


def _print_work(work: Work) -> str:
    if id(work) not in _works:
        _works[id(work)] = work, print_of(vars(work), _stand_outer)
    return _works[id(work)][1]


def _stand_outer(value: Any) -> str | None:
    """What stands for parts of the courses themselves."""
    if isinstance(value, Location):
        return value.path
    if isinstance(value, Positions):
        return "positions"
    if isinstance(value, PageSource):
        return value.path
    if isinstance(value, Work):
        return _print_work(value)
    if isinstance(value, Site):
        return "site"  # it notes what it is asked for
    return None


def _stand(value: Any) -> str | None:
    """What stands for parts of anything else: who holds a lesson rests on all courses."""
    if isinstance(value, Lesson):
        return value.path
    if isinstance(value, Course | Module):
        return value.slug
    if isinstance(value, Page):
        return value.src_uri
    return "catalogue" if isinstance(value, Catalogue) else _stand_outer(value)
