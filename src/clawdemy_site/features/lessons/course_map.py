"""The map on a course's page: the layout in the form that its template draws, for narrow and for wide screens.

A narrow screen has one lesson to a row, a wide one up to three. Where both come out alike there is one drawing.
"""

from dataclasses import dataclass

from markupsafe import Markup

from clawdemy_site.course.lesson_map import DOT, LANE, MINIMUM, WIDTH, LessonMap, Line, MapRow, lay_out
from clawdemy_site.course.model import Course

_NARROW, _WIDE = 1, 3  # lessons that may stand side by side
_HEIGHT = 10  # height of what stands between two rows, in units that the page stretches


@dataclass(frozen=True, slots=True)
class Drawing(LessonMap):
    """A map, ready to be drawn."""

    size: str  # what a style knows it by: ``narrow``, ``wide``, or ``any`` where there is one for both
    columns: str  # the CSS columns of every row
    width: float = WIDTH  # width of the coordinates of lines
    height: int = _HEIGHT

    def bends(self, row: MapRow) -> bool:
        """Whether a line to a row does not run straight down, so that it wants more height."""
        return any(line.top != line.bottom for line in row.lines)

    def path(self, line: Line) -> Markup:
        """A line between two rows as SVG wants it; it leaves and arrives upright."""
        top, bottom, half = f"{line.top:g}", f"{line.bottom:g}", _HEIGHT // 2
        if line.top == line.bottom:
            return Markup("M{} 0V{}").format(top, _HEIGHT)
        return Markup("M{} 0C{} {} {} {} {} {}").format(top, top, half, bottom, half, bottom, _HEIGHT)


def draw_map(course: Course) -> tuple[Drawing, ...]:
    """The drawings of a course's map; none where the course has too few lessons to need one."""
    if len(course.lessons) < MINIMUM:
        return ()
    narrow, wide = _drawing(course, "narrow", _NARROW), _drawing(course, "wide", _WIDE)
    if narrow.bands == wide.bands:
        return (_drawing(course, "any", _WIDE),)
    return narrow, wide


def _drawing(course: Course, size: str, most: int) -> Drawing:
    found = lay_out(course, most)
    width = found.rows[0].spots[0].width
    cells = round((WIDTH - found.lanes * LANE) / width)
    # No column asks for more than its share, or lines would miss the dots.
    lanes = f"repeat({found.lanes}, minmax(0, {LANE:g}fr)) " if found.lanes else ""
    columns = f"{lanes}repeat({cells}, minmax(0, {DOT:g}fr) minmax(0, {width - DOT:g}fr))"
    return Drawing(found.bands, found.lanes, size, columns)
