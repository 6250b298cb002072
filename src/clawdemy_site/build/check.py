"""A project checked: what was found in it before where nothing has changed, and otherwise all that a build finds."""

from collections.abc import Callable
from functools import partial

from clawdemy_site.build.standing import Standing
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.keeping.prints import UnprintableError, print_of
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Options


def check_project(
    layout: Layout, options: Options, tell: Callable[[int, int], None], refused: Callable[[], list[Diagnostic]]
) -> list[Diagnostic]:
    """All that a build finds, and what its host refuses.

    Args:
        layout: Where the project keeps what.
        options: What a build is told.
        tell: Told how many figures are done and how many are due, where drawing takes long.
        refused: What the host refuses in its settings.
    """
    standing = _stand(layout, options)
    known = standing.recall() if standing else None
    if known is not None:
        return [*known]
    # A check in which nothing has changed needs none of these, and they take longer to load than it takes.
    from clawdemy_site.build import pipeline  # noqa: PLC0415
    from clawdemy_site.build.salt import open_store  # noqa: PLC0415
    from clawdemy_site.keeping.keeper import Keeper  # noqa: PLC0415

    with pipeline.open_studio(layout) as studio:
        studio.tell = tell
        keeper = Keeper(open_store(layout, options, "check"))
        built = pipeline.build(layout, options, studio, keeper)
        keeper.save()
        found = [*refused(), *built.diagnostics]
        if standing:
            standing.keep(found, built.read_elsewhere(partial(studio.rested_on, built.site.drawings)))
    return found


def _stand(layout: Layout, options: Options) -> Standing | None:
    try:
        return Standing(layout, "check", print_of(options), [options.templates])
    except UnprintableError:
        return None
