"""The Markdown that authors write: read with positions before anything renders it, and rendered by one extension."""
