"""Settings of ``mkdocs.yml`` that nobody reads, that change nothing here, or that break the pages, each at its place.

MkDocs lets most of these pass, and Material reads what its own templates use; so a wish in the settings would have no
effect, and nobody would say so.
"""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

import yaml

from clawdemy_site.assets import hues
from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.sources import is_there, load_text
from clawdemy_site.settings import material
from clawdemy_site.settings.nodes import entries, plugins, text_of, values
from clawdemy_site.settings.overrides import ICONS, check_overrides, icons_like, mentions
from clawdemy_site.settings.own_styles import check_styles, find_addresses, is_outside
from clawdemy_site.site.options import DEEPEST_INHERITANCE, FOLDERS

OPTIONS = (*FOLDERS, "downloads", "analytics")
"""All its options."""

_OWN_PLUGIN = "clawdemy"
_USUAL_FAVICON = "assets/images/favicon.png"  # Material brings it


def check_settings(layout: Layout) -> Iterator[Diagnostic]:
    """What has no effect, or a bad one, in the settings of a project and in those that they inherit from."""
    for settings in _chain(layout):
        yield from settings.check()


def nav_entries(layout: Layout) -> Iterator[tuple[str, Location]]:
    """What the navigation that the settings give leads to, each entry with its place."""
    given = next((settings for settings in _chain(layout) if "nav" in settings.top), None)
    stack = [given.top["nav"]] if given else []
    while given and stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield str(node.value), Location(given.path, node.start_mark.line + 1, node.start_mark.column + 1)
        elif isinstance(node, yaml.MappingNode):
            stack += [value for _, value in node.value]
        else:
            stack += node.value


def style_addresses(layout: Layout) -> Iterator[tuple[str, Location]]:
    """What the site's own styles lead to below the content, such as a font, each with its place."""
    for settings in _chain(layout):
        for name, _, value in entries(settings.top.get("extra_css"), settings.path):
            if isinstance(value, yaml.ScalarNode) and not is_outside(name):
                yield from find_addresses(layout.root, layout.content, name.partition("?")[0])


def rested_on(layout: Layout) -> Iterator[str]:
    """Files and folders outside the project's own on which it rests what is said of its settings, there or not."""
    for settings in _chain(layout):
        yield settings.path
        named = text_of(values(settings.top.get("theme"), settings.path).get("custom_dir"))
        yield from filter(None, [named, *(hook for hook, _, _ in entries(settings.top.get("hooks"), settings.path))])


def _chain(layout: Layout) -> Iterator["_Settings"]:
    """The settings of a project, then those that they inherit from."""
    path = layout.root / layout.settings
    for _ in range(DEEPEST_INHERITANCE):
        text, _problems = load_text(path.parent, path.name)
        try:
            node = yaml.compose(text or "", Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError):
            return  # whoever reads the settings has told it
        shown = Path(os.path.relpath(path, layout.root)).as_posix()
        yield _Settings(layout.root, layout.content, shown, node)
        parent = values(node, shown).get("INHERIT")
        if not is_there(path.parent, text_of(parent)) or parent is None:
            return
        path = (path.parent / text_of(parent)).resolve()


