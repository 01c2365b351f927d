"""Erasing: everything that came from one person goes, and then its bytes go too.

Which rows are a person's follows from the schema itself: whatever points at the respondent, at an interview
of theirs, at a note of that, and so on. A table that comes later is taken along without a word here.
"""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui.errors import NotSaved, StoreBusy
from interview_tui.model.study import Gone, mark_of
from interview_tui.store import database, rows_consent
from interview_tui.store.opened import OpenDatabase
from interview_tui.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from interview_tui.store.keying import Key

Rows = dict[str, set[int]]
"""Row numbers by table."""

_TRIES, _PAUSE = 40, 0.05
_AT_ONCE = 500

_INTERVIEWS = "SELECT id FROM interviews WHERE respondent_id = ?"
_DELETE_MARKS = (
    "DELETE FROM events WHERE kind IN ('recorder_on', 'recorder_off', 'recorder_at') AND interview_id IN "
    "(SELECT id FROM interviews WHERE respondent_id = ?)"
)
_UNCOUNT = (
    "DELETE FROM withdrawals WHERE id = "
    "(SELECT id FROM withdrawals WHERE words_kept = 1 ORDER BY stage = ? DESC, id LIMIT 1)"
)


class Erased(NamedTuple):
    """What one erasing took away: rows by table; ``withdrawal_id`` is its line in the count, 0 if none."""

    rows: dict[str, int]
    withdrawal_id: int


class Leftovers(NamedTuple):
    """What hangs on a person's words without pointing at them: numbers of rows to take along."""

    decisions: Sequence[int] = ()
    tokens: Sequence[str] = ()
    """Keyed hashes, as ``tokens`` holds them."""
    exports: Mapping[int, str] = {}
    """Number of an export to its list of files as it shall stand from now on, in JSON."""
    counted: str = ""
    """The stage at which the person was counted already, as one whose words were kept; counted once."""


