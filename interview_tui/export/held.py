"""Files that are made and have not left yet: sealed in a spool, read a piece at a time.

Until the gate has searched them nothing of them may be readable on the disk, and together they are too large
for memory. What was searched is what is written: nothing is made twice.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from interview_tui.export.pages import Reading, kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import IO

    from interview_tui.export.pages import Content, Facts
    from interview_tui.export.spool import Spool

Read = TypeVar("Read")


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
            self._records[name], self.facts[name] = kept(content, self._spool)
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
        return io.BufferedReader(Reading(self._spool, self._records[name], self.facts[name].size))

    def in_pieces(self) -> Mapping[str, Iterator[bytes]]:
        """Return the files with their contents piece by piece; reading raises as the whole does."""
        return _Each(tuple(self), self._pieces)

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.facts)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.facts)


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
