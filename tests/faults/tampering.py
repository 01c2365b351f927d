"""Changing bytes in the decrypted pages of a study, sealed again so that SQLCipher finds nothing wrong."""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from interview_tui.store import cells
from interview_tui.store.pages import PAGE, USABLE, Pages
from interview_tui.store.salvage import Salvage

if TYPE_CHECKING:
    from pathlib import Path


def sealed(key: bytes, salt: bytes, number: int, plain: bytes) -> bytes:
    """Return a page as SQLCipher 4 writes it; ``plain`` has ``USABLE`` bytes."""
    start = 16 if number == 1 else 0
    iv = os.urandom(16)
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    body = cipher.update(plain[start:]) + cipher.finalize() + iv
    hmac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    tag = hmac.digest(hmac_key, body + number.to_bytes(4, "little"), "sha512")
    return (salt if start else b"") + body + tag


def rewrite(database: Path, key: bytes, number: int, plain: bytes) -> None:
    """Put a decrypted page back into a closed database."""
    assert len(plain) == USABLE
    raw = bytearray(database.read_bytes())
    raw[(number - 1) * PAGE : number * PAGE] = sealed(key, bytes(raw[:16]), number, plain)
    database.write_bytes(raw)


def rows_of(database: Path, key: bytes, table: str) -> dict[int, tuple[int, bytes, int, int]]:
    """Return where the rows of a table lie: page, the page's bytes, first byte and the one after the last."""
    found: dict[int, tuple[int, bytes, int, int]] = {}
    with Pages(key, database) as pages:
        salvage = Salvage(pages)
        for number in range(1, pages.count + 1):
            page = pages.page(number)
            if page is None or cells.kind_of(page) != cells.TABLE_LEAF or salvage.table_of(number) != table:
                continue
            count = int.from_bytes(page.data[3:5])
            starts = [int.from_bytes(page.data[8 + 2 * n : 10 + 2 * n]) for n in range(count)]
            for start, cell in zip(starts, cells.cells(page, pages.page), strict=True):
                ends = [other for other in starts if other > start]
                found[cell.rowid] = (number, page.data, start, min(ends, default=USABLE))
    return found
