"""The library of the tea course."""


def warmed(minutes: float) -> float:
    """Degrees after some minutes."""
    return 100 - 80 * 0.75**minutes
