"""What is committed: no address of a package registry, no path of one machine, pins that agree, pinned actions."""

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

# In pieces, so that this file passes its own test.
REGISTRIES = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry.npmjs" + ".org",
    "npmjs" + ".com",
    "deb.debian" + ".org",
    "crates" + ".io",
]
MACHINE = re.compile(r"(?<![\w.~-])/(?:work|root|home/\w+|Users/\w+|private/tmp)/")
CONTENT_LICENCE = "d47d691d4e51b9697eb164fee2647024369cbdb1b8acd02175b94edeb87d5978"
"""SHA-256 of the words of the CC BY-SA 4.0 legal code as SPDX publishes it, single spaces between them."""


def _files(root: Path) -> list[Path]:
    """Every file that is committed, or would be by `git add .`."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git from PATH
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for name in listing.stdout.split("\0") if name and (path := root / name).is_file()]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def _lines_with(root: Path, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(root)}:{number}"
        for path in _files(root)
        for number, line in enumerate(_lines(path), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_package_registry(project_root: Path) -> None:
    hosts = re.compile("|".join(re.escape(host) for host in REGISTRIES), re.IGNORECASE)
    assert _lines_with(project_root, hosts) == []


def test_no_file_names_a_path_of_one_machine(project_root: Path) -> None:
    assert _lines_with(project_root, MACHINE) == []


@pytest.mark.parametrize("line", ["see {}work/shared", "'{}root/.cache'", "{}home/ada/site", "{}Users/ada/site"])
def test_a_path_of_one_machine_is_recognised(line: str) -> None:
    assert MACHINE.search(line.format("/"))


@pytest.mark.parametrize("line", ["https://a.example/work/page", "content/home/x", "../root/x", "work/"])
def test_an_address_is_not_taken_for_a_path_of_one_machine(line: str) -> None:
    assert not MACHINE.search(line)


def _pins(path: Path) -> dict[str, str]:
    pairs = [line.split(" ")[0].partition("==")[::2] for line in _lines(path) if "==" in line and line[0] not in " #"]
    return dict(pairs)


def test_the_two_sets_of_requirements_agree(project_root: Path) -> None:
    """The site is built for readers with exactly the versions that the tests saw."""
    site = _pins(project_root / "requirements" / "site.txt")
    tests = _pins(project_root / "requirements" / "dev.txt")
    assert "mkdocs" in site
    assert site.items() <= tests.items()


def test_every_requirement_is_hashed(project_root: Path) -> None:
    for name in ("site", "dev", "node"):
        text = (project_root / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        packages = re.split(r"\n(?=[A-Za-z])", text)
        assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_every_package_of_node_is_pinned_and_hashed(project_root: Path) -> None:
    wanted = json.loads((project_root / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((project_root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [version for version in wanted.values() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert locked.pop("")["devDependencies"] == wanted
    assert [name for name, package in locked.items() if not package["integrity"].startswith("sha512-")] == []


def test_every_action_is_pinned_to_a_commit(project_root: Path) -> None:
    uses = [
        line.strip().lstrip("- ")
        for path in (project_root / ".github" / "workflows").glob("*.yml")
        for line in _lines(path)
        if "uses:" in line
    ]
    assert uses
    assert [use for use in uses if not re.fullmatch(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_every_job_states_its_permissions(project_root: Path) -> None:
    for path in (project_root / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {}
        assert all(job["permissions"] for job in workflow["jobs"].values())


def test_the_licence_of_the_content_is_the_whole_legal_code(project_root: Path) -> None:
    words = (project_root / "LICENSE-content").read_text(encoding="utf-8").split()
    assert hashlib.sha256(" ".join(words).encode()).hexdigest() == CONTENT_LICENCE
