"""What the driver and the disk say, turned into what a person is told."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from interview_tui.errors import (
    DiskFull,
    InterviewError,
    NotSaved,
    ReadOnlyPlace,
    StoreBusy,
    StoreDamaged,
    StudyGone,
    WriteFailed,
)

if TYPE_CHECKING:
    from pathlib import Path

# Primary result codes of SQLite (sqlite.org/rescode.html); the extended part lies above the low byte.
PERM, BUSY, LOCKED, READONLY, IOERR, CORRUPT = 3, 5, 6, 8, 10, 11
FULL, CANTOPEN, CONSTRAINT, AUTH, NOTADB = 13, 14, 19, 23, 26

_FULL_ERRNO = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY_ERRNO = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE_ERRNO = {errno.ENOENT, errno.ENOTDIR, getattr(errno, "ENODEV", errno.ENOENT)}


def drivers() -> tuple[type[Exception], ...]:
    """Return the base classes of both drivers' errors, the cipher's and the standard one's."""
    import sqlite3

    import sqlcipher3.dbapi2 as cipher

    return (cipher.Error, cipher.Warning, sqlite3.Error, sqlite3.Warning)


def code(problem: BaseException) -> int:
    """Return the primary SQLite result code of a driver's error; 0 when it carries none."""
    return int(getattr(problem, "sqlite_errorcode", 0) or 0) & 0xFF


def told(problem: BaseException, database: Path) -> Exception:
    """Return the error to raise for a driver's error on this database. Never holds a value that was written.

    Out: an ``InterviewError``, or ValueError when the caller broke a rule of the tables.
    """
    number = code(problem)
    if number == CONSTRAINT:
        return ValueError(f"the store refused it: {problem}")
    if number in {BUSY, LOCKED}:
        return StoreBusy(str(database.parent))
    if number in {CORRUPT, NOTADB} or (not number and "decode" in str(problem)):
        return StoreDamaged(str(database.parent))
    if number == FULL:
        return DiskFull()
    if number in {PERM, READONLY, CANTOPEN, AUTH}:
        return ReadOnlyPlace() if database.exists() else StudyGone()
    return _disk_error(database) if number == IOERR else WriteFailed()


def from_os(problem: OSError, path: Path) -> InterviewError:
    """Return the error to raise for what the operating system said about a file of the study."""
    if problem.errno in _FULL_ERRNO:
        return DiskFull()
    if problem.errno in _READ_ONLY_ERRNO:
        return ReadOnlyPlace()
    if problem.errno in _GONE_ERRNO and not path.parent.exists():
        return StudyGone()
    return WriteFailed()


def _disk_error(database: Path) -> NotSaved:
    # SQLite folds EROFS and EDQUOT into a plain I/O error, so the file system is asked.
    try:
        if not hasattr(os, "statvfs"):
            database.stat()
            return WriteFailed()
        system = os.statvfs(database)
    except OSError:
        return StudyGone()
    if system.f_flag & os.ST_RDONLY:
        return ReadOnlyPlace()
    return DiskFull() if system.f_bavail == 0 else WriteFailed()


def sync_folder(folder: Path) -> None:
    """Make names just written in ``folder`` durable; nothing where folders cannot be synced (Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
