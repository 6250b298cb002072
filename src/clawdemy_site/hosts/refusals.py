"""What MkDocs itself refuses in the settings of a site, so that a check refuses it too.

MkDocs judges its settings, and those of each plugin, when it loads them. Here it does only that: nothing is built, no
event runs, and hooks, which are programs, are not loaded.
"""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.records.sources import is_there
from clawdemy_site.settings.loading import place_of

_OURS = re.compile(r"Unrecognised configuration name|Failed to load extension")
"""What our own check of the settings tells, with a better place."""


def find_refusals(path: Path) -> Iterator[Diagnostic]:
    """``setting-refused`` and ``setting-doubted``: errors and warnings of MkDocs about the settings in a file."""
    text = path.read_text(encoding="utf-8")
    config = MkDocsConfig(config_file_path=str(path))
    level = logging.getLogger("mkdocs").level
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            config.load_file(file)
        hooks, config.data["hooks"] = config.data.get("hooks"), []
        errors, warnings = config.validate()
        for hook in hooks if isinstance(hooks, list) else ():
            if not is_there(path.parent, str(hook)):
                errors.append(("hooks", ValidationError(f"there is no file '{hook}'")))
    except Exception as error:  # noqa: BLE001 - plugins raise anything, on loading too
        is_named = isinstance(error, ConfigurationError)
        errors, warnings = [("", error if is_named else RuntimeError(f"{type(error).__name__}: {error}"))], []
    finally:
        logging.getLogger("mkdocs").setLevel(level)
    for rule, found in (("setting-refused", errors), ("setting-doubted", warnings)):
        for key, why in found:
            if not _OURS.search(str(why)) and not (key == "docs_dir" and "existing directory" in str(why)):
                message = f"{f'{key}: ' if key else ''}{' '.join(str(why).split()).rstrip('.')}"
                yield Diagnostic(place_of(key, text, path.name), rule, message)
