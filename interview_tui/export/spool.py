"""What a large export cannot hold in memory and must not lie readable on the disk: sealed records in a file.

The file has no name where the system has such files, is unlinked at once where it has not, and is taken away
by Windows with the process that made it: nothing is left of it, however that ends. Every record is sealed
with a key that is nowhere but in this process.
"""

from __future__ import annotations

import pickle
import tempfile
import threading
import weakref
from array import array
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar, overload

from interview_tui import sealing
from interview_tui.export.files import refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO

Kept = TypeVar("Kept")

_AT_ONCE = 100
"""Things in order that are one record, and so are read together."""
ROOM = 1024 * 1024
"""Bytes up to which the records stay in memory: a small study never touches the disk for them."""


class Spool:
    """Records by number, in the order they were put; for one process, and any of its threads.

    Args:
        folder: Where the file lies that they go to when they outgrow ``ROOM``.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._file = tempfile.SpooledTemporaryFile(ROOM, dir=str(folder) if folder else None)  # noqa: SIM115 - closed with the spool
        self._key, self._ends, self._turn = sealing.new_key(), array("Q", [0]), threading.Lock()
        weakref.finalize(self, _let_go, self._file)

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._ends) - 1

    def put(self, record: bytes) -> int:
        """Keep a record and return its number.

        Raises:
            NotSaved: the disk said no.
        """
        with self._turn:
            number = len(self)
            sealed = sealing.seal(self._key, record, b"%d" % number)
            try:
                self._file.seek(self._ends[-1])
                self._file.write(sealed)
            except OSError as problem:
                raise refused(problem, study=True) from problem
            self._ends.append(self._ends[-1] + len(sealed))
            return number

    def get(self, number: int) -> bytes:
        """Return a record.

        Raises:
            NotSaved: the disk could not give it back as it was.
        """
        with self._turn:
            start, end = self._ends[number], self._ends[number + 1]
            try:
                # What was written is on its way to the file before it is read.
                self._file.seek(start)
                return sealing.unseal(self._key, self._file.read(end - start), b"%d" % number)
            except OSError as problem:
                raise refused(problem, study=True) from problem
            except ValueError as problem:
                raise refused(OSError()) from problem

    def keep(self, things: Iterable[Kept]) -> Sequence[Kept]:
        """Put some things as one record, and return them as a sequence that reads it when it is asked."""
        held = list(things)
        return _Kept(self, [self.put(_packed(held))], len(held)) if held else ()

    def in_order(self, things: Iterable[tuple[bytes, Kept]]) -> Sequence[Kept]:
        """Return things in the order of their marks, and of how they came; only the marks are in memory."""
        marks = [(mark, self.put(_packed(thing))) for mark, thing in things]
        marks.sort()
        records = array("Q")
        for start in range(0, len(marks), _AT_ONCE):
            some = [pickle.loads(self.get(number)) for _mark, number in marks[start : start + _AT_ONCE]]  # noqa: S301 - sealed by this process
            records.append(self.put(_packed(some)))
        return _Kept(self, records, len(marks))


def _let_go(file: IO[bytes]) -> None:
    # On a full disk closing says once more what was told when a record was put.
    with suppress(OSError):
        file.close()


def _packed(thing: object) -> bytes:
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


class _Kept(Sequence[Kept]):
    """Things that are records of a spool, a list each; to be gone over, since one by its place reads all."""

    __slots__ = ("_count", "_records", "_spool")

    def __init__(self, spool: Spool, records: Sequence[int], count: int) -> None:
        self._spool, self._records, self._count = spool, records, count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Kept]:
        for number in self._records:
            # Sealed by this process, with a key that nobody else has: nothing else can be in it.
            found: list[Kept] = pickle.loads(self._spool.get(number))  # noqa: S301
            yield from found

    @overload
    def __getitem__(self, at: int) -> Kept: ...
    @overload
    def __getitem__(self, at: slice) -> list[Kept]: ...
    def __getitem__(self, at: int | slice) -> Kept | list[Kept]:
        return list(self)[at]
