"""Erasing, as the file has it: rows, the index of words, the log beside the database and its free pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.consent import Asking, ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.identifier import Decision as Ruling
from interview_tui.model.interview import Event, EventKind
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.store.erase import Leftovers
from interview_tui.store.word_index import WordIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.interview import Interview
    from interview_tui.store.store import Store

WORDS = "snakker om vaktplanen "

ERASING: dict[str, Callable[[Store, int, Note], object]] = {
    "a person": lambda store, person, _note: store.erase_respondent(person, "after", "R47", Leftovers()),
    "notes": lambda store, person, _note: store.erase_notes(person),
    "recorder marks": lambda store, person, _note: store.erase_sync_marks(person),
    "replacements": lambda store, _person, _note: store.erase_replacements(),
}
TAKING_WORDS: dict[str, Callable[[Store, int, Note], object]] = {
    "a person": ERASING["a person"],
    "notes": ERASING["notes"],
    "what slipped in": lambda store, _person, note: store.reword(
        NoteChange(note.id, ChangeField.TEXT, "[place]", 2)
    ),
}


@pytest.fixture
def note(store: Store, interview: Interview) -> Note:
    """Many pages of one person: notes, and what the recorder was marked with."""
    store.add_event(Event(interview.id, EventKind.RECORDER_ON, interview.started_at, 0, "1"))
    said = [Note(0, interview.id, 1, 1, NoteKind.NOTE, WORDS * 400, "tasks") for _ in range(4)]
    return [store.add_note(one) for one in said][-1]


@pytest.mark.parametrize("what", ERASING)
def test_erasing_leaves_no_page_free_and_nothing_in_the_log(
    store: Store, interview: Interview, note: Note, what: str
) -> None:
    ERASING[what](store, interview.respondent_id, note)
    assert store._rows("PRAGMA freelist_count") == [(0,)]
    log = store.paths.database.with_name(store.paths.database.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_replacements_go_with_their_numbers(store: Store) -> None:
    store.add_decision(Ruling("word:granholt", IdentifierType.PLACE, Choice.REPLACE, 1))
    store.tokens([("ab" * 32, IdentifierType.PLACE)])
    assert store.erase_replacements() == 1
    assert store.decisions() == []
    assert store._rows("SELECT count(*) FROM tokens") == [(0,)]


@pytest.mark.parametrize("what", TAKING_WORDS)
def test_the_index_of_words_goes_with_the_words(
    store: Store, interview: Interview, note: Note, what: str
) -> None:
    with WordIndex(store) as index:
        assert note.id in index.find("vaktplanen", 10)
    assert store.paths.index.exists()
    TAKING_WORDS[what](store, interview.respondent_id, note)
    assert not any(file.exists() for file in store.paths.index_files)
    with WordIndex(store) as index:
        assert note.id not in index.find("vaktplanen", 10)


def test_what_slipped_in_is_out_of_every_wording(store: Store, note: Note) -> None:
    for word in ("Granholt", "Kompasset"):
        store.add_change(NoteChange(note.id, ChangeField.TEXT, word, 1))
    store.reword(NoteChange(note.id, ChangeField.TEXT, "[place]", 2))
    assert store.first_note(note.id).text == store.note(note.id).text == "[place]"
    assert [one.value for one in store.changes(note.id)] == ["[place]"]


def test_the_half_written_line_goes_with_the_notes(store: Store, interview: Interview) -> None:
    store.set_draft(interview.id, "halvskrevet linje om naboen", 1, 1)
    store.erase_notes(interview.respondent_id)
    assert store.draft(interview.id) is None


def test_proof_of_consent_is_kept_without_the_code_however_it_was_written(
    store: Store, interview: Interview
) -> None:
    asking = Asking(evidence="permen, r47 bak R47")
    given = ConsentEvent(
        ConsentScope.NOTES, Decision.GRANTED, Method.WRITTEN, 1, "KE", interview.respondent_id, asking=asking
    )
    store.add_consent([given])
    store.erase_respondent(interview.respondent_id, "after", "R47", Leftovers())
    assert store._rows("SELECT evidence FROM consent_proofs") == [("permen, … bak …",)]
