"""A session: stamps, kinds, consent gates, places in the guide, pauses, the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, DiskFull, NotAllowedNow, UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import EventKind, Phase, QuestionState
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.text import NOTE_LIMIT

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock


def test_a_note_bears_the_moment_and_place_of_its_first_key(session: Session, clock: FakeClock) -> None:
    session.go_to("tasks-2")
    begun = session.stamp()
    clock.advance(4_000)
    session.go_to("users")
    clock.advance(4_000)
    note = session.note("?who decides", begun)
    assert (note.at, note.elapsed_ms) == (begun.at, 10_000)
    assert (note.theme_id, note.question_id) == ("tasks", "tasks-2")
    assert (note.kind, note.text) == (NoteKind.ASK_LATER, "who decides")
    later = session.note("now")
    assert (later.elapsed_ms, later.question_id) == (18_000, "users-1")


def test_text_is_cleaned_and_never_shortened(session: Session) -> None:
    assert session.note("first\r\nsecond\x00\u202e\x1b[31m e\u0301").text == "first\nsecond \u00e9"
    assert session.note("[@click=app.quit]x[/]").text == "[@click=app.quit]x[/]"
    assert len(session.note("x" * 20_000).text) == 20_000
    with pytest.raises(UsageProblem, match="20001"):
        session.note("x" * 20_001)
    assert len(session.notes) == 3
    assert session.note("   ").kind is NoteKind.MARK


def test_without_consent_to_notes_there_are_none(study: OpenStudy, session: Session, code: str) -> None:
    study.consenting.record(code, [ConsentScope.NOTES], Decision.WITHDRAWN)
    with pytest.raises(ConsentMissing):
        session.note("x")
    with pytest.raises(ConsentMissing):
        session.mark()
    with pytest.raises(ConsentMissing):
        session.keep_draft("x", None)
    assert session.notes == []
    assert not session.consent.may(ConsentScope.NOTES)
    session.end()
    session.close()


def test_a_quote_is_stored_without_consent_to_quoting(session: Session) -> None:
    assert session.note('"I never said so"').kind is NoteKind.QUOTE


def test_recorder_marks_need_consent(study: OpenStudy, session: Session, code: str) -> None:
    assert session.recorder() is True
    study.consenting.record(code, [ConsentScope.AUDIO], Decision.WITHDRAWN)
    assert session.recorder() is False
    with pytest.raises(ConsentMissing, match="recorder"):
        session.recorder()
    assert session.state.recorder_on is False


def test_the_half_written_line(session: Session, store: Store, clock: FakeClock) -> None:
    begun = session.stamp()
    session.keep_draft("hal", begun)
    clock.advance(100)
    session.keep_draft("half", None)
    assert store.draft(session.interview.id) == ("half", begun.at, begun.elapsed_ms)
    session.mark()
    assert store.draft(session.interview.id) == ("half", begun.at, begun.elapsed_ms)
    session.note("other", beside_draft=True)
    assert (session.draft, session.draft_stamp) == ("half", begun)
    session.note("half a line", begun)
    assert (session.draft, store.draft(session.interview.id)) == ("", None)
    session.keep_draft("again", None)
    session.keep_draft("", None)
    assert (session.draft, store.draft(session.interview.id)) == ("", None)


def test_a_note_never_takes_another_half_written_line_with_it(
    session: Session, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = session.stamp()
    session.keep_draft("half", begun)

    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(store, "set_draft", full)
    session.note("another", beside_draft=True)
    session.mark()
    assert store.draft(session.interview.id) == ("half", begun.at, begun.elapsed_ms)
    session.note("half a line", begun, left="and the next", left_stamp=begun)
    assert store.draft(session.interview.id) == ("and the next", begun.at, begun.elapsed_ms)
    assert (session.draft, session.draft_stamp) == ("and the next", begun)


def test_a_half_written_line_longer_than_a_note_becomes_several_and_none_is_missing(
    session: Session, store: Store
) -> None:
    session.keep_draft("a" * NOTE_LIMIT + "b", session.stamp())
    session.keep_draft_as_note()
    assert [note.text for note in session.notes] == ["a" * NOTE_LIMIT, "b"]
    assert (session.draft, store.draft(session.interview.id)) == ("", None)


def test_the_same_line_is_not_written_twice(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.keep_draft("half", session.stamp())

    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(session._store, "set_draft", full)
    session.keep_draft("half", session.stamp())
    with pytest.raises(DiskFull):
        session.keep_draft("half a", session.stamp())
    assert session.draft == "half"


def test_flags_and_kinds_on_the_last_note(session: Session) -> None:
    with pytest.raises(NotAllowedNow):
        session.flag_last(NoteFlag.HARM)
    first = session.note("one")
    session.note("two")
    session.undo()
    assert session.flag_last(NoteFlag.HARM).id == first.id
    assert session.flag_last(NoteFlag.IDENTIFYING).flags == {NoteFlag.HARM, NoteFlag.IDENTIFYING}
    assert session.flag_last(NoteFlag.HARM).flags == {NoteFlag.IDENTIFYING}
    assert session.kind_last(NoteKind.OBSERVATION).kind is NoteKind.OBSERVATION
    with pytest.raises(NotAllowedNow):
        session.kind_last(NoteKind.MARK)


def test_a_stamp_moves_back_to_the_start_at_most(session: Session) -> None:
    note = session.note("x")
    moved = session.back_date(note.id, 4)
    assert (moved.elapsed_ms, moved.at) == (6_000, note.at - 4_000)
    assert session.back_date(note.id, 100).elapsed_ms == 0
    for seconds in (0, -5):
        with pytest.raises(UsageProblem):
            session.back_date(note.id, seconds)
    with pytest.raises(UsageProblem):
        session.back_date(note.id + 1, 5)


def test_what_is_asked_later_is_taken_up(session: Session) -> None:
    later, other = session.note("?who"), session.note("x")
    session.answered(later.id)
    assert session.notes[0].answered
    with pytest.raises(UsageProblem):
        session.answered(other.id)


def test_moving_marks_nothing_and_returns_to_what_is_open(session: Session) -> None:
    for _n in range(9):
        session.next_question()
    assert session.state.question_id == "closing-1"
    assert session.state.states == {}
    session.go_to("1")
    assert session.state.question_id == "tasks-1"
    session.question_state(QuestionState.ASKED)
    session.go_to("USERS")
    session.previous_theme()
    assert session.state.question_id == "tasks-2"
    session.question_state(QuestionState.SKIPPED, reason="no\ntime")
    assert session.state.reasons == {"tasks-2": "no time"}
    session.previous_question()
    session.next_theme()
    session.go_to("0")
    assert session.state.theme_id == "warm-up"
    session.previous_theme()
    assert session.state.theme_id == "warm-up"
    with pytest.raises(UsageProblem, match="users-1"):
        session.go_to("users-2")


def test_nothing_is_written_when_nothing_changes(session: Session) -> None:
    session.previous_question()
    session.previous_theme()
    session.go_to("warm-up")
    session.question_state(QuestionState.ASKED)
    session.question_state(QuestionState.ASKED)
    assert [event.kind for event in session.events] == [EventKind.STARTED, EventKind.STATE]
    with pytest.raises(UsageProblem):
        session.question_state(QuestionState.ASKED, "nowhere")


def test_pauses_interruptions_and_more_time(session: Session, clock: FakeClock) -> None:
    session.pause()
    with pytest.raises(NotAllowedNow):
        session.pause()
    clock.advance(30_000)
    assert session.state.talk_ms(session.now_ms()) == 10_000
    session.resume_talk()
    with pytest.raises(NotAllowedNow):
        session.resume_talk()
    clock.advance(5_000)
    assert session.state.talk_ms(session.now_ms()) == 15_000
    session.interruption("phone")
    with pytest.raises(NotAllowedNow):
        session.interruption()
    session.interruption_over()
    with pytest.raises(NotAllowedNow):
        session.interruption_over()
    with pytest.raises(UsageProblem, match="phone"):
        session.interruption("phon")
    session.extend(15)
    session.extend(5)
    assert session.promised_ms() == 80 * 60_000
    for minutes in (0, -1, 601):
        with pytest.raises(UsageProblem):
            session.extend(minutes)


def test_after_the_end_notes_follow_until_it_is_closed(session: Session, clock: FakeClock) -> None:
    begun = session.stamp()
    clock.advance(1_000)
    session.end("participant")
    clock.advance(1_000)
    assert session.note("begun before", begun).after is False
    assert session.note("!what I saw").after is True
    assert session.state.talk_ms(session.now_ms()) == 11_000
    for act in (session.pause, session.recorder, session.end, session.end_check, session.interruption):
        with pytest.raises(NotAllowedNow):
            act()
    session.keep_draft("half", session.stamp())
    session.close()
    assert [note.text for note in session.notes] == ["begun before", "what I saw", "half"]
    with pytest.raises(NotAllowedNow):
        session.note("late")
    with pytest.raises(NotAllowedNow):
        session.close()


def test_it_is_not_closed_before_its_end(session: Session) -> None:
    with pytest.raises(NotAllowedNow):
        session.close()
    with pytest.raises(UsageProblem):
        session.end("crash")


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("ended", [True, False])
def test_they_want_to_stop(study: OpenStudy, session: Session, code: str, keep: bool, ended: bool) -> None:
    session.recorder()
    if ended:
        session.end("participant")
    session.keep_draft("half", session.stamp())
    session.withdraw(keep=keep)
    assert session.state.phase is Phase.CLOSED
    assert [(event.value, event.detail) for event in session.events[-2:]] == [
        ("participant", ""), ("", "keep" if keep else "all"),
    ]  # fmt: skip
    assert study.consenting.state(code).withdrawn is not keep
    assert session.consent == study.consenting.state(code)
    assert [note.text for note in session.notes] == (["half"] if keep else [])
    assert session.draft == ""
    assert session.state.recorder_on is False
    study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.GRANTED)
    assert study.consenting.state(code).may(ConsentScope.NOTES) is keep


def test_a_full_disk_changes_nothing_in_memory(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.note("one")
    before = (session.notes, session.events, session.state, session.draft)

    def full(*_args: object, **_kwargs: object) -> None:
        raise DiskFull

    for name in ("add_note", "add_event", "add_change", "set_draft"):
        monkeypatch.setattr(session._store, name, full)
    for act in (
        lambda: session.note("two"), session.mark, session.next_theme, session.undo, session.pause,
        lambda: session.flag_last(NoteFlag.HARM), lambda: session.keep_draft("x", None), session.end,
    ):  # fmt: skip
        with pytest.raises(DiskFull):
            act()
    assert before == (session.notes, session.events, session.state, session.draft)
    monkeypatch.undo()
    assert session.note("two").text == "two"
