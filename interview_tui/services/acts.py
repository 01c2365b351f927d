"""What can be taken back in an interview, and where in its guide an interview stands. No store, no screen.

The acts are derived from the record itself, so that undo reaches the same acts after a restart as before it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow
from interview_tui.i18n import _
from interview_tui.model.interview import Event, EventKind, derive
from interview_tui.model.note import ChangeField, Note, NoteChange
from interview_tui.model.progress import COVERED
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from interview_tui.model.guide import Guide, Theme
    from interview_tui.model.interview import InterviewState

CAN_BE_TAKEN_BACK = frozenset(
    {
        EventKind.THEME,
        EventKind.QUESTION,
        EventKind.STATE,
        EventKind.PAUSE,
        EventKind.CONTINUE,
        EventKind.INTERRUPTION,
        EventKind.INTERRUPTION_OVER,
        EventKind.RECORDER_ON,
        EventKind.RECORDER_OFF,
        EventKind.RECORDER_AT,
        EventKind.EXTENDED,
        EventKind.ASKED_AS,
        EventKind.FAULT,
        EventKind.VALIDATION,
        EventKind.SILENCE,
        EventKind.SILENCE_OVER,
        EventKind.OFF_RECORD,
        EventKind.ON_RECORD,
        EventKind.ROOM,
    }
)
"""Events that undo reaches; what says that an interview began, went on or ended stays."""

FIRST_IS_WHAT_IT_WAS = frozenset({ChangeField.KIND, ChangeField.STAMP, ChangeField.QUICK, ChangeField.TEXT})
"""The first change of these that a session records is the value a note had, so that undo finds it again."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that was done: an event, a note, or a change of a note; only the fields that apply are set.

    ``slot`` says what of the note was changed (a ``ChangeField`` value, or ``flag:`` and the flag),
    ``before`` the value it had until then.
    """

    event: Event | None = None
    note_id: int = 0
    slot: str = ""
    before: str = ""


class History:
    """The acts of one interview that can still be taken back, the last one last."""

    def __init__(self) -> None:
        self._acts: list[Act] = []

    @property
    def last(self) -> Act | None:
        """The act that undo takes back now; None when nothing is left."""
        return self._acts[-1] if self._acts else None

    def event(self, event: Event) -> None:
        """Take in an event as it was recorded. After the end nothing before it is reached."""
        if event.kind is EventKind.UNDONE:
            self._acts = [a for a in self._acts if a.event is None or str(a.event.id) != event.value]
        elif event.kind is EventKind.ENDED:
            self._acts = []
        elif event.kind in CAN_BE_TAKEN_BACK:
            self._acts.append(Act(event=event))

    def note(self, note_id: int) -> None:
        """Take in a note that was stored."""
        self._acts.append(Act(note_id=note_id))

    def change(self, before: Note, change: NoteChange) -> None:
        """Take in a change of a note; ``before`` is the note until then.

        The last act done the other way round leaves nothing to take back: both go.
        """
        if change.field is ChangeField.UNDONE:
            self._acts = [a for a in self._acts if a.note_id != before.id]
            return
        old, new, slot = _values(before, change)
        if old == new:
            return
        last = self.last
        if last is not None and (last.note_id, last.slot, last.before) == (before.id, slot, new):
            del self._acts[-1]
            return
        self._acts.append(Act(note_id=before.id, slot=slot, before=old))


def _values(before: Note, change: NoteChange) -> tuple[str, str, str]:  # noqa: PLR0911 - one for each field
    match change.field:
        case ChangeField.KIND:
            return before.kind.value, change.value, change.field.value
        case ChangeField.STAMP:
            return str(before.elapsed_ms), change.value, change.field.value
        case ChangeField.QUICK | ChangeField.TEXT:
            return before.text, change.value, change.field.value
        case ChangeField.ANSWERED:
            return ("yes" if before.answered else "no"), change.value, change.field.value
        case ChangeField.TIME:
            return before.time or "", change.value, change.field.value
        case ChangeField.SOURCE:
            return before.source or "", change.value, change.field.value
        case ChangeField.FLAG_ON | ChangeField.FLAG_OFF:
            was = any(flag.value == change.value for flag in before.flags)
            is_on = change.field is ChangeField.FLAG_ON
            return ("yes" if was else "no"), ("yes" if is_on else "no"), f"flag:{change.value}"
        case _:
            return "", "", ""


def replay(
    events: Sequence[Event],
    notes: Sequence[Note],
    changes: Sequence[NoteChange],
    trail: Sequence[tuple[str, str]],
) -> History:
    """Return the history that the record of an interview gives.

    Args:
        events: All events, in the order they were recorded.
        notes: All notes, in the order they were stored.
        changes: All changes of those notes, oldest first.
        trail: The process trail as (kind, object id), oldest first: it alone says in which order events,
            notes and changes were stored. Rows it does not know (sample data) come first, by their stamps.
    """
    history, now = History(), {note.id: _untouched(note) for note in notes}
    known: set[tuple[int, ChangeField]] = set()
    for row in _in_order([*events, *notes, *changes], trail, {note.id: note for note in notes}):
        if isinstance(row, Event):
            history.event(row)
        elif isinstance(row, Note):
            history.note(row.id)
        else:
            before, this = now[row.note_id], (row.note_id, row.field)
            if row.field not in FIRST_IS_WHAT_IT_WAS or this in known:
                history.change(before, row)
            known.add(this)
            now[row.note_id] = before.changed(row)
    return history


def _untouched(note: Note) -> Note:
    """Return a note without what changes of it can be taken back to."""
    return replace(note, flags=frozenset(), answered=False, time=None, source=None)


def _in_order(
    rows: Sequence[Event | Note | NoteChange], trail: Sequence[tuple[str, str]], notes: Mapping[int, Note]
) -> list[Event | Note | NoteChange]:
    places: dict[tuple[str, str], list[int]] = {}
    for place, name in enumerate(trail, 1):
        places.setdefault(name, []).append(place)
    placed = []
    # From the end: what the trail does not know was there before it began.
    for row in reversed(rows):
        left = places.get(_trail_name(row), [])
        placed.append((left.pop() if left else 0, _when(row, notes), row))
    placed.reverse()
    return [row for _place, _ms, row in sorted(placed, key=lambda item: item[:2])]


def _trail_name(row: Event | Note | NoteChange) -> tuple[str, str]:
    if isinstance(row, Event):
        return f"interview {row.kind.value}", str(row.interview_id)
    if isinstance(row, Note):
        return "note added", str(row.id)
    return f"note {row.field.value}", str(row.note_id)


def _when(row: Event | Note | NoteChange, notes: Mapping[int, Note]) -> int:
    if not isinstance(row, NoteChange):
        return row.elapsed_ms
    note = notes[row.note_id]
    return max(note.elapsed_ms, row.at - (note.at - note.elapsed_ms))


def taking_back(act: Act) -> tuple[ChangeField, str]:
    """Return the change that takes back an act on a note: which field, and the value to write."""
    if not act.slot:
        return ChangeField.UNDONE, "yes"
    if act.slot.startswith("flag:"):
        flag = act.slot.removeprefix("flag:")
        return (ChangeField.FLAG_ON if act.before == "yes" else ChangeField.FLAG_OFF), flag
    return ChangeField(act.slot), act.before


def place_at(guide: Guide, events: Iterable[Event], elapsed_ms: int) -> tuple[str, str]:
    """Return (theme id, question id) where the interview stood at a moment of its own clock."""
    state = derive(guide, [event for event in events if event.elapsed_ms <= elapsed_ms])
    return state.theme_id, state.question_id


def entry(theme: Theme, state: InterviewState) -> str:
    """Return the question a theme is entered at: the first not covered, else the first; "" if none."""
    ids = [question.id for question in theme.questions]
    open_ids = [question for question in ids if state.state(question) not in COVERED]
    return (open_ids or ids or [""])[0]


def numbered(guide: Guide) -> list[tuple[int, Theme]]:
    """Return the themes with the numbers they go by: 1 is the first after the warm-up, which is 0."""
    pairs: list[tuple[int, Theme]] = []
    number = 0
    for theme in guide.themes:
        number += theme.counts
        pairs.append((number if theme.counts else 0, theme))
    return pairs


def find_place(guide: Guide, state: InterviewState, wanted: str) -> tuple[str, str] | None:
    """Return (theme id, question id) for a theme id, question id or theme number; None when unknown."""
    for theme in guide.themes:
        if theme.id.casefold() == wanted.casefold():
            return theme.id, entry(theme, state)
        for question in theme.questions:
            if question.id.casefold() == wanted.casefold():
                return theme.id, question.id
    for number, theme in numbered(guide):
        if wanted == str(number):
            return theme.id, entry(theme, state)
    return None


def nearest(wanted: str, known: Sequence[str]) -> str:
    """Return the known word that looks most like ``wanted``; empty when none does."""
    import difflib

    folded: Mapping[str, str] = {word.casefold(): word for word in known}
    found = difflib.get_close_matches(wanted.casefold(), list(folded), n=1, cutoff=0.5)
    return folded[found[0]] if found else ""


def no_way_back(code: str) -> NotAllowedNow:
    """Return the refusal to take back a note, or a change of one, that could not be stored again."""
    return NotAllowedNow(
        _("{code} does not agree to notes now, and a note taken back could not be stored again.").format(
            code=code
        ),
        _("Every note stays as it is, and so does the withdrawal."),
        _("If the withdrawal was a slip of the key: ask them, and record the yes on the consent card."),
    )