class _Settings:
    """One file of settings while it is checked."""

    def __init__(self, root: Path, content: str, path: str, node: yaml.Node | None) -> None:
        self.root = root
        self.path = path
        self.node = node
        self.top = values(node, path)
        theme = self._below("theme")
        folder = text_of(theme.get("custom_dir"))
        self.folder = folder if folder and is_there(root, folder) else ""
        self.plugins = [*plugins(self.top.get("plugins"), path)]
        self.docs = content

    def check(self) -> Iterator[Diagnostic]:
        """All that is found in it."""
        yield from self._keys(self.node, "setting", material.MKDOCS, material.MKDOCS_IDLE)
        yield from self._theme()
        yield from self._extra()
        yield from self._plugin()
        yield from self._extensions()
        yield from self._files()
        if self.folder:
            yield from check_overrides(self.root, self.folder, may_count=self.is_counted)

    @property
    def is_counted(self) -> bool:
        """Whether readers are counted and told so."""
        ours = next((value for key, _, value in self.plugins if key == _OWN_PLUGIN), None)
        is_allowed = text_of(values(ours, self.path).get("analytics")).lower() == "true"
        return is_allowed and "provider" in values(self._below("extra").get("analytics"), self.path)

    def _theme(self) -> Iterator[Diagnostic]:
        theme = self.top.get("theme")
        yield from self._keys(theme, "setting of the theme", material.THEME, material.THEME_IDLE, self._is_read)
        below = self._below("theme")
        for name, where, _ in entries(below.get("features"), self.path):
            if name in material.FEATURES_UNFIT:
                message = f"the feature '{name}' cannot be used"
                yield Diagnostic(where, "setting-unfit", message, material.FEATURES_UNFIT[name])
            else:
                yield from _known(name, where, "feature", material.FEATURES, material.FEATURES_IDLE)
        palette = below.get("palette")
        schemes = palette.value if isinstance(palette, yaml.SequenceNode) else [palette] if palette else []
        for scheme in schemes:
            yield from self._keys(scheme, "setting of a palette", material.PALETTE, {})
            yield from self._colours(scheme)
        yield from self._keys(below.get("icon"), "place for an icon", material.ICONS, material.ICONS_IDLE)
        yield from self._icons(below.get("icon"))

    def _colours(self, scheme: yaml.Node) -> Iterator[Diagnostic]:
        for key, where, value in entries(scheme, self.path):
            if key in {"primary", "accent"} and isinstance(value, yaml.ScalarNode):
                hue = hues.dashed(value.value)
                if hue != hues.OWN and not hues.value_of(hue):
                    names = f"take one of {', '.join(hues.PRIMARY)}, or a code such as '#00786c'"
                    mend = did_you_mean(hue, hues.PRIMARY) or names
                    yield Diagnostic(where, "setting-without-effect", f"there is no colour '{value.value}'", mend)
            elif key == "scheme" and not self._is_read(text_of(value)):
                yield from _known(text_of(value), where, "scheme", material.SCHEMES, {})
            elif key == "toggle":
                yield from self._icons(value, only="icon")

    def _icons(self, node: yaml.Node | None, only: str = "") -> Iterator[Diagnostic]:
        """``icon-missing``: the build would break off at an icon that nobody has."""
        for key, where, value in entries(node, self.path):
            if isinstance(value, yaml.MappingNode):
                # Signs of boxes by their kinds; what is folded deeper, and may hold itself, names no icon.
                yield from () if only else self._icons(value, only="*")
                continue
            name = f"{text_of(value)}.svg"
            if not text_of(value) and only != "icon":
                continue
            if only in {"", "*", key} and not any((folder / name).is_file() for folder in self._icon_folders):
                mend = did_you_mean(text_of(value), icons_like(text_of(value), self._icon_folders))
                yield Diagnostic(where, "icon-missing", f"there is no icon '{text_of(value)}'", mend)

    @property
    def _icon_folders(self) -> tuple[Path, ...]:
        return (self.root / self.folder / ".icons", ICONS) if self.folder else (ICONS,)

    def _extra(self) -> Iterator[Diagnostic]:
        extra = self.top.get("extra")
        what = "setting under 'extra' that a template reads,"
        found = self._keys(extra, what, material.EXTRA, material.EXTRA_IDLE, self._is_read)
        # Another plugin, or a hook, may read anything; what is nearly one of Material's is a slip all the same.
        others = {key for key, _, _ in self.plugins} - {"search", _OWN_PLUGIN} or "hooks" in self.top
        yield from (one for one in found if not others or one.help.startswith(("did you mean", "write it")))
        for key, where, value in entries(extra, self.path):
            if key in material.EXTRA_OUTSIDE and not self.is_counted:
                message = f"with '{key}', each page asks another host"
                mend = material.EXTRA_OUTSIDE[key].replace("`", "'")
                yield Diagnostic(where, "outside-request", message, mend)
            for place in value.value if key == "social" and isinstance(value, yaml.SequenceNode) else ():
                yield from self._icons(place, only="icon")
                lacking = {"icon", "link"} - values(place, self.path).keys()
                if lacking:
                    at = Location(self.path, place.start_mark.line + 1, place.start_mark.column + 1)
                    message = f"a place under 'social' has no {' and no '.join(sorted(lacking))}"
                    yield Diagnostic(at, "missing-field", message)

    def _plugin(self) -> Iterator[Diagnostic]:
        for key, where, value in self.plugins:
            name = key.removeprefix("material/")
            if name in material.PLUGINS_UNFIT:
                mend = material.PLUGINS_UNFIT[name].replace("`", "'")
                yield Diagnostic(where, "setting-unfit", f"the plugin '{key}' cannot be used", mend)
            if key == _OWN_PLUGIN:
                yield from self._keys(value, "option of the plugin", OPTIONS, {})
            elif key in {"search", "material/search"}:
                yield from self._keys(value, "option of the search", material.SEARCH_OPTIONS, material.SEARCH_IDLE)
            lacking = material.PLUGINS_NEED.get(key, {}).keys() - values(value, self.path).keys()
            if lacking:
                message = f"the plugin '{key}' spoils pages without the options {', '.join(sorted(lacking))}"
                mend = "; ".join(f"{name}: {wanted}" for name, wanted in material.PLUGINS_NEED[key].items())
                yield Diagnostic(where, "setting-unfit", message, f"write {mend}")

    def _extensions(self) -> Iterator[Diagnostic]:
        for name, where, value in entries(self.top.get("markdown_extensions"), self.path):
            if name in material.EXTENSIONS_UNFIT:
                message = f"the Markdown extension '{name}' cannot be used"
                yield Diagnostic(where, "setting-unfit", message, material.EXTENSIONS_UNFIT[name].replace("`", "'"))
            fences = values(value, self.path).get("custom_fences")
            for fence in fences.value if isinstance(fences, yaml.SequenceNode) else ():
                for key, at, written in entries(fence, self.path):
                    if key == "class" and text_of(written) in material.DRAWN_ELSEWHERE:
                        message = f"a script of another host would draw fences of '{text_of(written)}'"
                        mend = "take the fence out, and draw with a script in 'figures/'"
                        yield Diagnostic(at, "outside-request", message, mend)

    def _files(self) -> Iterator[Diagnostic]:
        """Styles, scripts and marks of the site's own: from here, there, and with effect."""
        for key in ("extra_css", "extra_javascript", "theme"):
            for item, where, value in entries(self.top.get(key), self.path):
                names = {"logo", "favicon"} if key == "theme" else {"path", text_of(value)}
                path = text_of(value) if item in names else ""
                if is_outside(path):
                    yield Diagnostic(where, "outside-request", f"each page asks another host for '{path}'")
                elif path and not self._has(path.partition("?")[0]):
                    yield Diagnostic(where, "broken-link", f"there is no file '{self.docs}/{path}'")
                elif path and key == "extra_css":
                    yield from check_styles(self.root, f"{self.docs}/{path}")

    def _has(self, path: str) -> bool:
        """Whether pages find a file: in the content, or in the folder of templates, which another file may name."""
        is_named_elsewhere = "INHERIT" in self.top and not self.folder
        folders = (self.docs, self.folder) if self.folder else (self.docs,)
        return (
            is_named_elsewhere
            or path == _USUAL_FAVICON
            or any(is_there(self.root, f"{folder}/{path}") for folder in folders)
        )

    def _keys(
        self,
        node: yaml.Node | None,
        what: str,
        known: Collection[str],
        idle: Mapping[str, str],
        is_read: Callable[[str], bool] = lambda _: False,
    ) -> Iterator[Diagnostic]:
        """What `_known` says of each key of a mapping that nothing of the site's own reads."""
        for key, where, value in entries(node, self.path) if isinstance(node, yaml.MappingNode) else ():
            is_off = key in idle and text_of(value).lower() == "false"
            home = _home(key) if key not in {*known, *idle} else ""
            if home and not is_read(key):
                yield Diagnostic(where, "setting-without-effect", f"nobody reads '{key}' here", f"write it {home}")
            elif not is_off and not is_read(key):
                yield from _known(key, where, what, known, idle)

    def _is_read(self, word: str) -> bool:
        """Whether something of the site's own, a template or a sheet, names a word."""
        sheets = [f"{self.docs}/{name}" for name, _, _ in entries(self.top.get("extra_css"), self.path)]
        return mentions(self.root, [*sheets, *([self.folder] if self.folder else [])], word)

    def _below(self, key: str) -> dict[str, yaml.Node]:
        return values(self.top.get(key), self.path)


def _home(key: str) -> str:
    """Where a setting belongs that stands elsewhere."""
    if key in material.THEME:
        return "below 'theme'"
    if key in {*material.EXTRA, *material.EXTRA_IDLE}:
        return "below 'extra'"
    return "at the top, not below another setting" if key in material.MKDOCS else ""


def _known(
    name: str, where: Location, what: str, known: Collection[str], idle: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """``setting-without-effect`` for a word that is none of those known, or of which a table says it is idle."""
    if name not in known:
        listed = f"there are {', '.join(sorted(known))}"
        mend = idle.get(name, "").replace("`", "'") or did_you_mean(name, {*known, *idle}) or listed
        message = f"the {what} '{name}' has no effect here" if name in idle else f"there is no {what} '{name}'"
        yield Diagnostic(where, "setting-without-effect", message, mend)
