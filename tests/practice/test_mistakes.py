"""Every mistake in a practice block has its line, its column and its rule."""

import pytest

from practice.bodies import parse_blocks

OK = "    id: a\n    outcome: b\n"
SOLVED = "//// solution\nS\n////\n///"
CASES = {
    # The four ways in which the renderer loses a block without a word.
    "unknown block": ("/// flashcrad | Q\n    id: a\nA\n///", ["1:5 unknown-block"]),
    "misspelt option": (
        "/// flashcard | Q\n    id: a\n    outcom: b\nA\n///",
        ["1:1 missing-option", "3:5 unknown-option"],
    ),
    "option that is no option": (f"/// flashcard | Q\n{OK}    [a: {{\nA\n///", ["4:5 bad-option"]),
    "unclosed": (f"text\n\n/// flashcard | Q\n{OK}A\n", ["3:1 unclosed-block"]),
    # Heads and slashes.
    "unclosed before the next": (
        f"/// flashcard | Q\n{OK}A\n\n/// flashcard | R\n    id: c\n    outcome: b\nB\n///",
        ["1:1 unclosed-block"],
    ),
    "inner without more slashes": (
        f"/// exercise | Q\n{OK}Task\n/// solution\nS\n///\n///",
        ["5:1 block-nesting"],
    ),
    "inner with fewer slashes": (
        f"//// exercise | Q\n{OK}Task\n/// solution\nS\n///\n////",
        ["5:1 block-nesting"],
    ),
    "stray slashes": ("text\n\n  ///\n", ["3:3 stray-slashes"]),
    "closed with too many": (f"/// flashcard | Q\n{OK}A\n////\n", ["1:1 unclosed-block", "5:1 stray-slashes"]),
    "no head": ("/// what is this?\n", ["1:1 block-head"]),
    "in a list": ("- item\n\n    /// flashcard | Q\n", ["3:5 indented-block"]),
    "hint alone": ("//// hint\nThink.\n////", ["1:1 misplaced-block"]),
    "question inside an exercise": (
        f"/// exercise | Q\n{OK}T\n//// selfcheck | Q\n    id: c\n    outcome: b\nA\n////\n{SOLVED}",
        ["5:1 misplaced-block"],
    ),
    # Options.
    "twice": (f"/// flashcard | Q\n{OK}    id: c\nA\n///", ["4:5 option-twice"]),
    "missing": ("/// selfcheck | Q\n    outcome: b\nA\n///", ["1:1 missing-option"]),
    "both missing": ("/// choice | Q\n- [ ] a\n- [x] b\n///", ["1:1 missing-option", "1:1 missing-option"]),
    "empty": ("/// flashcard | Q\n    id:\n    outcome: b\nA\n///", ["2:8 empty-option"]),
    "not kebab-case": ("/// flashcard | Q\n    id: My_card\n    outcome: b\nA\n///", ["2:9 practice-id"]),
    "at the margin": (
        "/// flashcard | Q\nid: a\n    outcome: b\nA\n///",
        ["2:1 option-place"],
    ),
    "below a blank line": (
        "/// flashcard | Q\n\n    id: a\n    outcome: b\nA\n///",
        ["3:5 option-place"],
    ),
    "minutes in words": (
        f"/// exercise | Q\n{OK}    minutes: ten\nTask\n//// solution\nS\n////\n///",
        ["4:14 bad-minutes"],
    ),
    "no minutes": (f"/// exercise | Q\n{OK}    minutes: 0\nTask\n//// solution\nS\n////\n///", ["4:14 bad-minutes"]),
    "negative distance": (
        f"/// exercise | Q\n{OK}    answer: 1\n    accept: -1\nTask\n//// solution\nS\n////\n///",
        ["5:13 bad-accept"],
    ),
    "distance from nothing": (
        f"/// exercise | Q\n{OK}    accept: 1\nTask\n//// solution\nS\n////\n///",
        ["4:5 bad-accept"],
    ),
    # Bodies.
    "no question": (f"/// selfcheck\n{OK}A\n///", ["1:14 missing-question"]),
    "empty question": (f"/// selfcheck |\n{OK}A\n///", ["1:16 missing-question"]),
    "no answer": (f"/// selfcheck | Q\n{OK}\n\n///", ["1:1 empty-answer"]),
    "no task": (f"/// exercise | Q\n{OK}//// solution\nS\n////\n///", ["1:1 empty-task"]),
    "no solution": (f"/// exercise | Q\n{OK}Task\n///", ["1:1 missing-solution"]),
    "empty hint": (f"/// exercise | Q\n{OK}Task\n//// hint\n////\n//// solution\nS\n////\n///", ["5:1 empty-answer"]),
    "hint with a title": (
        f"/// exercise | Q\n{OK}Task\n//// hint | Psst\nH\n////\n//// solution\nS\n////\n///",
        ["5:13 unexpected-title"],
    ),
    # Choices.
    "no list": (f"/// choice | Q\n{OK}Hm.\n///", ["1:1 no-choices"]),
    "none right": (f"/// choice | Q\n{OK}- [ ] a\n- [ ] b\n///", ["1:1 no-right-choice"]),
    "none wrong": (f"/// choice | Q\n{OK}- [x] a\n- [X] b\n///", ["1:1 no-wrong-choice"]),
    "two equal": (f"/// choice | Q\n{OK}- [x] one  bias\n- [ ] One bias\n///", ["5:7 equal-choices"]),
    "choice run into feedback": (
        f"/// choice | Q\n{OK}- [x] a\n\n    Why.\n- [ ] b\n///",
        ["7:1 choice-list-glued"],
    ),
    "list run into text": (f"/// choice | Q\n{OK}Think.\n- [x] a\n- [ ] b\n///", ["5:1 choice-list-glued"]),
    "unmarked": (f"/// choice | Q\n{OK}- [x] a\n- [ ] b\n- c\n///", ["6:1 choice-mark"]),
    "badly marked": (f"/// choice | Q\n{OK}- [x] a\n- [ ] b\n- [] c\n///", ["6:1 choice-mark"]),
    "feedback run into its choice": (
        f"/// choice | Q\n{OK}- [x] a\n    Yes.\n- [ ] b\n///",
        ["5:5 choice-feedback-glued"],
    ),
    "choice on two lines": (f"/// choice | Q\n{OK}- [x] a\nand more\n- [ ] b\n///", ["5:1 choice-feedback-glued"]),
    "text after the list": (f"/// choice | Q\n{OK}- [x] a\n- [ ] b\n\nIt is a.\n///", ["7:1 choice-text-after"]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_the_mistake_is_found_where_it_stands(source: str, expected: list[str]) -> None:
    found = parse_blocks(source.split("\n"), "a.md")[1]
    assert sorted(f"{d.location.line}:{d.location.column} {d.rule}" for d in found) == expected


def test_no_case_leaves_its_author_without_help() -> None:
    for source, _ in CASES.values():
        assert all(d.help or d.rule == "bad-accept" for d in parse_blocks(source.split("\n"), "a.md")[1])


def test_near_words_are_named() -> None:
    source = "/// flashcrad | Q\n///\n/// flashcard | Q\n    id: a\n    outcom: b\nA\n///"
    helps = {d.rule: d.help for d in parse_blocks(source.split("\n"), "a.md")[1]}
    assert helps["unknown-block"] == "did you mean 'flashcard'?"
    assert helps["unknown-option"] == "did you mean 'outcome'?"
