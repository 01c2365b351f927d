"""What on this machine belongs to a study: its folder, its backups, its known exports, and their bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from interview_tui.model.values import dataclass
from interview_tui.store import images
from interview_tui.store.backup import COPY, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.paths import Paths, StudyPaths
    from interview_tui.services.spans import Search
    from interview_tui.store.store import Store

_CHUNK = 1 << 20
_ENCRYPTED = (".db", ".db-wal", ".db-journal", ".part", SUFFIX)


@dataclass(frozen=True, slots=True)
class Exported:
    """One file of an earlier export: the export's number and month, where it was written, its hash.

    ``there`` says that it is still at its place; ``same`` that it is the very file that was written, or what
    was written of one that never became whole (``sha256`` is empty then). ``begun`` is whether the export was
    broken off: then it may never have been there.
    """

    export_id: int
    month: str
    path: Path
    sha256: str
    there: bool
    same: bool
    begun: bool = False

    @property
    def placed(self) -> bool:
        """Whether it is known where the file was written."""
        return self.path.is_absolute()


def backups(store: Store) -> list[Path]:
    """Return the backups of a study that are there: in its folder, and wherever it was told to put them."""
    inside = [path for path in files(store.paths.backups) if path.is_file()]
    outside = [Path(folder) / name for folder, name in store.backup_places()]
    return list(dict.fromkeys([*inside, *(path for path in outside if path.exists())]))


def lost(store: Store) -> list[Path]:
    """Return the backups that are on record and no longer where they were made."""
    made = [Path(folder) / name for folder, name in store.backup_places()]
    return [path for path in dict.fromkeys(made) if not path.exists()]


def exported(store: Store, since: int = 0) -> list[Exported]:
    """Return the files of earlier exports, in the order they were made.

    Args:
        store: The study.
        since: Only exports made from then on, in UTC milliseconds.
    """
    found = []
    for export in store.exports():
        if export.at >= since:
            for name, sha256 in export.files:
                path = Path(export.place) / name if export.place else Path(name)
                there = path.is_absolute() and path.is_file()
                same = there and fingerprint(path) == sha256
                found.append(Exported(export.id, export.month, path, sha256, there, same, bool(export.part)))
            part = Path(export.place) / export.part
            # In a folder that was moved it lies too, and hidden.
            if export.part and ((there := part.is_file()) or not part.parent.is_dir()):
                found.append(Exported(export.id, export.month, part, "", there, same=there, begun=True))
    return found


def remove(paths: Iterable[Path]) -> list[Path]:
    """Delete files, and folders left empty by that; returns what could not be deleted."""
    left: list[Path] = []
    folders: dict[Path, None] = {}
    for path in paths:
        try:
            path.unlink()
            folders[path.parent] = None
        except FileNotFoundError:
            continue
        except OSError:
            left.append(path)
    for folder in folders:
        if not left and not any(files(folder)):
            try:
                folder.rmdir()
            except OSError:
                continue
    return left


def look_through(search: Search, paths: StudyPaths, home: Paths | None, key: bytes | bytearray) -> None:
    """Search every byte of a study at rest: raw, and decrypted page by page where it is encrypted.

    Args:
        search: What is looked for; finds and what could not be read are kept in it.
        paths: The study's files; nobody may have its database open.
        home: The settings folder, with the list of known studies; None to leave it out.
        key: The study's data key.
    """
    places = [*files(paths.folder), *(files(home.settings_folder) if home else ())]
    for path in dict.fromkeys(places):
        look_at(search, path, key)


def look_at(search: Search, path: Path, key: bytes | bytearray) -> None:
    """Search one file: its bytes, and its pages in clear when it is an encrypted database."""
    encrypted = path.name.endswith(_ENCRYPTED)
    try:
        for chunk in _chunks(path):
            search.look(path.name, chunk, encrypted=encrypted)
        search.files += 1
        if encrypted and not path.name.endswith(("-wal", "-journal")):
            for page in _pages(path, key):
                search.images += 1
                search.look(path.name, page)
    except (OSError, ValueError, BadZipFile, KeyError):
        search.unread.append(path.name)


def _pages(path: Path, key: bytes | bytearray) -> Iterator[bytes]:
    if path.suffix != SUFFIX:
        yield from images.pages(path, key)
        return
    with ZipFile(path) as packed, packed.open(COPY) as copy:
        yield from images.pages_of(copy, key)


def _chunks(path: Path) -> Iterator[bytes]:
    # A find that lies across two pieces is seen because each begins with the end of the one before.
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            yield tail + piece
            tail = piece[-256:]


def files(folder: Path) -> list[Path]:
    """Return every file in a folder and below, in order."""
    found = []
    for top, _folders, names in os.walk(folder):
        found += [Path(top) / name for name in names if (Path(top) / name).is_file()]
    return sorted(found)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file in hex; empty when it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()
