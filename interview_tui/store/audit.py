"""The process audit: who did what sort of thing to which object, when. Never what was written.

Each row's hash seals the row before it, so that a row changed or taken out in the middle is noticed. Rows cut
off at the end are not: nothing outside the study remembers how many there were.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

START = bytes(32)
"""What the first row seals."""


_CANONICAL = json.JSONEncoder(separators=(",", ":"))


class Entry(NamedTuple):
    """What is recorded; ``at`` is UTC in milliseconds."""

    id: int
    kind: str
    object_id: str
    actor: str
    at: int


class Link(NamedTuple):
    """One row: an entry, the hash of the row before, and its own."""

    id: int
    kind: str
    object_id: str
    actor: str
    at: int
    previous: bytes
    hash: bytes


def link(entry: Entry, previous: bytes) -> Link:
    """Return the row that follows the one whose hash is ``previous``."""
    import hashlib

    sealed = hashlib.sha256(previous + _CANONICAL.encode(entry).encode()).digest()
    return Link(*entry, previous, sealed)


def intact(rows: Iterable[Link]) -> bool:
    """Return whether ``rows``, oldest first, are an unbroken chain from the start."""
    previous = START
    for number, row in enumerate(rows, 1):
        if row.id != number or row != link(Entry(*row[:5]), previous):
            return False
        previous = row.hash
    return True
