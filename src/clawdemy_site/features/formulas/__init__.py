"""The formulas of a course on one page."""
