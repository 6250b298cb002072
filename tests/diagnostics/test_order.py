"""Findings are told by place, each once; where a file has too many, errors are told before warnings."""

from clawdemy_site.diagnostics import Diagnostic, Location, has_errors, in_order


def warning(line: int, path: str = "a.md") -> Diagnostic:
    return Diagnostic(Location(path, line), "long-sentence", "this sentence has 50 words")


def error(line: int, path: str = "a.md") -> Diagnostic:
    return Diagnostic(Location(path, line), "broken-link", "this leads nowhere")


def test_findings_stand_by_place_and_once() -> None:
    assert in_order([warning(9), error(2), warning(9), error(1, "b.md")]) == [error(2), warning(9), error(1, "b.md")]


def test_an_error_behind_too_many_warnings_is_shown() -> None:
    found = in_order([*map(warning, range(1, 61)), error(99)])
    assert error(99) in found
    assert sum(d.rule == "long-sentence" for d in found) == 49
    assert [d.message for d in found if d.rule.startswith("too-many")] == [
        "11 more warnings in this file are not shown"
    ]


def test_too_many_warnings_are_no_error_and_too_many_errors_are() -> None:
    warned = in_order(map(warning, range(1, 60)))
    assert warned[-1].rule == "too-many-warnings"
    assert not has_errors(warned)
    assert in_order(map(error, range(1, 60)))[-1].is_error


def test_findings_that_are_in_order_may_be_put_in_order_again_with_more() -> None:
    some = [*map(warning, range(1, 61)), *map(error, range(61, 64)), *map(warning, range(1, 4), "bcd")]
    more = [*map(error, range(70, 75)), error(1, "b.md")]
    assert in_order(in_order(some)) == in_order(some)
    assert in_order([*in_order(some), *more]) == in_order([*some, *more])
