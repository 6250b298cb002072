"""Formulas: TeX read token by token, typeset as MathML, compared with what went in, and said in words."""
