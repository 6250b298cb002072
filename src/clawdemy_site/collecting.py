"""Garbage is looked for seldom while a course is built: the adapters import this before all else.

Nearly all that a build makes lives until it ends. Python would go through it after every 700 things that are made, and
through everything several times: a tenth of a build, and more of the start, to find nothing.
"""

import gc

gc.set_threshold(10_000, 10, 10)
