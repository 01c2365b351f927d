"""What on this machine belongs to a study: its folder, its backups, its known exports, and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from interview_tui.model.values import dataclass
from interview_tui.store import images
from interview_tui.store.backup import COPY, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.model.study import Respondent
    from interview_tui.paths import Paths, StudyPaths
    from interview_tui.services.spans import Search
    from interview_tui.store.store import Store

GONE = "withdrawn"
"""Stands in the record of earlier exports where a file's name held the code of somebody who is erased."""

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
    others: bool = False
    """Whether it is the file of one other respondent alone, by its name."""

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


def exported(store: Store, since: int = 0, of: Respondent | None = None) -> list[Exported]:
    """Return the files of earlier exports, in the order they were made.

    Args:
        store: The study.
        since: Only exports made from then on, in UTC milliseconds.
        of: The respondent whose words are asked for, to tell files that are another's alone.
    """
    found = []
    # A code is never given again, so the name tells for certain whose file it is.
    others = {own_file(one.code) for one in store.respondents() if of is not None and one.id != of.id}
    others |= {own_file(GONE)} if of is not None else set()
    for export in store.exports():
        if export.at >= since:
            for name, sha256 in export.files:
                path = placed(export.place, name, sha256)
                there = path.is_absolute() and path.is_file()
                same = there and fingerprint(path) == sha256
                found.append(
                    Exported(
                        export.id, export.month, path, sha256, there, same, begun=bool(export.part),
                        others=Path(name).stem in others,
                    )
                )  # fmt: skip
            part = Path(export.place) / export.part
            # In a folder that was moved it lies too, and hidden.
            if export.part and ((there := part.is_file()) or not part.parent.is_dir()):
                found.append(Exported(export.id, export.month, part, "", there, same=there, begun=True))
    return found


def placed(place: str, name: str, sha256: str) -> Path:
    """Return where a file on record was written: its folder may be empty, its name without an erased code."""
    path = Path(place) / name if place else Path(name)
    # A folder that may not be looked into is like one that is not there.
    if GONE in name and path.is_absolute() and os.access(path.parent, os.R_OK | os.X_OK):
        there = sorted(path.parent.glob(name.replace(GONE, "*")))
        return next((one for one in there if fingerprint(one) == sha256), path)
    return path


def asked_back(exports: Iterable[Exported]) -> list[Exported]:
    """Return those that may hold the words of the one who withdraws."""
    return [one for one in exports if not one.others]


def deletable(exports: Iterable[Exported]) -> list[Exported]:
    """Return those of ``asked_back`` that lie as they were written: what a withdrawal may delete."""
    return [one for one in asked_back(exports) if one.same]


def own_file(code: str) -> str:
    """Return the name, without its ending, of the files in an export that are one respondent's alone."""
    return f"respondent-{code.lower()}"


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


def look_at_copies(search: Search, paths: Iterable[Path], key: bytes | bytearray) -> None:
    """Search those of these files that are there; of files of one name it is told where each lies."""
    there = [path for path in dict.fromkeys(paths) if path.is_file()]
    named = Counter(path.name for path in there)
    for path in there:
        look_at(search, path, key, path.name if named[path.name] == 1 else str(path))


def look_at(search: Search, path: Path, key: bytes | bytearray, where: str = "") -> None:
    """Search one file: its bytes; its pages in clear when it is an encrypted database; what is packed in it.

    Args:
        search: What is looked for; finds, and that the file could not be searched, are kept in it.
        path: The file.
        key: The study's data key.
        where: What the file is called in what is found; its name when empty.
    """
    where, encrypted = where or path.name, path.name.endswith(_ENCRYPTED)
    try:
        packed = not encrypted and _packed(path)
        for chunk in _chunks(path):
            search.look(where, chunk, encrypted=encrypted or packed)
        search.files += 1
        if encrypted and not path.name.endswith(("-wal", "-journal")):
            for page in _pages(path, key):
                search.images += 1
                search.look(where, page)
        if packed:
            _look_into(search, path, where)
    except (OSError, ValueError, BadZipFile, KeyError):
        search.unread.append(where)


def _packed(path: Path) -> bool:
    from interview_tui.deidentify import views

    with path.open("rb") as file:
        return views.packed(file)


def _look_into(search: Search, path: Path, where: str) -> None:
    """Search what an archive holds, at every level, as the gate reads it; ValueError when that cannot be."""
    from interview_tui.deidentify import views

    with path.open("rb") as file:
        for part in _readable(views.parts(file)):
            try:
                part.decode()
            except UnicodeDecodeError:
                # A picture, say: a short word may stand in it by chance.
                search.look(where, part, encrypted=True)
                continue
            for text in views.texts(part):
                search.look(where, text.encode("utf-8", "surrogatepass"))


def _readable(parts: Iterator[bytes]) -> Iterator[bytes]:
    from interview_tui.deidentify.views import Unreadable

    try:
        yield from parts
    except Unreadable:
        raise ValueError from None


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
