"""Lists of a project that a check prints in place of its findings."""

from collections.abc import Callable, Iterable

from clawdemy_site.build.reading import read
from clawdemy_site.checks.coverage import list_coverage
from clawdemy_site.checks.prose import list_prose
from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.exercises.sums import list_unchecked
from clawdemy_site.records.layout import Layout

_LISTS = {"numbers": list_unchecked, "coverage": list_coverage, "prose": list_prose}


def list_of(
    layout: Layout, names: Iterable[str], say: Callable[[Iterable[str]], None], *, drafts: bool
) -> list[Diagnostic]:
    """Say the lists with these names; what is wrong with the project as far as it is read for them."""
    manuscript, found = read(layout, drafts=drafts)
    for name in names:
        say(_LISTS[name](manuscript))
    return found
