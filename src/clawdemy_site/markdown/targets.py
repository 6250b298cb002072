"""Where a link or an image may lead: nowhere that runs a script, and nowhere outside the content."""

import html
import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\x9f]")
_SAFE = frozenset({"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class TargetFault:
    """Why a target is refused."""

    rule: str
    message: str
    help: str


def is_internal(target: str) -> bool:
    """Whether a target names a place in this site rather than an address elsewhere."""
    return not _SCHEME.match(target) and not target.startswith("//")


def check_target(target: str, *, image: bool, page: str, root: str) -> TargetFault | None:
    """Say what is wrong with the target of a link or an image.

    Args:
        target: As the author wrote it.
        image: Whether it is the picture of an image.
        page: POSIX path of the page that holds it, relative to the project.
        root: The content folder, relative to the project, such as ``content``.
    """
    # Browsers read entities and drop control characters before they look at the scheme.
    plain = _IGNORED.sub("", html.unescape(target))
    scheme = _SCHEME.match(plain)
    if scheme and (scheme[1].lower() not in _SAFE or image):
        return _refuse_scheme(scheme[1].lower(), image=image)
    if scheme:
        return None
    path = unquote(re.split(r"[?#]", plain, maxsplit=1)[0]).replace("\\", "/")
    if plain.startswith("//") or path.startswith("/"):
        return TargetFault(
            "path-outside",
            "this address starts at the server's root, outside the site",
            "write it relative to this file",
        )
    if path and not _is_inside(posixpath.join(posixpath.dirname(page), path), root):
        return TargetFault("path-outside", "this path leads out of the content", "keep it inside the content folder")
    return None


def _refuse_scheme(scheme: str, *, image: bool) -> TargetFault:
    if image and scheme in _SAFE:
        message = "a page fetches no picture from another site"
        return TargetFault("image-outside", message, "bring the picture into the content, with its credit")
    message = f"'{scheme[:30]}:' is not an address that a page may lead to"
    return TargetFault("link-scheme", message, "use http, https, mailto or a relative path")


def _is_inside(path: str, root: str) -> bool:
    normal = posixpath.normpath(path)
    return normal == root or normal.startswith(f"{root}/")
