"""Giving SQLCipher the data key, so that no copy of it is left in the memory of this process but its own."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from interview_tui.wiping import wipe

Key = bytes | bytearray
"""A data key of 32 bytes; who handed it in wipes it."""

_BYTES = 32  # 256 bits, as SQLCipher's raw keys are
_HEX = tuple(f"{byte:02x}" for byte in range(256))


def give_key(connection: Any, key: Key, *, guarded: bool = True) -> None:
    """Key a connection that was just made. Raises the driver's own errors.

    Args:
        connection: What the driver gave.
        key: The data key.
        guarded: Whether SQLite overwrites the memory it gives back. It doubles the time of writing much at
            once; only the sample, whose passphrase is printed, is made without.
    """
    if len(key) != _BYTES:
        raise ValueError("the data key has 32 bytes")
    # Before the key, or a wrong one is reported on standard error, where the screen is drawn.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Memory that SQLite gives back is overwritten first: pages, and the text of the next statement.
    if guarded:
        connection.execute("PRAGMA cipher_memory_security = ON")
    # One text that nobody else holds: execute() would keep it as long as the connection, executescript() not.
    statement = "".join(("PRAGMA key = \"x'", *(_HEX[byte] for byte in key), "'\";"))
    try:
        connection.executescript(statement)
    finally:
        wipe(statement)


class Cipher(NamedTuple):
    """How SQLCipher encrypts, as it says itself."""

    version: str
    page_bytes: int
    seal: str
    """What each page is sealed with, such as ``HMAC-SHA512``."""


def cipher() -> Cipher:
    """Return how a database made now is encrypted; asked of SQLCipher itself, over an empty one in memory."""
    import sqlcipher3.dbapi2 as driver

    connection = driver.connect(":memory:")
    try:
        give_key(connection, os.urandom(_BYTES))
        said = dict(
            row[0].removeprefix("PRAGMA ").rstrip(";").split(" = ")
            for row in connection.execute("PRAGMA cipher_settings")
        )
        version = connection.execute("PRAGMA cipher_version").fetchone()[0]
    finally:
        connection.close()
    seal = said["cipher_hmac_algorithm"].replace("_", "-") if said["cipher_use_hmac"] == "1" else "nothing"
    return Cipher(version, int(said["cipher_page_size"]), seal)
