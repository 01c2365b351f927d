"""The key slots of a study: its random data key, wrapped once per way in. The file holds no other secret.

A passphrase changes here without touching the database; removing every slot makes the study unreadable.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from interview_tui import sealing
from interview_tui.errors import NewerStudy, NotAStudy, StoreDamaged, WouldOverwrite, WrongPassphrase
from interview_tui.store import failures

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.paths import StudyPaths

FORMAT = 1
"""The layout of the file; a higher one is another, newer program's."""

_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 8


def write(paths: StudyPaths, key: bytes, passphrase: str, cost: sealing.Cost) -> None:
    """Write the first slot of a new study.

    Raises:
        WouldOverwrite: when there are slots already that open a database in this folder.
        NotSaved: when the disk does not take it.
    """
    if paths.keyslots.exists() and paths.database.exists():
        raise WouldOverwrite(str(paths.keyslots))
    study = os.urandom(16).hex()
    slot = _slot(study, key, passphrase, cost)
    _store(paths, {"format": FORMAT, "study": study, "slots": [slot]})


def unlock(paths: StudyPaths, passphrase: str) -> bytes:
    """Return the study's data key.

    Raises:
        WrongPassphrase: when no slot opens with it; nothing was changed.
        NotAStudy: when the folder has no slots.
        NewerStudy: when a newer program wrote them.
        StoreDamaged: when the file is not as it should be.
    """
    return _try_slots(paths, _load(paths), passphrase)[1]


def change_passphrase(paths: StudyPaths, old: str, new: str, cost: sealing.Cost) -> None:
    """Replace the slot that ``old`` opens by one that ``new`` opens; other slots and the database stay.

    Raises:
        As ``unlock``, and NotSaved when the disk does not take it (the old passphrase still opens then).
    """
    content = _load(paths)
    place, key = _try_slots(paths, content, old)
    content["slots"][place] = _slot(content["study"], key, new, cost)
    _store(paths, content)


def _slot(study: str, key: bytes, passphrase: str, cost: sealing.Cost) -> dict[str, Any]:
    return {"kind": _PASSPHRASE, **sealing.wrap(key, passphrase, cost, about=_about(study, _PASSPHRASE))}


def _about(study: str, kind: str) -> bytes:
    return f"interview_tui study {study} {kind}".encode()


def _try_slots(paths: StudyPaths, content: dict[str, Any], passphrase: str) -> tuple[int, bytes]:
    for place, slot in enumerate(content["slots"]):
        if slot.get("kind") != _PASSPHRASE:
            continue
        try:
            key = sealing.unwrap(slot, passphrase, about=_about(content["study"], _PASSPHRASE))
        except WrongPassphrase:
            continue
        except ValueError:
            raise StoreDamaged(str(paths.keyslots)) from None
        if len(key) != sealing.KEY_BYTES:
            raise StoreDamaged(str(paths.keyslots))
        return place, key
    raise WrongPassphrase


def _load(paths: StudyPaths) -> dict[str, Any]:
    place = str(paths.keyslots)
    try:
        with paths.keyslots.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise NotAStudy(str(paths.folder)) from None
    except OSError as problem:
        raise failures.from_os(problem, paths.keyslots) from None
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        raise StoreDamaged(place) from None
    if not isinstance(content, dict) or type(content.get("format")) is not int:
        raise StoreDamaged(place)
    if content["format"] > FORMAT:
        raise NewerStudy(str(paths.folder))
    slots = content.get("slots")
    if not isinstance(content.get("study"), str) or not isinstance(slots, list):
        raise StoreDamaged(place)
    if not 1 <= len(slots) <= _MOST_SLOTS or not all(isinstance(slot, dict) for slot in slots):
        raise StoreDamaged(place)
    return content


def _store(paths: StudyPaths, content: dict[str, Any]) -> None:
    data = json.dumps(content, indent=1).encode("ascii")
    try:
        paths.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(paths.keyslots, data)
    except OSError as problem:
        raise failures.from_os(problem, paths.keyslots) from None


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    failures.sync_folder(path.parent)
