"""Licences in records: every id of SPDX's list and expressions of them are taken, all else is told what to write."""

import json
import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

import renew_licences
from clawdemy_site.records.spdx import Licence, alternatives, spdx_list

LICENCE = TypeAdapter(Licence)
RIGHTS = "write an SPDX id (https://spdx.org/licenses), or in its place 'rights:'"

GOOD = {
    "etalab-2.0": [["etalab-2.0"]],
    "OGL-UK-3.0": [["OGL-UK-3.0"]],
    "CC-BY-3.0-DE": [["CC-BY-3.0-DE"]],
    "Apache-2.0+": [["Apache-2.0"]],
    "LicenseRef-School-Terms": [["LicenseRef-School-Terms"]],
    "MIT OR Apache-2.0": [["MIT"], ["Apache-2.0"]],
    "MIT AND (ISC OR CC0-1.0)": [["MIT", "ISC"], ["MIT", "CC0-1.0"]],
    "(MIT AND CC-BY-4.0) OR GPL-2.0-only WITH Classpath-exception-2.0": [["MIT", "CC-BY-4.0"], ["GPL-2.0-only"]],
}
BAD = {
    "mit": "unknown-licence write 'MIT'",
    "CC BY-SA 4.0": "licence-id write 'CC-BY-SA-4.0'",
    "cc-by-sa-nc-4.0": "unknown-licence write 'CC-BY-NC-SA-4.0'",
    "CC-BY-4.0-DE": "unknown-licence version 4.0 has no national ports: write 'CC-BY-4.0'",
    "CC-BY-3.0-FR": "unknown-licence SPDX lists no port of it for FR: write 'rights:' with a 'statement:' and 'url: "
    "https://creativecommons.org/licenses/by/3.0/fr/'",
    "CC-BY-SA": "unknown-licence name its version too, such as CC-BY-SA-4.0",
    "CC-BY-SA-9.0": "unknown-licence its versions are 1.0, 2.0, 2.5, 3.0 and 4.0; SA and ND cannot stand together",
    "Creative Commons Attribution 4.0": "licence-id write 'CC-BY-4.0'",
    "GPLv3": "unknown-licence write 'GPL-3.0-only' or 'GPL-3.0-or-later'",
    "GNU GPL": "licence-id write 'GPL-3.0-only' or 'GPL-3.0-or-later'",
    "CC0": "unknown-licence write 'CC0-1.0'",
    "MPL": "unknown-licence write 'MPL-2.0'",
    "GPL-2.0+": "unknown-licence write 'GPL-2.0-only' or 'GPL-2.0-or-later'",
    "Nunit": "unknown-licence see https://spdx.org/licenses/Nunit.html for what has replaced it",
    "Apache 2": "licence-id write 'Apache-2.0'",
    "OGL-UK-v3": "unknown-licence write 'OGL-UK-3.0'",
    "etalab 2.0": "licence-id write 'etalab-2.0'",
    "public domain": "licence-id write 'CC-PDM-1.0'",
    "MIT License": "licence-id write 'MIT'",
    "MIT or Apache-2.0": "licence-id write 'MIT OR Apache-2.0'",
    "MIT/Apache-2.0": "licence-id write 'MIT OR Apache-2.0'",
    "MIT AND": "licence-id put an id on both sides of AND, OR and WITH, and close each bracket",
    "(MIT": "licence-id put an id on both sides of AND, OR and WITH, and close each bracket",
    "(" * 150 + "MIT" + ")" * 140: "licence-id put an id on both sides of AND, OR and WITH, and close each bracket",
    "Classpath-exception-2.0": "unknown-licence an exception stands after the licence that it changes: "
    "'GPL-2.0-only WITH …'",
    "GPL-2.0-only WITH Classpath-2.0": "unknown-licence write 'Classpath-exception-2.0'",
    "All rights reserved": f"licence-id {RIGHTS}",
    "NOASSERTION": f"unknown-licence {RIGHTS}",
    "LicenseRef-": f"unknown-licence {RIGHTS}",
}


def told(text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        LICENCE.validate_python(text)
    (error,) = caught.value.errors()
    return f"{error['type']} {error['ctx']['help']}"


def test_ids_and_expressions_of_spdx_are_taken() -> None:
    for text, choices in GOOD.items():
        assert LICENCE.validate_python(text) == text
        assert [[*choice] for choice in alternatives(text)] == choices
    names = spdx_list().names
    assert len(names) > 690
    assert [name for name in names if LICENCE.validate_python(name) != name] == []


def test_what_is_no_licence_is_told_what_to_write() -> None:
    assert {text: told(text)[: len(mend)] for text, mend in BAD.items()} == BAD


def test_an_expression_with_many_choices_is_no_burden() -> None:
    assert len(alternatives(" AND ".join(["(MIT OR ISC)"] * 9))) == 2**9


def test_the_list_is_written_from_what_its_packages_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def packed(_arguments: object, *, cwd: Path, check: bool) -> None:
        assert check
        with tarfile.open(cwd / "p.tgz", "w:gz") as archive:
            for name, data in {"package/index.json": ["A-1.0"], "package/deep/no.json": [], "package/a.txt": 1}.items():
                text = json.dumps(data).encode()
                member = tarfile.TarInfo(name)
                member.size = len(text)
                archive.addfile(member, BytesIO(text))

    monkeypatch.setattr(subprocess, "run", packed)
    assert renew_licences.fetch("spdx-license-ids", tmp_path / "ids") == {"index": ["A-1.0"]}
    text = renew_licences.write_list({"b": "B  one", "A+": "A", "A": "A"}, {"A"}, {"X-exception"}, "two packages")
    assert text.splitlines()[1:] == ["b\tB one", "!A", "+X-exception"]
