"""The nodes of a file of settings as keys, items and texts, each with its place."""

from collections.abc import Iterator

import yaml

from clawdemy_site.diagnostics import Location
from clawdemy_site.settings import material

Entry = tuple[str, Location, yaml.Node]
"""A key, or an item of a list, as text; its place; and the node of its value, which for an item is its own."""


def entries(node: yaml.Node | None, path: str, *, deep: bool = True) -> Iterator[Entry]:
    """The keys of a mapping, or the items of a list: texts as they are, mappings in it key by key."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield str(key.value), Location(path, key.start_mark.line + 1, key.start_mark.column + 1), value
    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        if isinstance(item, yaml.ScalarNode):
            yield item.value, Location(path, item.start_mark.line + 1, item.start_mark.column + 1), item
        elif deep:
            yield from entries(item, path, deep=False)  # a list may hold itself


def values(node: yaml.Node | None, path: str) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys, of several with the same key the last, as YAML has it."""
    return {key: value for key, _, value in entries(node, path)}


def plugins(node: yaml.Node | None, path: str) -> Iterator[Entry]:
    """The plugins that are on, those in groups too."""
    for entry in entries(node, path):
        yield entry
        options = values(entry[2], path)
        if entry[0] in material.PLUGIN_GROUPS and text_of(options.get("enabled")).lower() == "true":
            yield from entries(options.get("plugins"), path)


def text_of(node: yaml.Node | None) -> str:
    """What stands in a scalar; empty for anything else, and for nothing."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
