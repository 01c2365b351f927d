"""A backup: one file with an encrypted copy of a study and the slots that hold its key; nothing else ever.

The file is an ordinary zip archive without compression: ``keyslots.json``, ``backup.json`` (format, when,
size and hash of the copy) and ``study.db``. Unpacked by any program into a folder of its own it is a study
again. It is read here by the heads of its parts, one after the other, so that one that was cut off still
gives its key slots and what there is of the copy. A key file is no part of a study and is never in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from contextlib import closing, suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from interview_tui import ordinary
from interview_tui.errors import NewerStudy, WouldOverwrite
from interview_tui.model.values import dataclass
from interview_tui.store import database, failures, keyslots
from interview_tui.store.backup_told import not_as_written, not_one
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.paths import StudyPaths
    from interview_tui.store.store import Store

FORMAT = 1
"""The layout of a backup; a higher one is another, newer program's."""

SUFFIX = ".backup"
"""How the names of backups end."""

KEYS, ABOUT, COPY = "keyslots.json", "backup.json", "study.db"
_HEAD, _MAGIC, _LARGE = 30, b"PK\x03\x04", 0xFFFFFFFF
_MOST_KEYS = 64 * 1024
_MOST_HEAD = 256 * 1024
_PIECE = 1 << 20


class Figures(NamedTuple):
    """What must be the same in a study and its copy: notes, interviews, number and hash of the last entry."""

    notes: int
    interviews: int
    entries: int
    tip: bytes


