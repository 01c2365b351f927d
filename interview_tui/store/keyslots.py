"""The key slots of a study: its random data key, wrapped once per way in. The file holds no other secret.

A passphrase changes here without touching the database; removing every slot makes the study unreadable.
The file is replaced whole: after a kill at any instant it is the old one or the new one.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from interview_tui import ordinary, sealing
from interview_tui.errors import (
    InterviewError,
    NewerStudy,
    NoRecoveryCode,
    NotAStudy,
    StoreBusy,
    StoreDamaged,
    WouldOverwrite,
    WrongPassphrase,
    WrongRecoveryCode,
)
from interview_tui.i18n import _
from interview_tui.store import failures, months
from interview_tui.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.paths import StudyPaths
    from interview_tui.recoverycode import Code

FORMAT = 1
"""The layout of the file; a higher one is another, newer program's."""

_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
_RECOVERY = "recovery"
_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 8


def write(
    paths: StudyPaths, key: bytes, passphrase: str, cost: sealing.Cost, recovery: Code | None = None
) -> None:
    """Write the slots of a new study: one for its passphrase, and one for its recovery code if it has one.

    Raises:
        WouldOverwrite: when there are slots already that open a database in this folder.
        NotSaved: when the disk does not take it.
    """
    if paths.keyslots.exists() and paths.database.exists():
        raise WouldOverwrite(str(paths.keyslots))
    study = os.urandom(16).hex()
    slots = [_slot(study, key, passphrase, cost)]
    if recovery is not None:
        slots.append(_recovery_slot(study, key, recovery, cost))
    _store(paths, {"format": FORMAT, "study": study, "slots": slots})


def raw(paths: StudyPaths) -> bytes:
    """Return the file as it is, for a copy of the study. NotAStudy, NewerStudy, StoreDamaged as unlock."""
    _load(paths)
    return paths.keyslots.read_bytes()


def unlock(paths: StudyPaths, passphrase: str) -> bytes:
    """Return the study's data key; the caller wipes it.

    Raises:
        WrongPassphrase: when no slot opens with it; nothing was changed.
        NotAStudy: when the folder has no slots; NoKeySlots when there is a study all the same.
        NewerStudy: when a newer program wrote them.
        StoreDamaged: when the file is not as it should be.
    """
    return _try_slots(paths, _load(paths), passphrase)[1]


def change_passphrase(paths: StudyPaths, old: str, new: str, cost: sealing.Cost) -> None:
    """Replace the slot that ``old`` opens by one that ``new`` opens; other slots and the database stay.

    Raises:
        As ``unlock``; StoreBusy when another window changes the slots; NotSaved when the disk does not take
        it (the old passphrase still opens then).
    """
    with _alone(paths):
        content = _load(paths)
        place, key = _try_slots(paths, content, old)
        content["slots"][place] = _slot(content["study"], key, new, cost)
        wipe(key)
        _store(paths, content)


def recovery_mark(paths: StudyPaths) -> str | None:
    """Return the mark of the page with the recovery code; None when the study has no such code.

    Raises:
        NotAStudy, NewerStudy, StoreDamaged: as ``unlock``.
    """
    marks = [slot.get("mark") for slot in _load(paths)["slots"] if slot.get("kind") == _RECOVERY]
    return next((mark if isinstance(mark, str) else "" for mark in marks), None)


def check_code(paths: StudyPaths, letters: str) -> None:
    """Raise WrongRecoveryCode, or what else ``recover`` raises, unless this recovery code opens the study."""
    wipe(_try_code(paths, _load(paths), letters))


def recover(paths: StudyPaths, letters: str, new: str, cost: sealing.Cost) -> None:
    """Let ``new`` open the study in place of every passphrase; the recovery code goes on opening it.

    Args:
        paths: The study.
        letters: Its recovery code, as ``recoverycode.read`` returns it.
        new: The passphrase from now on.
        cost: What one guess at it costs.

    Raises:
        WrongRecoveryCode: when the code is another study's, or an old one; nothing was changed.
        NoRecoveryCode: when the study has none.
        NotAStudy, NewerStudy, StoreDamaged, StoreBusy, NotSaved: as ``change_passphrase``.
    """
    with _alone(paths):
        content = _load(paths)
        key = _try_code(paths, content, letters)
        others = [slot for slot in content["slots"] if slot.get("kind") != _PASSPHRASE]
        content["slots"] = [_slot(content["study"], key, new, cost), *others]
        wipe(key)
        _store(paths, content)


