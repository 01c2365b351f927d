"""Looking at the files of a study without changing a byte of them, and without another window writing."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.errors import NotAStudy, StoreBusy
from interview_tui.store import failures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.paths import StudyPaths

# Where SQLite's locks lie in the file (sqlite.org/src, os.h): a window that has the study open holds these.
_SHARED_FIRST = 0x40000002
_SHARED_SIZE = 510
_PIECE = 1 << 20


@contextmanager
def held(paths: StudyPaths) -> Iterator[int]:
    """Keep other windows from writing to a study, and give a handle of its database, for reading only.

    Closing any other handle of the file in the block lets go of it, as the system has it. Never to be used
    where this process has the study open: closing the handle would drop its lock.

    Raises:
        StoreBusy: when the study is open in another window.
        NotAStudy: when there is no database.
    """
    try:
        handle = os.open(paths.database, os.O_RDONLY)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NotAStudy(str(paths.folder)) from None
    except OSError as problem:
        raise failures.from_os(problem, paths.database) from None
    try:
        _lock(handle, paths)
        yield handle
    finally:
        os.close(handle)


def _lock(handle: int, paths: StudyPaths) -> None:
    try:
        import fcntl
    except ImportError:  # not on Windows, where reading a locked range fails by itself
        return
    try:
        fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
    except BlockingIOError:
        raise StoreBusy(str(paths.folder)) from None
    except OSError:
        # A file system without locks: nobody else can hold one either.
        return


@contextmanager
def opened(paths: StudyPaths, key: bytes, handle: int) -> Iterator[Any]:
    """Open the database for looking only, inside ``held``; the driver's own errors come through.

    Where a write-ahead log is left, a private copy (encrypted as the study is) is opened instead: SQLite
    would bring the log in, and throw away what it cannot read of it.
    """
    if not (paths.log.is_file() and paths.log.stat().st_size):
        with closing(connected(paths.database, key)) as connection:
            yield connection
        return
    with tempfile.TemporaryDirectory(prefix="interview-tui-") as place:
        _copy(handle, Path(place) / paths.database.name)
        shutil.copyfile(paths.log, Path(place) / paths.log.name)
        with closing(_connected((Path(place) / paths.database.name).as_uri(), key)) as connection:
            yield connection


def _copy(handle: int, to: Path) -> None:
    at = 0
    with to.open("xb") as file:
        while piece := os.pread(handle, _PIECE, at):
            file.write(piece)
            at += len(piece)


def connected(database: Path, key: bytes | bytearray) -> Any:
    """Return a connection to a database that nobody writes to and that has no log, for looking only."""
    return _connected(f"{database.absolute().as_uri()}?immutable=1", key)


def _connected(uri: str, key: bytes | bytearray) -> Any:
    import sqlcipher3.dbapi2 as cipher

    connection = cipher.connect(uri, uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in ("trusted_schema = OFF", "temp_store = MEMORY", "cell_size_check = ON"):
            connection.execute(f"PRAGMA {pragma}")
        # What is not UTF-8 must be named, not stop the reading of all that follows.
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    except BaseException:
        connection.close()
        raise
    return connection
