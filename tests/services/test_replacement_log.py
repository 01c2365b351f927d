"""The log of replacements lies in the key file, with every field, and is gone with it (fieldwork 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import KeyFileProblem, WrongPassphrase
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.keyfile.log import Replaced, merged, packed, unpacked
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.note import Meaning
from interview_tui.sealing import QUICK
from interview_tui.services import keys

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

WORDS = "six blue elks"
ROW = Replaced(0, 7, 3, "direct", "person", "Kåri\n[x]", "[person 7]", "replace", "KE", 5, "")


@pytest.fixture
def names(study: OpenStudy, tmp_path: Path) -> KeyFile:
    """A key file of the study with one name."""
    made = KeyFile.create(tmp_path / "names.keyfile", WORDS, cost=QUICK, study=study.store.study_id)
    made.add(Entry.new("Kari Eksempel", contacts=("41 23 45 67",)))
    made.save()
    study.has_key_file()
    return made


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    session = study.interviewing.start(code)
    for line in ("then Kari came, call 41234567", "moved to Bergen early", "æ va der itj"):
        session.note(line)
    session.end()
    reviewing = study.reviewing
    third = [note.id for row in reviewing.interviews() for note in reviewing.notes(row.interview.id)][2]
    reviewing.decide("word:bergen", IdentifierType.PLACE, Choice.GENERALISE, text="the west")
    reviewing.revise(third, "I was not there", Meaning.KEPT)
    reviewing.sign(range(third - 2, third + 1))
    return study


def test_every_replacement_that_leaves_is_logged_once_with_every_field(
    talked: OpenStudy, names: KeyFile, tmp_path: Path
) -> None:
    for folder in ("one", "two"):
        talked.reporting.export(tmp_path / folder, key=names.names(), log=names.keep_log)
    log = KeyFile.open(names.path, WORDS).log
    told = [(row.original, row.sort, row.kind, row.rule, row.meaning) for row in log]
    assert told == [
        ("Kari", "direct", "person", "certain", ""),
        ("41234567", "strong_indirect", "phone", "certain", ""),
        ("Bergen", "indirect", "place", "generalise", ""),
        ("æ va der itj", "indirect", "speech_style", "rewrite", "kept"),
    ]
    assert [row.id for row in log] == [1, 2, 3, 4]
    assert log[2].replacement == "[the west]"
    assert log[0].offset == 5
    assert all(row.at > 0 and row.note_id for row in log)
    out = b"".join(file.read_bytes() for file in (tmp_path / "one").iterdir())
    assert log[0].replacement.encode() in out


def test_nothing_of_it_is_readable_and_destroying_the_key_file_destroys_it(
    talked: OpenStudy, names: KeyFile, tmp_path: Path
) -> None:
    talked.reporting.export(tmp_path / "out", key=names.names(), log=names.keep_log)
    sealed = names.path.read_bytes()
    assert not any(word in sealed for word in (b"Kari", b"Bergen", b"itj", b"the west"))
    with pytest.raises(WrongPassphrase):
        KeyFile.open(names.path, "other words")
    keys.destroy(names.path, talked)
    assert not names.path.exists()
    assert talked.store.decisions() == []


def test_a_log_that_cannot_be_kept_stops_the_export(
    talked: OpenStudy, names: KeyFile, tmp_path: Path
) -> None:
    known = names.names()
    names.path.rename(tmp_path / "away.keyfile")
    with pytest.raises(KeyFileProblem):
        talked.reporting.export(tmp_path / "out", key=known, log=names.keep_log)
    assert not (tmp_path / "out").exists()


def test_a_name_added_meanwhile_is_not_lost(names: KeyFile) -> None:
    other = KeyFile.open(names.path, WORDS)
    other.add(Entry.new("Ola Eksempel"))
    other.save()
    names.keep_log([ROW])
    found = KeyFile.open(names.path, WORDS)
    assert [entry.name for entry in found.entries] == ["Kari Eksempel", "Ola Eksempel"]
    assert found.log[0].original == ROW.original


def test_who_withdraws_is_gone_from_the_log(
    talked: OpenStudy, code: str, names: KeyFile, tmp_path: Path
) -> None:
    talked.reporting.export(tmp_path / "out", key=names.names(), log=names.keep_log)
    assert names.log
    talked.withdrawing.everything(code, key=names)
    assert KeyFile.open(names.path, WORDS).log == ()


def test_a_log_comes_back_as_it_was_and_grows_by_what_is_new() -> None:
    rows = merged((), [ROW, ROW])
    assert unpacked(packed(rows)) == rows
    assert merged(rows, [ROW]) == rows
    assert unpacked("") == ()
    for bad in ("x", "AAAA", packed(rows)[:-8], 3, packed([])[:4]):
        with pytest.raises((ValueError, TypeError)):
            unpacked(bad)
