"""The site that a course becomes: its pages, what stands on each, and the ways between them."""
