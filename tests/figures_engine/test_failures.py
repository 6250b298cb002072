"""Every way in which a script can fail ends as a diagnostic of its own, at the author's line."""

import pytest

from clawdemy_site.diagnostics import Diagnostic
from figures_engine.scripts import BROKEN, HELD

pytestmark = pytest.mark.xdist_group("broken figures")

Failures = dict[str, Diagnostic]

EXPECTED = [
    ("raises", "6:9", "figure-failed", "NameError: name 'np' is not defined"),
    ("raises_deep", "7:17", "figure-failed", "JSONDecodeError: Expecting property name"),
    ("raises_oddly", "9:5", "figure-failed", "E"),
    ("needs_module", "1:1", "figure-failed", "ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
    ("exits", "6:5", "figure-exited", "the script asked to exit (SystemExit: 0)"),
    ("vanishes", "4:2", "figure-exited", "the script ended its process (status 3) before the figure was drawn"),
    ("crashes", "7:1", "figure-crashed", "the script crashed with SIGSEGV"),
    ("aborts", "7:1", "figure-crashed", "the script crashed with SIGABRT"),
    ("draws_nothing", "4:2", "figure-empty", "the function drew nothing on the figure it was given"),
    ("states_nothing", "4:2", "figure-facts", "the function returned None, not a mapping of facts"),
    ("states_unnamed", "4:2", "figure-facts", "the fact 'two words' has no name that a template could use"),
    ("misnames", "4:2", "figure-template", "'midle' is not a fact of the figure; it returned middle"),
    ("draws_too_much", "4:2", "figure-too-large", "bytes even as two pictures, more than 9,000"),
    ("prints_too_much", "7:9", "figure-output", "the script wrote or printed more than 1 MiB"),
    ("takes_memory", "6:12", "figure-memory", "the figure needs more than 1024 MiB of memory"),
    ("takes_memory_slowly", "8:9", "figure-memory", "the figure needs more than 1024 MiB of memory"),
    ("links", "4:2", "figure-unsafe", "the drawing holds a link"),
    ("starts_process", "7:5", "figure-started-process", "code of a course may not start processes"),
    ("forks", "7:5", "figure-started-process", "code of a course may not start processes"),
    ("writes_outside", "6:5", "figure-wrote-outside", "'writes_outside.py.txt'"),
    ("links_outside", "7:5", "figure-wrote-outside", "'links_outside.py.link'"),
    ("keeps_database", "7:5", "figure-wrote-outside", "'keeps_database.py.db'"),
    ("uses_network", "7:5", "figure-used-network", "code of a course may not use the network"),
    ("asks", "6:12", "figure-failed", "EOFError: EOF when reading a line"),
    ("reads_input", "8:18", "figure-failed", "EOFError"),
    ("brings_script", "4:2", "figure-unsafe", "the drawing holds <script>"),
    ("loads_picture", "4:2", "figure-unsafe", "the drawing links to https://example.org/"),
    ("floods", "8:9", "figure-output", "the script wrote or printed more than 1 MiB"),
    ("rolls_dice", "4:2", "figure-not-deterministic", "'rolls_dice.line' came out differently, in its facts roll"),
    ("rolls_shared_dice", "4:2", "figure-not-deterministic", "came out differently, in its picture"),
    ("dates", "4:2", "figure-not-deterministic", "came out differently, in its facts year"),
    ("hides", "4:2", "figure-missing", "the script has no figure 'line' once it has run"),
    ("breaks_formula", "4:2", "figure-failed", "ParseSyntaxException: Expected"),
    ("sleeps", "7:1", "figure-hung", "the figure was not drawn within 3 s"),
]


@pytest.mark.parametrize(("topic", "where", "rule", "message"), EXPECTED, ids=[row[0] for row in EXPECTED])
def test_failure_names_its_line_and_rule(failures: Failures, topic: str, where: str, rule: str, message: str) -> None:
    found = failures[topic]
    assert (str(found.location), found.rule) == (f"figures/{topic}.py:{where}", rule)
    assert message in found.message
    assert found.help


@pytest.mark.parametrize("topic", ["states_objects", "states_nan"])
def test_facts_must_be_finite_plain_values(failures: Failures, topic: str) -> None:
    assert failures[topic].rule == "figure-facts"
    assert "not a finite number, a text or a list of numbers" in failures[topic].message


def test_format_that_does_not_fit_is_told(failures: Failures) -> None:
    assert failures["misformats"].rule == "figure-template"
    assert "Unknown format code 'f'" in failures["misformats"].message


def test_misspelt_fact_is_suggested(failures: Failures) -> None:
    assert failures["misnames"].help == "did you mean 'middle'?"


def test_endless_loop_names_a_line_inside_it(failures: Failures) -> None:
    assert failures["loops"].rule == "figure-hung"
    assert failures["loops"].location.line in {7, 8}


def test_every_script_fails(failures: Failures) -> None:
    assert failures.keys() == BROKEN.keys() | HELD.keys()


def test_messages_are_one_line_and_hold_no_traceback(failures: Failures) -> None:
    for found in failures.values():
        assert "\n" not in found.message + found.help
        assert "Traceback" not in found.message
