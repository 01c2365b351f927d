"""Making files unreadable before they are unlinked, and taking away the folders that are left empty."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_PIECE = 1 << 20
_PAGE = 4096


def overwrite(path: Path, *, whole: bool) -> None:
    """Write chance over a file that is to go: all of it, or its first page; what cannot be written is left.

    The first page of an encrypted database holds the salt, without which even the right key reads nothing.
    """
    with suppress(OSError), path.open("r+b") as file:
        size = path.stat().st_size
        left = size if whole else min(size, _PAGE)
        while left:
            left -= file.write(os.urandom(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())


def remove_folders(folder: Path) -> None:
    """Remove every empty folder below ``folder``, which itself stays."""
    for top, _folders, _names in os.walk(folder, topdown=False):
        if Path(top) != folder:
            with suppress(OSError):
                Path(top).rmdir()
