"""Practice blocks are read as their author wrote them, with places."""

from clawdemy_site.diagnostics import Location
from practice.bodies import parse_blocks

SAMPLE = """\
/// selfcheck | What does a bias do?
    id: bias-role
    outcome: parts
It shifts how eager the neuron is, before any input arrives.
///

/// exercise | Run a neuron by hand
    id: by-hand
    outcome: compute
    minutes: 8
    answer: neuron([0.4, 1.0], [0.5, -0.3], -0.1) # not a comment
    accept: 0.005
What comes out for inputs 0.4 and 1.0?
//// hint
Start with the weighted sum.
////
//// solution
0.3
////
///

/// choice | Which change adds the most parameters?
    id: most-parameters
    outcome: count
- [ ] one more output

    Ten more weights at most.

- [x] one more hidden layer

    Every pair of neighbours gets a weight.
///
"""


def test_the_documented_sample_reads_without_a_finding() -> None:
    blocks, found = parse_blocks(SAMPLE.split("\n"), "a.md", 10)
    assert found == []
    assert [(block.kind, block.id, block.outcome) for block in blocks] == [
        ("selfcheck", "bias-role", "parts"),
        ("exercise", "by-hand", "compute"),
        ("choice", "most-parameters", "count"),
    ]


def test_a_block_knows_its_places() -> None:
    block = parse_blocks(SAMPLE.split("\n"), "a.md", 10)[0][0]
    assert block.location == Location("a.md", 10, 1)
    assert block.title_at == Location("a.md", 10, 17)
    assert (block.body_first, block.body_end) == (13, 14)
    outcome = block.option("outcome")
    assert outcome is not None
    assert outcome.text_at == Location("a.md", 12, 14)


def test_options_are_taken_as_text() -> None:
    exercise = parse_blocks(SAMPLE.split("\n"), "a.md")[0][1]
    assert exercise.values["answer"] == "neuron([0.4, 1.0], [0.5, -0.3], -0.1) # not a comment"
    assert exercise.values["minutes"] == "8"


def test_inner_blocks_stand_inside() -> None:
    exercise = parse_blocks(SAMPLE.split("\n"), "a.md")[0][1]
    assert [(inner.kind, inner.body) for inner in exercise.blocks] == [
        ("hint", "Start with the weighted sum."),
        ("solution", "0.3"),
    ]


def test_blocks_shown_in_fences_are_code() -> None:
    source = "````\n/// quiz\n```\n////\n````\n\n- item\n\n    ~~~ text\n    /// quiz\n    ~~~\n\n<!--\n/// quiz\n-->\n"
    assert parse_blocks(source.split("\n"), "a.md") == ((), [])


def test_an_answer_may_be_code_alone() -> None:
    source = "/// flashcard | How?\n    id: a\n    outcome: b\n```python\n/// pass\n```\n///"
    blocks, found = parse_blocks(source.split("\n"), "a.md")
    assert found == []
    assert blocks[0].body == "```python\n/// pass\n```"


def test_a_title_may_hold_a_bar() -> None:
    source = "/// flashcard | What is |x|?\n    id: a\n    outcome: b\nIts size.\n///"
    assert parse_blocks(source.split("\n"), "a.md")[0][0].title == "What is |x|?"
