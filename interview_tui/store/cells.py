"""Rows out of one decrypted page: cells, records, and payload that goes on in other pages.

The layout is SQLite's (sqlite.org/fileformat2.html, sections 1.6, 2.1). Whatever a page holds, reading it
ends and raises nothing: what is no cell is passed over.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.store.pages import USABLE, Page, Trust

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLE_LEAF, TABLE_INSIDE = 0x0D, 0x05
_FILE_HEAD = 100
_MOST_LOCAL = USABLE - 35
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_ONWARD = USABLE - 4
_LONGEST = 64 * 1024 * 1024
_VARINT_BYTES = 9
_NOISE = 10
_WIDTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_REAL, _ZERO, _ONE = 7, 8, 9

Value = int | float | bytes | str | None
"""What stands in a column; text is ``str`` where it is UTF-8 and holds U+FFFD where it is not."""


class Cell(NamedTuple):
    """One row of a table as a page holds it.

    ``cut`` says that its payload could not be followed to its end, ``doubtful`` that some of it is from a
    page whose HMAC does not fit. ``kinds`` are the serial types of its columns.
    """

    rowid: int
    values: tuple[Value, ...]
    kinds: tuple[int, ...]
    cut: bool
    doubtful: bool


def kind_of(page: Page) -> int:
    """Return the first byte of a page's header: ``TABLE_LEAF``, ``TABLE_INSIDE`` or something else."""
    return page.data[_head(page)]


def children(page: Page) -> list[int]:
    """Return the pages below an inner page of a table, in order."""
    head, data = _head(page), page.data
    found = [int.from_bytes(data[at : at + 4]) for at in _pointers(page, 12) if at + 4 <= USABLE]
    return [*found, int.from_bytes(data[head + 8 : head + 12])]


def cells(page: Page, fetch: Callable[[int], Page | None]) -> Iterator[Cell]:
    """Yield the rows of a leaf page of a table, by the pointers in its header.

    Args:
        page: The page.
        fetch: Gives a page by number: payload that is too long goes on in others.
    """
    for at in _pointers(page, 8):
        found = _cell(page, at, fetch)
        if found is not None:
            yield found[0]


def carved(page: Page, fetch: Callable[[int], Page | None], fits: Callable[[Cell], bool]) -> Iterator[Cell]:
    """Yield what looks like rows anywhere in a page whose header cannot be believed; ``fits`` decides."""
    at = 0
    while at < USABLE - 4:
        found = _cell(page, at, fetch)
        if found is not None and fits(found[0]):
            yield found[0]
            at = found[1]
        else:
            at += 1


def _head(page: Page) -> int:
    return _FILE_HEAD if page.number == 1 else 0


def _pointers(page: Page, head_bytes: int) -> list[int]:
    head, data = _head(page), page.data
    count = int.from_bytes(data[head + 3 : head + 5])
    start = head + head_bytes
    if start + 2 * count > USABLE:
        count = 0
    places = (int.from_bytes(data[at : at + 2]) for at in range(start, start + 2 * count, 2))
    return [at for at in places if head < at < USABLE]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number and the place after it; IndexError when the data end before it does."""
    value = 0
    for step in range(_VARINT_BYTES - 1):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return value, at + step + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + _VARINT_BYTES


def _cell(page: Page, at: int, fetch: Callable[[int], Page | None]) -> tuple[Cell, int] | None:
    data = page.data
    try:
        size, at = _varint(data, at)
        rowid, at = _varint(data, at)
        kinds = _kinds_of(data[at:USABLE], size) if 0 < size <= _LONGEST else None
    except IndexError:
        return None
    if kinds is None:
        return None
    local = size if size <= _MOST_LOCAL else _local(size)
    if at + local + (4 if local < size else 0) > USABLE:
        return None
    payload, whole = data[at : at + local], page.trust is not Trust.BROKEN
    end = at + local
    if local < size:
        more, sound = _onward(int.from_bytes(data[end : end + 4]), size - local, fetch)
        payload, whole, end = payload + more, whole and sound, end + 4
    return Cell(rowid, _values(payload, kinds), kinds, len(payload) < size, not whole), end


def _local(size: int) -> int:
    fitting = _LEAST_LOCAL + (size - _LEAST_LOCAL) % _ONWARD
    return fitting if fitting <= _MOST_LOCAL else _LEAST_LOCAL


def _onward(number: int, wanted: int, fetch: Callable[[int], Page | None]) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    seen: set[int] = set()
    sound = True
    while wanted > 0 and number and number not in seen:
        seen.add(number)
        page = fetch(number)
        if page is None or (page.trust is Trust.BROKEN and not _like_text(page.data[4:])):
            break
        sound = sound and page.trust is Trust.WHOLE
        parts.append(page.data[4 : 4 + min(wanted, _ONWARD)])
        wanted -= _ONWARD
        number = int.from_bytes(page.data[:4])
    return b"".join(parts), sound


def _like_text(data: bytes) -> bool:
    """Return whether most of a damaged page is words: what was wiped decrypts to noise."""
    text = data.rstrip(b"\x00").decode("utf-8", "replace")
    noise = sum(letter == "\ufffd" or letter < " " and letter not in "\n\t" for letter in text)  # noqa: RUF021
    return noise <= len(text) // _NOISE


def _kinds_of(payload: bytes, size: int) -> tuple[int, ...] | None:
    """Return the serial types in a record's header; None when they do not add up to its ``size``."""
    try:
        head, at = _varint(payload, 0)
        if not 1 < head <= size:
            return None
        kinds, total = [], head
        while at < head:
            kind, at = _varint(payload, at)
            if kind < 0 or kind in {10, 11}:
                return None
            kinds.append(kind)
            total += _width(kind)
    except IndexError:
        return None
    return tuple(kinds) if at == head and total == size else None


def _width(kind: int) -> int:
    return _WIDTHS[kind] if kind < len(_WIDTHS) else (kind - 12) // 2


def _values(payload: bytes, kinds: tuple[int, ...]) -> tuple[Value, ...]:
    at = _varint(payload, 0)[0]
    values: list[Value] = []
    for kind in kinds:
        width = _width(kind)
        piece = payload[at : at + width]
        at += width
        if kind >= len(_WIDTHS):
            values.append(piece.decode("utf-8", "replace") if kind % 2 else piece)
        elif len(piece) < width or kind == 0:
            values.append(None)
        elif kind == _REAL:
            values.append(struct.unpack(">d", piece)[0])
        else:
            values.append({_ZERO: 0, _ONE: 1}.get(kind, int.from_bytes(piece, signed=True)))
    return tuple(values)
