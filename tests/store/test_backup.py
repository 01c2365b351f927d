"""Backups: one file with copy and key slots, read back before it counts, and never half-made."""

from __future__ import annotations

import json
import stat
import threading
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import BackupProblem, NewerStudy, WouldOverwrite
from interview_tui.model.note import Note, NoteKind
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.store import backup, keyslots
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.interview import Interview

WORDS = "sier at ingen spør · æøå"


@pytest.fixture(autouse=True)
def _slots(paths: StudyPaths, key: bytes, store: Store) -> None:
    """Slots beside the database, written past the rule that a study is never overwritten."""
    spare = StudyPaths(paths.folder.parent / "spare")
    keyslots.write(spare, key, "hemmelig", QUICK)
    spare.keyslots.rename(paths.keyslots)


def add(store: Store, interview: Interview, count: int) -> None:
    for number in range(count):
        store.add_note(Note(0, interview.id, number, number, NoteKind.NOTE, f"{WORDS} {number}", "warm-up"))


def test_a_backup_is_one_file_that_opens_with_the_passphrase_alone(
    store: Store, interview: Interview, paths: StudyPaths, tmp_path: Path
) -> None:
    add(store, interview, 5)
    (paths.folder / "names.keyfile").write_bytes(b"lagt her ved en feil")
    made = backup.make(store, tmp_path / "a.backup", 77)
    file = tmp_path / "a.backup"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made.size == file.stat().st_size
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["keyslots.json", "backup.json", "study.db"]
        assert archive.testzip() is None
    raw = file.read_bytes()
    assert b"ved en feil" not in raw
    assert WORDS.encode() not in raw
    assert b"SQLite" not in raw
    found = backup.read(file)
    assert (found.whole, found.made_at) == (True, 77)
    new = StudyPaths(tmp_path / "new")
    new.folder.mkdir()
    backup.unpack(found, new)
    with closing(Store.open(new, keyslots.unlock(new, "hemmelig"))) as again:
        assert again.figures() == made.figures == store.figures()
        assert again.notes(interview.id) == store.notes(interview.id)
    assert [item.name for item in tmp_path.iterdir() if item.is_file()] == ["a.backup"]


def test_notes_stored_meanwhile_are_in_the_study_and_the_copy_is_whole(
    store: Store, interview: Interview, tmp_path: Path
) -> None:
    add(store, interview, 300)
    begun, go_on = threading.Event(), threading.Event()
    stored: list[int] = []

    def stop() -> bool:
        begun.set()
        assert go_on.wait(20)
        return False

    def type_on() -> None:
        assert begun.wait(20)
        go_on.set()
        for number in range(50):
            note = Note(0, interview.id, number, number, NoteKind.NOTE, "underveis", "warm-up")
            stored.append(store.add_note(note).id)

    typist = threading.Thread(target=type_on)
    typist.start()
    made = backup.make(store, tmp_path / "a.backup", 1, stop=stop)
    typist.join()
    assert len(stored) == 50
    assert 300 <= made.figures.notes <= 350
    assert len(store.notes(interview.id)) == 350
    assert store.audit_intact()
    assert backup.read(tmp_path / "a.backup").whole


def test_nothing_is_written_over_and_nothing_half_made_is_left(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "a.backup").write_text("mine")
    with pytest.raises(WouldOverwrite):
        backup.make(store, place / "a.backup", 1)
    with pytest.raises(BackupProblem):
        backup.make(store, place / "b.backup", 1, stop=lambda: True)
    assert [(file.name, file.read_text()) for file in place.iterdir()] == [("a.backup", "mine")]


def test_what_is_read_back_wrong_is_no_backup(store: Store, tmp_path: Path) -> None:
    """A stick that takes the bytes and gives others back: the copy is broken between writing and reading."""

    def stop() -> bool:
        for copy in tmp_path.glob(".a.backup.*.db"):
            raw = bytearray(copy.read_bytes())
            if len(raw) > 3 * 4096:
                raw[2 * 4096 + 50] ^= 1
                copy.write_bytes(raw)
        return False

    with pytest.raises(BackupProblem, match="read back"):
        backup.make(store, tmp_path / "a.backup", 1, stop=stop)
    assert not [item for item in tmp_path.iterdir() if item.is_file()]


def test_other_files_damaged_ones_and_newer_ones_are_told_apart(store: Store, tmp_path: Path) -> None:
    good = tmp_path / "a.backup"
    backup.make(store, good, 1)
    raw = good.read_bytes()
    bad = tmp_path / "bad.backup"
    for foreign in (b"", b"PK", b"words", raw[:25], b"SQLite format 3\x00" + bytes(5000)):
        bad.write_bytes(foreign)
        with pytest.raises(BackupProblem):
            backup.read(bad)
    with zipfile.ZipFile(bad, "w") as archive:
        archive.writestr("other.txt", "words")
    with pytest.raises(BackupProblem):
        backup.read(bad)
    for cut in (600, 2000, len(raw) - 3000):
        bad.write_bytes(raw[:cut])
        found = backup.read(bad)
        assert not found.whole
        assert json.loads(found.keys)["slots"]
    flipped = bytearray(raw)
    flipped[-5000] ^= 1
    bad.write_bytes(flipped)
    assert not backup.read(bad).whole
    bad.write_bytes(raw.replace(b'{"format": 1,', b'{"format": 9,'))
    with pytest.raises(NewerStudy):
        backup.read(bad)


def test_made_ones_are_on_record_until_they_are_forgotten(store: Store) -> None:
    from interview_tui.store.guarded import Plan, Record

    assert store.backup_plan() == Plan()
    store.save_backup_plan(Plan("/mnt/stick", "full", 5))
    number = store.add_backup(Record(0, "automatic", "/mnt/stick", "a.backup", 6, 7, "ab"))
    assert store.backup_plan() == Plan("/mnt/stick")
    assert store.backups() == [Record(number, "automatic", "/mnt/stick", "a.backup", 6, 7, "ab")]
    store.forget_backup(number)
    assert store.backups() == []
    assert store.audit_intact()
