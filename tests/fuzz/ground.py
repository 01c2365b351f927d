"""What every door stands on: the folder of this process, a small study, and what counts as a find."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from interview_tui.paths import StudyPaths
from interview_tui.store.store import Store

KEY = bytes(range(32))
PASSPHRASE = "x"


class Find(AssertionError):
    """A door did what it must not do."""


@cache
def place() -> Path:
    """Return the folder of this process, in memory where the system has one."""
    shared = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(prefix="interview-fuzz-", dir=shared if shared.is_dir() else None))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    os.environ["INTERVIEW_TUI_HOME"] = str(made / "home")
    (made / "home").mkdir()
    return made


def empty(name: str) -> Path:
    """Return an empty folder of that name."""
    folder = place() / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def only(folder: Path, *names: str) -> None:
    """Complain when something else than these files lies in a folder."""
    there = {item.name for item in folder.iterdir()}
    if not there <= set(names):
        raise Find(f"written beside: {sorted(there - set(names))}")


@cache
def sample() -> bytes:
    """Return the database of a small study."""
    from interview_tui.model.study import Study

    paths = StudyPaths(empty("sample") / "study")
    with closing(Store.create(paths, KEY, Study("Reform", "nb"))) as store:
        store.add_site("Kontoret")
    return paths.database.read_bytes()


def overwritten(whole: bytes, data: bytes) -> bytes:
    """Return ``whole`` with bytes of ``data`` where its first three say; cut there when they are high."""
    out = bytearray(whole)
    at, rest = int.from_bytes(data[:3], "big") % len(out), data[3:]
    out[at : at + len(rest)] = rest
    return bytes(out[:at] if data[:1] > b"\xf0" else out)
