"""The rules of the rooms: one table, in files by subject, in the order in which the documentation lists them.

A feature declares its rules beside its own code. To read the table, a row is one line however long it is.
"""

from clawdemy_site.diagnostics.rules import figures, listings, pages, practice, records, sources

__all__ = ["figures", "listings", "pages", "practice", "records", "sources"]
