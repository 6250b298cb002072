"""Links that our own model has resolved, kept from hosts that would resolve them again.

A host such as MkDocs reads every link of a page as the path of a source file and complains about those that are not.
The addresses that a context gives are final, so they travel under a scheme of their own, which hosts pass over, and
become plain addresses after the host's last step.
"""

from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor

_SCHEME = "clawdemy:"

PRIORITY = -1.0
"""Below 0, where MkDocs rewrites the links of a page."""


def late_link(url: str) -> str:
    """An address that only `LateLinks` turns into a plain one."""
    return f"{_SCHEME}{url}"


class LateLinks(Treeprocessor):
    """Takes the scheme off again."""

    def run(self, root: ET.Element) -> None:
        """Handle every link of the page."""
        for link in root.iter("a"):
            href = link.get("href", "")
            if href.startswith(_SCHEME):
                link.set("href", href.removeprefix(_SCHEME))
