"""What the process asks of the system before anything secret is in it: no core dumps, files for oneself only.

Nothing here fails: where the system does not know one of these, the program goes on without it.
"""

from __future__ import annotations

import os
import sys

_PR_SET_DUMPABLE = 4


def up() -> None:
    """Make new files this person's alone, and keep the system from writing the memory to a file.

    A limit of zero stops core files. On Linux a program may be named to take the dump instead, and is given
    it whatever the limit; "not dumpable" stops that too, and keeps other programs of the same account from
    reading this one's memory (prctl(2), core(5)).
    """
    os.umask(0o077)
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        pass
    if sys.platform == "linux":
        _not_dumpable()


def _not_dumpable() -> None:
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        pass