def set_recovery(paths: StudyPaths, passphrase: str, code: Code, cost: sealing.Cost) -> None:
    """Let ``code`` open the study in place of any recovery code before it.

    Raises:
        As ``change_passphrase``; the code before goes on opening the study then.
    """
    with _alone(paths):
        content = _load(paths)
        key = _try_slots(paths, content, passphrase)[1]
        others = [slot for slot in content["slots"] if slot.get("kind") != _RECOVERY]
        content["slots"] = [*others, _recovery_slot(content["study"], key, code, cost)]
        wipe(key)
        _store(paths, content)


def _slot(study: str, key: bytes, passphrase: str, cost: sealing.Cost) -> dict[str, Any]:
    return {"kind": _PASSPHRASE, **sealing.wrap(key, passphrase, cost, about=_about(study, _PASSPHRASE))}


def _recovery_slot(study: str, key: bytes, code: Code, cost: sealing.Cost) -> dict[str, Any]:
    sealed = sealing.wrap(key, code.letters, cost, about=_about(study, _RECOVERY))
    return {"kind": _RECOVERY, "mark": code.mark, **sealed}


def _about(study: str, kind: str) -> bytes:
    return f"interview_tui study {study} {kind}".encode()


def _try_slots(
    paths: StudyPaths, content: dict[str, Any], secret: str, kind: str = _PASSPHRASE
) -> tuple[int, bytes]:
    for place, slot in enumerate(content["slots"]):
        if slot.get("kind") != kind:
            continue
        try:
            key = sealing.unwrap(slot, secret, about=_about(content["study"], kind))
        except WrongPassphrase:
            continue
        except ValueError:
            raise StoreDamaged(str(paths.keyslots)) from None
        if len(key) != sealing.KEY_BYTES:
            raise StoreDamaged(str(paths.keyslots))
        return place, key
    raise WrongPassphrase


def _try_code(paths: StudyPaths, content: dict[str, Any], letters: str) -> bytes:
    if not any(slot.get("kind") == _RECOVERY for slot in content["slots"]):
        raise NoRecoveryCode
    try:
        return _try_slots(paths, content, letters, _RECOVERY)[1]
    except WrongPassphrase:
        raise WrongRecoveryCode from None


@contextmanager
def _alone(paths: StudyPaths) -> Iterator[None]:
    """Keep other windows from changing the slots between reading and writing them."""
    handle = _lock(paths.folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder: Path) -> int | None:
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # Windows; or what is wrong with the folder is told by reading the file
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise StoreBusy(str(folder)) from None
    except OSError:
        os.close(handle)  # a file system without locks
        return None
    return handle


class NoKeySlots(NotAStudy):
    """A study's database lies in a folder, and the file of its key slots does not."""

    def __init__(self, place: str) -> None:
        InterviewError.__init__(
            self,
            _("keyslots.json is missing in {place}; without it the study cannot be opened.").format(
                place=place
            ),
            _("The study itself was left as it is."),
            _("Put the file back from a copy, or: interview-tui rescue FOLDER --to NEW --keys-from BACKUP"),
        )


def _no_slots(paths: StudyPaths) -> NotAStudy:
    place = str(paths.folder)
    return NoKeySlots(place) if paths.database.is_file() else NotAStudy(place)


def _load(paths: StudyPaths) -> dict[str, Any]:
    place = str(paths.keyslots)
    try:
        raw = ordinary.read(paths.keyslots, _MOST_BYTES)
    except (FileNotFoundError, NotADirectoryError, ordinary.NotOrdinary):
        raise _no_slots(paths) from None
    except ordinary.TooLarge:
        raise StoreDamaged(place) from None
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
        _sweep(paths.keyslots)
        _replace(paths.keyslots, data)
    except OSError as problem:
        raise failures.from_os(problem, paths.keyslots) from None


def _sweep(path: Path) -> None:
    """Remove what a kill left beside the file: it may open with a passphrase that was never set."""
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    by_month = months.dated(path)
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
    if by_month:
        months.date_anew(path)
