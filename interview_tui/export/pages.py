"""A file that lies in a spool: written page by page, and read from any place; never whole in memory."""

from __future__ import annotations

import hashlib
import io
from array import array
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.export.archive import Packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_tui.export.spool import Spool

    Content = bytes | Iterable[bytes] | Packed
    """What is in a file: whole, in pieces, or an archive that is yet to be packed."""

PIECE = 256 * 1024
"""Bytes of a page: what is sealed, and read, together."""


class Facts(NamedTuple):
    """What is said of a file: how many bytes it has, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


def kept(content: Content, spool: Spool) -> tuple[Sequence[int], Facts]:
    """Put a file into a spool, and return the numbers of its pages and what is said of it.

    Raises:
        NotSaved: the disk did not take it.
    """
    size, mark, records = 0, hashlib.sha256(), array("Q")
    if isinstance(content, Packed):
        paper = Writing(spool)
        content.into(paper)
        records = paper.pages()
        for number in records:
            page = spool.get(number)
            size += len(page)
            mark.update(page)
        return records, Facts(size, mark.hexdigest())
    for page in _even(content):
        size += len(page)
        mark.update(page)
        records.append(spool.put(page))
    return records, Facts(size, mark.hexdigest())


def _even(content: bytes | Iterable[bytes]) -> Iterator[bytes]:
    """Yield a content in pieces of one length, the last may be shorter."""
    held = bytearray()
    for some in (content,) if isinstance(content, bytes) else content:
        whole = memoryview(some)
        for at in range(0, len(some), PIECE):
            held += whole[at : at + PIECE]
            if len(held) >= PIECE:
                yield bytes(held[:PIECE])
                del held[:PIECE]
    if held:
        yield bytes(held)


class _Paged(io.RawIOBase):
    """A file in a spool, and the place in it where the next byte goes or comes from."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._at = spool, 0

    def seekable(self) -> bool:
        """Return that one can go to any place."""
        return True

    def tell(self) -> int:
        """Return the place, counted from the beginning."""
        return self._at


class Writing(_Paged):
    """A file that is being written, from its beginning and again over what is there; one page is at hand."""

    def __init__(self, spool: Spool) -> None:
        super().__init__(spool)
        self._records = array("Q")
        self._number, self._page, self._changed = 0, bytearray(), False

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the beginning, and return it."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        self._at = offset
        return offset

    def write(self, data: bytes | bytearray | memoryview) -> int:  # type: ignore[override]  # all that is given it
        """Write bytes, all of them, and return how many they were."""
        view = memoryview(data).cast("B")
        done = 0
        while done < len(view):
            number, start = divmod(self._at, PIECE)
            self._turn(number)
            part = view[done : done + PIECE - start]
            self._page[start : start + len(part)] = part
            self._changed = True
            self._at += len(part)
            done += len(part)
        return done

    def _turn(self, number: int) -> None:
        if number == self._number:
            return
        self._put_back()
        self._number = number
        self._page = bytearray(self._spool.get(self._records[number]) if number < len(self._records) else b"")

    def _put_back(self) -> None:
        if not self._changed:
            return
        # What is written over gets a record of its own: those of a spool never change.
        record = self._spool.put(bytes(self._page))
        if self._number < len(self._records):
            self._records[self._number] = record
        else:
            self._records.append(record)
        self._changed = False

    def pages(self) -> array[int]:
        """Return the numbers of its pages, all but the last ``PIECE`` bytes long."""
        self._put_back()
        return self._records


class Reading(_Paged):
    """A file to be read from any place; the page read last is at hand."""

    def __init__(self, spool: Spool, records: Sequence[int], size: int) -> None:
        super().__init__(spool)
        self._records, self._size, self._last = records, size, (-1, b"")

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it, counted from the beginning; OSError before it."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, room: bytearray | memoryview) -> int:  # type: ignore[override]  # all that io gives it
        """Read what there is room for within a page, and return how many bytes they are."""
        view = memoryview(room).cast("B")
        number, start = divmod(self._at, PIECE)
        if self._at >= self._size:
            return 0
        if self._last[0] != number:
            self._last = (number, self._spool.get(self._records[number]))
        part = self._last[1][start : start + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)
