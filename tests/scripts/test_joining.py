"""Modules are joined in the order of their imports, and what joining would break is refused."""

import re

import pytest

from clawdemy_site.assets import joining as scripts
from clawdemy_site.assets.joining import ENTRY, ScriptError, join_modules, module_order, read_modules

MAIN = """import { add } from "./sums.js";
import {
  shout,
  whisper,
} from "./words.js";
shout(add(1, 2));
"""
SUMS = """const ZERO = 0;

export function add(a, b) {
  return ZERO + a + b;
}
"""
WORDS = """import { add } from "./sums.js";
export const shout = (word) => add(word, "!");
export async function whisper() {}
"""
PARTS = {"main": MAIN, "sums": SUMS, "words": WORDS}


def test_each_module_stands_once_after_all_that_it_needs() -> None:
    assert module_order(PARTS, "main") == ["sums", "words", "main"]
    joined = join_modules(PARTS, "main")
    assert joined.startswith('(() => {\n"use strict";\n')
    assert joined.count("ZERO = 0") == 1
    assert joined.index("function add") < joined.index("const shout") < joined.index("shout(add(1, 2))")


def test_no_import_or_export_is_left() -> None:
    joined = join_modules(PARTS, "main")
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sums": 'import { shout } from "./words.js";\nexport function add() {}\n'}, "circle: sums → words → sums"),
        ({"sums": "export const add = 1;\nfunction whisper() {}\n"}, "words.js: sums.js declares whisper too"),
        ({"sums": "const add = 1;\n"}, "main.js: imports add from sums.js, which does not export it"),
        ({"main": 'import { x } from "./lost.js";\n'}, "main.js: imports lost.js, which is not there"),
        ({"main": 'import { add as plus } from "./sums.js";\n'}, "imports add as plus from sums.js"),
        ({"main": 'import sums from "./sums.js";\n'}, "main.js: 'import sums"),
        ({"main": 'import * as sums from "./sums.js";\n'}, "main.js: 'import *"),
        ({"main": 'import { x } from "https://example.org/x.js";\n'}, "main.js: 'import { x }"),
        ({"main": 'import("./sums.js");\n'}, "main.js: 'import("),
        ({"sums": "export default 3;\n"}, "sums.js: 'export default"),
        ({"sums": "const add = 1;\nexport { add };\n"}, "export"),
        ({"main": "const { a } = window;\n"}, "a declaration of its own"),
        ({"main": "await fetch('x');\n"}, "cannot wait"),
        ({"main": "const f = (x) => /a  b/.test(x);\n"}, "after an arrow"),
        ({"main": "const f = `a ${x ? `b ${y}` : ''}`;\n"}, "a template within a template"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_place(changes: dict[str, str], words: str) -> None:
    with pytest.raises(ScriptError) as caught:
        join_modules(PARTS | changes, "main")
    assert words in str(caught.value)


def test_every_module_of_the_theme_is_shipped() -> None:
    modules = read_modules()
    assert sorted(module_order(modules, ENTRY)) == sorted(modules)
    assert module_order(modules, ENTRY)[-1] == ENTRY


def test_a_module_imports_what_it_calls() -> None:
    """In the joined script a forgotten import would go unseen, until the module is used by itself."""
    sources = read_modules()
    exports = {name for source in sources.values() for name in scripts._EXPORTED.findall(source)}
    for module, source in sources.items():
        known = {*scripts._DECLARED.findall(source)}
        known |= {name.strip() for names, _module in scripts._IMPORT.findall(source) for name in names.split(",")}
        code = re.sub(r"//.*", "", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))
        called = set(re.findall(r"(?<![\w.$])([\w$]+)\(", code))
        assert called & exports <= known, module
