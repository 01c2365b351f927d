"""Files that are made and have not left yet: in memory and nowhere else, packed.

Until the gate has searched them nothing of them may be on the disk. A hundred thousand notes in fifteen
formats are a quarter of a gigabyte; packed they are a tenth of that, and one is unpacked at a time.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_QUICK = 1


class Held(Mapping[str, bytes]):
    """File name -> content, in the order they were put."""

    def __init__(self) -> None:
        self._packed: dict[str, tuple[bytes, bool]] = {}

    def put(self, files: Mapping[str, bytes]) -> None:
        """Hold more files; one of the same name takes the place of the former."""
        for name, content in files.items():
            small = zlib.compress(content, _QUICK)
            saves = len(small) < len(content)
            self._packed[name] = (small if saves else content, saves)

    def __getitem__(self, name: str) -> bytes:
        """Return the content of a file; KeyError when there is none of that name."""
        content, packed = self._packed[name]
        return zlib.decompress(content) if packed else content

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many files there are."""
        return len(self._packed)
