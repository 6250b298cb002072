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
    """Something that a site offers.

    Attributes:
        pages: The pages that it makes of a site, in the order of the navigation.
        files: What makes each of its files, by the file's path in the site.
        checks: What must hold of a manuscript for it, each a rule or a few.
        site_checks: What must hold of the rendered site for it.
        head: What it adds to the head of any page on which something of its stands.
    """

    name: str
    pages: Callable[[Site], Iterable[SitePage]] = lambda _site: ()
    files: Callable[[Site], Mapping[str, Maker]] = lambda _site: {}
    checks: tuple[Callable[[Manuscript], Iterable[Diagnostic]], ...] = ()
    site_checks: tuple[Callable[[Site], Iterable[Diagnostic]], ...] = ()
    head: HeadMaker | None = None
