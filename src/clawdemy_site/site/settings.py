"""The lines of ``mkdocs.yml`` that matter to a check without MkDocs: folders, our options, Markdown extensions.

The file belongs to the host, so tags of the host and of other plugins are tolerated, not understood.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.project import Layout
from clawdemy_site.records.sources import load_text
from clawdemy_site.site.options import Addresses, MarkdownSettings, Options

PLUGIN = "clawdemy"
_OPTIONS = ("references", "figures", "templates", "cache")
_DEEPEST_INHERITANCE = 5


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check needs to know of a site: where the project keeps what, and what a build is told."""

    layout: Layout
    options: Options


class _Loader(yaml.UnsafeLoader):
    """Reads any ``mkdocs.yml`` as its host does, Python's names among the settings of extensions too.

    Other unknown tags become nothing, ``!ENV`` the variable or its default.
    """


def load_settings(config: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read a ``mkdocs.yml``, whose folder is the project's root, and those it inherits from."""
    root = config.resolve().parent
    data, problems = _load(root, config.name)
    if data is None:
        return None, problems
    ours = dict(_pairs(data.get("plugins"))).get(PLUGIN)
    ours = ours if isinstance(ours, dict) else {}
    folders = {name: str(ours[name]) for name in _OPTIONS if ours.get(name)}
    templates = folders.pop("templates", "templates")
    layout = Layout(root, content=str(data.get("docs_dir") or "docs").rstrip("/"), **folders)
    markdown, problems = _markdown(data.get("markdown_extensions"), config.name)
    options = Options(
        site_name=str(data.get("site_name") or ""),
        site_url=str(data.get("site_url") or ""),
        addresses=Addresses(data.get("use_directory_urls") is not False),
        templates=templates,
        markdown=markdown,
    )
    return Settings(layout, options), problems


def _markdown(asked: Any, path: str) -> tuple[MarkdownSettings, list[Diagnostic]]:
    """The Markdown extensions that are switched on: a list of names and mappings, or one mapping; as MkDocs reads it.

    ``markdown-extension``: one of them cannot be loaded.
    """
    entries = _pairs(asked)
    configs = {str(name): values for name, values in entries if isinstance(values, dict)}
    configs["toc"] = {"permalink": "#", **configs.get("toc", {})}
    names = tuple(dict.fromkeys([*MarkdownSettings().extensions, *(str(name) for name, _values in entries)]))
    sound: list[str] = []
    found: list[Diagnostic] = []
    for name in names:
        try:
            Markdown().build_extension(name, configs.get(name, {}))
        except Exception as error:  # noqa: BLE001 - extensions raise anything
            message = f"the Markdown extension '{name}' cannot be loaded: {error}"
            mend = "install the package that brings it, or mend its settings"
            found.append(Diagnostic(Location(path), "markdown-extension", message, mend))
        else:
            sound.append(name)
    return MarkdownSettings(tuple(sound), configs), found


def _pairs(asked: Any) -> list[tuple[Any, Any]]:
    """Names and settings of a list of names and mappings, or of one mapping."""
    listed = [asked] if isinstance(asked, dict) else asked or ()
    return [pair for one in listed for pair in (one.items() if isinstance(one, dict) else [(one, None)])]


def _load(root: Path, name: str, depth: int = 0) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    text, problems = load_text(root, name)
    if text is None:
        return None, problems
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - the host runs it too
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


def _env(loader: yaml.UnsafeLoader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``, as MkDocs reads it."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(loader.construct_scalar(node)))
    if isinstance(node, yaml.SequenceNode):
        *names, default = loader.construct_sequence(node) or [None]
        return next((os.environ[str(name)] for name in names if str(name) in os.environ), default)
    return None


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("!", lambda *_: None)  # what an unknown tag stands for
