"""The search of a site: what is found on its pages, and the index that a reader's browser asks for piece by piece."""
