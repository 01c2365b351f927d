"""A new study out of a damaged one: every row that can be read, parents for those that lost theirs, a report.

The damaged files are only read. Where the losses could let out what was held back (a withdrawal, a flag), the
new study is shut there until a person has looked: it fails closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.clock import month_start
from interview_tui.model.note import WORDINGS, NoteKind
from interview_tui.model.soundness import Rescued
from interview_tui.store import audit, database, failures, migrations, months
from interview_tui.store.pages import Pages, Trust
from interview_tui.store.salvage import Salvage
from interview_tui.store.shapes import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from interview_tui.store.salvage import Found

CUT_MARK = " […]"
"""Stands at the end of words whose rest could not be read."""

_KEPT_BY_THEMSELVES = frozenset({"_sqlite_migrations", "audit_tip"})
_WORDS = {"notes": "text", "note_changes": "value"}
_LATEST = 4_102_444_800_000
_NOTE = {
    "interview_id": 0, "at": 0, "elapsed_ms": 0, "kind": NoteKind.NOTE.value, "text": "", "theme_id": "",
    "question_id": "", "after": 0,
}  # fmt: skip


def rescue(pages: Pages, key: bytes, to: Path, *, at: int, actor: str = "") -> Rescued:
    """Write all that can be read from ``pages`` to a new database (0600) at ``to`` and say what that was.

    Args:
        pages: The damaged database; read only.
        key: The data key; the new database has the same.
        to: A file that is not there yet, in a folder that is.
        at: Now, UTC in milliseconds, for the audit.
        actor: Who, for the audit.

    Raises:
        StoreDamaged: when not one row could be read.
        NotSaved: when the disk does not take it; nothing half-made is left.
    """
    beside = to.with_name(f".{to.name}.part")
    with database.telling(to):
        database.new_file(beside)
    try:
        with database.telling(to):
            report = _build(pages, key, beside, at, actor)
            beside.replace(to)
            failures.sync_folder(to.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return report


def _build(pages: Pages, key: bytes, to: Path, at: int, actor: str) -> Rescued:
    from interview_tui.errors import StoreDamaged
    from interview_tui.store import mending, mending_gate

    salvage = Salvage(pages)
    connection = database.connect(to, key)
    try:
        # Nothing is lost if this stops half-way: the file gets its name only when it is whole.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute(f"PRAGMA application_id = {database.APPLICATION_ID}")
        migrations.create(connection, salvage.steps)
        filling = _Filling(connection, at)
        for found in salvage.rows():
            filling.take(found)
        report = filling.report
        if not report.saved:
            raise StoreDamaged(str(to.parent))
        report.pages, report.unreadable = pages.count, len(salvage.unreadable)
        report.older, report.nameless = len(salvage.older), salvage.nameless
        report.audit_broken = mending_gate.audit_gap(connection, filling.tip, hurt=_hurt(report))
        if _hurt(report):
            mending.find_missing(connection, report)
        mending.give_parents(connection, report, at)
        doubtful = filling.consent_doubtful
        mending_gate.shut(connection, report, salvage.torn, doubtful=doubtful, at=at, actor=actor)
        mending.name_concerned(connection, report)
        if months.kept_by(connection):
            months.coarsen(connection)
            migrations.coarsen(connection)
            at = month_start(at)
        _seal(connection, report, filling.tip, at, actor)
        connection.execute("COMMIT")
    finally:
        connection.close()
    return report


def _hurt(report: Rescued) -> bool:
    return bool(report.unreadable or report.older or report.nameless)


class _Filling:
    """Puts what was found into the new tables; the first row of a number stays."""

    def __init__(self, connection: Any, at: int) -> None:
        self.report = Rescued()
        self.tip: tuple[int, bytes] | None = None
        self.consent_doubtful = False
        self._connection, self._at = connection, at
        self._reading = Reading()

    def take(self, found: Found) -> None:
        """Insert a row unless it is there already; count it as unfit when it cannot be what it should be."""
        table, values = found.table, dict(found.values)
        if table == "audit_tip" and found.trust is Trust.WHOLE:
            self.tip = (values["number"], values["hash"])
        if table in _KEPT_BY_THEMSELVES or self._there(table, found.number):
            return
        values = self._mended(found, values)
        if self._fit(found, values) and self._insert(table, values):
            self.report.saved[table] += 1
            self._remark(found)
        else:
            self.report.unfit[table] += 1

    def _there(self, table: str, number: int) -> bool:
        sql = f"SELECT 1 FROM {table} WHERE rowid = ?"  # noqa: S608 - the name is of our schema
        return self._connection.execute(sql, (number,)).fetchone() is not None

    def _mended(self, found: Found, values: dict[str, Any]) -> dict[str, Any]:
        if found.cut and found.table in _WORDS:
            name = _WORDS[found.table]
            values[name] = str(values.get(name) or "").rstrip("\ufffd") + CUT_MARK
        if found.table == "note_changes" and found.cut:
            values["at"] = self._at
        if found.table != "notes" or not (found.cut or found.trust is Trust.BROKEN):
            return values
        whole = {**_NOTE, **{name: value for name, value in values.items() if value is not None}}
        if whole["kind"] not in {kind.value for kind in NoteKind}:
            whole["kind"] = NoteKind.NOTE.value
        for name in ("at", "elapsed_ms"):
            whole[name] = whole[name] if 0 <= whole[name] <= _LATEST else 0
        return {**whole, "after": int(whole["after"] == 1)}

    def _fit(self, found: Found, values: Mapping[str, Any]) -> bool:
        if found.cut and found.table not in _WORDS:
            return False
        if found.table == "audit":
            return audit.whole(audit.Link(*values.values()))
        return self._reading.readable(found.table, values)

    def _insert(self, table: str, values: Mapping[str, Any]) -> bool:
        import sqlcipher3.dbapi2 as cipher

        sql = database.insert_sql(table, tuple(values))
        try:
            self._connection.execute(sql, tuple(values.values()))
        except (cipher.IntegrityError, cipher.InterfaceError, OverflowError):
            return False
        return True

    def _remark(self, found: Found) -> None:
        number = found.number if found.table == "notes" else found.values.get("note_id", 0)
        if found.table in _WORDS and found.cut:
            self.report.cut.append(number)
        elif found.trust is not Trust.WHOLE:
            if found.table == "notes" or found.values.get("field") in WORDINGS:
                self.report.doubtful.append(number)
            self.consent_doubtful = self.consent_doubtful or found.table == "consent_events"


def _seal(connection: Any, report: Rescued, tip: tuple[int, bytes] | None, at: int, actor: str) -> None:
    """Go on with the audit: a row that seals all old rows that were read, then one for each note cut."""
    import hashlib

    digest, last, sealed = hashlib.sha256(), 0, audit.START
    for number, own in connection.execute("SELECT id, hash FROM audit ORDER BY id"):
        digest.update(own)
        last, sealed = number, own
    # Past every number that was ever given, as far as is known, so that none is given twice.
    number = max(last, tip[0] if tip is not None else 0) + 1
    acts = [(audit.RESCUED, digest.hexdigest())]
    acts += [("note rescued in part", str(note)) for note in report.cut]
    acts += [("note held", str(note)) for note in report.held]
    for kind, about in acts:
        row = audit.link(audit.Entry(number, kind, about, actor, at), sealed)
        connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        number, sealed = number + 1, row.hash
