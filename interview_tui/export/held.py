"""Files that are made and have not left yet: sealed in a spool, read a piece at a time.

Until the gate has searched them nothing of them may be readable on the disk, and together they are too large
for memory. What was searched is what is written: nothing is made twice.
"""

from __future__ import annotations

import hashlib
import io
from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import IO

    from interview_tui.export.spool import Spool

    Content = bytes | Iterable[bytes]
    """What is in a file, whole or in pieces."""

Read = TypeVar("Read")

PIECE = 256 * 1024
"""Bytes that are sealed, and read, together."""


class Facts(NamedTuple):
    """What is said of a file: how many bytes it has, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str


class Held(Mapping[str, bytes]):
    """File name -> content, in the order they were put.

    Args:
        spool: Where the contents lie.
    """

    def __init__(self, spool: Spool) -> None:
        self.facts: dict[str, Facts] = {}
        """What is said of each file, in the same order."""
        self._spool = spool
        self._records: dict[str, Sequence[int]] = {}

    def put(self, files: Mapping[str, Content] | Iterable[tuple[str, Content]]) -> Mapping[str, IO[bytes]]:
        """Hold more files, and return them to read in; one of the same name takes the place of the former.

        Raises:
            NotSaved: the disk did not take them.
        """
        names = []
        for name, content in files.items() if isinstance(files, Mapping) else files:
            size, mark, records = 0, hashlib.sha256(), array("Q")
            for piece in _even(content):
                size += len(piece)
                mark.update(piece)
                records.append(self._spool.put(piece))
            self.facts[name], self._records[name] = Facts(size, mark.hexdigest()), records
            names.append(name)
        return _Each(names, self.paper)

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file, whole; KeyError when there is none of that name.

        Raises:
            NotSaved: the disk could not give it back as it was.
        """
        return b"".join(self._pieces(name))

    def _pieces(self, name: str) -> Iterator[bytes]:
        return map(self._spool.get, self._records[name])

    def paper(self, name: str) -> IO[bytes]:
        """Return a file to read in, from its beginning; reading raises as the whole does."""
        return io.BufferedReader(_Paper(self._spool, self._records[name], self.facts[name].size))

    def in_pieces(self) -> Mapping[str, Iterator[bytes]]:
        """Return the files with their contents piece by piece; reading raises as the whole does."""
        return _Each(tuple(self), self._pieces)

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.facts)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.facts)


def _even(content: Content) -> Iterator[bytes]:
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


class _Each(Mapping[str, Read]):
    """Name -> what a function gives for it when it is asked."""

    def __init__(self, names: Sequence[str], read: Callable[[str], Read]) -> None:
        self._names, self._read = dict.fromkeys(names), read

    def __getitem__(self, name: str) -> Read:
        if name not in self._names:
            raise KeyError(name)
        return self._read(name)

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)


class _Paper(io.RawIOBase):
    """A file that lies in a spool, to be read from any place; the piece read last is at hand."""

    def __init__(self, spool: Spool, records: Sequence[int], size: int) -> None:
        self._spool, self._records, self._size = spool, records, size
        self._at, self._last = 0, (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, room: bytearray | memoryview) -> int:  # type: ignore[override]  # all that io gives it
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
