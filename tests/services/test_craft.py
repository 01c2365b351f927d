"""The asking: what is noted of it, off the record, tags, the debrief, and taking any of it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation, room, tally
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.interview import EventKind
from interview_tui.model.note import NoteFlag, NoteKind, Source

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock


def test_what_is_noted_of_the_asking_is_on_record(
    study: OpenStudy, session: Session, clock: FakeClock
) -> None:
    session.go_to("tasks-1")
    session.asked_as(QuestionType.INTRODUCING)
    session.fault(Fault.INTERRUPTED)
    session.validated(Validation.NUANCED)
    assert session.silence()
    clock.advance(9_000)
    assert not session.silence()
    session.in_the_room(Setting.WORKPLACE)
    session.in_the_room(Presence.NEARBY)
    kept = study.interviewing.load(session.interview.id)
    found = tally(kept.events)
    assert (found.types, found.faults) == ({QuestionType.INTRODUCING: 1}, {Fault.INTERRUPTED: 1})
    assert (found.silences, found.silent_ms) == (1, 9_000)
    assert room(kept.events) == (Setting.WORKPLACE, (Presence.NEARBY,))
    assert kept.events[2].detail == "tasks-1"


def test_off_the_record_notes_stay_behind(study: OpenStudy, session: Session) -> None:
    assert session.off_record()
    inside = session.note("this is between us")
    assert not session.off_record()
    outside = session.note("this is not")
    assert inside.flags == {NoteFlag.OFF_RECORD}
    assert outside.flags == frozenset()
    kept = study.interviewing.load(session.interview.id)
    assert [note.flags for note in kept.notes] == [{NoteFlag.OFF_RECORD}, frozenset()]


def test_the_last_note_says_what_time_it_is_about_and_how_it_is_known(session: Session) -> None:
    session.note("we met round a table")
    assert session.time_last(TimeTag.BEFORE).time is TimeTag.BEFORE
    assert session.time_last(TimeTag.NOW).time is TimeTag.NOW
    assert session.source_last(Source.HEARSAY).source is Source.HEARSAY
    assert session.time_last(TimeTag.NOW).time is None


def test_each_act_can_be_taken_back(session: Session) -> None:
    session.note("we met round a table")
    session.time_last(TimeTag.BEFORE)
    session.source_last(Source.UNCERTAIN)
    session.fault(Fault.LEADING)
    session.off_record()
    assert session.undo().sentence == "That it is off the record was taken back."
    assert not session.state.off_record
    session.undo()
    assert tally(session.events).faults == {}
    session.undo()
    session.undo()
    assert (session.notes[0].time, session.notes[0].source) == (None, None)
    session.undo()
    assert session.notes == []


def test_the_debrief_is_notes_written_afterwards_each_of_its_kind(study: OpenStudy, session: Session) -> None:
    with pytest.raises(NotAllowedNow, match="when the talk is over"):
        session.debrief(DebriefItem.MANNER, "calm")
    session.end()
    first = session.debrief(DebriefItem.MANNER, "calm, looked at the door")
    assert first is not None
    assert (first.kind, first.after, first.text) == (NoteKind.OBSERVATION, True, "calm, looked at the door")
    assert session.debrief(DebriefItem.SETTING, "  ") is None
    faults = session.debrief(DebriefItem.FAULTS, "filled in twice")
    assert faults is not None
    assert faults.kind is NoteKind.OWN_REACTION
    kept = study.interviewing.load(session.interview.id)
    assert kept.debrief_left == [DebriefItem.SURPRISED, DebriefItem.PRECONCEPTION, DebriefItem.RECORDER]


def test_a_debrief_left_out_is_on_record_with_its_reason(session: Session) -> None:
    session.end()
    session.skip_debrief("the bus left")
    assert session.debrief_left == []
    session.close()
    assert [e.kind for e in session.events[-2:]] == [EventKind.DEBRIEF_SKIPPED, EventKind.CLOSED]
    assert session.events[-2].value == "the bus left"


def test_closing_with_questions_left_says_so_on_record(session: Session) -> None:
    session.end()
    session.debrief(DebriefItem.MANNER, "calm")
    session.close()
    assert [e.kind for e in session.events[-2:]] == [EventKind.DEBRIEF_SKIPPED, EventKind.CLOSED]
    with pytest.raises(NotAllowedNow):
        session.debrief(DebriefItem.SETTING, "x")


def test_a_reason_is_never_shortened(session: Session) -> None:
    session.end()
    with pytest.raises(UsageProblem, match="at most 200"):
        session.skip_debrief("x" * 201)


def test_without_a_note_there_is_none_to_tag(session: Session) -> None:
    with pytest.raises(NotAllowedNow):
        session.time_last(TimeTag.NOW)


def test_going_on_after_somebody_was_upset_ends_what_the_same_key_began(session: Session) -> None:
    session.upset()
    session.resume_talk()
    assert not session.state.interrupted
    session.interruption("phone")
    session.pause()
    session.resume_talk()
    assert session.state.interrupted
