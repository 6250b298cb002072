"""The way through a site: a tree of entries, made of what each page says of its place."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from clawdemy_site.render.page import SitePage


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the navigation: a page, or a part with entries of its own."""

    label: str
    src_uri: str = ""
    entries: tuple["MenuEntry", ...] = ()


@dataclass(slots=True)
class _Node:
    """An entry that is still being filled; its children by what they are known by."""

    label: str = ""
    src_uri: str = ""
    children: dict[str, "_Node"] = field(default_factory=dict)

    def entry(self) -> MenuEntry:
        return MenuEntry(self.label, self.src_uri, tuple(child.entry() for child in self.children.values()))


def navigate(pages: Iterable[SitePage]) -> tuple[MenuEntry, ...]:
    """The entries of the navigation, in the order of the pages; those that state no place are left out."""
    root = _Node()
    for page in pages:
        if page.menu is None:
            continue
        node = root
        for step in page.menu:
            node = node.children.setdefault(step.id, _Node(step.label))
        node.children[page.src_uri] = _Node(page.label, page.src_uri)
    return root.entry().entries
