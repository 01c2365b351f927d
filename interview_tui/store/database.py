"""Opens and makes the encrypted file: key, file modes, pragmas, and what is not ours, newer or damaged.

Nothing else in the process may open the database file, not even to read its bytes: closing any handle to it
drops this process's lock (POSIX), and a second window could come in.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from interview_tui.errors import NotAStudy, StoreDamaged, StrangeStudy, WouldOverwrite
from interview_tui.store import beside, failures, migrations, schema
from interview_tui.store.keying import Key, give_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from interview_tui.paths import StudyPaths

APPLICATION_ID = 0x1E7B1E75
"""Stands in the file's (encrypted) header; another program's database has another, or none."""

WAIT_SECONDS = 0.25
"""How long a lock is waited for: enough for a window that is just closing, too short to feel like a hang."""

_PLAIN_HEADER = b"SQLite format 3\x00"
_SMALLEST = 512
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "trusted_schema = OFF",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cell_size_check = ON",
    "synchronous = FULL",
)


class Place:
    """Which file is meant by a path: device and inode, so that another file at the same path is noticed."""

    def __init__(self, path: Path) -> None:
        self._database = str(path)
        self._log = f"{self._database}-wal"
        self._identity = _identity(self._database)
        self._log_identity: tuple[int, int] | None = None

    def still_there(self) -> bool:
        """Return whether the same database is at its path; False when another is, or none."""
        return self._identity is not None and _identity(self._database) == self._identity

    def log_lost(self) -> bool:
        """Return whether the write-ahead log seen earlier is no longer beside the database."""
        return self._log_identity is not None and _identity(self._log) != self._log_identity

    def see_log(self) -> None:
        """Remember the write-ahead log the first time there is one; with another journal there never is."""
        if self._log_identity is None:
            self._log_identity = _identity(self._log)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - twice per write; Path takes three times as long
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def telling(database: Path) -> Iterator[None]:
    """Turn every driver error and operating-system error of the block into one a person is told."""
    try:
        yield
    except failures.drivers() as problem:
        raise failures.told(problem, database) from None
    except OSError as problem:
        raise failures.from_os(problem, database) from None


def make(
    paths: StudyPaths, key: Key, first: Sequence[tuple[str, Mapping[str, Any]]], *, guarded: bool = True
) -> Any:
    """Make folder (0700) and database (0600) with schema and first rows (table, row); return the connection.

    Raises:
        WouldOverwrite: when a database is there.
        NotSaved: when the disk does not take it; nothing half-made is left.
    """
    with telling(paths.database):
        try:
            paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            paths.folder.chmod(0o700)
            os.close(os.open(paths.database, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError as there:
            raise WouldOverwrite(str(there.filename)) from None
    connection = None
    try:
        with telling(paths.database):
            connection = connect(paths.database, key, guarded=guarded)
            _lay_out(connection, first)
            failures.sync_folder(paths.folder)
            failures.sync_folder(paths.folder.parent)
    except BaseException:
        if connection is not None:
            connection.close()
        _remove(paths.database)
        raise
    return connection


def _lay_out(connection: Any, first: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
    # Everything in one transaction: a kill leaves an empty file or a whole study, never half of one.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    migrations.create(connection)
    for table, row in first:
        connection.execute(insert_sql(table, tuple(row)), tuple(row.values()))
    migrations.coarsen(connection)
    connection.execute("COMMIT")
    start_writing(connection)


@lru_cache(maxsize=64)
def insert_sql(table: str, columns: tuple[str, ...]) -> str:
    """Return an INSERT with a mark for each column."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names are ours


def new_file(path: Path) -> None:
    """Make an empty file that only this person can read; one that an earlier attempt left is taken away."""
    with suppress(FileNotFoundError):
        path.unlink()
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _remove(database: Path) -> None:
    for name in (database.name, f"{database.name}-wal", f"{database.name}-journal"):
        with suppress(OSError):
            database.with_name(name).unlink()


def open_existing(
    paths: StudyPaths, key: Key, steps: Sequence[tuple[str, tuple[str, ...]]] = migrations.STEPS
) -> Any:
    """Return a connection to a study's database, locked for this window alone and brought up to date.

    Raises:
        NotAStudy, NewerStudy, StoreDamaged, StoreBusy: see their classes; the file was left as it is.
        NotSaved: when the place cannot be written to.
    """
    _refuse_what_is_no_file(paths)
    try:
        return _open(paths, key, steps)
    except StoreDamaged:
        # Its bytes are read only now that SQLCipher has closed it: see the module's word on locks.
        if _is_plain(paths.database):
            raise NotAStudy(str(paths.folder)) from None
        raise


