"""What the host and other plugins warn of while they build, and say in the terminal alone."""

import logging

from clawdemy_site.diagnostics import Diagnostic, Location

_OURS = "mkdocs.plugins.clawdemy"


class Overheard(logging.Handler):
    """What the host and other plugins warn of while they build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Diagnostic] = []

    def start(self) -> None:
        """Listen from here on, with nothing heard yet."""
        self.found.clear()
        logging.getLogger("mkdocs").addHandler(self)

    def stop(self) -> None:
        """Listen no more."""
        logging.getLogger("mkdocs").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning as a finding, whose place the host does not know."""
        if record.name not in {_OURS, "mkdocs.livereload"}:
            message = " ".join(record.getMessage().split()).rstrip(".")
            self.found.append(Diagnostic(Location("mkdocs.yml"), "setting-doubted", message))