class Erasing(OpenDatabase):
    """Rows of a person: found, erased, and their bytes with them."""

    def rows_of(self, respondent_id: int) -> Rows:
        """Return every row that is there because of this person, by table, the respondent's own too."""
        return self._closure({"respondents": {respondent_id}})

    def erase_respondent(self, respondent_id: int, stage: str, code: str, leftovers: Leftovers) -> Erased:
        """Erase a person in one transaction; kept are a count of the withdrawal and proof of the consent.

        Args:
            respondent_id: Whose rows go.
            stage: ``before``, ``during``, ``after`` or ``past_cutoff``.
            code: Taken out of what is kept as proof; it is never given again.
            leftovers: What else goes because it came from this person alone.
        """
        doomed = self.rows_of(respondent_id)
        self.forget_index()
        with self._writing() as db:
            kept = self._insert("withdrawals", {"stage": stage, "words_kept": 0})
            self._insert("gone_codes", {"mark": mark_of(code), "digits": None})
            self._keep_proof(kept, respondent_id, code)
            counts = self._delete(db, doomed)
            counts |= self._delete_leftovers(db, leftovers)
            if leftovers.counted:
                db.execute(_UNCOUNT, (leftovers.counted,))
            self._audit("respondent erased", respondent_id)
        self.scrub()
        return Erased(counts, kept)

    def erase_notes(self, respondent_id: int) -> Erased:
        """Erase what was written down of a person's words; that the interviews were held stays."""
        theirs = f"WHERE interview_id IN ({_INTERVIEWS})"
        given = (respondent_id,)
        notes = {n for (n,) in self._rows(f"SELECT id FROM notes {theirs}", given)}  # noqa: S608 - our own
        doomed = self._closure({"notes": notes})
        doomed["drafts"] = {n for (n,) in self._rows(_INTERVIEWS, given)}
        self.forget_index()
        skipped = f"UPDATE events SET detail = 'skipped' {theirs} AND detail LIKE 'skipped %'"  # noqa: S608
        with self._writing() as db:
            counts = self._delete(db, doomed)
            db.execute(skipped, given)
            self._audit("notes erased", respondent_id)
        self.scrub()
        return Erased(counts, 0)

    def erase_sync_marks(self, respondent_id: int) -> Erased:
        """Erase the recorder marks of a person's interviews."""
        with self._writing() as db:
            done = db.execute(_DELETE_MARKS, (respondent_id,))
            self._audit("recorder marks erased", respondent_id)
        self.scrub()
        return Erased({"events": done.rowcount}, 0)

    def erase_replacements(self) -> int:
        """Erase every decision on words that identify someone, and the numbers of their replacements."""
        with self._writing() as db:
            done = db.execute("DELETE FROM decisions")
            db.execute("DELETE FROM tokens")
            self._audit("replacements erased", "")
        self.scrub()
        return int(done.rowcount)

    def scrub(self) -> None:
        """Bring the bytes of erased rows off the pages: search indexes, log, free pages."""
        with self._lock, suppress(NotSaved), database.telling(self.paths.database):
            run = self._connection.execute
            indexes = run("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
            for (name,) in indexes.fetchall():
                run(f'INSERT INTO "{name}" ("{name}") VALUES (\'optimize\')')  # noqa: S608 - names are ours
            for step in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                run(step).fetchall()

    @contextmanager
    def resting(self) -> Iterator[Key]:
        """Close the database for a while, so that its bytes can be read; gives the key to read them with.

        Raises:
            StoreBusy: when another window took the study meanwhile; it has to be opened anew then.
        """
        with self._lock:
            self._connection.close()
            try:
                yield self._key
            finally:
                self._wake()

    def _wake(self) -> None:
        for attempt in range(_TRIES):
            try:
                connection = database.open_existing(self.paths, self._key)
            except StoreBusy:
                if attempt == _TRIES - 1:
                    self._closed = True
                    wipe(self._key)
                    raise
                time.sleep(_PAUSE)
            else:
                with database.telling(self.paths.database):
                    self._take_over(connection, database.Place(self.paths.database))
                return

    def withdrawals(self) -> list[tuple[str, bool]]:
        """Return stage, and whether the words were kept, of each withdrawal from everything; never whose."""
        found = self._rows("SELECT stage, words_kept FROM withdrawals ORDER BY id")
        return [(stage, bool(kept)) for stage, kept in found]

    def gone_codes(self) -> Gone:
        """Return what keeps codes of people who are erased from being given again; never which."""
        found = self._rows("SELECT mark, digits FROM gone_codes ORDER BY id")
        marks = tuple(bytes(mark) for mark, _digits in found if mark is not None)
        return Gone(marks, max((digits or 0 for _mark, digits in found), default=0))

    def forget_decisions(self, leftovers: Leftovers) -> None:
        """Erase decisions on words that stand nowhere any more; without any, nothing is done."""
        if leftovers.decisions:
            with self._writing() as db:
                self._delete_leftovers(db, leftovers)
                self._audit("decisions forgotten", "")

    def count_withdrawal(self, stage: str) -> int:
        """Count a withdrawal whose words are kept, and return its number."""
        with self._writing():
            number = self._insert("withdrawals", {"stage": stage, "words_kept": 1})
            self._audit("withdrawal counted", number)
        return number

    def add_recalls(self, withdrawal_id: int, files: Sequence[tuple[int, str, bool]]) -> None:
        """Put on record which exported files to get back: export number, SHA-256, whether deleted."""
        with self._writing():
            for export_id, sha256, deleted in files:
                row = {"withdrawal_id": withdrawal_id, "export_id": export_id, "hash": sha256}
                self._insert("recalls", {**row, "deleted": int(deleted)})
            self._audit("exports to recall", withdrawal_id)

    def backup_places(self) -> list[tuple[str, str]]:
        """Return folder and name of each backup that was made outside the study folder or in it."""
        return self._rows("SELECT folder, name FROM backups ORDER BY id")

    def forget_backups(self, places: Sequence[tuple[str, str]]) -> None:
        """Take backups that were deleted, folder and name of each, off the record."""
        with self._writing() as db:
            for place in places:
                db.execute("DELETE FROM backups WHERE folder = ? AND name = ?", place)
            self._audit("backups deleted", "")

    # -- inside -------------------------------------------------------------------------------------------

    def _closure(self, start: Rows) -> Rows:
        """Return ``start`` and every row that points at one of it, however far removed."""
        pointing = self._pointing()
        found: Rows = {name: set(numbers) for name, numbers in start.items()}
        waiting = list(start.items())
        while waiting:
            parent, numbers = waiting.pop()
            for child, column in pointing.get(parent, ()):
                new = self._children(child, column, numbers) - found.get(child, set())
                if new:
                    found.setdefault(child, set()).update(new)
                    waiting.append((child, new))
        return found

    def _children(self, table: str, column: str, numbers: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in _in_parts(sorted(numbers)):
            sql = f'SELECT rowid FROM "{table}" WHERE "{column}" IN ({_listed(some)})'  # noqa: S608
            found.update(number for (number,) in self._rows(sql))
        return found

    def _pointing(self) -> dict[str, list[tuple[str, str]]]:
        """Return (table, column) of all references by row number, by the table they point at."""
        tables = self._rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        pointing: dict[str, list[tuple[str, str]]] = {}
        for (table,) in tables:
            for reference in self._rows(
                'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)', (table,)
            ):
                parent, column, to = reference
                if to in (None, "id"):
                    pointing.setdefault(parent, []).append((table, column))
        return pointing

    @staticmethod
    def _delete(db: Any, doomed: Rows) -> dict[str, int]:
        # The order does not matter then: that nothing is left pointing nowhere is checked at the commit.
        db.execute("PRAGMA defer_foreign_keys = ON")
        counts: dict[str, int] = {}
        for table, numbers in sorted(doomed.items()):
            for some in _in_parts(sorted(numbers)):
                done = db.execute(f'DELETE FROM "{table}" WHERE rowid IN ({_listed(some)})')  # noqa: S608
                counts[table] = counts.get(table, 0) + done.rowcount
        return {table: count for table, count in counts.items() if count}

    def _delete_leftovers(self, db: Any, leftovers: Leftovers) -> dict[str, int]:
        counts = self._delete(db, {"decisions": set(leftovers.decisions)})
        for name in leftovers.tokens:
            done = db.execute("DELETE FROM tokens WHERE entity_hash = ?", (name,))
            counts["tokens"] = counts.get("tokens", 0) + done.rowcount
        for number, files in leftovers.exports.items():
            db.execute("UPDATE exports SET files = ? WHERE id = ?", (files, number))
        return counts

    def _keep_proof(self, withdrawal_id: int, respondent_id: int, code: str) -> None:
        sql = f"{rows_consent.CONSENT} WHERE respondent_id = ? ORDER BY id"
        for row in self._rows(sql, (respondent_id,)):
            event = rows_consent.consent(row)
            proof = {
                "withdrawal_id": withdrawal_id,
                "scope": event.scope.value,
                "decision": event.decision.value,
                "method": event.method.value,
                "at": event.at,
                "letter_version": event.letter_version,
                "letter_hash": event.letter_hash,
                "evidence": _without(event.asking.evidence, code),
            }
            self._insert("consent_proofs", proof)


def _without(text: str, code: str) -> str:
    import re

    return re.sub(re.escape(code), "…", text, flags=re.IGNORECASE) if code else text


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)


def _in_parts(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]
