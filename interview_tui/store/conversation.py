"""The part of the store about interviews: their clock, events, notes with their changes, drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from interview_tui.model.interview import EventKind
from interview_tui.model.note import WORDINGS, ChangeField, NoteChange, fold
from interview_tui.store import rows
from interview_tui.store.opened import OpenDatabase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.clock import Moment
    from interview_tui.model.interview import Event, Interview
    from interview_tui.model.note import Note

_PHASES = """
SELECT i.id,
    (SELECT e.kind FROM events e
     WHERE e.interview_id = i.id AND e.kind IN ('started', 'pause', 'continue', 'ended', 'closed')
       AND NOT EXISTS (SELECT 1 FROM events u WHERE u.interview_id = i.id AND u.kind = 'undone'
                       AND u.value = CAST(e.id AS TEXT))
     ORDER BY e.id DESC LIMIT 1),
    l.at, l.elapsed_ms
FROM interviews i JOIN events l ON l.id = (SELECT max(id) FROM events WHERE interview_id = i.id)
ORDER BY i.id
"""

_STANDS = (
    "NOT EXISTS (SELECT 1 FROM events u WHERE u.interview_id = e.interview_id AND u.kind = 'undone' "
    "AND u.value = CAST(e.id AS TEXT))"
)

_ENDS = (
    "SELECT interview_id, elapsed_ms FROM events e "  # noqa: S608 - ours
    f"WHERE kind = 'ended' AND {_STANDS} ORDER BY id"
)

_RECORDED = (
    "SELECT DISTINCT respondent_id FROM interviews WHERE id IN "  # noqa: S608 - ours
    f"(SELECT interview_id FROM events e WHERE kind = 'recorder_on' AND {_STANDS})"
)

_COUNTS = "SELECT interview_id, count(*) FROM notes GROUP BY interview_id"

_TAKEN_BACK = """
SELECT n.interview_id, count(*)
FROM (SELECT note_id, max(id) AS last FROM note_changes WHERE field = 'undone' GROUP BY note_id) t
JOIN note_changes c ON c.id = t.last JOIN notes n ON n.id = t.note_id
WHERE c.value = 'yes' GROUP BY n.interview_id
"""

_DRAFT = """
INSERT INTO drafts (interview_id, text, at, elapsed_ms, pasted) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (interview_id)
DO UPDATE SET text = excluded.text, at = excluded.at, elapsed_ms = excluded.elapsed_ms,
    pasted = excluded.pasted
"""

Half: TypeAlias = tuple[str, int, int]
"""A half-written line with the stamp of its first keystroke: UTC ms, and the interview's own."""

NOTHING: Half = ("", 0, 0)
"""No half-written line."""


