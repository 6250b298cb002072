"""Formulas between dollar signs, as pages, captions and the labels of figures have them."""

import re

# Text in a formula may hold formulas, whose dollars close nothing.
_WORDS = r"\\[\s\S]|[^\\{}$]|\$[^$]*\$"
_TEXT = rf"\\(?:text[a-z]*|[mh]box)\s*\{{(?:{_WORDS}|\{{(?:{_WORDS})*+\}})*+\}}"

DISPLAY_MATHS = re.compile(rf"(?<!\\)\$\$((?>{_TEXT}|\\[\s\S]|[^\\$])+)\$\$")
"""``$$…$$``, its TeX in group 1."""

INLINE_MATHS = re.compile(rf"(?<![\\$])\$(?![\s$])((?>{_TEXT}|\\[\s\S]|[^\\$])+)(?<!\s)\$(?![\d$])")
"""``$…$``, its TeX in group 1. No dollar opens before a space, or closes after one or before a digit: ``$5 and $6``."""
