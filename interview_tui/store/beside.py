"""What lies beside the database: logs of changes, which SQLite takes in without asking whose they are.

A log of another study has sound checksums, so its pages would be written into this one when it is closed,
even if it could not be read at all. Whose a page is, is shown by its seal: SQLCipher 4 ends each page in an
HMAC-SHA512 under a key made of the study's (zetetic.net/sqlcipher/design).
"""

from __future__ import annotations

import hmac
import os
import stat
import struct
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from interview_tui.errors import StrangeStudy

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
"""Bytes of a page, SQLCipher 4's own default."""

_SALT, _IV, _SEAL = 16, 16, 64
_WAL_HEADER, _FRAME_HEADER = 32, 24
_WAL_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}
"""First word of a write-ahead log, and the order of bytes in its checksums (sqlite.org/walformat.html)."""

_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"


def is_ordinary(database: Path) -> bool:
    """Return whether what lies beside a database are files or nothing: SQLite waits at a pipe for ever."""
    for suffix in ("-wal", "-journal", "-shm"):
        with suppress(OSError):
            if not stat.S_ISREG(os.lstat(f"{database}{suffix}").st_mode):
                return False
    return True


def refuse_another_s(connection: Any, database: Path, key: bytes | bytearray) -> None:
    """Refuse a database beside which SQLite would find a log that was not sealed with its key.

    Args:
        connection: Keyed, and nothing has been read through it yet.
        database: Where it is. Only the logs are read here, never the file itself.
        key: The data key.

    Raises:
        StrangeStudy: when there is one; nothing of it was taken in.
    """
    pages = [page for page in (_first_of_wal(database), _first_of_journal(database)) if page is not None]
    if not pages:
        return
    salt = bytes.fromhex(connection.execute("PRAGMA cipher_salt").fetchone()[0])
    if not all(_sealed(page, number, key, salt) for number, page in pages):
        raise StrangeStudy(str(database.parent))


def _first_of_wal(database: Path) -> tuple[int, bytes] | None:
    """Return number and bytes of the first page that SQLite would take from the log, None when none."""
    start = _start(f"{database}-wal", _WAL_HEADER + _FRAME_HEADER + PAGE)
    if len(start) < _WAL_HEADER + _FRAME_HEADER + PAGE:
        return None
    magic, _version, size, _count, *_salts, first, second = struct.unpack(">8I", start[:_WAL_HEADER])
    order = _WAL_MAGIC.get(magic)
    if order is None or size != PAGE or _checksum(order, start[:24]) != (first, second):
        return None
    frame, page = start[_WAL_HEADER : _WAL_HEADER + _FRAME_HEADER], start[_WAL_HEADER + _FRAME_HEADER :]
    number, _size, *_rest = struct.unpack(">6I", frame)
    sums = struct.unpack(">2I", frame[16:])
    if frame[8:16] != start[16:24] or _checksum(order, frame[:8] + page, (first, second)) != sums:
        return None
    return number, page


def _first_of_journal(database: Path) -> tuple[int, bytes] | None:
    """Return number and bytes of the first page of a rollback journal, None when there is none."""
    head = _start(f"{database}-journal", 28)
    if len(head) < 28 or head[:8] != _JOURNAL_MAGIC:  # noqa: PLR2004 - the length of its header
        return None
    sector = int.from_bytes(head[20:24], "big")
    whole = _start(f"{database}-journal", sector + 4 + PAGE) if 0 < sector <= 1 << 16 else b""
    record = whole[sector:]
    return (int.from_bytes(record[:4], "big"), record[4:]) if len(record) == 4 + PAGE else None


def _start(path: str, most: int) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a name that is no Path yet
            return file.read(most)
    except OSError:
        return b""


def _checksum(order: str, data: bytes, sums: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = (one + even + two) & 0xFFFFFFFF
        two = (two + odd + one) & 0xFFFFFFFF
    return one, two


def _sealed(page: bytes, number: int, key: bytes | bytearray, salt: bytes) -> bool:
    import hashlib

    other_salt = bytes(byte ^ 0x3A for byte in salt)
    seal_key = hashlib.pbkdf2_hmac("sha512", key, other_salt, 2, len(key))
    body = page[_SALT if number == 1 else 0 : PAGE - _SEAL]
    seal = hmac.new(seal_key, body + number.to_bytes(4, "little"), hashlib.sha512).digest()
    return hmac.compare_digest(seal, page[PAGE - _SEAL :])
