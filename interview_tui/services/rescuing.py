"""Verifying a study, getting out of a damaged one what can be read, and making one again out of a backup."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from interview_tui import ordinary
from interview_tui.errors import BackupProblem, NotAStudy, StoreDamaged, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.values import dataclass
from interview_tui.paths import StudyPaths
from interview_tui.services import study_folder
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.soundness import Check, Rescued
    from interview_tui.store.backup import Backup

_MOST_KEYS = 64 * 1024


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup gave: when it was made (UTC ms), and how much is in it."""

    made_at: int
    interviews: int
    notes: int


class _Source(NamedTuple):
    database: Path
    offset: int
    size: int | None
    log: Path | None
    keys: bytes | None
    folder: Path | None


def verify_study(folder: Path, passphrase: str) -> Iterator[Check]:
    """Yield one check after the other; what can be said is said of a study that does not open, too.

    Raises:
        WrongPassphrase, NewerStudy, StoreBusy, NotAStudy: see their classes; nothing was looked at.
    """
    from interview_tui.store import months, verify

    paths = StudyPaths(folder)
    try:
        first, key = verify.keys(paths, passphrase)
        yield first
        if key is None:
            yield from verify.nothing_else()
            return
        yield from verify.verify(paths, key)
    finally:
        months.keep_dates(folder)


def rescue_study(  # noqa: PLR0913 - where from, where to, and what opens it
    source: Path, to: Path, passphrase: str, *, clock: Clock, keys_from: Path | None = None, actor: str = ""
) -> Rescued:
    """Make a new study of all that can be read in a damaged study folder or backup, under the same key slots.

    Args:
        source: The damaged study's folder, or a backup; only read.
        to: The folder of the new study; new, or there and empty.
        passphrase: What opens the key slots.
        clock: Times the audit.
        keys_from: A backup, study folder or ``keyslots.json`` to take the key slots from, when those of the
            damaged study are damaged too.
        actor: Who is named in the audit.

    Raises:
        WouldOverwrite, UsageProblem: about ``to``. WrongPassphrase, BackupProblem, NotAStudy, NewerStudy,
        StoreBusy, StoreDamaged, NotSaved: see their classes. Nothing half-made is left then.
    """
    from interview_tui.store import rescue
    from interview_tui.store.pages import Pages

    with ExitStack() as stack:
        found = _source(source)
        _refuse_inside(source, to)
        keys = _keys(keys_from) if keys_from is not None else found.keys
        if keys is None:
            raise _no_keys(source)
        if found.folder is not None:
            from interview_tui.store import still

            stack.enter_context(still.held(StudyPaths(found.folder)))
        new = stack.enter_context(_new_study(to))
        key = _unlocked(new, keys, passphrase, source)
        pages = stack.enter_context(
            Pages(key, found.database, offset=found.offset, size=found.size, log=found.log)
        )
        report = rescue.rescue(pages, key, new.database, at=clock.now().wall_ms, actor=actor)
        _opens(new, key, clock)
    return report


def read_backup(file: Path) -> Backup:
    """Return a backup that is whole, to be restored.

    Raises:
        BackupProblem: when it is another file, or damaged; NewerStudy: when a newer program made it.
    """
    from interview_tui.store import backup_told

    found = _backup(file)
    if not found.whole:
        raise backup_told.damaged(file)
    return found


def restore_study(found: Backup, to: Path, passphrase: str, *, clock: Clock, actor: str = "") -> Restored:
    """Make a study again out of a backup, in a folder that is new, or there and empty.

    Raises:
        WrongPassphrase: it does not open this backup (a backup keeps the passphrase it was made with).
        WouldOverwrite, UsageProblem, NotSaved, NewerStudy: see their classes; nothing half-made is left.
    """
    from interview_tui.store import backup, keyslots
    from interview_tui.store.store import Store

    with _new_study(to) as new:
        backup.unpack(found, new)
        store = Store.open(new, keyslots.unlock(new, passphrase), clock=clock, actor=actor)
        try:
            store.audit("study restored", "", actor, clock.now().wall_ms)
            figures = store.figures()
        finally:
            store.close()
    return Restored(found.made_at, figures.interviews, figures.notes)


# -- inside ---------------------------------------------------------------------------------------------


@contextmanager
def _new_study(folder: Path) -> Iterator[StudyPaths]:
    made = study_folder.make(folder)
    try:
        yield StudyPaths(folder)
    except BaseException:
        study_folder.clear(folder, made)
        raise


def _source(place: Path) -> _Source:
    paths = StudyPaths(place)
    if paths.database.is_file():
        return _Source(paths.database, 0, None, paths.log, _read_keys(paths.keyslots), place)
    if not place.is_file():
        raise NotAStudy(clean_line(str(place)))
    found = _backup(place)
    size = found.size if found.offset else 0
    return _Source(place, found.offset, size, None, found.keys, None)


def _backup(file: Path) -> Backup:
    from interview_tui.store import backup

    try:
        return backup.read(file)
    except OSError:
        raise BackupProblem(
            _("{file} cannot be read.").format(file=clean_line(str(file))),
            _("Nothing was changed."),
            _("Check the name, and who may read it."),
        ) from None


def _keys(place: Path) -> bytes:
    if place.is_dir():
        place = StudyPaths(place).keyslots
    keys = _read_keys(place) if place.suffix == ".json" else _backup(place).keys
    if keys is None:
        raise _no_keys(place)
    return keys


def _read_keys(file: Path) -> bytes | None:
    try:
        with ordinary.opened(file) as opened:
            return opened.read(_MOST_KEYS)
    except OSError:
        return None


def _no_keys(place: Path) -> UsageProblem:
    return UsageProblem(
        _("The key slots of {place} cannot be read; without them nothing can.").format(
            place=clean_line(str(place))
        ),
        _("Nothing was changed."),
        _("Take them from a backup of this study: --keys-from BACKUP"),
    )


def _unlocked(new: StudyPaths, keys: bytes, passphrase: str, source: Path) -> bytes:
    from interview_tui.store import database, keyslots

    with database.telling(new.keyslots):
        database.new_file(new.keyslots)
        new.keyslots.write_bytes(keys)
    try:
        return keyslots.unlock(new, passphrase)
    except StoreDamaged:
        raise _no_keys(source) from None


def _opens(new: StudyPaths, key: bytes, clock: Clock) -> None:
    """Open the new study as it will be opened: one of an older schema is brought up now."""
    from interview_tui.store.store import Store

    Store.open(new, key, clock=clock).close()


def _refuse_inside(source: Path, to: Path) -> None:
    inside, outside = os.path.abspath(to), os.path.abspath(source)  # noqa: PTH100 - of what may not be there
    if inside == outside or inside.startswith(outside + os.sep):
        raise UsageProblem(
            _("{place} lies in the damaged study, which is left untouched.").format(
                place=clean_line(str(to))
            ),
            _("Nothing was made."),
            _("Choose a folder somewhere else."),
        )
