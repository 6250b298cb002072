"""Where the pages that are made of data stand, and the ids on them."""

from clawdemy_site.course.model import Lesson
from clawdemy_site.records.layout import LESSONS

HOME = "index.md"
"""The home page's file, below the content folder."""

REVIEW = "review.md"
"""The page on which flashcards come back."""

PROGRESS = "progress.md"
"""The page of a learner's progress."""


def list_uri(course: str, kind: str) -> str:
    """The ``.md`` path of a page that lists something of a course: its ``glossary``, ``figures``, ``cards``."""
    return f"{LESSONS}/{course}/{kind}.md"


def lesson_deck_uri(lesson: Lesson) -> str:
    """The ``.md`` path of a lesson's deck of flashcards."""
    return f"{LESSONS}/{lesson.course}/cards/{lesson.path.partition('/')[2]}.md"


def live_uri(course: str, name: str) -> str:
    """The ``.md`` path of the own page of a live figure that a course shows."""
    return f"{LESSONS}/{course}/figures/{name.replace('.', '-').replace('_', '-')}.md"


def figure_anchor(name: str) -> str:
    """The id of a figure's first showing on a page."""
    return f"fig-{name.replace('.', '-').replace('_', '-')}"


def entry_anchor(number: str) -> str:
    """The id of a figure's entry in the list of figures, by the figure's number."""
    return f"figure-{number.replace('.', '-')}"
