"""The few lines of ``mkdocs.yml`` that matter to a check without MkDocs: its folders and our plugin's options.

The file belongs to the host, so tags of the host and of other plugins are tolerated, not understood.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.project import Layout
from clawdemy_site.records.sources import load_text

PLUGIN = "clawdemy"
_OPTIONS = ("references", "figures", "templates", "cache")
_DEEPEST_INHERITANCE = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check needs to know of a site.

    Attributes:
        layout: Where the project keeps what.
        templates: Folder of templates that replace ours.
        site_name: The site's name.
        site_url: Where the site is published; empty where that is not said.
        directories: Whether pages are published as folders.
    """

    layout: Layout
    templates: str = "templates"
    site_name: str = ""
    site_url: str = ""
    directories: bool = True


class _Loader(yaml.SafeLoader):
    """Reads any ``mkdocs.yml``: unknown tags become nothing, ``!ENV`` the variable or its default."""


def load_settings(config: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read a ``mkdocs.yml`` and those it inherits from.

    Args:
        config: The file; the project's root is its folder.
    """
    root = config.resolve().parent
    data, problems = _load(root, config.name)
    if data is None:
        return None, problems
    options = _plugin_options(data.get("plugins"))
    folders = {name: str(options[name]) for name in _OPTIONS if options.get(name)}
    templates = folders.pop("templates", "templates")
    layout = Layout(root, content=str(data.get("docs_dir") or "docs").rstrip("/"), **folders)
    name, url = str(data.get("site_name") or ""), str(data.get("site_url") or "")
    return Settings(layout, templates, name, url, data.get("use_directory_urls") is not False), []


def _load(root: Path, name: str, depth: int = 0) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    text, problems = load_text(root, name)
    if text is None:
        return None, problems
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - derives from SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Location(name, mark.line + 1, mark.column + 1) if mark else Location(name)
        return None, [Diagnostic(where, "yaml-syntax", f"this is not YAML: {getattr(error, 'problem', error)}")]
    if not isinstance(data, dict):
        return None, [Diagnostic(Location(name), "expected-mapping", "expected the settings of a site")]
    parent = data.get("INHERIT")
    if isinstance(parent, str) and depth < _DEEPEST_INHERITANCE:
        inherited, problems = _load(root, parent, depth + 1)
        return ({**inherited, **data} if inherited is not None else None), problems
    return data, []


def _plugin_options(plugins: Any) -> Mapping[str, Any]:
    """Our options, whether ``plugins`` is a list or a mapping."""
    entries = plugins.items() if isinstance(plugins, dict) else []
    if isinstance(plugins, list):
        entries = [pair for entry in plugins if isinstance(entry, dict) for pair in entry.items()]
    found = next((options for name, options in entries if name == PLUGIN), None)
    return found if isinstance(found, dict) else {}


def _env(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``, as MkDocs reads it."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node) or [None]
        return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)
    return None


def _nothing(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> None:
    """What an unknown tag stands for."""


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("!", _nothing)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _nothing)
