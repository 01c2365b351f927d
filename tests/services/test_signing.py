"""Nothing leaves that nobody has read whole: who signed each note, and what takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed
from interview_tui.export.formats import FORMATS
from interview_tui.model.note import ChangeField, Meaning, NoteFlag, NoteKind

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    """A study with one interview of two notes and a moment without words."""
    session = study.interviewing.start(code)
    for line in ("drove every day", "met round a table", ""):
        session.note(line)
    session.end()
    return study


def ids(study: OpenStudy) -> list[int]:
    (row,) = study.reviewing.interviews()
    return [note.id for note in study.reviewing.notes(row.interview.id) if note.text]


def test_no_format_leaves_with_a_note_that_nobody_has_read(talked: OpenStudy, tmp_path: Path) -> None:
    first, second = ids(talked)
    for name in FORMATS:
        with pytest.raises(GateClosed) as closed:
            talked.reporting.export(tmp_path / name, formats=[name])
        (reason,) = closed.value.reasons
        assert f"2 notes have not been read through: {first}, {second}" in reason
        assert "drove" not in reason
        assert not (tmp_path / name).exists()
    talked.reviewing.sign([first, second])
    assert talked.reporting.export(tmp_path / "out").notes == 2


def test_other_words_take_the_signature_back_and_a_flag_does_not(talked: OpenStudy) -> None:
    first, second = ids(talked)
    assert talked.reviewing.sign([first, second, first]) == 2
    assert talked.reviewing.sign([first]) == 0
    assert talked.reviewing.next_to_read() == (0, 0)
    talked.reviewing.flag(second, NoteFlag.HARM, on=True)
    talked.reviewing.revise(first, "drove every other day", Meaning.UNSURE)
    note, other = (talked.store.note(number) for number in (first, second))
    assert (note.signed, note.meaning, bool(other.signed)) == ("", Meaning.UNSURE, True)
    assert talked.reviewing.next_to_read() == (note.interview_id, note.id)
    assert talked.reviewing.sign([second], yes=False) == 1
    assert talked.store.note(second).signed == ""


def test_what_stays_behind_need_not_be_read(talked: OpenStudy) -> None:
    first, second = ids(talked)
    talked.reviewing.sign([first])
    talked.reviewing.set_kind(second, NoteKind.OWN_REACTION)
    assert talked.reporting.prepare().problems == []
    assert talked.reviewing.revisions(first)[-1].field is ChangeField.SIGNED
