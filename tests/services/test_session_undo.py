"""Undo takes back each act of an interview, in order, and never reaches an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotAllowedNow
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import EventKind, Phase, QuestionState
from interview_tui.model.note import NoteFlag, NoteKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock


def picture(session: Session) -> tuple[object, ...]:
    """What an interview looks like, but for when it was last touched."""
    state = session.state
    return (
        session.notes, state.phase, state.theme_id, state.question_id, state.states, state.reasons,
        state.recorder_on, state.interrupted, state.extension_minutes,
    )  # fmt: skip


def test_a_note_that_could_not_be_stored_again_is_not_taken_back(study: OpenStudy, session: Session) -> None:
    session.note("who decides the rota?")
    session.edit_last("who decides?")
    before = session.notes
    study.consenting.record(session.respondent.code, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    with pytest.raises(NotAllowedNow, match="could not be stored again"):
        session.undo()
    assert session.notes == before
    assert study.interviewing.at_hand(session.interview.id).notes == before


ACTS: dict[str, Callable[[Session], object]] = {
    "note": lambda s: s.note("words"),
    "mark": lambda s: s.mark(),
    "flag": lambda s: s.flag_last(NoteFlag.HARM),
    "unflag": lambda s: s.flag_last(NoteFlag.IDENTIFYING),
    "kind": lambda s: s.kind_last(NoteKind.QUOTE),
    "stamp": lambda s: s.back_date(s.notes[-1].id, 3),
    "answered": lambda s: s.answered(s.notes[0].id),
    "theme": lambda s: s.next_theme(),
    "question": lambda s: s.next_question(),
    "state": lambda s: s.question_state(QuestionState.PARTLY),
    "skip": lambda s: s.question_state(QuestionState.SKIPPED, reason="no time"),
    "pause": lambda s: s.pause(),
    "interruption": lambda s: s.interruption("phone"),
    "recorder": lambda s: s.recorder(),
    "extend": lambda s: s.extend(10),
}


@pytest.mark.parametrize("again", [False, True], ids=["same window", "after a restart"])
@pytest.mark.parametrize("name", ACTS)
def test_each_act_is_taken_back(
    study: OpenStudy, session: Session, clock: FakeClock, name: str, again: bool
) -> None:
    session.note("?first")
    session.note("second")
    session.flag_last(NoteFlag.IDENTIFYING)
    session.question_state(QuestionState.ASKED)
    session.go_to("tasks")
    before = picture(session)
    clock.advance(1_000)
    ACTS[name](session)
    assert picture(session) != before
    if again:
        clock.reboot()
        session = study.interviewing.resume(session.interview.id)
    undone = session.undo()
    assert picture(session) == before
    assert undone.sentence
    assert (undone.note is not None) == (name in {"note", "mark"})
    assert picture(study.interviewing.load(session.interview.id)) == before


def test_everything_is_taken_back_in_turn(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    session.note("?first")
    pictures = []
    for name, act in ACTS.items():
        if name != "unflag":
            pictures.append(picture(session))
            clock.advance(1_000)
            act(session)
    half = len(pictures) // 2
    while len(pictures) > half:
        session.undo()
        assert picture(session) == pictures.pop()
    clock.reboot()
    session = study.interviewing.resume(session.interview.id)
    while pictures:
        session.undo()
        assert picture(session) == pictures.pop()
    assert session.undo().note is not None
    with pytest.raises(NotAllowedNow):
        session.undo()
    assert session.notes == []


def test_the_last_act_counts_not_the_last_stamp(study: OpenStudy, session: Session, clock: FakeClock) -> None:
    begun = session.stamp()
    clock.advance(1_000)
    session.next_theme()
    clock.advance(1_000)
    session.note("begun before the step", begun)
    clock.wall_back(7_200_000)
    session = study.interviewing.resume(session.interview.id)
    assert session.undo().note is not None
    assert session.undo().note is None
    assert session.state.theme_id == "warm-up"


def test_taking_off_what_was_put_on_leaves_nothing_to_take_back(session: Session) -> None:
    session.note("x")
    session.flag_last(NoteFlag.HARM)
    session.flag_last(NoteFlag.HARM)
    session.kind_last(NoteKind.QUOTE)
    session.kind_last(NoteKind.NOTE)
    assert session.undo().note is not None


def test_undo_never_reaches_another_interview(study: OpenStudy, session: Session, code: str) -> None:
    session.note("first interview")
    session.end()
    session.close()
    second = study.interviewing.start(code)
    with pytest.raises(NotAllowedNow):
        second.undo()
    assert len(study.interviewing.load(session.interview.id).notes) == 1


def test_start_resumption_and_end_stay(study: OpenStudy, session: Session) -> None:
    session.pause()
    again = study.interviewing.resume(session.interview.id)
    assert again.state.phase == Phase.PAUSED.value
    again.undo()
    assert again.state.phase == Phase.RUNNING.value
    again.note("before the end")
    again.end()
    with pytest.raises(NotAllowedNow):
        again.undo()
    again.note("after")
    again.undo()
    kinds = [event.kind for event in again.events]
    assert kinds == [EventKind.STARTED, EventKind.PAUSE, EventKind.RESUMED, EventKind.UNDONE, EventKind.ENDED]
    assert [note.text for note in again.notes] == ["before the end"]


def test_the_words_stay_on_record(session: Session, store: Store) -> None:
    note = session.note("words")
    assert session.undo().note == note
    (kept,) = store.notes(session.interview.id)
    assert (kept.text, kept.undone) == ("words", True)


@pytest.mark.parametrize("line", ["words", '"words', '"words", she says', "!words", "?words", "~words", " "])
def test_the_line_comes_back_as_it_was_typed(session: Session, line: str) -> None:
    session.note(line)
    assert session.undo().line == line.strip()


def test_undo_reads_no_further_back_than_the_interview_itself(
    study: OpenStudy, session: Session, store: Store
) -> None:
    for number in range(50):
        study.recruiting.add_site(f"Site {number}")
    session.note("one")
    acts = store.acts_since_start(session.interview.id)
    assert acts[0] == ("interview started", str(session.interview.id))
    assert len(acts) < len(store.audit_rows())
    assert session.undo().note is not None
