"""A whole course on one page."""
