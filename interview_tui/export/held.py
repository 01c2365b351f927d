"""Files that are made and have not left yet: in memory and nowhere else.

Until the gate has searched them nothing of them may be on the disk. They are kept packed as long as there
is room. Of a format too large for it there is the length and fingerprint of each file, and it is made once
more when it is written, since every format comes out the same byte for byte. So a large study is never in
memory in more than one format.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import GateClosed
from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Make = Callable[[], Mapping[str, bytes]]

_QUICK = 1
ROOM = 16 * 1024 * 1024
"""Most bytes, packed, of the formats that are kept, or about that."""
_SHRINKS = 4


class Facts(NamedTuple):
    """What is said of a file: how many bytes it has, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Facts:
        """Return the facts of some bytes."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


class Held(Mapping[str, bytes]):
    """File name -> content, in the order they were put."""

    def __init__(self) -> None:
        self.facts: dict[str, Facts] = {}
        """What is said of each file, in the same order."""
        self._packed: dict[str, bytes] = {}
        self._makers: dict[str, Make] = {}
        self._last: tuple[Make, Mapping[str, bytes]] | None = None
        self._kept = 0

    def put(self, files: Mapping[str, bytes]) -> None:
        """Hold more files, packed; one of the same name takes the place of the former."""
        for name, content in files.items():
            self._makers.pop(name, None)
            self.facts[name] = Facts.of(content)
            self._packed[name] = zlib.compress(content, _QUICK)

    def put_again(self, files: Mapping[str, bytes], make: Make) -> None:
        """Hold a format, packed where there is room; else ``make`` makes it again when it is asked for."""
        size = sum(map(len, files.values()))
        if self._kept + size // _SHRINKS <= ROOM:
            self.put(files)
            self._kept += sum(len(self._packed[name]) for name in files)
            return
        for name, content in files.items():
            self._packed.pop(name, None)
            self.facts[name] = Facts.of(content)
            self._makers[name] = make

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file; KeyError when there is none of that name.

        Raises:
            GateClosed: it did not come out as it was put.
        """
        if name not in self._makers:
            return zlib.decompress(self._packed[name])
        make = self._makers[name]
        if self._last is None or self._last[0] is not make:
            self._last = None
            self._last = (make, make())
        content = self._last[1].get(name)
        if content is None or Facts.of(content) != self.facts[name]:
            raise GateClosed([_("{where}: did not come out as it was searched").format(where=name)])
        return content

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self.facts)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self.facts)
