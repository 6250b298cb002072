"""Templates of a site's own that replace nothing, run in a circle, or ask another host: of ours, and of the theme."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean
from clawdemy_site.records.sources import is_there, list_files, load_text, locate
from clawdemy_site.settings.own_styles import ASKING_STYLE
from clawdemy_site.templating import FRAGMENTS, PACKAGE, LayeredLoader, layered

_SPEC = find_spec("material")
_MATERIAL = Path((_SPEC and _SPEC.origin) or "material/__init__.py").parent / "templates"
_FRAME = PACKAGE / "hosts" / "material"
ICONS = _MATERIAL / ".icons"
"""The icons that Material brings."""

_NOT_REPLACED = frozenset(
    {"attribution.md.jinja", "colours.css.jinja", "hues.css.jinja", "palette.css.jinja", "preview.html.jinja"}
)
_LONGEST_CHAIN = 20
_FRAME_NAMES = frozenset({"base.html", "main.html", "clawdemy.html"})
_OUTSIDE_BLOCKS = 'put it into a block; to add to a part that has none, include it: {% include "…" %}'
_ROOTS = ("clawdemy.html", "main.html", "404.html")
# Taken by names that are put together: which are wanted cannot be told from templates.
_TAKEN_BY_NAME = (".icons/", "assets/", "partials/languages/", "partials/integrations/")
_COUNTING = "partials/integrations/analytics/"  # where the scripts of who counts readers stand, by provider
_LOADS = r"script|img|iframe|video|audio|source|track|embed|object|image|use"
_SHEETS = r"""link(?=[^>]*\brel=["']?(?:[\w-]+ )*(?:stylesheet|preload|icon|modulepreload|preconnect))"""
_ADDRESS = (
    r"""(?:[^>"']|"[^"]*"|'[^']*')*?\s(?:src|srcset|href|poster|data)=["']?(?P<address>(?:https?:)?//[^"'\s>]+)"""
)
_ASKS = re.compile(rf"<(?:{_LOADS}|{_SHEETS})\b{_ADDRESS}", re.IGNORECASE)


def check_fragments(root: Path, folder: str) -> Iterator[Diagnostic]:
    """``template-without-effect``: a file in the folder of the site's own templates has the name of none of ours."""
    known = {path.name for fragments in FRAGMENTS for path in fragments.iterdir()} - _NOT_REPLACED
    files = list_files(root, folder, ("",))
    for path in files:
        name = path.removeprefix(f"{folder}/")
        others = (load_text(root, other)[0] or "" for other in files if other != path)
        if name in known or name.lower().startswith("readme") or any(name in text for text in others):
            continue
        mend = did_you_mean(name, known) or "give it the name of the template that it is to replace"
        yield Diagnostic(Location(path), "template-without-effect", f"there is no template '{name}' to replace", mend)


def check_overrides(root: Path, folder: str, *, may_count: bool = False) -> Iterator[Diagnostic]:
    """What is wrong with the folder of templates that stand before those of the theme."""
    environment = layered(Environment(autoescape=True), (root / folder, _FRAME, _MATERIAL))
    own = list_files(root / folder, "", (".html",))
    material = set(list_files(_MATERIAL, "", (".html",)))
    chains = _Chains(environment, root / folder, {*own, *material, *list_files(_FRAME, "", (".html",))})
    roots = {*_ROOTS, *(name for name in own if name in material and "/" not in name)}
    used = chains.reach(roots)
    for name in own:
        path = f"{folder}/{name}"
        text = load_text(root, path)[0] or ""
        is_told = may_count and name.startswith(_COUNTING)
        for match in () if is_told else (*_ASKS.finditer(text), *ASKING_STYLE.finditer(text)):
            message = f"each page asks another host for '{match['address']}'"
            yield Diagnostic(locate(text, match.start("address"), path), "outside-request", message)
        if not (chains.is_broken or name in used or name.startswith(_TAKEN_BY_NAME)):
            alike = did_you_mean(name, used) if name not in material else ""
            message = f"no page of ours uses the template '{name}'"
            yield Diagnostic(Location(path), "template-without-effect", message, alike)
    for name, line, rule, message, mend in chains.wrong:
        yield Diagnostic(Location(f"{folder}/{name}", line), rule, message, mend)


class _Chains:
    """Which templates a page is made of, and what is wrong with those of the site's own."""

    def __init__(self, environment: Environment, own: Path, known: set[str]) -> None:
        self.environment = environment
        self.own = own
        self.known = known  # the names of all templates that there are
        self.wrong: set[tuple[str, int, str, str, str]] = set()
        self.is_broken = False  # whether it cannot be told what a page is made of
        self.used: set[str] = set()
        self.circles: set[str] = set()
        self._waiting: list[str] = []

    def reach(self, roots: Iterable[str]) -> set[str]:
        """The names of all templates that those of some names extend, include or import."""
        self._waiting = sorted(roots)
        seen: set[str] = set()
        while self._waiting:
            name = self._waiting.pop()
            if name not in seen:
                seen.add(name)
                self._follow(name)
        return self.used

    def _follow(self, name: str) -> None:
        """A template and those that it extends, from the front; a block that another replaces whole counts no more."""
        closed: set[str] = set()
        chain: dict[str, nodes.Template] = {}
        while name:
            self.used.add(name.lstrip("^"))
            tree = self._read(name)
            if tree is None:
                return
            chain[name] = tree
            parent = next(tree.find_all(nodes.Extends), None)
            self._collect(tree, name, closed)
            if parent is None and name in _FRAME_NAMES and self._is_own(name):
                message = "this replaces the frame of every page, with its licences and its way past the menu"
                self._tell(
                    name, 1, "setting-unfit", message, f'begin it with {{% extends "{name}" %}}, and fill blocks'
                )
            closed |= {block.name for block in tree.find_all(nodes.Block) if not _calls_super(block)}
            following = _constant(parent.template, name, self.environment) if parent else ""
            if following in chain or len(chain) > _LONGEST_CHAIN:
                self._tell_circle([*chain, following], parent.lineno if parent else 1)
                return
            name = following
        self._check_blocks(chain)

    def _check_blocks(self, chain: Mapping[str, nodes.Template]) -> None:
        """``template-without-effect``: a block that nothing behind a template has, or words outside of its blocks."""
        behind: set[str] = set()
        for name, tree in reversed([*chain.items()]):
            extends = next((at for at, node in enumerate(tree.body) if isinstance(node, nodes.Extends)), None)
            if extends is not None and self._is_own(name):
                for node in tree.body:
                    if isinstance(node, nodes.Block) and node.name not in behind:
                        message = f"no template behind this one has a block '{node.name}'"
                        self._tell(
                            name, node.lineno, "template-without-effect", message, did_you_mean(node.name, behind)
                        )
                for line in _lost(tree.body[extends:]):
                    message = "what stands outside of blocks is left out of a template that extends another"
                    self._tell(name, line, "template-without-effect", message, _OUTSIDE_BLOCKS)
            behind |= {block.name for block in tree.find_all(nodes.Block)}

    def _is_own(self, name: str) -> bool:
        return (self.own / name).is_file()

    def _tell(self, name: str, line: int, rule: str, message: str, mend: str = "") -> None:
        self.wrong.add((name, line, rule, message, mend))

    def _tell_circle(self, chain: list[str], line: int) -> None:
        """One finding for each circle, at the template that closes it."""
        circle = chain[chain.index(chain[-1]) :]
        if self.circles & set(circle):
            return
        self.circles |= set(circle)
        last = next((name for name in chain[-2::-1] if self._is_own(name)), chain[0])
        message = f"templates extend each other in a circle: {' → '.join(name.lstrip('^') for name in circle)}"
        self.is_broken = True
        self._tell(last, line if last == chain[-2] else 1, "template-circle", message)

    def _collect(self, node: nodes.Node, name: str, closed: set[str]) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Block) and child.name in closed:
                continue
            if isinstance(child, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
                wanted = _constant(child.template, name, self.environment)
                self._waiting += [wanted] if wanted and not isinstance(child, nodes.Extends) else []
                if wanted and self._is_own(name) and not getattr(child, "ignore_missing", False):
                    self._check_there(name, child.lineno, wanted)
            self._collect(child, name, closed)

    def _check_there(self, name: str, line: int, wanted: str) -> None:
        """``template-missing``: MkDocs would end in a traceback."""
        if wanted.endswith(".html") and not wanted.startswith("^") and wanted not in self.known:
            self.is_broken = True
            message = f"there is no template '{wanted}'"
            self._tell(name, line, "template-missing", message, did_you_mean(wanted, self.known))

    def _read(self, name: str) -> nodes.Template | None:
        """A template as a tree, or None where there is none, or where it does not read."""
        try:
            source, path, _ = cast("LayeredLoader", self.environment.loader).get_source(self.environment, name)
        except TemplateNotFound:
            return None
        try:
            return _parse(source)
        except TemplateSyntaxError as error:
            self.is_broken = True
            if Path(path).is_relative_to(self.own):
                self._tell(name, error.lineno, "template-syntax", f"this template does not read: {error.message}")
            return None


@lru_cache(maxsize=256)
def _parse(source: str) -> nodes.Template:
    """A template as a tree; those of the theme are the same in each build of a process."""
    return Environment(autoescape=True).parse(source)


def _constant(template: nodes.Node, parent: str, environment: Environment) -> str:
    """The name that a template is called by, if it is written out."""
    name = template.value if isinstance(template, nodes.Const) else ""
    return environment.join_path(name, parent) if isinstance(name, str) and name else ""


def _lost(body: Iterable[nodes.Node]) -> Iterator[int]:
    """The lines of what a template says outside of its blocks."""
    for node in body:
        if isinstance(node, nodes.Include):
            yield node.lineno
        parts = node.nodes if isinstance(node, nodes.Output) else ()
        before = ""
        for part in parts:
            text = part.data if isinstance(part, nodes.TemplateData) else "…"
            if text.strip():
                yield node.lineno + f"{before}{text[: len(text) - len(text.lstrip())]}".count("\n")
                break
            before += text


def _calls_super(block: nodes.Block) -> bool:
    return any(isinstance(call.node, nodes.Name) and call.node.name == "super" for call in block.find_all(nodes.Call))


def icons_like(name: str, folders: Iterable[Path]) -> set[str]:
    """The names of icons beside one that is not there, as far as they could be meant."""
    folder, _, word = name.rpartition("/")
    beside = (path.stem for base in folders if is_there(base, folder) for path in (base / folder).glob("*.svg"))
    near = (stem for stem in beside if stem[:1] == word[:1] and abs(len(stem) - len(word)) <= len("-16"))
    return {f"{folder}/{stem}" for stem in near}


def mentions(root: Path, paths: Iterable[str], word: str) -> bool:
    """Whether a file of the project, or a template or sheet in a folder of it, holds a word."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    listed = ([path] if (root / path).is_file() else list_files(root, path, (".html", ".css")) for path in paths)
    return any(pattern.search(load_text(root, file)[0] or "") for files in listed for file in files)
