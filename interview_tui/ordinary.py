"""Reading a file that somebody else may have put there: ordinary files only, no waiting, a most of bytes."""

from __future__ import annotations

import errno
import os
import stat
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NotOrdinary(OSError):
    """A folder, pipe, socket or device stands where a file should be."""


class TooLarge(OSError):
    """The file has more bytes than such a file may have."""


def read(path: Path, most: int) -> bytes:
    """Return the bytes of an ordinary file.

    It never waits for somebody at the other end of a pipe, and never holds more than ``most`` bytes and one.

    Args:
        path: Where; a link to an ordinary file is followed.
        most: Most bytes it may have.

    Raises:
        NotOrdinary: when it is anything but a file.
        TooLarge: when it has more bytes.
        OSError: when it is not there or may not be read; a path that cannot exist is not there.
    """
    with opened(path) as file:
        content = _all(file.fileno(), most + 1)
    if len(content) > most:
        raise TooLarge(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return content


def opened(path: Path) -> IO[bytes]:
    """Return an ordinary file, open for reading; NotOrdinary or another OSError as ``read``."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path)) from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotOrdinary(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return os.fdopen(descriptor, "rb")


def _all(descriptor: int, most: int) -> bytes:
    pieces = []
    while most and (piece := os.read(descriptor, min(most, 1 << 20))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def write(file: Path, text: str) -> None:
    """Put ``text`` in a file for this person alone, whole or not at all; its folder is made if need be.

    OSError when it cannot be written; what was there is as it was.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as opened_file:
            opened_file.write(text)
            opened_file.flush()
            os.fsync(opened_file.fileno())
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
