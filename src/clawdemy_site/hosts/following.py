"""Folders that a preview follows although they come and go, which ends what the host watches of them."""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler


class _Folders(FileSystemEventHandler):
    """Hears of what comes and goes in the root of a project, and has the host watch its folders anew."""

    def __init__(self, server: LiveReloadServer, folders: Iterable[Path]) -> None:
        self.server = server
        self.folders = {str(folder): folder.is_dir() for folder in folders}

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 - the library's signature
        """Build again where one of the folders has come or gone."""
        for folder, was_there in self.folders.items():
            self.folders[folder] = is_there = Path(folder).is_dir()
            if is_there == was_there:
                continue
            if folder in self.server._watched_paths:  # noqa: SLF001 - nothing public tells
                self.server.unwatch(folder)
            if is_there:
                self.server.watch(folder)
            with self.server._rebuild_cond:  # noqa: SLF001 - nothing public builds
                self.server._want_rebuild = True  # noqa: SLF001 - as its own handler does
                self.server._rebuild_cond.notify_all()  # noqa: SLF001 - as its own handler does


def follow_folders(server: LiveReloadServer, root: Path, folders: Iterable[str]) -> None:
    """Follow folders of a project, named relative to its root, as far as they stand directly in it."""
    direct = [(root / folder).absolute() for folder in folders if "/" not in folder]
    server.observer.schedule(_Folders(server, direct), str(root), recursive=False)
