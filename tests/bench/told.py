"""A line of the table that `make bench` prints."""

from collections.abc import Sequence
from statistics import median


def report(what: str, seconds: Sequence[float]) -> None:
    """The median of what was measured, the least and the most, and how often it was."""
    spread = f"{min(seconds):.3f}–{max(seconds):.3f}"
    print(f"{what:<52}{median(seconds):>8.3f} s   {spread:>14}   {len(seconds):>3}", flush=True)
