"""What is tried with texts made wrong: each target reads one kind of text, and gives what is found in it."""

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from clawdemy_site.build import pipeline
from clawdemy_site.build.built import Built
from clawdemy_site.checks.captions import check_captions
from clawdemy_site.course.model import Catalogue
from clawdemy_site.diagnostics import Diagnostic, Location, has_errors, render_github, render_text
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.facts import fill_markdown
from clawdemy_site.figures.studio import Studio
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.numbers.evaluate import Scope, evaluate
from clawdemy_site.numbers.expression import read_expression, read_written
from clawdemy_site.numbers.model import SumError
from clawdemy_site.records.layout import Layout
from clawdemy_site.records.lessons import CourseRecord, FrontMatter, GlossaryRecord
from clawdemy_site.records.project import Content
from clawdemy_site.records.sources import unfit_signs
from clawdemy_site.records.tree import parse_yaml
from clawdemy_site.records.validate import validate
from clawdemy_site.records.works import CurriculumRecord, LessonReferences, WorkRecord
from clawdemy_site.render import text as rendering
from clawdemy_site.render.marks import without_marks
from clawdemy_site.render.reading import read_html
from clawdemy_site.sandbox.errors import FaultError
from clawdemy_site.settings.effects import check_settings
from clawdemy_site.settings.loading import load_settings
from clawdemy_site.site.manuscript import Manuscript
from clawdemy_site.site.options import Options
from fuzzing.mutations import mutate
from projects import bare_site

TINY = Path(__file__).parents[1] / "tiny"
MODELS = (WorkRecord, CurriculumRecord, LessonReferences, CourseRecord, GlossaryRecord, FrontMatter)
SUMS = (
    "relu(−0.3·[1.0, 2][0] + 13,002 %) ≤ cost.good.y[0]²",
    "sum([1, 2])/3 = 1",
    "round(2.5, 1) million",
    "sqrt(2)^3!",
)


def texts(*patterns: str) -> list[str]:
    """The files of the tiny course that fit."""
    return [path.read_text(encoding="utf-8") for pattern in patterns for path in sorted(TINY.rglob(pattern))]


PAGES, RECORDS, SCRIPTS = texts("*.md"), texts("references/**/*.yml", "course.yml"), texts("figures/*.py")
SETTINGS = texts("mkdocs.yml")


def as_loaded(text: str) -> str:
    """The text without what keeps a file from being read, so that something is left to read."""
    unfit = {text[offset] for offset, _rule, _message in unfit_signs(text)}
    return text.translate(dict.fromkeys(map(ord, unfit))).replace("\r\n", "\n").replace("\r", "\n")


def try_page(text: str) -> list[Diagnostic]:
    """Scan a page, and render it where a build would."""
    text = as_loaded(text)
    found = scan_page("content/lessons/tea/warm-water/lesson.md", text)[1]
    if not has_errors(found):
        read_html(rendering.render_text(bare_site(), without_marks(text), "lessons/tea/warm-water/lesson.md").html)
    return found


def try_record(text: str) -> list[Diagnostic]:
    """Read a record as one of each kind."""
    text = as_loaded(text)
    tree, found = parse_yaml(text, "references/works/a.yml")
    return [*found, *(one for model in MODELS if tree for one in validate(model, tree)[1])]


def try_script(text: str) -> list[Diagnostic]:
    """Find the figures of a script, and read their captions."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "figures").mkdir()
        (root / "figures/a.py").write_text(text, encoding="utf-8", errors="surrogatepass")
        specs, found = discover(root)
        captions = check_captions(Manuscript(Layout(root), Content(), Catalogue(()), {}, specs))
        for spec in specs.values():
            try:
                fill_markdown(spec.caption, {"start": 1.0, "end": "<b> *x*", "minutes": [1.0, 2.0]})
            except FaultError as wrong:
                found.append(Diagnostic(spec.location, wrong.rule, str(wrong), wrong.advice))
    return [*found, *(one for own in captions.values() for one in own)]


def try_settings(text: str) -> list[Diagnostic]:
    """Read the settings of a site."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mkdocs.yml"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        settings, found = load_settings(path)
        return [*found, *(check_settings(settings.layout) if settings else ())]


def try_sum(text: str) -> list[Diagnostic]:
    """Work a sum out, and read it as a number."""
    found: list[Diagnostic] = []
    for read in (lambda: evaluate(read_expression(text), Scope({}, defined={"z": (1, 2)})), lambda: read_written(text)):
        try:
            read()
        except SumError as error:
            found.append(Diagnostic(Location("content/a.md"), error.rule, error.message, error.advice))
    return found


TARGETS: Mapping[str, tuple[Callable[[str], list[Diagnostic]], list[str]]] = {
    "page": (try_page, PAGES),
    "record": (try_record, [*RECORDS, *PAGES[:2]]),
    "script": (try_script, SCRIPTS),
    "settings": (try_settings, [*SETTINGS, *texts("course.yml")]),
    "sum": (try_sum, [*SUMS]),
}
"""Each target by name, with the texts that are made wrong for it."""


def try_one(target: str, seed: int) -> str:
    """Make one text wrong and try it; what is found must be told as everything is. The text comes back."""
    chance = random.Random(f"{target} {seed}")  # noqa: S311 - to be the same again
    attempt, sound = TARGETS[target]
    text = mutate(chance.choice(sound), chance, sound)
    for found in attempt(text):
        assert found.help, found
        assert found.message, found
        assert "\n" not in render_text(found).removesuffix(f"\n  help: {' '.join(found.help.split())}"), found
        assert render_github(found).count("\n") == 0, found
        assert 1 <= found.location.line <= text.count("\n") + text.count("\r") + 2, found
    return text


def spoil(project: Path, seed: int) -> Iterator[str]:
    """Make one to three files of a project wrong; their paths, relative to it."""
    chance = random.Random(f"build {seed}")  # noqa: S311 - to be the same again
    files = [path for path in sorted(project.rglob("*")) if path.suffix in {".md", ".yml", ".py", ".js", ".css"}]
    files = [path for path in files if ".cache" not in path.parts and path.name != "mkdocs.yml"]
    for path in chance.sample(files, chance.randint(1, 3)):
        text = mutate(path.read_text(encoding="utf-8"), chance, PAGES)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        yield path.relative_to(project).as_posix()


def try_build(project: Path, studio: Studio, options: Options) -> Built:
    """Build a project that was made wrong, and make its files."""
    built = pipeline.build(Layout(project), options, studio)
    if not has_errors(built.diagnostics):
        for make in built.files.values():
            make()
    return built
