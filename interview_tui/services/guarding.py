"""Guarding: backups of an open study, made when asked and by themselves, known by record, kept by a rule."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui.clock import local_day, month_of
from interview_tui.errors import BackupProblem, InterviewError, NotSaved, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.values import dataclass
from interview_tui.services.aside import Aside
from interview_tui.services.backup_words import (
    OTHER,
    RULE,
    TROUBLE,
    could_not,
    no_folder,
    not_made,
    under_way,
    word_for,
)
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.paths import StudyPaths
    from interview_tui.store.guarded import Record
    from interview_tui.store.store import Store

__all__ = ["RULE", "Guarding", "KnownBackup", "Standing"]

WAIT_SECONDS = 20.0
"""How long closing a study waits for a backup that is being made; after that it is broken off."""

_UPGRADE, _ASKED, _AUTOMATIC = "upgrade", "asked", "automatic"


@dataclass(frozen=True, slots=True)
class KnownBackup:
    """A copy of the study that is on record, or lies in the folder for copies made before upgrades.

    ``number`` is that of the record, 0 when there is none; ``kind`` is ``asked``, ``automatic`` or
    ``upgrade``; ``made_at`` is UTC ms; ``sha256`` is empty when it was never taken; ``there`` says whether
    the file is where it was put, with the size it had.
    """

    path: Path
    kind: str
    made_at: int
    size: int
    sha256: str
    there: bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """How backups stand: where automatic ones go (None: nowhere), the last one, and what is wrong if so."""

    place: Path | None
    last: KnownBackup | None
    trouble: str = ""


class Guarding:
    """The verbs on backups of one open study."""

    def __init__(self, store: Store, paths: StudyPaths, clock: Clock) -> None:
        self._store, self._paths, self._clock = store, paths, clock
        self._aside = Aside("backup")

    # -- made when asked ------------------------------------------------------------------------------

    def backup_to(self, file: Path) -> KnownBackup:
        """Make a backup in a new file, read it back, and put it on record.

        Raises:
            WouldOverwrite: when something is there; BackupProblem: when it could not be made.
        """
        return self._make(file, _ASKED)

    def backup_now(self) -> KnownBackup:
        """Make a backup by hand in the place for automatic ones.

        Raises:
            UsageProblem: when no place is set; BackupProblem: when it could not be made.
        """
        place = self.place
        if place is None:
            raise UsageProblem(
                _("No place for backups is set."),
                _("Nothing was made."),
                _("Name a file with --to FILE, or set a place with --into DIR."),
            )
        return self._make(self._file_in(place), _ASKED)

    # -- by themselves --------------------------------------------------------------------------------

    @property
    def place(self) -> Path | None:
        """The folder where automatic backups go; None when there are none."""
        folder = self._store.backup_plan().folder
        return Path(folder) if folder else None

    def set_place(self, folder: Path | None) -> None:
        """Let automatic backups go to a folder from now on, or nowhere (None).

        Raises:
            UsageProblem: when it is no folder that can be written to.
        """
        from interview_tui.store.guarded import Plan

        if folder is None:
            self._store.save_backup_plan(Plan())
            return
        place = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow links
        if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
            raise UsageProblem(
                _("{place} is not a folder that can be written to.").format(place=clean_line(str(place))),
                _("Nothing was changed."),
                _("Make the folder first, or choose another."),
            )
        self._store.save_backup_plan(Plan(str(place)))

    def begin(self) -> None:
        """Begin an automatic backup on a thread of its own, if a place is set; never raises, never waits.

        Called while one is being made, it lets another follow: that one may not hold what was stored last.
        """
        self._aside.follow_with(self._automatic)

    def begin_by_hand(self, made: Callable[[Path | None, InterviewError | None], None]) -> None:
        """As ``backup_now``, on a thread of its own; ``made`` gets the file or the error, on that thread."""

        def work() -> None:
            try:
                made(self.backup_now().path, None)
            except InterviewError as problem:
                made(None, problem)
            except Exception:  # noqa: BLE001 - on this thread nobody else would hear of it
                made(None, not_made())

        if not self._aside.run(work):
            made(None, under_way())

    def when_done(self, call: Callable[[], None]) -> None:
        """Call ``call`` when the backup that is being made has ended, well or not; now if there is none."""
        self._aside.when_done(call)

    def trouble(self) -> str:
        """Return what kept the last automatic backup from being made; empty when nothing did."""
        word = self._store.backup_plan().trouble
        return _(TROUBLE.get(word, TROUBLE[OTHER])) if word else ""

    def wait(self, seconds: float = WAIT_SECONDS) -> None:
        """Wait for an automatic backup that is being made; break it off when it takes longer than that."""
        self._aside.wait(seconds)

    def _automatic(self) -> None:
        try:
            place = self.place
            if place is None:
                return
            self._make(self._file_in(place), _AUTOMATIC)
            self._thin()
        except InterviewError as problem:
            self._note_trouble(word_for(problem))
        except Exception:  # noqa: BLE001 - an interview's end is never stopped by its backup
            self._note_trouble(OTHER)

    def _note_trouble(self, word: str) -> None:
        from interview_tui.store.guarded import Plan

        try:
            plan = self._store.backup_plan()
            self._store.save_backup_plan(Plan(plan.folder, word, self._clock.now().wall_ms))
        except InterviewError:
            # The study itself cannot be written to, which is said where it matters more.
            return

    def _thin(self) -> None:
        from interview_tui.model.keeping import superseded

        known = {one.number: one for one in self.backups_known() if one.kind == _AUTOMATIC and one.there}
        made = {number: _local(one.made_at) for number, one in known.items()}
        for number in superseded(made, _local(self._clock.now().wall_ms).date()):
            self.delete_backup(known[number])

    # -- what is known --------------------------------------------------------------------------------

    def backups_known(self) -> list[KnownBackup]:
        """Return every copy of this study that is known of, oldest first: on record, or made before upgrades.

        Copies made by other means (the system's own backups, copied folders) are known to nobody here.
        """
        found = [_known(record) for record in self._store.backups()]
        listed = {one.path for one in found}
        try:
            inside = sorted(self._paths.backups.iterdir())
        except OSError:
            inside = []
        for path in inside:
            if path not in listed and path.is_file() and not path.is_symlink():
                facts = path.stat()
                made = int(facts.st_mtime * 1000)
                found.append(KnownBackup(path, _UPGRADE, made, facts.st_size, "", there=True))
        return sorted(found, key=lambda one: (one.made_at, one.number))

    def delete_backup(self, known: KnownBackup) -> bool:
        """Delete a copy and take it off the record; True when its file is gone now.

        A file that is not where it was put stays on record, and so does one that is another file by now.

        Raises:
            BackupProblem: when it is there and cannot be deleted.
        """
        if not known.there:
            return False
        try:
            known.path.unlink()
        except OSError:
            raise BackupProblem(
                _("{file} cannot be deleted.").format(file=clean_line(str(known.path))),
                _("It is as it was."),
                _("Make its folder writable, then try again."),
            ) from None
        self.forget(known)
        return True

    def forget(self, known: KnownBackup) -> None:
        """Take a copy off the record, whatever became of its file: it is known to be gone."""
        if known.number:
            self._store.forget_backup(known.number)

    def standing(self) -> Standing:
        """Return how backups stand, to be told where the study is shown."""
        plan = self._store.backup_plan()
        made = [_known(record) for record in self._store.backups()]
        place = Path(plan.folder) if plan.folder else None
        return Standing(place, made[-1] if made else None, self.trouble())

    # -- inside ---------------------------------------------------------------------------------------

    def _make(self, file: Path, kind: str) -> KnownBackup:
        from interview_tui.store import backup, months
        from interview_tui.store.guarded import Record

        at = self._clock.now().wall_ms
        path = Path(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links
        if not path.parent.is_dir():
            raise no_folder(path.parent)
        try:
            made = backup.make(self._store, path, at, stop=self._aside.broken_off)
        except NotSaved as problem:
            raise could_not(problem, path) from None
        if self._store.by_month:
            months.date(path, at)
        record = Record(0, kind, str(path.parent), path.name, at, made.size, made.sha256)
        number = self._store.add_backup(record)
        return _known(record._replace(id=number))

    def _file_in(self, place: Path) -> Path:
        from interview_tui.store.backup import SUFFIX

        at = self._clock.now().wall_ms
        stem = f"{self._paths.folder.name or 'study'}-{month_of(at) or format(_local(at), '%Y%m%d-%H%M%S')}"
        names = (stem + ending for ending in ("", *(f"-{n}" for n in range(2, 1000))))
        return next(place / (name + SUFFIX) for name in names if not os.path.lexists(place / (name + SUFFIX)))


def _known(record: Record) -> KnownBackup:
    path = Path(record.folder) / record.name
    try:
        there = path.stat().st_size == record.size and not path.is_symlink()
    except OSError:
        there = False
    return KnownBackup(path, record.kind, record.made_at, record.size, record.sha256, there, record.id)


def _local(at: int) -> dt.datetime:
    if month_of(at):
        return dt.datetime.fromisoformat(local_day(at)).astimezone()
    return dt.datetime.fromtimestamp(at / 1000, dt.UTC).astimezone()
