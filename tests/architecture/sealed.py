"""Runs a command in which the kernel forbids every socket but a local one, to it and to all it starts.

Run with: uv run python -m tests.architecture.sealed COMMAND... (Linux; who asks for one is killed by SIGSYS.)
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys

SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""How the kernel names the machine, and the number of the call, by what ``platform`` says."""
KILL, ALLOW = 0x80000000, 0x7FFF0000
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
_NUMBER, _MACHINE, _FAMILY = 0, 4, 16
_LOCAL = 1
_OLD_CALLS = 0x40000000


def program(machine: int, call: int) -> bytes:
    """Return the filter: another machine's calls, and sockets that are not local, end the process."""
    steps = (
        (LOAD, 0, 0, _MACHINE), (EQUAL, 0, 5, machine),
        (LOAD, 0, 0, _NUMBER), (EQUAL, 0, 4, call),
        (LOAD, 0, 0, _FAMILY), (EQUAL, 2, 0, _LOCAL),
        (RETURN, 0, 0, KILL), (RETURN, 0, 0, KILL), (RETURN, 0, 0, ALLOW),
    )  # fmt: skip
    return b"".join(struct.pack("<HBBI", *step) for step in steps)


def possible() -> bool:
    """Return whether this can be done here."""
    return sys.platform == "linux" and platform.machine() in SOCKET


def seal() -> None:
    """Forbid it to this process and to all it starts. OSError when the kernel does not do it."""
    code = program(*SOCKET[platform.machine()])
    kept = ctypes.create_string_buffer(code, len(code))
    rules = struct.pack("@HP", len(code) // 8, ctypes.addressof(kept))
    libc = ctypes.CDLL(None, use_errno=True)
    asked = libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(_SET_FILTER, _FILTER, rules, 0, 0)
    if asked:
        raise OSError(ctypes.get_errno(), "no filter")


if __name__ == "__main__":
    seal()
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - a command of the tests
