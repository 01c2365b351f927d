"""One open study database: reading, writing as one durable transaction each, and finding the file again.

Reading needs the driver alone. Writing goes through sqlite-utils, whose import costs a tenth of a second:
``warm`` does it ahead, in the thread that will write.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from interview_tui.clock import MonthClock, SystemClock, month_start
from interview_tui.errors import InterviewError, NotSaved, StoreBusy, StoreDamaged, StudyGone, WriteFailed
from interview_tui.store import database, failures, months
from interview_tui.store.audit import ROWS, START, Broken, Entry, Link, first_broken, link
from interview_tui.store.reading import damaged
from interview_tui.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlite_utils import Database

    from interview_tui.clock import Clock
    from interview_tui.paths import StudyPaths
    from interview_tui.store.keying import Key


class OpenDatabase:
    """An open, locked database and the one way to read and to write it.

    Args:
        paths: The study's files.
        key: The data key; a copy is kept, to open the file again when the folder was away, until ``close``.
        connection: What ``database.make`` or ``database.open_existing`` returned.
        clock: Times the audit; the machine's own unless given.
        actor: Who is named in the audit.
    """

    def __init__(
        self,
        paths: StudyPaths,
        key: Key,
        connection: Any,
        *,
        clock: Clock | None = None,
        actor: str = "",
    ) -> None:
        self.paths = paths
        self.actor = actor
        self._key = bytearray(key)
        self._connection = connection
        # One thread at a time is the rule; the lock makes a broken rule slow instead of wrong.
        self._lock = threading.RLock()
        self._closed = self._unread = self._in_act = False
        with database.telling(paths.database):
            self._place = database.Place(paths.database)
            self._study_id = _study_id(connection)
            self._tip = _tip(connection)
            self.by_month = months.kept_by(connection)
        own = clock or SystemClock()
        self.clock: Clock = MonthClock(own) if self.by_month else own
        """In a study that keeps nothing finer than the month, it tells the month."""
        months.settle(paths.folder, self.clock)

    @cached_property
    def db(self) -> Database:
        """The same connection as sqlite-utils sees it."""
        wrapped: Database = database.wrap(self._connection)
        return wrapped

    @property
    def study_id(self) -> str:
        """The random id of this study, as 32 hexadecimal digits."""
        return self._study_id

    def note_act(self, kind: str) -> None:
        """Record an act of this person, now, that changes nothing else here; ``kind`` is a word of ours."""
        with self._writing():
            self._audit(kind, "")

    def warm(self) -> None:
        """Import and wrap now, so that the first write does not wait for it."""
        with self._lock:
            _ = self.db

    def close(self) -> None:
        """Close the study and wipe its key; doing it again does nothing.

        Everything acknowledged is on disk already.
        """
        with self._lock:
            if not self._closed:
                self._closed = True
                wipe(self._key)
                self.__dict__.pop("db", None)
                self._connection.close()
                months.settle(self.paths.folder, self.clock)

    def open_again(self, key: Key) -> None:
        """Open after ``close`` what was open before, for everyone who still holds this object.

        Raises:
            As ``reopen``; it stays closed then.
        """
        with self._lock:
            if not self._closed:
                return
            self._take_over(*self._found_again(key))
            self._key = bytearray(key)
            self._closed = False
            months.look(self.clock)

    def forget_index(self) -> None:
        """Delete the index of words, which holds words that are erased; the next search makes it anew."""
        for file in self.paths.index_files:
            file.unlink(missing_ok=True)

    def audit_rows(self) -> list[Link]:
        """Return the process audit, oldest first."""
        return [Link(*row) for row in self._rows(ROWS)]

    def acts_since_start(self, interview_id: int) -> list[tuple[str, str]]:
        """Return (kind, object id) of all that was audited since an interview began, oldest first.

        All of the audit when its beginning is not on record, as in the sample.
        """
        return self._rows(
            "SELECT kind, object_id FROM audit WHERE id >= coalesce((SELECT id FROM audit WHERE "
            "kind = 'interview started' AND object_id = ? ORDER BY id DESC LIMIT 1), 0) ORDER BY id",
            (str(interview_id),),
        )

    @property
    def mark(self) -> int:
        """The number of the last act on record; while it is the same, nothing but drafts has changed."""
        return self._tip[0]

    def audit_intact(self) -> bool:
        """Return whether no row of the audit was changed, taken out or cut off."""
        return self.audit_broken() is None

    def audit_broken(self) -> Broken | None:
        """Return the first entry of the audit that is not as it was written; None when all are."""
        tip = self._rows("SELECT number, hash FROM audit_tip")
        return first_broken(self.audit_rows(), tuple(tip[0]) if tip else (0, START))

    def audit(self, kind: str, object_id: str, actor: str, at: int) -> None:
        """Record an act that changes nothing else here. ``object_id`` is a number or code, never words."""
        with self._writing():
            self._audit(kind, object_id, actor=actor, at=at)

    def reopen(self) -> None:
        """Open the file that is at the path now, after the folder was away (a memory stick put back in).

        Nothing is done while the file that was opened is still there.

        Raises:
            StudyGone: when no file is there, it is another study, or an older copy that lacks what was
                already acknowledged here; the old connection stays then.
            StoreBusy, NotSaved: as when opening.
        """
        with self._lock:
            if not self._place.still_there():
                self._take_over(*self._found_again(self._key))

    def _found_again(self, key: Key) -> tuple[Any, database.Place]:
        """Return a connection to the file at the path, if it is this study and lacks nothing."""
        try:
            connection = database.open_existing(self.paths, key)
        except InterviewError as problem:
            raise (problem if isinstance(problem, StoreBusy | NotSaved) else StudyGone()) from None
        try:
            with database.telling(self.paths.database):
                same = _study_id(connection) == self._study_id and self._knows_tip(connection)
                place = database.Place(self.paths.database)
        except InterviewError:
            connection.close()
            raise
        if not same:
            connection.close()
            raise StudyGone
        return connection, place

    def _take_over(self, connection: Any, place: database.Place) -> None:
        # The old handle is of a file no longer at the path: SQLite neither checkpoints nor unlinks then.
        old, self._connection, self._place = self._connection, connection, place
        self.__dict__.pop("db", None)
        self._tip, self._unread = _tip(connection), False
        with suppress(*failures.drivers()):
            old.close()

    def _knows_tip(self, connection: Any) -> bool:
        number, sealed = self._tip
        if number == 0:
            return True
        row = connection.execute("SELECT hash FROM audit WHERE id = ?", (number,)).fetchone()
        return row is not None and row[0] == sealed

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Tell what goes wrong, and open anew when what went wrong before was that a page could not be read.

        After one such page, were it for a moment only, SQLCipher gives nothing more through that connection.
        """
        if self._unread and not self._in_act and not self._closed:
            self._begin_anew()
        try:
            with database.telling(self.paths.database):
                yield
        except StoreDamaged:
            self._unread = True
            raise

    def _begin_anew(self) -> None:
        with suppress(*failures.drivers()):
            self._connection.close()
        try:
            self._take_over(*self._found_again(self._key))
        except StudyGone:
            if self._place.still_there():
                raise StoreDamaged(str(self.paths.folder)) from None
            raise

    def _rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._reading():
            found: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
            return found

    def _row(self, sql: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        rows = self._rows(sql, parameters)
        return rows[0] if rows else None

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """One durable transaction: committed when the block is left, all of it undone when it raises."""
        with self._lock:
            if self._closed:
                raise WriteFailed
            if not self._place.still_there():
                self.reopen()
            with self._reading():
                self._leave_no_transaction()
                if self._place.log_lost():
                    database.renew_log(self._connection)
                    self._place = database.Place(self.paths.database)
            tip, before, self._in_act = self._tip, self._in_act, True
            try:
                with self._reading(), self.db.atomic():
                    yield self.db
            except BaseException:
                self._tip = tip
                raise
            finally:
                self._in_act = before
            self._place.see_log()
            months.settle_log(self.paths, self.clock)

    def _leave_no_transaction(self) -> None:
        # Left open by a failed rollback, it would make the next commit a savepoint, which is not durable.
        if self._connection.in_transaction:
            with database.telling(self.paths.database):
                self._connection.execute("ROLLBACK")

    def _insert(self, table: str, row: Mapping[str, Any]) -> int:
        # Fixed SQL, since Table.insert makes a table for a misspelt name and costs three times as much.
        if self.by_month:
            row = months.coarse(table, row)
        cursor = self.db.execute(database.insert_sql(table, tuple(row)), tuple(row.values()))
        return int(cursor.lastrowid or 0)

    def _kept_at(self, at: int) -> int:
        return month_start(at) if self.by_month else at

    def _audit(
        self, kind: str, object_id: object, *, actor: str | None = None, at: int | None = None
    ) -> None:
        number, sealed = self._tip
        when = self._kept_at(self.clock.now().wall_ms if at is None else at)
        name = self.actor if actor is None else actor
        row = link(Entry(number + 1, kind, str(object_id), name, when), sealed)
        self.db.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._tip = (row.id, row.hash)


def _study_id(connection: Any) -> str:
    row = connection.execute("SELECT study_id FROM study").fetchone()
    return "" if row is None else str(row[0])


def _tip(connection: Any) -> tuple[int, bytes]:
    # Not the last row that is there: after a cut at the end, the next entry must leave the gap to be seen.
    row = connection.execute("SELECT number, hash FROM audit_tip").fetchone()
    if row is None:
        return 0, START
    if [*map(type, row)] != [int, bytes]:
        raise damaged()
    return row[0], row[1]