class Conversation(OpenDatabase):
    """Interviews, anchors, events, notes, note changes, drafts."""

    def start_interview(self, interview: Interview, anchor: Moment) -> Interview:
        """Insert an interview with its STARTED event and its first anchor, and return it with its id."""
        from interview_tui.model.interview import Event

        with self._writing():
            started = replace(interview, id=self._insert("interviews", rows.interview_row(interview)))
            event = Event(started.id, EventKind.STARTED, anchor.wall_ms, 0)
            self._insert("events", rows.event_row(event))
            self._insert("anchors", rows.anchor_row(started.id, anchor, 0))
            self._audit("interview started", started.id, at=anchor.wall_ms)
        return started

    def interviews(self, respondent_id: int | None = None) -> list[Interview]:
        """Return all interviews, or those of one respondent, in the order they were started."""
        where, given = ("1", ()) if respondent_id is None else ("respondent_id = ?", (respondent_id,))
        found = self._rows(f"{rows.INTERVIEW} WHERE {where} ORDER BY id", given)
        return [rows.interview(row) for row in found]

    def interview(self, interview_id: int) -> Interview:
        """Return an interview; KeyError when there is none."""
        row = self._row(rows.INTERVIEW + " WHERE id = ?", (interview_id,))
        if row is None:
            raise KeyError(interview_id)
        return rows.interview(row)

    def phases(self) -> dict[int, tuple[str, int, int]]:
        """Return where each interview stands, by interview id.

        Out: the kind of the last event that changed its phase and was not taken back, then the last event's
        ``at`` (UTC ms) and ``elapsed_ms``. While nothing is changed, it is not read again.
        """
        mark, found = self.__dict__.get("_phases", (-1, {}))
        if self._in_act or mark != self.mark:
            found = {number: (kind, at, elapsed) for number, kind, at, elapsed in self._rows(_PHASES)}
            self._phases = (self.mark, found) if not self._in_act else (-1, {})
        return dict(found)

    def latest_of(self) -> dict[int, int]:
        """Return the id of the latest interview of each respondent who has one, by respondent id."""
        return dict(self._rows("SELECT respondent_id, id FROM interviews ORDER BY id"))

    def note_counts(self) -> dict[int, int]:
        """Return how many notes stand (not undone), by interview id; interviews without any are left out."""
        counts, taken_back = dict(self._rows(_COUNTS)), dict(self._rows(_TAKEN_BACK))
        standing = {number: count - taken_back.get(number, 0) for number, count in counts.items()}
        return {number: count for number, count in standing.items() if count}

    def add_anchor(self, interview_id: int, moment: Moment, elapsed_ms: int) -> None:
        """Record that ``moment`` is ``elapsed_ms`` on the interview's clock."""
        with self._writing():
            self._insert("anchors", rows.anchor_row(interview_id, moment, elapsed_ms))

    def last_anchor(self, interview_id: int) -> tuple[Moment, int]:
        """Return the latest anchor: the moment and its ``elapsed_ms``; KeyError when there is none."""
        row = self._row(
            rows.ANCHOR + " WHERE interview_id = ? ORDER BY id DESC LIMIT 1",
            (interview_id,),
        )
        if row is None:
            raise KeyError(interview_id)
        return rows.anchor(row)

    def add_event(self, event: Event, *, anchor: Moment | None = None) -> Event:
        """Append an event, with the anchor that holds at it if one is given, and return it with its id."""
        with self._writing():
            kept = replace(event, id=self._insert("events", rows.event_row(event)))
            if anchor is not None:
                self._insert("anchors", rows.anchor_row(event.interview_id, anchor, event.elapsed_ms))
            self._audit(f"interview {event.kind.value}", event.interview_id, at=event.at)
        return kept

    def events(self, interview_id: int) -> list[Event]:
        """Return an interview's events as recorded, oldest first."""
        found = self._rows(rows.EVENT + " WHERE interview_id = ? ORDER BY id", (interview_id,))
        return [rows.event(row) for row in found]

    def events_of_kinds(self, *kinds: EventKind, among: Sequence[EventKind] = ()) -> dict[int, list[Event]]:
        """Return the events of these kinds that were not taken back, by interview id, oldest first.

        ``among`` keeps to the interviews that have an event of those kinds too.
        """
        sql = f"{rows.EVENT} e WHERE kind IN ({_marks(kinds)}) AND {_STANDS}"
        if among:
            there = f"SELECT interview_id FROM events WHERE kind IN ({_marks(among)})"  # noqa: S608 - ours
            sql += f" AND interview_id IN ({there})"
        given = tuple(kind.value for kind in (*kinds, *among))
        found = self._rows(sql + " ORDER BY id", given)
        events: dict[int, list[Event]] = {}
        for event in map(rows.event, found):
            events.setdefault(event.interview_id, []).append(event)
        return events

    def ends(self) -> dict[int, int]:
        """Return the ``elapsed_ms`` at which the talk was last ended, by interview id."""
        return dict(self._rows(_ENDS))

    def started(self) -> list[int]:
        """Return when each interview was started, in UTC ms."""
        return [at for (at,) in self._rows("SELECT started_at FROM interviews ORDER BY id")]

    def with_recorder(self) -> set[int]:
        """Return the ids of the respondents at whose interview a recorder was started."""
        return {number for (number,) in self._rows(_RECORDED)}

    def add_note(
        self,
        note: Note,
        *,
        left: Half | None = NOTHING,
        left_pasted: bool = False,
        written_out: str = "",
        moved_to: int | None = None,
    ) -> Note:
        """Store a note, take its words out of the interview's draft, and return the note with its id.

        Flags and other marks it already bears are kept as changes, made at its stamp.

        Args:
            note: What to store.
            left: What is then kept as the draft; ``NOTHING`` clears it, None leaves it alone.
            left_pasted: Some of that was pasted.
            written_out: The note with its quick words written out, as a change of it; empty for none.
            moved_to: The moment (elapsed ms) its stamp was moved to while it was written, kept as a change.
        """
        with self._writing() as db:
            kept = replace(note, id=self._insert("notes", rows.note_row(note)))
            for change in rows.borne(kept, moved_to):
                self._insert("note_changes", rows.change_row(change))
                kept = kept.changed(change) if change.field is ChangeField.STAMP else kept
            if left == NOTHING:
                db.execute("DELETE FROM drafts WHERE interview_id = ?", (note.interview_id,))
            elif left is not None:
                text, at, elapsed = left
                db.execute(_DRAFT, (note.interview_id, text, self._kept_at(at), elapsed, int(left_pasted)))
            self._audit("note added", kept.id, at=note.at)
            return self._write_out(kept, written_out) if written_out else kept

    def _write_out(self, note: Note, text: str) -> Note:
        for words in (note.text, text):
            change = NoteChange(note.id, ChangeField.QUICK, words, note.at)
            self._insert("note_changes", rows.change_row(change))
            self._audit(f"note {ChangeField.QUICK.value}", note.id, at=note.at)
        return note.changed(change)

    def notes(self, interview_id: int) -> list[Note]:
        """Return an interview's notes as they stand now, undone ones too, in the order they were stored."""
        first = self._rows(rows.NOTE + " WHERE interview_id = ? ORDER BY id", (interview_id,))
        later = self._rows(rows.CHANGES_OF_INTERVIEW, (interview_id,))
        return fold(map(rows.note, first), map(rows.change, later))

    def note(self, note_id: int) -> Note:
        """Return a note as it stands now; KeyError when there is none."""
        row = self._row(rows.NOTE + " WHERE id = ?", (note_id,))
        if row is None:
            raise KeyError(note_id)
        return fold([rows.note(row)], self.changes(note_id))[0]

    def first_note(self, note_id: int) -> Note:
        """Return a note as it was first written, no change taken in; KeyError when there is none."""
        row = self._row(rows.NOTE + " WHERE id = ?", (note_id,))
        if row is None:
            raise KeyError(note_id)
        return rows.note(row)

    def add_change(self, change: NoteChange) -> NoteChange:
        """Append a change to a note and return it with its id; ValueError when there is no such note."""
        with self._writing():
            kept = replace(change, id=self._insert("note_changes", rows.change_row(change)))
            self._audit(f"note {change.field.value}", change.note_id, at=change.at)
        return kept

    def reword(self, change: NoteChange) -> NoteChange:
        """Append a change of a note's words, and erase every wording before it: what slipped in is out."""
        self.forget_index()
        with self._writing() as db:
            kept = replace(change, id=self._insert("note_changes", rows.change_row(change)))
            wordings = ", ".join(f"'{field.value}'" for field in sorted(WORDINGS))
            db.execute(
                f"DELETE FROM note_changes WHERE note_id = ? AND id <> ? AND field IN ({wordings})",  # noqa: S608
                (change.note_id, kept.id),
            )
            db.execute("UPDATE notes SET text = ? WHERE id = ?", (change.value, change.note_id))
            self._audit(f"note {change.field.value}", change.note_id, at=change.at)
        return kept

    def changes(self, note_id: int) -> list[NoteChange]:
        """Return a note's changes, oldest first."""
        found = self._rows(rows.CHANGE + " WHERE note_id = ? ORDER BY id", (note_id,))
        return [rows.change(row) for row in found]

    def set_draft(
        self, interview_id: int, text: str, at: int, elapsed_ms: int, *, pasted: bool = False
    ) -> None:
        """Keep the half-written line; ``at`` and ``elapsed_ms`` are the stamp of its first keystroke."""
        with self._writing() as db:
            db.execute(_DRAFT, (interview_id, text, self._kept_at(at), elapsed_ms, int(pasted)))

    def clear_draft(self, interview_id: int) -> None:
        """Take the half-written line away."""
        with self._writing() as db:
            db.execute("DELETE FROM drafts WHERE interview_id = ?", (interview_id,))

    def draft(self, interview_id: int) -> tuple[str, int, int] | None:
        """Return the half-written line with its stamp (``at``, ``elapsed_ms``); None when there is none."""
        row = self._row(rows.DRAFT + " WHERE interview_id = ?", (interview_id,))
        return None if row is None else rows.draft(row)

    def draft_pasted(self, interview_id: int) -> bool:
        """Return whether some of the half-written line was pasted."""
        return (
            self._row("SELECT 1 FROM drafts WHERE interview_id = ? AND pasted = 1", (interview_id,))
            is not None
        )


def _marks(values: Sequence[EventKind]) -> str:
    return ", ".join("?" * len(values))
