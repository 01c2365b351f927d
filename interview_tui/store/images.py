"""What an encrypted database file holds once it is decrypted, page by page: free pages and the log too.

For proving that something is gone: SQL shows the rows there are, not what lies in pages no longer in use. The
layout is SQLCipher 4's: AES-256-CBC, each page ending in its own vector and a code that authenticates it.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from interview_tui import sealing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = 4096
"""Bytes of a page; SQLCipher 4 makes no other unless told to."""

_SALT = 16
_VECTOR = 16
_RESERVED = 80
_LOG_HEAD, _FRAME_HEAD = 32, 24
_SIZE_AT = 16


def pages(database: Path, key: bytes | bytearray) -> Iterator[bytes]:
    """Yield every page of a closed database in clear, then every page of its write-ahead log if there is one.

    Raises:
        ValueError: when the key does not fit, or it is no database of this layout.
        OSError: when it cannot be read.
    """
    with database.open("rb") as file:
        yield from pages_of(file, key)
    yield from _log_pages(database.with_name(f"{database.name}-wal"), key)


def pages_of(file: IO[bytes], key: bytes | bytearray) -> Iterator[bytes]:
    """Yield every page of a database that is read from ``file``; raises what ``pages`` raises."""
    first = True
    while page := file.read(PAGE):
        clear = _clear(page, key, first=first)
        if first and clear[_SIZE_AT : _SIZE_AT + 2] != PAGE.to_bytes(2, "big"):
            raise ValueError("not a database of this key and layout")
        first = False
        yield clear


def _log_pages(log: Path, key: bytes | bytearray) -> Iterator[bytes]:
    try:
        content = log.read_bytes()
    except FileNotFoundError:
        return
    for start in range(_LOG_HEAD, len(content) - _FRAME_HEAD - PAGE + 1, _FRAME_HEAD + PAGE):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + _FRAME_HEAD : start + _FRAME_HEAD + PAGE]
        yield _clear(page, key, first=number == 1)


def _clear(page: bytes, key: bytes | bytearray, *, first: bool) -> bytes:
    if len(page) != PAGE:
        raise ValueError("a page is cut short")
    start, end = (_SALT if first else 0), PAGE - _RESERVED
    vector = page[end : end + _VECTOR]
    return page[:start] + sealing.decrypt_blocks(key, vector, page[start:end])
