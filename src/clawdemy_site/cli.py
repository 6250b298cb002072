"""The ``clawdemy`` command: what authors and machines run without building the site."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from clawdemy_site import __version__, collecting  # noqa: F401 - it comes before all that it concerns
from clawdemy_site.build.check import check_project
from clawdemy_site.diagnostics import Diagnostic, has_errors, in_order, render_github, render_json, render_text, summary
from clawdemy_site.sandbox.files import write_whole
from clawdemy_site.settings.loading import load_settings
from clawdemy_site.site.files import DECK_FORMS

FORMATS = ("text", "github", "json")

_STOPPED = 130  # 128 and the number of the signal, as shells have it


class _Commands(click.Group):
    """Commands that end with the shell's own status where someone stops them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            sys.exit(_STOPPED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clawdemy")
def main() -> None:
    """Courses that cannot be published wrong."""


_config_option = click.option(
    "--config",
    "-f",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's settings; its folder is the project.",
)


@main.command()
@_config_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
@click.option("--drafts", is_flag=True, help="Check lessons with the status 'draft' as well.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check, as a strict build does.")
@click.option("--numbers", is_flag=True, help="List the numbers in the text that nothing checks, and count them.")
@click.option("--coverage", is_flag=True, help="List each outcome with the questions and cards that practise it.")
@click.option("--prose", is_flag=True, help="List the words, the sentences and the reading ease of each lesson.")
def check(config: Path, form: str, *, drafts: bool, strict: bool, **lists_asked: bool) -> None:
    """Check everything that a build checks: records, lessons, figures, sums, links, and the pages as they are rendered.

    Exits with 0 where no error was found, 1 where there were errors, 2 where the command was called wrongly.
    """
    settings, problems = load_settings(_existing(config))
    lists = [name for name, is_asked in lists_asked.items() if is_asked]
    if settings is not None and lists:
        from clawdemy_site.build.listing import list_of  # noqa: PLC0415 - a check needs none of it

        problems += list_of(settings.layout, lists, _say, drafts=drafts)
    elif settings is not None:
        options = replace(settings.options, drafts=drafts)
        problems += check_project(settings.layout, options, _tell, lambda: _refused(config))
    found = in_order(problems)
    if found or not lists:
        _print(found, form)
    sys.exit(1 if has_errors(found) or (strict and found) else 0)


@main.command()
@_config_option
@click.option("--explain", metavar="NAME", help="Say what changed since this figure was drawn.")
@click.option("--check", "again", is_flag=True, help="Draw every figure once more and compare.")
def figures(config: Path, explain: str | None, *, again: bool) -> None:
    """List the figures, each cached or to draw; or ask more of them.

    Exits with 0, with 1 where a figure is wrong, with 2 where the command was called wrongly.
    """
    from clawdemy_site.build.pipeline import open_studio  # noqa: PLC0415 - other commands start without it
    from clawdemy_site.figures import cache as account  # noqa: PLC0415
    from clawdemy_site.figures import discover  # noqa: PLC0415

    settings, problems = load_settings(_existing(config))
    specs, found = discover(settings.layout.root, settings.layout.figures) if settings else ({}, [])
    found = in_order([*problems, *found])
    if explain is not None and explain not in specs:
        raise click.UsageError(account.say_unknown(explain, specs))
    if settings is not None:
        with open_studio(settings.layout) as studio:
            studio.tell = _tell
            if again:
                found = in_order([*found, *studio.check(specs.values())[0]])
            elif explain is not None:
                _say(account.explain_state(studio.explain, specs[explain]))
            else:
                _say(account.list_states(studio.explain, specs.values()))
    if found or again:
        _print(found, "text")
    sys.exit(1 if has_errors(found) else 0)


