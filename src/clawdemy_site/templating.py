"""Our own Jinja environment: everything is escaped, nothing undefined passes, and a site's templates come first.

Hosts do not escape what their templates print, so whatever comes from a record is rendered here. A mistake in a
site's own template is an author's mistake: it comes back as a diagnostic with the template's file and line.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from traceback import walk_tb

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import UndefinedError

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean

PACKAGE = Path(__file__).parent
FRAGMENTS = tuple(sorted(PACKAGE.glob("**/templates/")))
"""Folders of the package's own templates: each part of the site keeps its own beside its code."""

_EXAMPLE = "compare it with the template of the same name that the package brings"
_BEHIND = "^"
_UNDEFINED = re.compile(r"'(\w+)' is undefined")


class Templates:
    """The templates of a site: renders fragments, and keeps the mistakes of the site's own in one place.

    Args:
        overrides: Folders of a site's own templates; a template there takes the place of ours with its name.
        root: The project's folder, against which the places of mistakes are told.
    """

    def __init__(self, overrides: Sequence[Path] = (), root: Path | None = None) -> None:
        self.environment = environment(*overrides)
        self.folders = (*overrides, *FRAGMENTS)
        self.root = root
        self.mistakes: list[Diagnostic] = []
        self.tell: Callable[[], None] = lambda: None  # called where one fails

    def render(self, name: str, **values: object) -> str:
        """Render a template to HTML for a page; empty where it fails.

        Blank lines and indents are taken out, so that Markdown keeps the HTML in one block.
        """
        try:
            html = self.environment.get_template(name).render(values)
        except Exception as error:  # noqa: BLE001 - templates raise anything
            self.mistakes.append(self._explain(name, error, values))
            self.tell()
            return ""
        return "\n".join(line.strip() for line in html.splitlines() if line.strip())

    def _explain(self, name: str, error: Exception, values: dict[str, object]) -> Diagnostic:
        """Why a template failed, at its line."""
        if isinstance(error, TemplateSyntaxError):
            where = self._location(error.filename or name, error.lineno)
            return Diagnostic(where, "template-syntax", f"this template does not read: {error.message}", _EXAMPLE)
        where = self._failing_line(name, error)
        if isinstance(error, TemplateNotFound):
            known = self.environment.list_templates()
            mend = did_you_mean(str(error.name), known) or f"the templates are {', '.join(known)}"
            return Diagnostic(where, "template-missing", f"there is no template '{error.name}'", mend)
        if isinstance(error, UndefinedError):
            match = _UNDEFINED.search(error.message or "")
            mend = (match and did_you_mean(match[1], values)) or f"this template is given {', '.join(sorted(values))}"
            message = f"this template uses what is not there: {error.message}"
            return Diagnostic(where, "template-undefined", message, mend)
        message = f"this template fails: {type(error).__name__}: {error}"
        return Diagnostic(where, "template-error", message, _EXAMPLE)

    def _failing_line(self, name: str, error: Exception) -> Location:
        """The innermost line of a template in an error's traceback."""
        places = [
            (frame.f_code.co_filename, line)
            for frame, line in walk_tb(error.__traceback__)
            if any(Path(frame.f_code.co_filename).is_relative_to(folder) for folder in self.folders)
        ]
        if places:
            return self._location(*places[-1])
        found = next((folder / name for folder in self.folders if (folder / name).exists()), Path(name))
        return self._location(str(found), 1)

    def _location(self, filename: str, line: int) -> Location:
        """A template's place relative to the project, or to the package where it is ours."""
        path = Path(filename)
        for base in (self.root, PACKAGE.parents[1]):
            if base and path.is_relative_to(base):
                return Location(path.relative_to(base).as_posix(), line)
        return Location(path.as_posix(), line)


class _Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled, in a folder that may turn out not to be writable."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, if that can be."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def keep_compiled(made: Environment, folder: Path) -> None:
    """Have an environment keep what it has compiled in a folder, as far as that can be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        made.bytecode_cache = _Compiled(str(folder))


def layered(made: Environment, folders: Iterable[Path | str]) -> Environment:
    """Have an environment find templates in folders, one before the other, as `LayeredLoader` does."""
    made.loader = LayeredLoader([str(folder) for folder in folders])
    made.join_path = _name_behind  # type: ignore[method-assign] # where Jinja asks what a name means
    return made


class LayeredLoader(FileSystemLoader):
    """Finds templates in folders, one before the other; one that names itself means that of the folder behind.

    So a template that replaces another may extend or include what it replaces by the same name.
    The name of a template that is meant to stand further back begins with a `^` for each that it stands behind.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template, the path of its file, and what tells whether it is up to date."""
        name = template.lstrip(_BEHIND)
        stand = [folder for folder in self.searchpath if (Path(folder) / name).is_file()]
        # Where nothing stands behind it, a template that includes itself walks down a tree and means itself.
        at = stand[min(len(template) - len(name), len(stand) - 1) :][:1]
        return FileSystemLoader(at).get_source(environment, name)


def _name_behind(template: str, parent: str) -> str:
    """What a template means by a name: where it is its own, the template of that name behind it."""
    return f"{_BEHIND}{parent}" if template == parent.lstrip(_BEHIND) else template


def environment(*overrides: Path) -> Environment:
    """The environment of some folders of templates, ours behind them."""
    return _make_environment(overrides) if overrides else _own_environment()


@cache
def _own_environment() -> Environment:
    # Kept, because most of a small build would go into compiling templates; one that has changed is read again.
    return _make_environment(())


def _make_environment(overrides: tuple[Path, ...]) -> Environment:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return layered(made, [*overrides, *FRAGMENTS])
