"""A course's modules are joined in the order of their imports, and what joining would break is refused."""

import pytest

from clawdemy_site.features.live.joining import ScriptError, join_modules

MAIN = """import { add } from "./sums.js";
import {
  shout,
  whisper,
} from "./two-words.js";
shout(add(1, 2));
"""
SUMS = """/** A module of sums. */
const ZERO = 0;

/**
 * @param {number} a
 */
export function add(a, b) {
  return ZERO + a + b;
}
"""
WORDS = """import { add } from "./sums.js";
export const shout = (word) => add(word, "!");
export async function whisper() {}
export class Word {}
export function* letters() {}
"""
PARTS = {"main": MAIN, "sums": SUMS, "two-words": WORDS}


def test_each_module_stands_once_after_all_that_it_needs() -> None:
    joined = join_modules(PARTS, "main")
    assert joined.startswith('(() => {\n"use strict";\n')
    assert joined.count("ZERO = 0") == 1
    assert joined.index("function add") < joined.index("const shout") < joined.index("shout(add(1, 2))")


def test_a_module_is_a_function_of_what_it_imports() -> None:
    joined = join_modules(PARTS, "main")
    assert '$["two-words"] = (({ add }) => {\n' in joined
    assert '\nreturn { shout, whisper, Word, letters };\n})($["sums"]);\n' in joined
    assert "import" not in joined
    assert "export" not in joined


def test_imports_are_read_however_they_end_and_those_of_one_module_are_put_together() -> None:
    main = "import { add } from './sums.js' // twice\nimport { zero, } from \"./sums.js\";\nimport './more.js'"
    sums = f"{SUMS}export const zero = 0;\n"
    joined = join_modules({"main": main, "sums": sums, "more": "export class A {}"}, "main")
    assert '$["main"] = (({ add, zero }, {  }) => {' in joined
    assert '($["sums"], $["more"]);' in joined


def test_comments_that_document_are_left_out_and_lines_stay_where_they_were() -> None:
    joined = join_modules(PARTS, "main")
    assert "/*" not in joined
    own = joined.split('$["sums"] = (() => {\n', 1)[1].splitlines()
    assert own[SUMS.splitlines().index("const ZERO = 0;")] == "const ZERO = 0;"
    assert own[SUMS.splitlines().index("  return ZERO + a + b;")] == "  return ZERO + a + b;"


def test_a_template_that_looks_like_a_comment_is_kept() -> None:
    template = "const text = `\n/** kept */\n`;\n"
    assert template in join_modules({"main": template}, "main")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sums": 'import { shout } from "./two-words.js";\n'}, "circle: sums → two-words → sums"),
        ({"sums": "const add = 1;\n"}, "main.js: imports add from sums.js, which does not export it"),
        ({"main": 'import { x } from "./lost.js";\n'}, "main.js: imports lost.js, which is not there"),
        ({"main": 'import { add as plus } from "./sums.js";\n'}, "imports add as plus from sums.js"),
        ({"main": 'import sums from "./sums.js";\n'}, "main.js: 'import sums"),
        ({"main": 'import * as sums from "./sums.js";\n'}, "main.js: 'import *"),
        ({"main": 'import { x } from "https://example.org/x.js";\n'}, "main.js: 'import { x }"),
        ({"main": 'import("./sums.js");\n'}, "main.js: 'import("),
        ({"sums": "export default 3;\n"}, "sums.js: 'export default"),
        ({"sums": "const add = 1;\nexport { add };\n"}, "sums.js: 'export {"),
        ({"sums": "export let add = 1;\n"}, "a function, a class or a constant"),
        ({"main": "await fetch('x');\n"}, "cannot wait"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_its_place(changes: dict[str, str], words: str) -> None:
    with pytest.raises(ScriptError) as caught:
        join_modules(PARTS | changes, "main")
    assert words in str(caught.value)
