"""The ``clawdemy`` command: what authors and machines run without building the site."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from clawdemy_site import __version__
from clawdemy_site.diagnostics import (
    Diagnostic,
    has_errors,
    in_order,
    render_github,
    render_json,
    render_text,
    summary,
)
from clawdemy_site.pipeline import Options, build, open_studio
from clawdemy_site.records.settings import load_settings

FORMATS = ("text", "github", "json")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="clawdemy")
def main() -> None:
    """Courses that cannot be published wrong."""


@main.command()
@click.option(
    "--config",
    "-f",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's settings; its folder is the project.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
@click.option("--drafts", is_flag=True, help="Check lessons with the status 'draft' as well.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check, as a strict build does.")
def check(config: Path, form: str, *, drafts: bool, strict: bool) -> None:
    """Check everything but the rendering: records, lessons, figures, links.

    Exits with 0 where no error was found, 1 where there were errors, 2 where the command was called wrongly.
    """
    if not config.is_file():
        raise click.UsageError(f"there is no file '{config}'; run this in a project, or name one with --config")
    settings, problems = load_settings(config)
    if settings is not None:
        options = Options(site_name=settings.site_name, drafts=drafts, templates=settings.templates)
        with open_studio(settings.layout) as studio:
            problems += build(settings.layout, options, studio).diagnostics
    found = in_order(problems)
    _print(found, form)
    sys.exit(1 if has_errors(found) or (strict and found) else 0)


def _print(found: Sequence[Diagnostic], form: str) -> None:
    if form == "json":
        click.echo(render_json(found))
        return
    for diagnostic in found:
        click.echo(render_github(diagnostic) if form == "github" else render_text(diagnostic))
    click.echo(summary(found) if found else "no findings", err=form == "github")