def _open(paths: StudyPaths, key: Key, steps: Sequence[tuple[str, tuple[str, ...]]]) -> Any:
    with telling(paths.database):
        connection = connect(paths.database, key)
        try:
            missing = schema.missing_steps(connection, str(paths.folder), APPLICATION_ID, steps)
            schema.refuse_dangling(connection, str(paths.folder))
            start_writing(connection, foreign_keys=not missing)
            if missing:
                _bring_up(connection, paths, key, missing[0], steps)
        except BaseException:
            connection.close()
            raise
    return connection


def connect(database: Path, key: Key, *, guarded: bool = True) -> Any:
    """Return a keyed connection with the study's pragmas; ``guarded`` as ``keying.give_key`` has it.

    Raises:
        StrangeStudy: when a log of another database lies beside this one.
        Exception: the driver's own errors.
    """
    import sqlcipher3.dbapi2 as cipher

    connection = cipher.connect(
        str(database), isolation_level=None, check_same_thread=False, timeout=WAIT_SECONDS
    )
    try:
        give_key(connection, key, guarded=guarded)
        # Before anything is read: what SQLite has once read of a log it writes into the file when it closes.
        beside.refuse_another_s(connection, database, key)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def start_writing(connection: Any, *, foreign_keys: bool = True) -> None:
    """Set the journal and take the lock that keeps a second window out as long as the connection lives."""
    # The lock is exclusive before WAL begins, so there is no -shm file, and a network folder can do WAL too.
    if connection.execute("PRAGMA journal_mode = WAL").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    if foreign_keys:
        connection.execute("PRAGMA foreign_keys = ON")


def renew_log(connection: Any) -> None:
    """Bring all that was stored into the database and begin a new write-ahead log; the lock is kept.

    Somebody took the log away: what goes into it still reaches this process's handle, but would be lost with
    the process.
    """
    connection.execute("PRAGMA journal_mode = DELETE")
    start_writing(connection)


def _refuse_what_is_no_file(paths: StudyPaths) -> None:
    place = str(paths.folder)
    try:
        found = paths.database.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise NotAStudy(place) from None
    except OSError as problem:
        raise failures.from_os(problem, paths.database) from None
    if not stat.S_ISREG(found.st_mode) or found.st_size < _SMALLEST:
        raise NotAStudy(place)
    if not beside.is_ordinary(paths.database):
        raise StrangeStudy(place)


def _is_plain(database: Path) -> bool:
    try:
        with database.open("rb") as file:
            return file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER
    except OSError:
        return False


def _bring_up(
    connection: Any,
    paths: StudyPaths,
    key: Key,
    first: str,
    steps: Sequence[tuple[str, tuple[str, ...]]],
) -> None:
    copy(connection, key, paths.backups / f"study-before-{first}.db")
    database = wrap(connection)
    # One transaction around all steps: an upgrade that fails leaves the study as it was.
    with database.atomic():
        migrations.upgrade(database, steps)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StoreDamaged(str(paths.folder))
    connection.execute("PRAGMA foreign_keys = ON")


def copy(connection: Any, key: Key, to: Path) -> Path:
    """Write an encrypted copy of an open database, under the same key, to a new file (0600 in a 0700 folder).

    Out: where it was written; a copy that is there already is kept, and the new one gets a number.
    """
    to.parent.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while to.exists():
        number += 1
        to = to.with_name(f"{to.stem.removesuffix(f'-{number - 1}')}-{number}{to.suffix}")
    beside = to.with_name(f"{to.name}.part")
    new_file(beside)
    target = connect(beside, key)
    try:
        connection.backup(target)
    finally:
        target.close()
    beside.replace(to)
    failures.sync_folder(to.parent)
    return to


def wrap(connection: Any) -> Any:
    """Return a ``sqlite_utils.Database`` over an open connection. The first time takes 100 ms."""
    import sys

    import sqlcipher3
    import sqlcipher3.dbapi2 as cipher

    # sqlite-utils catches only the classes of the driver it finds, and looks for this name first.
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", cipher)
    from sqlite_utils import Database

    return Database(connection, execute_plugins=False, strict=True)
