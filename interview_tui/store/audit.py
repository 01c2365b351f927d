"""The process audit: who did what sort of thing to which object, when. Never what was written.

Each row's hash seals the row before it, and the number and hash of the last row stand in a table of their own
(``audit_tip``, kept by a trigger in the same transaction): a row changed, taken out or cut off at the end is
noticed, and named. No row refers to what it speaks of, so that the chain outlives its erasure.

Whoever holds the key of the study can write a whole new chain. It shows damage and tampering by hand, and is
no proof against the keeper of the passphrase.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

START = bytes(32)
"""What the first row seals."""

RESCUED = "rescued"
"""Kind of the row that seals, by their digest, all rows a rescue could read; its object is the digest."""

ROWS = "SELECT id, kind, object_id, actor, at, previous, hash FROM audit ORDER BY id"
"""The query for all rows, oldest first."""

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


class Broken(NamedTuple):
    """The first entry that is not as it was written: its number, and whether it is gone."""

    number: int
    gone: bool = False


def link(entry: Entry, previous: bytes) -> Link:
    """Return the row that follows the one whose hash is ``previous``."""
    import hashlib

    sealed = hashlib.sha256(previous + _CANONICAL.encode(entry).encode("utf-8", "surrogatepass")).digest()
    return Link(*entry, previous, sealed)


def whole(row: Link) -> bool:
    """Return whether a row is the one its own hash was made for."""
    try:
        return row.hash == link(Entry(*row[:5]), row.previous).hash
    except (TypeError, ValueError):
        return False


def first_broken(rows: Iterable[Link], tip: tuple[int, bytes] | None = None) -> Broken | None:
    """Return the first entry that was changed, taken out or cut off; None when the chain is unbroken.

    Args:
        rows: Oldest first; read once.
        tip: Number and hash of the last row as kept beside the chain; not compared when None.

    Entries missing before a ``RESCUED`` row are excused when that row's digest is of the rows that are there.
    """
    from hashlib import sha256

    digest, last, sealed = sha256(), 0, START
    changed: Broken | None = None
    gone: Broken | None = None
    for row in rows:
        if row.id <= last:
            # Out of its turn: it is the entry expected here, under another's number.
            gone = gone or Broken(last + 1, gone=True)
            continue
        if row.id != last + 1:
            gone = gone or Broken(last + 1, gone=True)
        elif row.previous != sealed:
            changed = changed or Broken(row.id)
        if not whole(row):
            changed = changed or Broken(row.id)
        if row.kind == RESCUED and row.object_id == digest.hexdigest():
            gone = None
        digest.update(row.hash if isinstance(row.hash, bytes) else b"")
        last, sealed = row.id, row.hash
    if tip is not None and tip != (last, sealed):
        gone = gone or Broken(last + 1, gone=True) if tip[0] > last else gone
        changed = changed or (Broken(last) if tip[0] <= last else None)
    return min((one for one in (changed, gone) if one is not None), default=None)
