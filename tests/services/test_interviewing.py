"""Starting interviews, going on with them, and ending what a crash left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, NotAllowedNow, UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import EventKind, Phase
from interview_tui.model.note import NoteKind

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock


def test_starting_records_the_promise_and_who(
    study: OpenStudy, code: str, guide: Guide, clock: FakeClock
) -> None:
    session = study.interviewing.start(code.lower())
    assert session.interview.promised_minutes == 60
    assert session.interview.interviewer == "KE"
    assert session.interview.guide_hash == guide.hash()
    assert [event.kind for event in session.events] == [EventKind.STARTED]
    assert session.state.theme_id == "warm-up"
    assert session.now_ms() == 0
    assert not session.resumed


def test_one_interview_at_a_time_for_a_code(study: OpenStudy, session: Session, code: str) -> None:
    with pytest.raises(NotAllowedNow):
        study.interviewing.start(code)
    session.end()
    with pytest.raises(NotAllowedNow):
        study.interviewing.start(code)
    session.close()
    assert study.interviewing.start(code).interview.id != session.interview.id


def test_who_has_cancelled_is_not_interviewed(study: OpenStudy, code: str) -> None:
    study.fieldwork.approaching.cancel(code)
    with pytest.raises(NotAllowedNow, match="cancelled"):
        study.interviewing.start(code)


def test_zero_keystrokes_between_start_and_end_check_are_a_valid_record(
    study: OpenStudy, session: Session, clock: FakeClock
) -> None:
    clock.advance(3_000_000)
    session.end_check()
    session.end()
    session.close()
    again = study.interviewing.load(session.interview.id)
    assert (again.state.phase, again.state.end_check_seen, again.notes) == (Phase.CLOSED, True, [])
    assert again.state.ended_ms == 3_010_000
    assert study.interviewing.unfinished() == []


def test_unfinished_says_what_there_is(
    study: OpenStudy, session: Session, code: str, clock: FakeClock
) -> None:
    session.note("one")
    session.note("two")
    session.undo()
    clock.advance(5_000)
    stamp = session.stamp()
    session.keep_draft("half a li", stamp)
    (found,) = study.interviewing.unfinished()
    assert (found.code, found.notes, found.draft, found.phase) == (code, 1, "half a li", Phase.RUNNING)
    assert found.started == session.interview.started_at
    assert found.last == stamp.at
    session.end()
    assert study.interviewing.unfinished()[0].phase is Phase.ENDED


def test_going_on_after_a_restart(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    session.next_theme()
    session.note("one")
    clock.advance(1_000)
    session.keep_draft("half a li", session.stamp())
    clock.reboot(60_000)
    again = study.interviewing.resume(session.interview.id)
    assert again.resumed
    assert again.now_ms() == 10_000 + 1_000 + 60_000
    assert again.draft == "half a li"
    assert again.draft_stamp == session.draft_stamp
    assert again.notes == session.notes
    assert again.state.theme_id == "tasks"
    clock.advance(500)
    assert again.note("two").elapsed_ms == 71_500


def test_the_interviews_clock_never_goes_back(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    clock.advance(600_000)
    last = session.note("late").elapsed_ms
    clock.wall_back(3_600_000)
    assert session.now_ms() == last
    clock.reboot(1_000)
    again = study.interviewing.resume(session.interview.id)
    assert again.now_ms() >= last
    clock.advance(700)
    assert again.now_ms() >= last + 700


def test_a_wall_clock_that_was_set_does_not_spoil_the_count(
    study: OpenStudy, session: Session, clock: FakeClock
) -> None:
    clock.wall_back(3_600_000)
    clock.advance(20_000)
    assert session.note("after").elapsed_ms == 30_000
    clock.advance(40_000)
    clock.reboot(5_000)
    assert study.interviewing.resume(session.interview.id).now_ms() == 75_000


def test_ending_what_crashed(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    session.go_to("users-1")
    begun = session.stamp()
    clock.advance(2_000)
    session.go_to("tasks-2")
    clock.advance(1_000)
    session.keep_draft('"half a quote', begun)
    last = session.events[-1]
    clock.reboot(86_400_000)
    study.interviewing.end_as_crashed(session.interview.id)
    again = study.interviewing.load(session.interview.id)
    (note,) = again.notes
    assert (note.kind, note.text) == (NoteKind.QUOTE, "half a quote")
    assert (note.elapsed_ms, note.at, note.after) == (begun.elapsed_ms, begun.at, False)
    assert (note.theme_id, note.question_id) == ("users", "users-1")
    assert (again.events[-1].kind, again.events[-1].value) == (EventKind.ENDED, "crash")
    assert (again.state.ended_ms, again.events[-1].at) == (last.elapsed_ms, last.at)
    assert again.draft == ""
    assert again.state.phase is Phase.ENDED
    study.interviewing.resume(session.interview.id).close()
    with pytest.raises(NotAllowedNow):
        study.interviewing.end_as_crashed(session.interview.id)


def test_a_minute_hand_dates_a_crash(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    clock.advance(1_800_000)
    session.still_here()
    clock.reboot(86_400_000)
    study.interviewing.end_as_crashed(session.interview.id)
    assert study.interviewing.load(session.interview.id).state.ended_ms == 1_810_000


def test_a_very_long_half_written_line_is_kept_whole(study: OpenStudy, session: Session) -> None:
    session.keep_draft("x" * 45_000, session.stamp())
    study.interviewing.end_as_crashed(session.interview.id)
    assert [len(note.text) for note in study.interviewing.load(session.interview.id).notes] == [
        20_000,
        20_000,
        5_000,
    ]


def test_a_crash_after_the_end_only_gets_its_line_stored(
    study: OpenStudy, session: Session, clock: FakeClock
) -> None:
    session.end()
    clock.advance(1_000)
    session.keep_draft("what I saw", session.stamp())
    study.interviewing.end_as_crashed(session.interview.id)
    again = study.interviewing.load(session.interview.id)
    assert [event.value for event in again.events if event.kind is EventKind.ENDED] == ["done"]
    assert [note.after for note in again.notes] == [True]


def test_who_withdrew_after_the_crash(study: OpenStudy, session: Session, code: str) -> None:
    session.keep_draft("half", session.stamp())
    study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    with pytest.raises(ConsentMissing):
        study.interviewing.resume(session.interview.id)
    study.interviewing.end_as_crashed(session.interview.id)
    assert study.interviewing.load(session.interview.id).notes == []


def test_reading_changes_nothing(study: OpenStudy, session: Session) -> None:
    read = study.interviewing.load(session.interview.id)
    for act in (read.mark, read.next_question, read.pause, read.end, read.undo, read.still_here):
        with pytest.raises(NotAllowedNow):
            act()
    assert read.events == session.events
    with pytest.raises(UsageProblem):
        study.interviewing.load(99)
    with pytest.raises(UsageProblem):
        study.interviewing.resume(99)
