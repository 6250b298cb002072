"""Lessons, courses and the home page."""