class Made(NamedTuple):
    """A backup that was made and read back: its size in bytes and SHA-256 in hex."""

    size: int
    sha256: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as found: ``made_at`` is UTC ms; the copy begins at ``offset`` and has ``size`` bytes there.

    ``whole`` says that all of it is there as its own record says, which ``read`` finds out by reading it.
    """

    file: Path
    keys: bytes
    made_at: int
    offset: int
    size: int
    whole: bool


def make(store: Store, to: Path, made_at: int, *, stop: Callable[[], bool] = bool) -> Made:
    """Write a backup of an open study to a new file (0600), and read it back before it gets its name.

    Notes may be stored meanwhile from another thread; each waits for a few hundredths of a second at most.

    Args:
        store: The open study.
        to: The file; its folder is there.
        made_at: Now, UTC in milliseconds.
        stop: Asked between two pieces; when it says so nothing is made.

    Raises:
        WouldOverwrite: when the file is there.
        BackupProblem: when what was read back is not what was written, or ``stop`` said so.
        NotSaved: when the disk does not take it; nothing half-made is left.
    """
    if os.path.lexists(to):
        raise WouldOverwrite(clean_line(str(to)))
    mark = os.urandom(4).hex()
    copy, packed = (to.with_name(f".{to.name}.{mark}.{kind}") for kind in ("db", "part"))
    try:
        with database.telling(to):
            figures = store.copy_to(copy, stop)
            _check_copy(store, copy, figures, to)
            sha256 = _pack(store.paths, copy, packed, made_at)
            made = Made(packed.stat().st_size, sha256, figures)
            _read_back(packed, copy, to)
            _name(packed, to)
    finally:
        for leftover in (copy, packed):
            with suppress(OSError):
                leftover.unlink()
    return made


def figures(connection: Any) -> Figures:
    """Return the figures of an open database."""
    one = connection.execute(
        "SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM interviews), number, hash FROM audit_tip"
    ).fetchone()
    return Figures(*one)


def _check_copy(store: Store, copy: Path, wanted: Figures, to: Path) -> None:
    """Open the copy as it will be opened one day, and see that it is whole and says the same."""
    with closing(store.opened_copy(copy)) as connection:
        sound = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        sound = sound and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not sound or figures(connection) != wanted:
            raise not_as_written(to)


def _pack(paths: StudyPaths, copy: Path, to: Path, made_at: int) -> str:
    keys = keyslots.raw(paths)
    about = {"format": FORMAT, "made_at": made_at, "size": copy.stat().st_size, "sha256": _hash(copy)}
    database.new_file(to)
    with to.open("r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(_entry(KEYS), keys)
            archive.writestr(_entry(ABOUT), json.dumps(about))
            with copy.open("rb") as source, archive.open(_entry(COPY, copy.stat().st_size), "w") as target:
                while piece := source.read(_PIECE):
                    target.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return _hash(to)


def _entry(name: str, size: int = 0) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    entry.file_size = size
    return entry


def _read_back(packed: Path, copy: Path, to: Path) -> None:
    found = read(packed)
    if not found.whole or found.size != copy.stat().st_size:
        raise not_as_written(to)


def _name(packed: Path, to: Path) -> None:
    try:
        os.link(packed, to)
    except FileExistsError:
        raise WouldOverwrite(clean_line(str(to))) from None
    except OSError:
        # Sticks with FAT know no second name of a file.
        if os.path.lexists(to):
            raise WouldOverwrite(clean_line(str(to))) from None
        packed.rename(to)
    failures.sync_folder(to.parent)


def read(file: Path) -> Backup:
    """Return what is in a backup.

    Raises:
        BackupProblem: when it is not one, or not even its key slots can be read.
        NewerStudy: when a newer program made it.
        OSError: when it cannot be read.
    """
    with ordinary.opened(file) as opened:
        try:
            first = _part(opened)
        except ValueError:
            raise not_one(file) from None
        if first[0] != KEYS:
            raise not_one(file)
        keys = opened.read(min(first[1], _MOST_KEYS))
        try:
            name, size = _part(opened)
            about = json.loads(opened.read(min(size, _MOST_KEYS))) if name == ABOUT else {}
            if _told(about) > FORMAT:
                raise NewerStudy(clean_line(str(file)))
            offset, size = _copy_in(opened)
            whole = size == about["size"] and _hash_of(opened, size) == about["sha256"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return Backup(file, keys, 0, *_copy_anywhere(opened), whole=False)
        return Backup(file, keys, about["made_at"], offset, size, whole)


def _told(about: Any) -> int:
    if type(about["format"]) is not int or type(about["made_at"]) is not int:
        raise ValueError("no record of a backup")
    return int(about["format"])


def _copy_in(file: IO[bytes]) -> tuple[int, int]:
    name, size = _part(file)
    if name != COPY:
        raise ValueError("no copy of a study")
    return file.tell(), size


def _copy_anywhere(file: IO[bytes]) -> tuple[int, int]:
    """Return where the copy in a damaged backup begins, by its name, and the bytes from there to the end."""
    file.seek(0)
    at = file.read(_MOST_HEAD).find(COPY.encode())
    end = file.seek(0, os.SEEK_END)
    return (at + len(COPY), end - at - len(COPY)) if at >= 0 else (0, 0)


def _part(file: IO[bytes]) -> tuple[str, int]:
    """Return name and size of the part that begins here, and go to its content (APPNOTE.TXT 4.3.7)."""
    head = file.read(_HEAD)
    if len(head) < _HEAD or head[:4] != _MAGIC:
        raise ValueError("no part of an archive")
    size, names, extras = (int.from_bytes(head[a:b], "little") for a, b in ((22, 26), (26, 28), (28, 30)))
    name, extra = file.read(names), file.read(extras)
    if size == _LARGE:
        size = int.from_bytes(extra[4:12], "little")
    return name.decode("ascii", "replace"), size


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _hash_of(file: IO[bytes], size: int) -> str:
    digest = hashlib.sha256()
    while size > 0 and (piece := file.read(min(_PIECE, size))):
        digest.update(piece)
        size -= len(piece)
    return digest.hexdigest()


def unpack(backup: Backup, to: StudyPaths) -> None:
    """Write the key slots and the copy of a whole backup into a folder that is there and empty (files 0600).

    Raises:
        NotSaved: when the disk does not take it.
    """
    with database.telling(to.database):
        database.new_file(to.keyslots)
        to.keyslots.write_bytes(backup.keys)
        database.new_file(to.database)
        with backup.file.open("rb") as source, to.database.open("r+b") as target:
            source.seek(backup.offset)
            left = backup.size
            while left > 0 and (piece := source.read(min(_PIECE, left))):
                target.write(piece)
                left -= len(piece)
            target.flush()
            os.fsync(target.fileno())
        failures.sync_folder(to.folder)
