"""The house stands on its floors: a room imports only from rooms below it, and only the adapter knows the host."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "clawdemy_site"
FLOORS = (
    ("__main__",),
    ("cli",),
    ("hosts",),
    ("build",),
    ("features",),
    ("checks",),
    ("exercises",),
    ("render",),
    ("settings",),
    ("site",),
    ("assets",),
    ("markdown",),
    ("practice",),
    ("listings",),
    ("numbers",),
    ("references",),
    ("course",),
    ("records",),
    ("prose",),
    ("figures",),
    ("search",),
    ("maths",),
    ("keeping",),
    ("sandbox",),
    ("templating",),
    ("diagnostics",),
    ("collecting",),
    ("__init__",),
)
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
ADAPTER = {"hosts"}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "clawdemy_site")


def test_a_room_imports_only_from_the_floors_below() -> None:
    wrong = []
    for path in PACKAGE.rglob("*.py"):
        here = room_of(path)
        assert here in LEVEL, f"{path} belongs to no floor: give it one here"
        for name in imports(path):
            parts = name.split(".")
            if parts[0] != "clawdemy_site" or len(parts) == 1 or parts[1] not in LEVEL:
                continue
            if parts[1] != here and LEVEL[parts[1]] <= LEVEL[here]:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not wrong


def test_only_the_adapter_imports_mkdocs() -> None:
    hosts = {
        room_of(path)
        for path in PACKAGE.rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in {"mkdocs", "material"}
    }
    assert hosts <= ADAPTER


def test_a_check_loads_neither_the_host_nor_what_draws() -> None:
    code = "import sys, clawdemy_site.cli; print([m for m in ('mkdocs', 'matplotlib', 'numpy') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
