"""Overwriting secrets in memory before they are let go of, as far as that can be done from Python.

What is overwritten must belong to the caller alone: nothing else may still hold the same object.
"""

from __future__ import annotations

import sys


def wipe(*secrets: bytes | bytearray | str) -> None:
    """Overwrite the contents of each secret with zeros, where it lies.

    A ``bytearray`` is overwritten everywhere. ``bytes`` and ASCII ``str`` cannot be changed by the language;
    they are overwritten in CPython, where it is known where their contents lie, and left alone elsewhere.
    """
    for secret in secrets:
        if isinstance(secret, bytearray):
            secret[:] = bytes(len(secret))
        elif sys.implementation.name == "cpython" and len(secret) > 1:
            _overwrite(secret)


def _overwrite(secret: bytes | str) -> None:
    # Single characters and the empty text are shared by the whole interpreter: never touched.
    import ctypes

    if isinstance(secret, str):
        if not secret.isascii():
            return
        offset = sys.getsizeof("a") - 2  # the character and its closing zero come last
    else:
        offset = sys.getsizeof(b"") - 1
    ctypes.memset(id(secret) + offset, 0, len(secret))
