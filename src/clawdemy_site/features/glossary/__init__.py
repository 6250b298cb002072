"""The glossary of a course, and the popover behind each term."""
