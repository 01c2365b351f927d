"""One interview in memory, kept in step with what is stored: it changes after the store has returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.clock import NOT_KEPT, elapsed_since, month_of
from interview_tui.errors import ConsentMissing, NotAllowedNow, UsageProblem
from interview_tui.i18n import N_, _
from interview_tui.model.consent import ConsentScope, ConsentState
from interview_tui.model.interview import Event, EventKind, Phase, derive
from interview_tui.model.note import ChangeField, NoteChange
from interview_tui.model.progress import ask_later
from interview_tui.model.values import dataclass
from interview_tui.services.acts import FIRST_IS_WHAT_IT_WAS, place_at, replay

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Interview, InterviewState
    from interview_tui.model.note import Note
    from interview_tui.model.study import Respondent
    from interview_tui.services.acts import Act
    from interview_tui.services.attention import Attention
    from interview_tui.store.store import Store

WALL_JUMP_MS = 2_000
"""How far wall and steady clock may drift apart before a new anchor is put down."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment and a place in the guide: UTC ms, the interview's own ms, theme id, question id."""

    at: int
    elapsed_ms: int
    theme_id: str
    question_id: str = ""
    moved_ms: int = 0
    """How far it was moved back from the first keystroke."""


_MISSING = {
    ConsentScope.PARTICIPATION: N_("{code} has not agreed to take part."),
    ConsentScope.NOTES: N_("{code} has not agreed to notes being taken."),
    ConsentScope.AUDIO: N_("{code} has not agreed to a recorder."),
}


def consent_missing(code: str, state: ConsentState, scope: ConsentScope) -> ConsentMissing:
    """Return the error that says which consent is missing and how it is given."""
    if state.withdrawn:
        return ConsentMissing(
            _("{code} has withdrawn.").format(code=code),
            "",
            _("Nothing more is recorded unless they agree to take part again."),
        )
    return ConsentMissing(
        _(_MISSING[scope]).format(code=code),
        "",
        _("If they agree now, record their consent first."),
    )


def _nothing() -> None:
    return