@main.command()
@click.argument("page")
@_config_option
@click.option("--drafts", is_flag=True, help="As a check with --drafts sees it.")
def explain(page: str, config: Path, *, drafts: bool) -> None:
    """Say why the next build will make a page anew, by the page's file or address.

    Exits with 0, with 1 where the settings cannot be read, with 2 where there is no such page.
    """
    from clawdemy_site.build.explaining import UnknownPageError, explain_page  # noqa: PLC0415 - a check needs none of it
    from clawdemy_site.build.pipeline import open_studio  # noqa: PLC0415

    settings, problems = load_settings(_existing(config))
    if settings is None:
        _print(in_order(problems), "text")
        sys.exit(1)
    with open_studio(settings.layout) as studio:
        studio.tell = _tell
        try:
            _say(explain_page(settings.layout, replace(settings.options, drafts=drafts), studio, page))
        except UnknownPageError as error:
            raise click.UsageError(str(error)) from None


@main.command()
@click.argument("form", type=click.Choice([*DECK_FORMS]), metavar=f"[{'|'.join(DECK_FORMS)}]")
@_config_option
@click.option("--course", metavar="SLUG", help="The course, where more than one has cards.")
@click.option("--lesson", metavar="SLUG", help="One lesson's cards only.")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path(), help="A file, or a folder for it.")
def export(form: str, config: Path, course: str | None, lesson: str | None, output: Path) -> None:
    """Write the flashcards of a course to a file: for Anki, or as a table.

    Exits with 0, with 1 where the course is wrong and nothing was written, with 2 where the command was called wrongly.
    """
    from clawdemy_site.build.pipeline import build, open_studio  # noqa: PLC0415 - other commands start without it
    from clawdemy_site.features.flashcards.files import UnknownDeckError, choose_deck  # noqa: PLC0415

    settings, problems = load_settings(_existing(config))
    if settings is not None:
        with open_studio(settings.layout) as studio:
            studio.tell = _tell
            built = build(settings.layout, settings.options, studio)
        problems += built.diagnostics
    if settings is None or has_errors(problems):
        _print(in_order(problems), "text")
        sys.exit(1)
    try:
        path = choose_deck(built.manuscript.catalogue, built.files, DECK_FORMS[form], course, lesson)
        target = output / Path(path).name if output.is_dir() else output
        write_whole(target, built.files[path]())
    except UnknownDeckError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"cannot write '{output}': {error.strerror or error}") from None
    click.echo(target)


@main.command("import")
@click.argument("form", type=click.Choice(["bib"]), metavar="bib")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_config_option
def import_(form: str, file: Path, config: Path) -> None:  # noqa: ARG001 - the only form so far
    """Turn the entries of a BibTeX file into records of works, one file each; nothing that stands is changed.

    Says of each entry what it became and what of it has no place in a record. Exits with 0, with 1 where an entry was
    not carried, with 2 where the command was called wrongly.
    """
    from clawdemy_site.references.importing import write_records  # noqa: PLC0415 - its readers take a while to load

    settings, problems = load_settings(_existing(config))
    if settings is None:
        _print(in_order(problems), "text")
        sys.exit(1)
    try:
        lines, all_carried = write_records(settings.layout, file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"cannot read '{file}' or write its records: {error}") from None
    _say(lines)
    sys.exit(0 if all_carried else 1)


def _existing(config: Path) -> Path:
    if not config.is_file():
        raise click.UsageError(f"there is no file '{config}'; run this in a project, or name one with --config")
    return config


def _refused(config: Path) -> list[Diagnostic]:
    """What the host refuses in its settings; nothing where there is no host."""
    try:
        from clawdemy_site.hosts.refusals import find_refusals  # noqa: PLC0415 - other commands start without it
    except ModuleNotFoundError:
        return []
    return list(find_refusals(config.resolve()))


def _tell(done: int, due: int) -> None:
    click.echo(f"drawing figures: {done} of {due}", err=True)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _print(found: Sequence[Diagnostic], form: str) -> None:
    if form == "json":
        click.echo(render_json(found))
        return
    for diagnostic in found:
        click.echo(render_github(diagnostic) if form == "github" else render_text(diagnostic))
    click.echo(summary(found) if found else "no findings", err=form == "github")
