"""The settings of a site, `mkdocs.yml` and the folders that it names: what they say, and what of it has no effect."""
