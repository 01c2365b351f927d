"""Quick words and pasted notes: what was typed stays on record, one act takes the writing-out back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.note import ChangeField, NoteKind
from interview_tui.services.lookout import history

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock


@pytest.fixture
def session(study: OpenStudy, code: str, clock: FakeClock) -> Session:
    session = study.interviewing.start(code)
    session.quick_words = {"pp": "på plass", "mm": "med mer"}
    clock.advance(10_000)
    return session


@pytest.mark.parametrize("again", [False, True], ids=["same window", "after a restart"])
def test_one_undo_gives_back_what_was_typed_the_next_one_the_note(
    study: OpenStudy, session: Session, again: bool
) -> None:
    stored = session.note("! alle pp mm")
    assert (stored.kind, stored.text, stored.revised) == (
        NoteKind.OBSERVATION,
        "alle på plass med mer",
        False,
    )
    session = study.interviewing.resume(session.interview.id) if again else session
    assert session.notes[-1].text == "alle på plass med mer"
    assert "as you typed it" in session.undo().sentence
    assert [note.text for note in session.notes] == ["alle pp mm"]
    assert session.undo().line == "!alle pp mm"
    assert session.notes == []


def test_what_was_typed_is_the_note_as_first_written(study: OpenStudy, session: Session) -> None:
    note = session.note("alle pp")
    assert study.store.first_note(note.id).text == "alle pp"
    assert study.store.note(note.id).text == "alle på plass"
    session.end()
    assert [words for _at, words in history(study, note.id).wordings][-1] == "alle på plass"
    assert study.store.audit_intact()


def test_they_are_off_until_they_are_set(study: OpenStudy, code: str) -> None:
    assert study.interviewing.start(code).note("alle pp").text == "alle pp"


def test_pasted_words_and_a_kept_draft_stay_as_they_are(session: Session) -> None:
    assert session.note("alle pp", pasted=True).text == "alle pp"
    session.keep_draft("halvt pp", None)
    kept = session.keep_draft_as_note()
    assert kept is not None
    assert kept.text == "halvt pp"


def test_a_note_that_would_grow_too_long_stays_as_typed(session: Session) -> None:
    typed = "pp " * 6600
    assert session.note(typed).text == typed.strip()


def test_a_pasted_page_is_one_note_and_says_so(study: OpenStudy, session: Session) -> None:
    page = "\n\n".join(f"avsnitt {number}: æøå" for number in range(40))
    note = session.note(page, pasted=True)
    assert (note.text, note.pasted) == (page, True)
    assert study.store.note(note.id).pasted
    assert [change.field for change in study.store.changes(note.id)] == [ChangeField.PASTED]
    assert study.interviewing.resume(session.interview.id).notes[-1].pasted


SPOKEN = (
    "eh så så vi va liksom ikke ikke der da ikkesant  hm",
    "i mean uh we was gonna— gonna ask like twice teh other day",
    "Ho sa:'d e kje nøye' å så gjekk ho,,  ",
    "tAstefEIL og dobble  mellomrom ... og så",
)


@pytest.mark.parametrize("line", SPOKEN)
def test_what_is_typed_as_spoken_is_never_corrected(study: OpenStudy, session: Session, line: str) -> None:
    note = session.note(line)
    assert note.text == line.strip()
    assert study.store.first_note(note.id).text == line.strip()


def test_a_half_written_line_remembers_that_it_was_pasted(study: OpenStudy, session: Session) -> None:
    session.keep_draft("limt inn", None, pasted=True)
    again = study.interviewing.resume(session.interview.id)
    assert again.draft_pasted
    kept = again.keep_draft_as_note()
    assert kept is not None
    assert kept.pasted
    assert not study.interviewing.resume(session.interview.id).draft_pasted
    session.note("typed", left="rest", left_pasted=True)
    assert study.interviewing.resume(session.interview.id).draft_pasted
    session.keep_draft("typed", None)
    assert not study.interviewing.resume(session.interview.id).draft_pasted
