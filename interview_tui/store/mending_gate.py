"""What a rescue shuts: a no, a withdrawal or a flag may be among what was lost; nothing may leave by that.

The audit tells how many changes a note has had and which answers were not a yes; where more is known to have
been written than was found, the new study holds back until a person has looked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.note import ChangeField, NoteFlag
from interview_tui.store import database, rows_consent
from interview_tui.store.audit import ROWS, Link, first_broken

if TYPE_CHECKING:
    from interview_tui.model.soundness import Rescued


def audit_gap(connection: Any, tip: tuple[int, bytes] | None, *, hurt: bool) -> int:
    """Return the first entry of the old audit that is missing or changed, 0 when all of it is there.

    Where pages were lost and the end of the audit is not on record, what came after the last entry is not
    known, and that entry's successor counts as missing.
    """
    broken = first_broken((Link(*row) for row in connection.execute(ROWS)), tip)
    if broken is not None:
        return broken.number
    if tip is None and hurt:
        return int(connection.execute("SELECT coalesce(max(id), 0) + 1 FROM audit").fetchone()[0])
    return 0


def shut(  # noqa: PLR0913 - what is known of the losses
    connection: Any, report: Rescued, torn: frozenset[str], *, doubtful: bool, at: int, actor: str
) -> None:
    """Flag notes whose marks are not all there, and shut consent when a no may have been lost.

    Args:
        connection: The new study.
        report: What was found so far; what is shut is added to it.
        torn: Tables of which pages are lost.
        doubtful: Whether an answer was read from a damaged place.
        at: Now, UTC in milliseconds.
        actor: Who rescues.
    """
    _hold_notes(connection, report, at)
    lost = "consent_events" in torn and (report.audit_broken or _a_no_is_missing(connection))
    if lost or doubtful or report.unfit["consent_events"] or report.made["respondents"]:
        report.consent_shut = _shut_consent(connection, at, actor)


def _hold_notes(connection: Any, report: Rescued, at: int) -> None:
    lacking: set[int] = set(report.cut)
    fields = [change.value for change in ChangeField]
    for name in fields:
        found = connection.execute(
            "SELECT n.id FROM notes n JOIN (SELECT CAST(object_id AS INTEGER) AS note, count(*) AS times "
            "FROM audit WHERE kind = ? GROUP BY note) a ON a.note = n.id WHERE a.times > "
            "(SELECT count(*) FROM note_changes c WHERE c.note_id = n.id AND c.field = ?)",
            (f"note {name}", name),
        )
        lacking.update(number for (number,) in found)
    garbled = connection.execute("SELECT id FROM notes WHERE instr(text, char(65533)) > 0")
    lacking.update({number for (number,) in garbled} & set(report.doubtful))
    report.held = sorted(lacking)
    sql = database.insert_sql("note_changes", ("note_id", "field", "value", "at"))
    flag = (ChangeField.FLAG_ON.value, NoteFlag.IDENTIFYING.value, at)
    connection.executemany(sql, [(number, *flag) for number in report.held])


def _a_no_is_missing(connection: Any) -> bool:
    """Return whether the audit knows of an answer that was not found and was not a yes."""
    missing = connection.execute(
        "SELECT count(*) FROM audit WHERE kind LIKE 'consent %' AND kind <> 'consent granted' "
        "AND CAST(object_id AS INTEGER) NOT IN (SELECT id FROM consent_events)"
    )
    return bool(missing.fetchone()[0])


def _shut_consent(connection: Any, at: int, actor: str) -> bool:
    """Record for every yes that stands that it has to be asked for anew; True when there was one."""
    last = connection.execute(
        "SELECT respondent_id, site_id, scope, decision FROM consent_events WHERE id IN "
        "(SELECT max(id) FROM consent_events GROUP BY respondent_id, site_id, scope) ORDER BY id"
    ).fetchall()
    known = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info('consent_events')")}
    granted = [row for row in last if row[3] == Decision.GRANTED.value]
    # Older schemas know no other word for it.
    unasked = Decision.NOT_ASKED if "capacity" in known else Decision.DECLINED
    for respondent, site, scope, _decision in granted:
        event = ConsentEvent(
            ConsentScope(scope), unasked, Method.ORAL_LOGGED, at, actor, respondent, site,
            comprehension_reason="rescue",
        )  # fmt: skip
        row = {name: value for name, value in rows_consent.consent_row(event).items() if name in known}
        connection.execute(database.insert_sql("consent_events", tuple(row)), tuple(row.values()))
    return bool(granted)
