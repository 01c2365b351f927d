"""Puts ``shim.c`` between the program and the C library: failing calls, kills at a call, other clocks."""

from __future__ import annotations

import atexit
import mmap
import shutil
import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).with_name("shim.c")
COUNTED, WALL, BOOT, AT, MORE, DISK, SINCE = range(7)
SIZE = 7 * 8
MADE, WRITTEN, SHORTENED, SYNCED, RENAMED, REMOVED, SAID = range(1, 8)
FOR_EVER = -1


@cache
def library() -> Path | None:
    """Compile the shim once; None where there is no C compiler or it cannot make one (not Linux)."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        return None
    place = tempfile.mkdtemp(prefix="interview-tui-shim-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = Path(place) / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl"]
    done = subprocess.run(command, check=False, capture_output=True)
    return made if done.returncode == 0 else None


class Act(NamedTuple):
    """Something in the order of writes: what, on which file, where in it, and the bytes or the other name."""

    kind: int
    path: str
    at: int
    data: bytes


class Board:
    """The numbers that bench and shim share, in a file of their own; for a ``with`` block."""

    def __init__(self, place: Path) -> None:
        self.file = place
        self.file.write_bytes(bytes(SIZE))
        self._open = self.file.open("r+b")
        self._shared = mmap.mmap(self._open.fileno(), SIZE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._shared.close()
        self._open.close()

    def __getitem__(self, which: int) -> int:
        number: int = struct.unpack_from("<q", self._shared, which * 8)[0]
        return number

    def __setitem__(self, which: int, number: int) -> None:
        struct.pack_into("<q", self._shared, which * 8, number)

    def environment(self, under: Path, calls: str = "", how: str = "") -> dict[str, str]:
        """Return what puts the shim in: which files, which calls (see ``shim.c``), and what happens then."""
        made = library()
        assert made is not None
        found = {"LD_PRELOAD": str(made), "FAULTS_UNDER": str(under), "FAULTS_BOARD": str(self.file)}
        return {**found, "FAULTS_CALLS": calls, **({"FAULTS_HOW": how} if how else {})}


def acts(log: Path) -> Iterator[Act]:
    """Yield what the shim wrote down, in order."""
    data, place = log.read_bytes(), 0
    while place < len(data):
        kind, at, name, length = struct.unpack_from("<4q", data, place)
        place += 32
        path = data[place : place + name].decode(errors="surrogateescape")
        place += name
        yield Act(kind, path, at, data[place : place + length])
        place += length
