"""What the search was measured to find: the figures the program tells of itself, made with the weights."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """How many of 100 names of people were found in texts that nothing was taught on.

    ``news`` with capitals, ``news_small`` without; ``notes`` as people write them, ``notes_hurried`` without
    capitals and the signs that end sentences. ``workplaces``: how many of 100 organisations, schools and
    homes in the latter.
    """

    news: int
    news_small: int
    notes: int
    notes_hurried: int
    workplaces: int


class Record(NamedTuple):
    """Figures of ``scan``, which looks widely, and of the review; the checksum of the weights they are of."""

    weights: int
    scan: Found
    review: Found


SHIPPED = Record(
    weights=592644873,
    scan=Found(news=99, news_small=93, notes=90, notes_hurried=90, workplaces=58),
    review=Found(news=99, news_small=88, notes=75, notes_hurried=74, workplaces=45),
)
"""Written by ``python -m tests.training.record``."""
