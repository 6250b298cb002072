"""What a feature of a site is: a folder that states its pages, files, checks and styles."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.render.page import HeadMaker, SitePage
from clawdemy_site.render.site import Site
from clawdemy_site.site.manuscript import Manuscript

Maker = Callable[[], bytes]  # makes a file of the site; it is called when the file is written


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that a site offers: what it makes of the site, and what must hold for it."""

    name: str
    pages: Callable[[Site], Iterable[SitePage]] = lambda _site: ()  # in the order of the navigation
    files: Callable[[Site], Mapping[str, Maker]] = lambda _site: {}  # by the file's path in the site
    checks: tuple[Callable[[Manuscript], Iterable[Diagnostic]], ...] = ()  # each a rule or a few
    site_checks: tuple[Callable[[Site], Iterable[Diagnostic]], ...] = ()  # of the rendered site
    head: HeadMaker | None = None  # for any page on which something of its stands
