"""Repair of the last note in the talk: other words, all else as it was, undone by one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import InterviewError, NotAllowedNow, UsageProblem
from interview_tui.model.craft import DebriefItem
from interview_tui.model.guide import TimeTag
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.text import NOTE_LIMIT

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock


def test_words_change_and_stamp_flags_and_tags_stay(
    study: OpenStudy, session: Session, clock: FakeClock
) -> None:
    before = session.note('"vi ses bra i gangen')
    session.flag_last(NoteFlag.THIRD_PARTY)
    session.time_last(TimeTag.NOW)
    clock.advance(60_000)
    after = session.edit_last('"vi ses bare i gangen')
    assert (after.id, after.kind, after.text) == (before.id, NoteKind.QUOTE, "vi ses bare i gangen")
    assert (after.elapsed_ms, after.time) == (before.elapsed_ms, TimeTag.NOW)
    assert after.flags == {NoteFlag.THIRD_PARTY}
    assert study.store.first_note(after.id).text == "vi ses bra i gangen"


@pytest.mark.parametrize("again", [False, True], ids=["same window", "after a restart"])
def test_undo_gives_back_what_it_read(study: OpenStudy, session: Session, again: bool) -> None:
    session.note("en")
    session.edit_last("to")
    session.edit_last("tre")
    session = study.interviewing.resume(session.interview.id) if again else session
    assert "before it was edited" in session.undo().sentence
    assert session.notes[-1].text == "to"
    session.undo()
    assert session.notes[-1].text == "en"
    assert session.undo().line == "en"
    assert session.notes == []
    assert study.store.audit_intact()


def test_a_mark_gets_its_words_and_a_first_character_its_kind(session: Session) -> None:
    session.mark()
    assert session.edit_last("!ser bort").kind is NoteKind.OBSERVATION
    assert (session.edit_last("ser bort").kind, session.notes[-1].text) == (NoteKind.NOTE, "ser bort")


def test_the_same_line_changes_nothing(study: OpenStudy, session: Session) -> None:
    note = session.note("?vaktplan")
    assert session.edit_last("?vaktplan") == note
    assert study.store.changes(note.id) == []


@pytest.mark.parametrize("line", ["", "  \n", "x" * (NOTE_LIMIT + 1)])
def test_what_cannot_be_a_note_leaves_it_as_it_was(session: Session, line: str) -> None:
    session.note("en")
    with pytest.raises(UsageProblem):
        session.edit_last(line)
    assert session.notes[-1].text == "en"


def test_after_the_talk_only_what_was_written_after_it(session: Session, clock: FakeClock) -> None:
    with pytest.raises(NotAllowedNow):
        session.edit_last("x")
    session.note("en")
    session.end()
    with pytest.raises(NotAllowedNow):
        session.edit_last("to")
    clock.advance(1_000)
    session.debrief(DebriefItem.MANNER, "rolg")
    assert session.edit_last("!rolig").after
    session.close()
    with pytest.raises(InterviewError):
        session.edit_last("igjen")
    assert [note.text for note in session.notes] == ["en", "rolig"]
