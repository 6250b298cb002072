"""Code on a page that cannot go stale: taken from the course's library, run, and compared with what it printed."""
