"""All works that a site's lessons use."""
