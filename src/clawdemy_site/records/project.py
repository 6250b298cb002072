"""Everything that authors wrote, read once: pages with their front matter, courses, and folders of records."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from clawdemy_site.diagnostics import Diagnostic, Location, did_you_mean, has_errors
from clawdemy_site.keeping.prints import digest_of
from clawdemy_site.records.fields import as_slug
from clawdemy_site.records.layout import LESSONS, Layout
from clawdemy_site.records.lessons import CourseRecord
from clawdemy_site.records.sources import check_folder, find_inside, is_there, list_files, load_text, locate
from clawdemy_site.records.tree import Tree, parse_yaml
from clawdemy_site.records.validate import Placed, RecordT, validate

_FENCE = "---"  # the line above and below a page's front matter


@dataclass(frozen=True, slots=True)
class PageSource:
    """A Markdown file as its author wrote it."""

    path: str  # POSIX path relative to the project
    front: Tree | None  # the front matter's tree, or None where there is none or it could not be read
    body: str
    body_line: int  # the line of the file on which the body starts
    print: str = ""  # of the whole file


@dataclass(frozen=True, slots=True)
class Content:
    """All that stands in the content folder: Markdown files by their path below it, and courses by their id.

    What is unread stands there but could not be read: it must not also be reported as missing.
    """

    pages: Mapping[str, PageSource] = field(default_factory=dict)
    courses: Mapping[str, Placed[CourseRecord]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    unread_courses: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()  # all other files, by their path below the folder


def check_layout(layout: Layout) -> tuple[list[Diagnostic], bool]:
    """What keeps the folders of a project from being read, and whether what stands in the others cannot be judged."""
    default = Layout(layout.root)
    named = (layout.content, layout.references, layout.figures)
    missing = [
        missing_folder(layout, folder)
        for folder, usual in zip(named, ("", default.references, default.figures), strict=True)
        if folder != usual and not is_there(layout.root, folder)
    ]
    found = missing or [
        problem
        for folder in named
        for problem in check_folder(layout.root, folder)
        # The data of figures may lie anywhere: whoever reads them follows the link.
        if folder != layout.figures or problem.rule != "outside-project"
    ]
    return found, any(problem.rule in {"unreadable", "missing-folder"} for problem in found)


def missing_folder(layout: Layout, folder: str) -> Diagnostic:
    """``missing-folder``, where the settings name it."""
    text = load_text(layout.root, layout.settings)[0] or ""
    named = re.search(rf":\s*[\"']?(?P<folder>{re.escape(folder)})/?[\"']?\s*(?:#.*)?$", text, re.MULTILINE)
    where = locate(text, named.start("folder"), layout.settings) if named else Location(layout.settings)
    beside = (path.name for path in layout.root.iterdir() if path.is_dir())
    return Diagnostic(where, "missing-folder", f"there is no folder '{folder}'", did_you_mean(folder, beside))


def load_content(layout: Layout) -> tuple[Content, list[Diagnostic]]:
    """Read every page and every ``course.yml``."""
    problems: list[Diagnostic] = []
    pages: dict[str, PageSource | None] = {}
    courses: dict[str, Placed[CourseRecord] | None] = {}
    names = _content_files(layout)
    for src_uri in [name for name in names if name.endswith(".md")]:
        pages[src_uri], found = _load_page(layout.root, f"{layout.content}/{src_uri}")
        problems += found
    for path in list_files(layout.root, f"{layout.content}/{LESSONS}", ("course.yml",)):
        slug = PurePosixPath(path).parent.name
        courses[slug], found = load_record(layout.root, path, CourseRecord)
        problems += [*found, *_check_name(slug, path)]
    read_pages = {src_uri: page for src_uri, page in pages.items() if page}
    read_courses = {slug: course for slug, course in courses.items() if course}
    unread, unread_courses = pages.keys() - read_pages.keys(), courses.keys() - read_courses.keys()
    folder = layout.root / layout.content
    files = frozenset(name for name in names if not name.endswith((".md", "course.yml")) and find_inside(folder, name))
    return Content(read_pages, read_courses, frozenset(unread), frozenset(unread_courses), files), problems


def _content_files(layout: Layout) -> list[str]:
    """Paths below the content folder of what stands there and may be published, as a host picks it too."""
    top = PurePosixPath(layout.content)
    names = [PurePosixPath(path).relative_to(top).as_posix() for path in list_files(layout.root, layout.content, ("",))]
    names = [name for name in names if not name.startswith("templates/")]
    if not layout.excluded:
        return names
    import pathspec  # noqa: PLC0415 - it takes long to load

    excluded = pathspec.GitIgnoreSpec.from_lines(layout.excluded)
    return [name for name in names if not excluded.match_file(name)]


def load_record(root: Path, path: str, model: type[RecordT]) -> tuple[Placed[RecordT] | None, list[Diagnostic]]:
    """Read one YAML file as a record of a kind."""
    text, problems = load_text(root, path)
    if text is None:
        return None, problems
    tree, problems = parse_yaml(text, path)
    return validate(model, tree) if tree else (None, problems)


def load_records(
    root: Path, folder: str, model: type[RecordT]
) -> tuple[dict[str, Placed[RecordT]], frozenset[str], list[Diagnostic]]:
    """Read a folder of records.

    Returns:
        The good records by id (a record's id is its path below the folder, without the suffix); the ids of all
        records that stand there, good or not, so that a mistake inside one is not reported as its absence; and
        what is wrong with the others.
    """
    records: dict[str, Placed[RecordT]] = {}
    names: set[str] = set()
    problems: list[Diagnostic] = []
    for path in list_files(root, folder, (".yml", ".yaml")):
        name = PurePosixPath(path).relative_to(folder).with_suffix("")
        if path.endswith(".yaml"):
            problems.append(Diagnostic(Location(path), "record-name", "records end in .yml", "rename the file"))
        wrong_name = [problem for part in name.parts for problem in _check_name(part, path)]
        record, found = load_record(root, path, model)
        problems += wrong_name + found
        names.add(name.as_posix())
        if record and not wrong_name:
            records[name.as_posix()] = record
    return records, frozenset(names), problems


def _load_page(root: Path, path: str) -> tuple[PageSource | None, list[Diagnostic]]:
    text, problems = load_text(root, path)
    if text is None:
        return None, problems
    lines, whole = text.split("\n"), digest_of(f"{path}\0{text}".encode())
    if lines[0].rstrip() != _FENCE:
        return PageSource(path, None, text, 1, whole), []
    end = next((at for at, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        message = "the front matter that opens here is never closed"
        return None, [Diagnostic(Location(path), "front-matter", message, "put a line '---' after its last key")]
    tree, problems = parse_yaml("\n".join(lines[1:end]), path, first_line=2)
    if has_errors(problems):
        return None, problems
    return PageSource(path, tree, "\n".join(lines[end + 1 :]), end + 2, whole), problems


def _check_name(name: str, path: str) -> list[Diagnostic]:
    """An id taken from a file's name must be as good as one written in a record."""
    try:
        as_slug(name)
    except ValueError as error:
        return [Diagnostic(Location(path), "record-name", f"{error}", "rename the file or folder")]
    return []
