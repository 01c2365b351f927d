"""Interviews, events, notes, changes and drafts come back as they were stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_tui.clock import Moment
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteFlag, NoteKind

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.store.store import Store


def a_note(interview: Interview, text: str = "sier lite", *, kind: NoteKind = NoteKind.NOTE) -> Note:
    return Note(0, interview.id, interview.started_at + 5, 5, kind, text, "tasks", "tasks-1")


def test_starting_gives_row_event_and_anchor(store: Store, interview: Interview) -> None:
    assert store.interview(interview.id) == interview
    (event,) = store.events(interview.id)
    assert event == Event(interview.id, EventKind.STARTED, interview.started_at, 0, id=event.id)
    assert store.last_anchor(interview.id) == (Moment(interview.started_at, 1_000_000, "boot-1"), 0)


def test_interviews_are_listed_all_or_by_respondent(store: Store, interview: Interview, guide: Guide) -> None:
    other = store.add_respondent("R12", store.sites()[0].id, {})
    second = store.start_interview(Interview(0, other.id, guide.hash(), 9, 45), Moment(9, 9, "b"))
    assert store.interviews() == [interview, second]
    assert store.interviews(other.id) == [second]
    assert store.interviews(99) == []
    with pytest.raises(KeyError):
        store.interview(99)
    with pytest.raises(KeyError):
        store.last_anchor(99)


def test_an_interview_without_respondent_or_guide_is_refused_whole(
    store: Store, interview: Interview
) -> None:
    for wrong in (replace(interview, respondent_id=99), replace(interview, guide_hash="sha256:none")):
        with pytest.raises(ValueError, match="refused"):
            store.start_interview(wrong, Moment(1, 1, "b"))
    assert store.interviews() == [interview]


def test_events_come_back_in_order_with_their_anchor(
    store: Store, interview: Interview, hostile: str
) -> None:
    asked = Event(interview.id, EventKind.STATE, 7, 7, "tasks-1", f"skipped {hostile}")
    resumed = Event(interview.id, EventKind.RESUMED, 90_000, 80_000)
    kept = [store.add_event(asked), store.add_event(resumed, anchor=Moment(90_000, 5, "boot-2"))]
    assert (
        store.events(interview.id)[1:]
        == kept
        == [replace(asked, id=kept[0].id), replace(resumed, id=kept[1].id)]
    )
    assert store.last_anchor(interview.id) == (Moment(90_000, 5, "boot-2"), 80_000)
    store.add_anchor(interview.id, Moment(95_000, 10, "boot-2"), 85_000)
    assert store.last_anchor(interview.id) == (Moment(95_000, 10, "boot-2"), 85_000)


def test_a_note_comes_back_and_takes_the_draft_with_it(
    store: Store, interview: Interview, hostile: str
) -> None:
    store.set_draft(interview.id, hostile, 5, 6)
    kept = store.add_note(replace(a_note(interview, hostile), after=True))
    assert kept == replace(a_note(interview, hostile), id=kept.id, after=True)
    assert store.notes(interview.id) == [kept]
    assert store.note(kept.id) == kept
    assert store.draft(interview.id) is None


@pytest.mark.parametrize("kind", NoteKind)
def test_every_kind_of_note_comes_back(store: Store, interview: Interview, kind: NoteKind) -> None:
    kept = store.add_note(a_note(interview, kind=kind))
    assert store.note(kept.id).kind is kind


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(), theme=st.text(max_size=20))
def test_any_text_comes_back(store: Store, interview: Interview, text: str, theme: str) -> None:
    kept = store.add_note(replace(a_note(interview, text), theme_id=theme))
    assert store.note(kept.id) == kept
    store.set_draft(interview.id, text, 1, 2)
    assert store.draft(interview.id) == (text, 1, 2)


def test_a_note_bearing_flags_keeps_them(store: Store, interview: Interview) -> None:
    flags = frozenset({NoteFlag.HARM, NoteFlag.OFF_RECORD})
    borne = replace(a_note(interview), flags=flags, cleared=True, answered=True)
    kept = store.add_note(borne)
    assert store.notes(interview.id) == [replace(borne, id=kept.id)]
    assert store.note_counts() == {interview.id: 1}


def test_changes_fold_and_are_never_lost(store: Store, interview: Interview, hostile: str) -> None:
    note = store.add_note(a_note(interview))
    changes = [
        (ChangeField.TEXT, hostile),
        (ChangeField.KIND, "quote"),
        (ChangeField.FLAG_ON, "harm"),
        (ChangeField.FLAG_ON, "third_party"),
        (ChangeField.FLAG_OFF, "harm"),
        (ChangeField.CLEARED, "yes"),
        (ChangeField.STAMP, "2"),
        (ChangeField.ANSWERED, "yes"),
    ]
    kept = [store.add_change(NoteChange(note.id, field, value, 77)) for field, value in changes]
    assert store.changes(note.id) == kept
    now = replace(
        note, text=hostile, kind=NoteKind.QUOTE, flags=frozenset({NoteFlag.THIRD_PARTY}), cleared=True,
        answered=True, revised=True, elapsed_ms=2, at=note.at - 3, moved_ms=3,
    )  # fmt: skip
    assert store.note(note.id) == now
    assert store.notes(interview.id) == [now]


def test_a_note_and_what_is_left_of_the_half_written_line_are_one_act(
    store: Store, interview: Interview
) -> None:
    store.set_draft(interview.id, "half", 5, 6)
    store.add_note(a_note(interview), left=None)
    assert store.draft(interview.id) == ("half", 5, 6)
    store.add_note(a_note(interview), left=("another", 7, 8))
    assert store.draft(interview.id) == ("another", 7, 8)
    with pytest.raises(ValueError, match="refused"):
        store.add_note(replace(a_note(interview), theme_id=None), left=("lost", 1, 1))  # type: ignore[arg-type]
    assert store.draft(interview.id) == ("another", 7, 8)
    store.add_note(a_note(interview))
    assert store.draft(interview.id) is None


def test_undone_notes_are_marked_not_counted_and_can_come_back(store: Store, interview: Interview) -> None:
    one, two, three = (store.add_note(a_note(interview, word)) for word in ("a", "b", "c"))
    for note, value in ((two, "yes"), (three, "yes"), (three, "no")):
        store.add_change(NoteChange(note.id, ChangeField.UNDONE, value, 1))
    assert [note.undone for note in store.notes(interview.id)] == [False, True, False]
    assert store.note_counts() == {interview.id: 2}
    assert store.notes(interview.id)[0] == one


def test_counts_and_notes_keep_interviews_apart(store: Store, interview: Interview, guide: Guide) -> None:
    second = store.start_interview(
        Interview(0, interview.respondent_id, guide.hash(), 9, 45), Moment(9, 9, "b")
    )
    store.add_note(a_note(interview))
    kept = [store.add_note(a_note(second, str(number))) for number in range(3)]
    assert store.note_counts() == {interview.id: 1, second.id: 3}
    assert store.notes(second.id) == kept


def test_a_note_that_is_not_there(store: Store, interview: Interview) -> None:
    with pytest.raises(KeyError):
        store.note(99)
    assert store.changes(99) == []
    for act in (
        lambda: store.add_change(NoteChange(99, ChangeField.TEXT, "x", 1)),
        lambda: store.add_note(replace(a_note(interview), interview_id=99)),
        lambda: store.set_draft(99, "x", 1, 1),
        lambda: store.add_event(Event(99, EventKind.PAUSE, 1, 1)),
    ):
        with pytest.raises(ValueError, match="refused"):
            act()
    assert store.audit_intact()


def test_a_draft_is_replaced_and_cleared(store: Store, interview: Interview, hostile: str) -> None:
    assert store.draft(interview.id) is None
    store.set_draft(interview.id, "sier at #Kar", 1, 2)
    store.set_draft(interview.id, hostile, 3, 4)
    assert store.draft(interview.id) == (hostile, 3, 4)
    store.clear_draft(interview.id)
    store.clear_draft(interview.id)
    assert store.draft(interview.id) is None


def test_phases_tell_where_each_interview_stands(store: Store, interview: Interview) -> None:
    def add(kind: EventKind, at: int, value: str = "") -> Event:
        return store.add_event(Event(interview.id, kind, at, at, value))

    assert store.phases() == {interview.id: ("started", interview.started_at, 0)}
    pause = add(EventKind.PAUSE, 10)
    assert store.phases()[interview.id] == ("pause", 10, 10)
    add(EventKind.RESUMED, 20)
    add(EventKind.THEME, 30, "users")
    assert store.phases()[interview.id] == ("pause", 30, 30)
    add(EventKind.UNDONE, 40, str(pause.id))
    assert store.phases()[interview.id] == ("started", 40, 40)
    add(EventKind.ENDED, 50, "done")
    add(EventKind.CLOSED, 60)
    assert store.phases() == {interview.id: ("closed", 60, 60)}
