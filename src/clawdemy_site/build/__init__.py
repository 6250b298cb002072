"""The data's way from files to a planned site, on one page."""
