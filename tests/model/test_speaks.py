"""Which notes give somebody's own words."""

from __future__ import annotations

import pytest

from interview_tui.model.note import Note, NoteKind, speaks


def note(text: str, kind: NoteKind = NoteKind.NOTE) -> Note:
    return Note(1, 1, 0, 0, kind, text, "t")


@pytest.mark.parametrize(
    "text",
    [
        'hun sa "vi ses bare i gangen"',
        "«aldri rundt et bord», sa hun",
        "“I like the front line”",
        'to: „vi ses i morgen“ og "a b c"',
    ],
)
def test_words_between_quotation_marks_are_speech(text: str) -> None:
    assert speaks(note(text))


@pytest.mark.parametrize(
    "text",
    ['kalles "mottak"', 'den "nye veien"', "ingen anførsel her i det hele tatt", '5" skjerm og 7" skjerm'],
)
def test_a_term_in_quotation_marks_is_not_speech(text: str) -> None:
    assert not speaks(note(text))


def test_a_quote_is_speech_whatever_it_holds() -> None:
    assert speaks(note("ja", NoteKind.QUOTE))
