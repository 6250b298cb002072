"""The pages that the browser tests visit: one of each kind."""

COURSE = "lessons/neural-network-intuition/"
LESSON = f"{COURSE}weights-biases-and-the-squish/"
LESSON_PAGES = ("brief", "lesson", "practice", "summary", "cheatsheet", "references")

KINDS = {
    "home": "",
    "course": COURSE,
    **{page: f"{LESSON}{page}/" for page in LESSON_PAGES},
    "cards": f"{COURSE}cards/",
    "lesson's cards": f"{COURSE}cards/weights-biases-and-the-squish/",
    "figures": f"{COURSE}figures/",
    "glossary": f"{COURSE}glossary/",
    "formulas": f"{COURSE}formulas/",
    "misconceptions": f"{COURSE}misconceptions/",
    "whole": f"{COURSE}whole/",
    "live figure": f"{COURSE}figures/hands-network/",
    "review": "review/",
    "progress": "progress/",
    "sources": "works/",
}
"""Addresses below the site's, by kind of page."""

MISSING = "no/such/page/"
"""An address that the site does not have."""
