"""Giving SQLCipher the data key, so that no copy of it is left in the memory of this process but its own."""

from __future__ import annotations

from typing import Any

from interview_tui.wiping import wipe

Key = bytes | bytearray
"""A data key of 32 bytes; who handed it in wipes it."""

_BYTES = 32  # 256 bits, as SQLCipher's raw keys are
_HEX = tuple(f"{byte:02x}" for byte in range(256))


def give_key(connection: Any, key: Key) -> None:
    """Key a connection that was just made. Raises the driver's own errors."""
    if len(key) != _BYTES:
        raise ValueError("the data key has 32 bytes")
    # Before the key, or a wrong one is reported on standard error, where the screen is drawn.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Memory that SQLite gives back is overwritten first: pages, and the text of the next statement.
    connection.execute("PRAGMA cipher_memory_security = ON")
    # One text that nobody else holds: execute() would keep it as long as the connection, executescript() not.
    statement = "".join(("PRAGMA key = \"x'", *(_HEX[byte] for byte in key), "'\";"))
    try:
        connection.executescript(statement)
    finally:
        wipe(statement)
