"""The log of replacements: what stood where, and what stands there instead (fieldwork 2.4).

It holds originals, so it is sealed in the key file with the names, and is gone when that is destroyed.
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Any

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_UNPACKED = 256 * 1024 * 1024
"""Most bytes that a log may come to when it is unpacked."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """One replacement in one note. ``at`` is UTC in milliseconds, when it was decided."""

    id: int
    note_id: int
    """0: the title of the study or its guide."""
    offset: int
    """In code points of the note's words as they were then."""
    sort: str
    """``direct``, ``strong_indirect`` or ``indirect``."""
    kind: str
    """An ``IdentifierType`` value, or ``speech_style`` or ``wording`` where a whole note was written anew."""
    original: str
    replacement: str
    rule: str
    """A ``Choice`` value, ``certain`` where it is replaced at once, ``rewrite`` for words written anew."""
    by: str
    at: int
    meaning: str
    """A ``Meaning`` value where somebody was asked, else empty."""


def merged(log: Sequence[Replaced], more: Iterable[Replaced]) -> tuple[Replaced, ...]:
    """Return a log with what is new in ``more``; each replacement once, however often it leaves."""
    known = {_same(one) for one in log}
    last = max((one.id for one in log), default=0)
    found = list(log)
    for one in more:
        if _same(one) not in known:
            known.add(_same(one))
            last += 1
            found.append(replace(one, id=last))
    return tuple(found)


def packed(log: Sequence[Replaced]) -> str:
    """Return a log as a text that JSON can hold, made small: a study may have a hundred thousand notes.

    Raises:
        ValueError: it is longer than ``unpacked`` takes.
    """
    rows = json.dumps([astuple(one) for one in log], ensure_ascii=False, separators=(",", ":"))
    data = rows.encode("utf-8", "replace")
    if len(data) > MOST_UNPACKED:
        raise ValueError("a log that is too long")
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def unpacked(text: object) -> tuple[Replaced, ...]:
    """Return the log that ``packed`` made; ValueError or TypeError when it is none."""
    if text == "":
        return ()
    if not isinstance(text, str):
        raise TypeError("not a log")
    opened = zlib.decompressobj()
    try:
        data = opened.decompress(base64.b64decode(text, validate=True), MOST_UNPACKED)
    except zlib.error:
        raise ValueError("not a log") from None
    if not opened.eof:
        raise ValueError("a log that is too long, or cut off")
    return tuple(_row(row) for row in json.loads(data))


def _row(row: Any) -> Replaced:
    made = Replaced(*row)
    numbers, texts = (made.id, made.note_id, made.offset, made.at), (
        made.sort, made.kind, made.original, made.replacement, made.rule, made.by, made.meaning,
    )  # fmt: skip
    if not all(type(one) is int for one in numbers) or not all(isinstance(one, str) for one in texts):
        raise ValueError("not a row of a log")
    return made


def _same(one: Replaced) -> tuple[object, ...]:
    return (one.note_id, one.offset, one.original, one.replacement, one.rule, one.meaning)