class Record:
    """What a session stands on: the interview's rows, its clock, and the ways to add to them.

    ``stamp`` and ``now_ms`` read memory only and may be called from another thread than the rest.
    """

    def __init__(  # noqa: PLR0913 - the rows it stands on
        self,
        store: Store,
        clock: Clock,
        interview: Interview,
        respondent: Respondent,
        guide: Guide,
        *,
        actor: str = "",
        reading: bool = False,
    ) -> None:
        self._store, self._clock, self._actor, self._reading = store, clock, actor, reading
        self.when_closed: Callable[[], None] = _nothing
        """Called when the interview was closed and may be kept: a backup begins, and is not waited for."""
        self.attention: Attention | None = None
        """Asked by the doors before a line is stored; None where nothing is asked."""
        self.interview, self.respondent, self.guide = interview, respondent, guide
        self.consent = ConsentState.of(store.consent_events(respondent_id=respondent.id))
        self.events: list[Event] = store.events(interview.id)
        self.state: InterviewState = derive(guide, self.events)
        self._notes: dict[int, Note] = {note.id: note for note in store.notes(interview.id)}
        self._carried = {} if reading else {note.id: note for note in self._left_before()}
        self._anchor = store.last_anchor(interview.id)
        self.draft, self.draft_stamp = self._kept_draft()
        self.draft_pasted = bool(self.draft) and store.draft_pasted(interview.id)
        """Whether some of the half-written line was pasted."""
        known = [event.elapsed_ms for event in self.events] + [
            note.elapsed_ms for note in self._notes.values()
        ]
        known.append(self.draft_stamp.elapsed_ms if self.draft_stamp else 0)
        self._floor = max(self._anchor[1], *known)
        if self._anchor[0].boot == NOT_KEPT:
            self._anchor = (clock.now(), self._floor)
        self.found_at = self.last_known
        """The last moment on record when this was loaded: UTC ms, and ms of the interview's own clock."""

    def _kept_draft(self) -> tuple[str, Stamp | None]:
        kept = self._store.draft(self.interview.id)
        if kept is None:
            return "", None
        text, at, elapsed = kept
        return text, Stamp(at, elapsed, *place_at(self.guide, self.events, elapsed))

    def _left_before(self) -> list[Note]:
        earlier = [one.id for one in self._store.interviews(self.respondent.id) if one.id < self.interview.id]
        return [note for number in earlier for note in ask_later(self._store.notes(number))]

    @property
    def carried(self) -> list[Note]:
        """What was left to ask in earlier interviews with this respondent, oldest first."""
        return list(self._carried.values())

    @property
    def later(self) -> list[Note]:
        """What is still to be asked: what was left before, then what came up in this interview."""
        return ask_later([*self.carried, *self.notes])

    @property
    def notes(self) -> list[Note]:
        """The notes as they stand, those taken back left out, in the order they were stored."""
        return [note for note in list(self._notes.values()) if not note.undone]

    @property
    def resumed(self) -> bool:
        """Whether the last thing on record is that the interview was gone on with."""
        return self.events[-1].kind is EventKind.RESUMED

    @property
    def last_known(self) -> tuple[int, int]:
        """The last moment on record: UTC milliseconds, and the interview's own."""
        moment, elapsed = self._anchor
        points = [(elapsed, moment.wall_ms)]
        points += [(event.elapsed_ms, event.at) for event in self.events]
        points += [(note.elapsed_ms, note.at) for note in list(self._notes.values())]
        if self.draft_stamp:
            points.append((self.draft_stamp.elapsed_ms, self.draft_stamp.at))
        elapsed, wall = max(points)
        return wall, elapsed

    def now_ms(self) -> int:
        """Return the interview's own clock, in milliseconds; it never goes backwards."""
        moment, elapsed = self._anchor
        return max(self._floor, elapsed_since(moment, elapsed, self._clock.now()))

    def stamp(self, *, checking: bool = False) -> Stamp:
        """Return this moment and place, from a line's first keystroke; the end check is at no question."""
        moment, elapsed = self._anchor
        now = self._clock.now()
        at_ms = max(self._floor, elapsed_since(moment, elapsed, now))
        place = (self.guide.themes[-1].id, "") if checking else (self.state.theme_id, self.state.question_id)
        return Stamp(now.wall_ms, at_ms, *place)

    def still_here(self) -> None:
        """Put down an anchor: the interview was open now. Once a minute makes a crash easy to date."""
        self._open()
        self._put_anchor()

    def go_on(self) -> None:
        """Record that the interview is gone on with after a stop, and begin a new count of its clock."""
        self._open()
        self._need(ConsentScope.NOTES)
        self._add_event(EventKind.RESUMED, anchor=True)

    def look_at_consent(self) -> None:
        """Read consent anew, after it was recorded elsewhere."""
        self._may(ConsentScope.NOTES)

    def promised_ms(self) -> int:
        """Return the promised length and the extensions agreed, in milliseconds."""
        return (self.interview.promised_minutes + self.state.extension_minutes) * 60_000

    # -- for the parts of a session -------------------------------------------------------------------

    def _open(self) -> None:
        if self._reading or self.state.phase is Phase.CLOSED:
            raise NotAllowedNow(
                _("This interview is closed."),
                _("Nothing was changed."),
                _("Edit its notes in the review instead."),
            )

    def _talking(self) -> None:
        self._open()
        if self.state.phase is Phase.ENDED:
            raise NotAllowedNow(
                _("The conversation has ended."),
                _("Nothing was changed."),
                _("Notes can still be written until the interview is closed."),
            )

    def _may(self, scope: ConsentScope) -> bool:
        self.consent = ConsentState.of(self._store.consent_events(respondent_id=self.respondent.id))
        return self.consent.may(ConsentScope.PARTICIPATION) and self.consent.may(scope)

    def _need(self, scope: ConsentScope) -> None:
        if not self._may(scope):
            missing = scope if self.consent.may(ConsentScope.PARTICIPATION) else ConsentScope.PARTICIPATION
            raise consent_missing(self.respondent.code, self.consent, missing)

    def _add_event(
        self, kind: EventKind, value: str = "", detail: str = "", *, anchor: bool = False
    ) -> Event:
        self._anchor_if_wall_moved()
        now = self._clock.now()
        event = Event(self.interview.id, kind, now.wall_ms, self.now_ms(), value, detail)
        stored = self._store.add_event(event, anchor=now if anchor else None)
        if anchor:
            self._anchor = (now, stored.elapsed_ms)
        self._take(stored)
        return stored

    def _take(self, event: Event) -> None:
        self.events = [*self.events, event]
        self.state = derive(self.guide, self.events)
        self._floor = max(self._floor, event.elapsed_ms)

    def _add_note(  # noqa: PLR0913 - each says one thing about the line
        self,
        note: Note,
        left: str | None,
        begun: Stamp | None,
        *,
        left_pasted: bool = False,
        written_out: str = "",
        moved_to: int | None = None,
    ) -> Note:
        """Store a note, and what is then left of the half-written line (None: as it is); see the store."""
        self._anchor_if_wall_moved()
        begun = (begun or self.stamp()) if left else None
        half = (left, begun.at, begun.elapsed_ms) if left and begun else ("", 0, 0)
        stored = self._store.add_note(
            note, left=half if left is not None else None, left_pasted=left_pasted,
            written_out=written_out, moved_to=moved_to,
        )  # fmt: skip
        self._notes[stored.id] = stored
        self._floor = max(self._floor, stored.elapsed_ms)
        if left is not None:
            self.draft, self.draft_stamp, self.draft_pasted = half[0], begun, left_pasted
        return stored

    def _change(self, note_id: int, field: ChangeField, value: str) -> Note:
        before = self._live_note(note_id)
        if field in FIRST_IS_WHAT_IT_WAS and all(c.field is not field for c in self._store.changes(note_id)):
            was = {ChangeField.KIND: before.kind.value, ChangeField.TEXT: before.text}.get(
                field, str(before.elapsed_ms)
            )
            self._store.add_change(NoteChange(note_id, field, was, self._clock.now().wall_ms))
        change = self._store.add_change(NoteChange(note_id, field, value, self._clock.now().wall_ms))
        self._notes[note_id] = before.changed(change)
        return self._notes[note_id]

    def _last_act(self) -> Act | None:
        notes = list(self._notes.values())
        changes = [change for note in notes for change in self._store.changes(note.id)]
        trail = self._store.acts_since_start(self.interview.id)
        return replay(self.events, notes, changes, trail).last

    def _live_note(self, note_id: int) -> Note:
        note = self._notes.get(note_id)
        if note is None or note.undone:
            raise UsageProblem(
                _("There is no note {number} in this interview.").format(number=note_id),
                _("Nothing was changed."),
            )
        return note

    def _last_note(self) -> Note:
        notes = self.notes
        if not notes:
            raise NotAllowedNow(_("There is no note yet."), "", _("Write one first."))
        return notes[-1]

    def _anchor_if_wall_moved(self) -> None:
        # A wall clock that was set would spoil the count after a restart, when there is no other.
        moment, _elapsed = self._anchor
        now = self._clock.now()
        drift = (now.wall_ms - moment.wall_ms) - (now.steady_ms - moment.steady_ms)
        if now.boot == moment.boot and abs(drift) > WALL_JUMP_MS and not month_of(now.wall_ms):
            self._put_anchor()

    def _put_anchor(self) -> None:
        now, elapsed = self._clock.now(), self.now_ms()
        self._store.add_anchor(self.interview.id, now, elapsed)
        self._anchor = (now, elapsed)
