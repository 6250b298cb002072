"""The lines of ``mkdocs.yml`` that matter to a check without MkDocs: folders, our options, Markdown extensions.

The file belongs to the host, so tags of the host and of other plugins are tolerated, not understood.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from markdown import Markdown

from clawdemy_site.assets.hues import chosen
from clawdemy_site.diagnostics import Diagnostic, Location
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.sources import is_there, load_text, locate
from clawdemy_site.records.tree import describe
from clawdemy_site.settings.material import PLUGIN_GROUPS
from clawdemy_site.site.files import file_types
from clawdemy_site.site.options import DEEPEST_INHERITANCE, FOLDERS, Addresses, MarkdownSettings, Options, counted_by

PLUGIN = "clawdemy"
THEME = "material"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check needs to know of a site: where the project keeps what, and what a build is told."""

    layout: Layout
    options: Options


class _Loader(yaml.UnsafeLoader):
    """Reads any ``mkdocs.yml`` as its host does, Python's names among the settings of extensions too.

    Other unknown tags become nothing, ``!ENV`` the variable or its default.
    """

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 - as PyYAML has it
        """What a node says; whatever goes wrong with it, such as a day that is none, is a mistake at its place."""
        try:
            return super().construct_object(node, deep)
        except (yaml.YAMLError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - Python's names raise anything
            raise yaml.constructor.ConstructorError(problem=str(error), problem_mark=node.start_mark) from None


def load_settings(config: Path) -> tuple[Settings | None, list[Diagnostic]]:
    """Read a ``mkdocs.yml``, whose folder is the project's root, and those it inherits from."""
    root = config.resolve().parent
    data, problems = _load(root / config.name, root)
    if data is None:
        return None, problems
    plugins = _plugins(data.get("plugins"))
    ours = plugins.get(PLUGIN)
    ours = ours if isinstance(ours, dict) else {}
    folders: dict[str, Any] = {name: str(ours[name]) for name in FOLDERS if ours.get(name)}
    templates = folders.pop("templates", "templates")
    content = os.path.relpath(root / str(data.get("docs_dir") or "docs"), root)
    layout = Layout(root, Path(content).as_posix(), settings=config.name, **folders)
    excluded = (line for key in ("exclude_docs", "draft_docs") for line in str(data.get(key) or "").splitlines())
    layout = replace(layout, excluded=tuple(excluded))
    markdown, problems = _markdown(data.get("markdown_extensions"), config.name)
    problems += _check_host(data, root, config.name)
    theme, address = data.get("theme"), str(data.get("site_url") or "")
    options = Options(
        site_name=str(data.get("site_name") or ""),
        site_url=f"{address.rstrip('/')}/" if address else "",  # as the host reads it
        addresses=Addresses(data.get("use_directory_urls") is not False and not _is_offline(plugins)),
        templates=templates,
        markdown=markdown,
        hues=chosen(theme.get("palette") if isinstance(theme, dict) else None),
        filled_later="macros" in plugins,
        downloads=file_types(ours.get("downloads")),
        counted_by=counted_by(ours.get("analytics"), data.get("extra")),
    )
    return Settings(layout, options), problems


def _is_offline(plugins: Mapping[str, Any]) -> bool:
    """Whether Material's plugin for reading from a folder is on, which publishes ``lesson.html`` for ``lesson/``."""
    given = [plugins[name] for name in ("offline", "material/offline") if name in plugins]
    return any(not isinstance(one, dict) or one.get("enabled") is not False for one in given)


def _check_host(data: Mapping[str, Any], root: Path, name: str) -> Iterator[Diagnostic]:
    """``setting-unfit``: another theme, or without our plugin: the host would build no course of these settings."""
    text = load_text(root, name)[0] or ""
    theme = data.get("theme")
    theme = theme.get("name") if isinstance(theme, dict) else theme
    if theme != THEME:
        message = f"the theme is {describe(theme) if theme else 'not set'}, and pages are made for Material"
        yield Diagnostic(place_of("theme", text, name), "setting-unfit", message, "write 'theme: {name: material}'")
    if PLUGIN not in _plugins(data.get("plugins")):
        message, mend = "the plugin 'clawdemy' is not switched on", "write 'plugins: [search, clawdemy]'"
        yield Diagnostic(place_of("plugins", text, name), "setting-unfit", message, mend)


def _markdown(asked: Any, path: str) -> tuple[MarkdownSettings, list[Diagnostic]]:
    """The Markdown extensions that are switched on: a list of names and mappings, or one mapping; as MkDocs reads it.

    ``markdown-extension``: one of them cannot be loaded.
    """
    entries = _pairs(asked)
    configs = {name: values for name, values in entries if isinstance(values, dict)}
    configs["toc"] = {"permalink": "#", **configs.get("toc", {})}
    names = tuple(dict.fromkeys([*MarkdownSettings().extensions, *(name for name, _values in entries)]))
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


def _plugins(asked: Any) -> dict[str, Any]:
    """The plugins that are on, with their options; those in groups too."""
    found: dict[str, Any] = {}
    for name, options in _pairs(asked):
        found[name] = options
        if name in PLUGIN_GROUPS and isinstance(options, dict) and options.get("enabled") is True:
            found |= dict(_pairs(options.get("plugins")))
    return found


def _pairs(asked: Any) -> list[tuple[str, Any]]:
    """Names and settings of a list of names and mappings, or of one mapping."""
    listed = asked if isinstance(asked, list) else [asked] if isinstance(asked, dict) else []
    return [(str(name), it) for one in listed for name, it in (one.items() if isinstance(one, dict) else [(one, None)])]


def _load(path: Path, root: Path, depth: int = 0) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    """The settings of a file with those that it inherits from, which may lie anywhere, merged as MkDocs merges them."""
    shown = Path(os.path.relpath(path, root)).as_posix()
    text, problems = load_text(path.parent, path.name)
    if text is None:
        return None, [replace(one, location=replace(one.location, path=shown)) for one in problems]
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506 - the host runs it too
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = Location(shown, mark.line + 1, mark.column + 1) if mark else Location(shown)
        return None, [Diagnostic(where, "yaml-syntax", f"this is not YAML: {getattr(error, 'problem', error)}")]
    except RecursionError:
        return None, [Diagnostic(Location(shown), "yaml-depth", "these settings are nested too deep to be read")]
    if not isinstance(data, dict):
        return None, [Diagnostic(Location(shown), "expected-mapping", "expected the settings of a site")]
    found = [
        Diagnostic(place_of(key, text, shown), "expected-list", f"{key}: expected a list, got {describe(data[key])}")
        for key in ("plugins", "markdown_extensions")
        if not isinstance(data.get(key) or [], list | dict)
    ]
    return (None, found) if found else _inherit(data, path, root, (text, shown), depth)


def _inherit(
    data: dict[str, Any], path: Path, root: Path, file: tuple[str, str], depth: int
) -> tuple[dict[str, Any] | None, list[Diagnostic]]:
    """The settings of a file, given its text and how its path is shown, over those of its parent."""
    parent = data.pop("INHERIT", None)
    if parent is None:
        return data, []
    message = ""
    if not isinstance(parent, str) or not is_there(path.parent, parent):
        message = f"there is no file {describe(parent)} to inherit from"
    elif depth == DEEPEST_INHERITANCE:
        message = "the settings inherit from each other without an end"
    if message:
        return None, [Diagnostic(place_of("INHERIT", *file), "inherit", message)]
    inherited, found = _load((path.parent / parent).resolve(), root, depth + 1)
    return (_merged(inherited, data) if inherited is not None else None), found


def place_of(key: str, text: str, shown: str) -> Location:
    """Where a key at the top of a file of settings stands; the file's start for none that stands in it."""
    found = re.search(rf"^[\"']?{re.escape(key)}[\"']?\s*:", text, re.MULTILINE) if key else None
    return locate(text, found.start() if found else 0, shown)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Settings over others: mappings are merged key by key, everything else is replaced."""
    merged = {**below, **above}
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            merged[key] = _merged(below[key], value)
    return merged


def _env(loader: yaml.UnsafeLoader, node: yaml.Node) -> Any:
    """``!ENV NAME`` or ``!ENV [NAME, OTHER, default]``, as MkDocs reads it: what a variable holds is read as YAML."""
    *names, default = node.value if isinstance(node, yaml.SequenceNode) and len(node.value) > 1 else [node, None]
    if isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
        names = node.value
    for name in map(str, map(loader.construct_scalar, names)):
        if name in os.environ:
            value = os.environ[name]
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call] # PyYAML lacks it
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return None if default is None else loader.construct_object(default)


_Loader.add_constructor("!ENV", _env)
_Loader.add_multi_constructor("!", lambda *_: None)  # what an unknown tag stands for
