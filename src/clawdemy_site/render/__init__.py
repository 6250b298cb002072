"""A page rendered: what it may ask, and what came out of it."""
