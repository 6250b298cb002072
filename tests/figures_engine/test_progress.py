"""Whoever waits for a long drawing is told how far it is; a short one is silent."""

import threading

from clawdemy_site.figures.studio import Progress


def test_word_comes_while_a_round_takes_long() -> None:
    told: list[tuple[int, int]] = []
    arrived = threading.Event()

    def tell(done: int, due: int) -> None:
        told.append((done, due))
        arrived.set()

    with Progress(tell, 3) as round_:
        round_.step()
        assert arrived.wait(10.0)
    assert told[0] == (1, 3)


def test_short_rounds_and_empty_ones_are_silent() -> None:
    told: list[tuple[int, int]] = []
    before = threading.active_count()
    for due in (2, 0):
        with Progress(lambda *counts: told.append(counts), due) as round_:
            round_.step()
    assert (told, threading.active_count()) == ([], before)
