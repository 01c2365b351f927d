"""The part of the store about its own copies: where automatic ones go, which were made, and the copying."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.store import database
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.store.backup import Figures

_STEP_PAGES = 64
_BREATH_SECONDS = 0.001


class Plan(NamedTuple):
    """Where automatic backups go (empty: nowhere), and what kept the last one from being made, and when."""

    folder: str = ""
    trouble: str = ""
    trouble_at: int = 0


class Record(NamedTuple):
    """A backup that was made: ``kind`` is ``asked`` or ``automatic``, ``made_at`` UTC ms, ``size`` bytes."""

    id: int
    kind: str
    folder: str
    name: str
    made_at: int
    size: int
    sha256: str


class Guarded(OpenDatabase):
    """Backups: plan, records, and an online copy."""

    def backup_plan(self) -> Plan:
        """Return where automatic backups go and how the last one went."""
        row = self._row("SELECT folder, trouble, trouble_at FROM backup_plan")
        return Plan() if row is None else Plan(*row)

    def save_backup_plan(self, plan: Plan) -> None:
        """Replace the plan."""
        with self._writing() as db:
            db.execute(
                "INSERT INTO backup_plan VALUES (1, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "folder = excluded.folder, trouble = excluded.trouble, trouble_at = excluded.trouble_at",
                plan._replace(trouble_at=self._kept_at(plan.trouble_at)),
            )
            self._audit("backup planned", "")

    def add_backup(self, record: Record) -> int:
        """Put a backup on record (its ``id`` is not looked at) and return its number; trouble is over."""
        with self._writing() as db:
            number = self._insert("backups", dict(zip(Record._fields[1:], record[1:], strict=True)))
            db.execute("UPDATE backup_plan SET trouble = '', trouble_at = 0")
            self._audit("backup made", number)
        return number

    def backups(self) -> list[Record]:
        """Return the backups on record, oldest first."""
        found = self._rows("SELECT id, kind, folder, name, made_at, size, sha256 FROM backups ORDER BY id")
        return [Record(*row) for row in found]

    def forget_backup(self, number: int) -> None:
        """Take a backup off the record: it is gone, or beyond reach."""
        with self._writing() as db:
            db.execute("DELETE FROM backups WHERE id = ?", (number,))
            self._audit("backup forgotten", number)

    def figures(self) -> Figures:
        """Return how many notes and interviews there are, and the end of the audit."""
        from interview_tui.store import backup

        with self._lock, database.telling(self.paths.database):
            return backup.figures(self._connection)

    def copy_to(self, to: Path, stop: Callable[[], bool]) -> Figures:
        """Copy the open database, encrypted under the same key, to a new file, and return its figures.

        From one thread while others store notes: between two steps of the copy they have their turn.

        Raises:
            BackupProblem: when ``stop`` said so.
            The driver's and the system's own errors.
        """
        from interview_tui.store import backup, backup_told

        def breathe(_status: int, left: int, _all: int) -> None:
            if stop():
                raise backup_told.stopped(to)
            if left:
                self._lock.release()
                try:
                    _wait(_BREATH_SECONDS)
                finally:
                    self._lock.acquire()

        database.new_file(to)
        target = database.connect(to, self._key)
        try:
            # A half-made copy is thrown away, so nothing is gained by waiting for the disk at each step.
            target.execute("PRAGMA synchronous = OFF")
            with self._lock:
                self._connection.backup(target, pages=_STEP_PAGES, progress=breathe)
                return backup.figures(self._connection)
        finally:
            target.close()

    def opened_copy(self, copy: Path) -> Any:
        """Return a connection to a copy, for looking only."""
        from interview_tui.store import still

        return still.connected(copy, self._key)


def _wait(seconds: float) -> None:
    import time

    time.sleep(seconds)
