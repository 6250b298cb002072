"""What must hold over a whole site: links, figures, terms, counts, coverage."""
