"""Opening: what is not ours, newer, damaged or busy; private files; nothing readable; killed in mid-air."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import (
    InterviewError,
    NewerStudy,
    NotAStudy,
    StoreBusy,
    StoreDamaged,
    WouldOverwrite,
)
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.study import Study
from interview_tui.store import database
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import Interview
    from interview_tui.paths import StudyPaths

KEY = bytes(range(32))

CHILD = """
import sys
from pathlib import Path
from interview_tui.model.note import Note, NoteKind
from interview_tui.paths import StudyPaths
from interview_tui.store.store import Store
store = Store.open(StudyPaths(Path(sys.argv[1])), bytes(range(32)))
interview = store.interviews()[0]
for number in range(int(sys.argv[2])):
    note = Note(0, interview.id, number, number, NoteKind.NOTE, f"note {number}", "tasks")
    print(store.add_note(note).id, flush=True)
store.set_draft(interview.id, "half a li", 1, 1)
store.db.begin()
store.db.execute("DELETE FROM notes")
print("in mid-air", flush=True)
sys.stdin.read()
"""


def test_an_opened_study_is_the_one_that_was_made(store: Store, paths: StudyPaths, key: bytes) -> None:
    site = store.add_site("Kontoret")
    store.close()
    store.close()
    with closing(Store.open(paths, key)) as opened:
        assert opened.sites() == [site]


def test_a_database_is_never_made_over_another(store: Store, paths: StudyPaths, key: bytes) -> None:
    store.add_site("Kontoret")
    with pytest.raises(WouldOverwrite):
        Store.create(paths, os.urandom(32), Study("x", "nb"))
    assert len(store.sites()) == 1
    paths.keyslots.write_text("a file, not a folder")
    with pytest.raises(WouldOverwrite):
        Store.create(type(paths)(paths.keyslots), key, Study("x", "nb"))


def test_files_are_private_whatever_the_umask(paths: StudyPaths, key: bytes) -> None:
    old = os.umask(0)
    try:
        for new in (True, False):
            with closing(
                Store.create(paths, key, Study("x", "nb")) if new else Store.open(paths, key)
            ) as store:
                store.add_site("Kontoret" + os.urandom(4).hex())
                modes = {item.name: stat.S_IMODE(item.stat().st_mode) for item in paths.folder.iterdir()}
            assert modes == {"study.db": 0o600, "study.db-wal": 0o600}
    finally:
        os.umask(old)
    assert stat.S_IMODE(paths.folder.stat().st_mode) == 0o700


def test_pragmas_are_as_they_should_be(store: Store, paths: StudyPaths, key: bytes) -> None:
    def pragmas(store: Store) -> dict[str, object]:
        names = (
            "journal_mode", "locking_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete",
            "temp_store", "cell_size_check", "application_id",
        )  # fmt: skip
        return {name: store.db.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    expected = {
        "journal_mode": "wal", "locking_mode": "exclusive", "synchronous": 2, "foreign_keys": 1,
        "trusted_schema": 0, "secure_delete": 1, "temp_store": 2, "cell_size_check": 1,
        "application_id": database.APPLICATION_ID,
    }  # fmt: skip
    assert pragmas(store) == expected
    store.close()
    with closing(Store.open(paths, key)) as opened:
        assert pragmas(opened) == expected


def test_nothing_readable_lies_in_the_folder(
    store: Store, interview: Interview, guide: Guide, paths: StudyPaths
) -> None:
    store.add_note(Note(0, interview.id, 1, 1, NoteKind.QUOTE, "bare i gangen", "tasks"))
    store.set_draft(interview.id, "halvskrevet linje", 1, 1)
    words = [
        "bare i gangen",
        "halvskrevet",
        "Eksempelkontoret",
        guide.title,
        "Reform study",
        "R47",
        "adviser",
    ]
    words += ["Testperson", "CREATE TABLE", "SQLite format", "notes"]

    def readable() -> list[str]:
        content = b"".join(item.read_bytes() for item in paths.folder.rglob("*"))
        assert len(content) > 50_000
        return [word for word in words for kind in ("utf-8", "utf-16-le") if word.encode(kind) in content]

    assert readable() == []
    store.close()
    assert readable() == []


@pytest.fixture
def closed(store: Store, paths: StudyPaths) -> StudyPaths:
    """A study with some pages of content, closed."""
    for number in range(300):
        store.add_site(f"Kontor {number}")
    store.close()
    return paths


def refused(paths: StudyPaths, key: bytes, error: type[InterviewError]) -> None:
    """Assert that opening says ``error``, says it again, and leaves file and folder as they were."""
    before = {item.name: item.read_bytes() for item in paths.folder.iterdir() if item.is_file()}
    for _ in range(2):
        with pytest.raises(error):
            Store.open(paths, key)
    assert {item.name: item.read_bytes() for item in paths.folder.iterdir() if item.is_file()} == before


def test_nothing_there_is_not_a_study(paths: StudyPaths) -> None:
    with pytest.raises(NotAStudy):
        Store.open(paths, KEY)
    paths.folder.mkdir()
    refused(paths, KEY, NotAStudy)
    paths.database.mkdir()
    refused(paths, KEY, NotAStudy)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"SQLite format 3\x00", b"SQLite format 3\x00" + b"x" * 9000]
)
def test_a_foreign_file_is_not_a_study(paths: StudyPaths, content: bytes) -> None:
    paths.folder.mkdir()
    paths.database.write_bytes(content)
    refused(paths, KEY, NotAStudy)


def test_an_unencrypted_database_is_not_a_study(paths: StudyPaths) -> None:
    paths.folder.mkdir()
    with closing(sqlite3.connect(paths.database)) as plain:
        plain.execute("CREATE TABLE t (a)")
    refused(paths, KEY, NotAStudy)


def test_another_programs_encrypted_database_is_not_a_study(paths: StudyPaths) -> None:
    paths.folder.mkdir()
    with closing(database.connect(paths.database, KEY)) as other:
        other.execute("CREATE TABLE t (a)")
    refused(paths, KEY, NotAStudy)


def test_a_key_that_is_not_its_own_is_damage_and_quiet(
    closed: StudyPaths, capfd: pytest.CaptureFixture[str]
) -> None:
    refused(closed, bytes(32), StoreDamaged)
    assert capfd.readouterr() == ("", "")
    with pytest.raises(ValueError, match="32 bytes"):
        Store.open(closed, b"short")


@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_file_cut_short_is_damaged(closed: StudyPaths, part: float) -> None:
    os.truncate(closed.database, int(closed.database.stat().st_size * part))
    refused(closed, KEY, StoreDamaged)


def test_a_file_overwritten_at_the_front_is_damaged(closed: StudyPaths) -> None:
    with closed.database.open("r+b") as file:
        file.write(b"\x00" * 100)
    refused(closed, KEY, StoreDamaged)


def read_all(paths: StudyPaths) -> None:
    with closing(Store.open(paths, KEY)) as store:
        assert len(store.sites()) == len(store.audit_rows()) == 300
        assert (store.respondents(), store.decisions(), store.interviews()) == ([], [], [])


def test_damage_anywhere_is_told_or_does_not_matter(closed: StudyPaths) -> None:
    whole = closed.database.read_bytes()
    told = 0
    for place in range(0, len(whole), 4096):
        closed.database.write_bytes(whole[: place + 2000] + b"\xaa\xab\xac" + whole[place + 2003 :])
        try:
            read_all(closed)
        except StoreDamaged:
            told += 1
    assert told > 10
    closed.database.write_bytes(whole)
    read_all(closed)


def test_a_study_with_a_step_unknown_here_is_newer(store: Store, paths: StudyPaths, key: bytes) -> None:
    with store.db.atomic():
        store.db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            ("interview_tui", "m9999_from_the_future", ""),
        )
    store.close()
    refused(paths, key, NewerStudy)


def test_a_second_window_is_told_at_once(store: Store, paths: StudyPaths, key: bytes) -> None:
    with pytest.raises(StoreBusy):
        Store.open(paths, key)
    store.add_site("Kontoret")
    store.close()
    with closing(Store.open(paths, key)) as next_one:
        assert len(next_one.sites()) == 1


@pytest.fixture
def child(store: Store, interview: Interview, paths: StudyPaths) -> Iterator[subprocess.Popen[str]]:
    """Another process with the study open, fifty notes acknowledged, in the middle of a transaction."""
    store.close()
    command = [sys.executable, "-c", CHILD, str(paths.folder), "50"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def test_another_process_keeps_us_out_and_kill_9_loses_nothing(
    child: subprocess.Popen[str], paths: StudyPaths, key: bytes, interview: Interview
) -> None:
    assert child.stdout is not None
    acknowledged = [int(child.stdout.readline()) for _ in range(50)]
    assert child.stdout.readline() == "in mid-air\n"
    with pytest.raises(StoreBusy):
        Store.open(paths, key)
    child.send_signal(signal.SIGKILL)
    child.wait()
    with closing(Store.open(paths, key)) as store:
        notes = store.notes(interview.id)
        assert [note.id for note in notes] == acknowledged
        assert notes[-1].text == "note 49"
        assert store.draft(interview.id) == ("half a li", 1, 1)
        assert store.audit_intact()
        store.add_note(Note(0, interview.id, 1, 1, NoteKind.NOTE, "on we go", "tasks"))


def test_reading_and_opening_do_without_sqlite_utils(store: Store, paths: StudyPaths, tmp_path: Path) -> None:
    store.close()
    code = (
        "import sys; from pathlib import Path; from interview_tui.paths import StudyPaths;"
        "from interview_tui.store.store import Store; from interview_tui.model.study import Study;"
        "made = Store.create(StudyPaths(Path(sys.argv[2])), bytes(32), Study('x', 'nb')); made.close();"
        "store = Store.open(StudyPaths(Path(sys.argv[1])), bytes(range(32))); store.study(); store.phases();"
        "assert 'sqlite_utils' not in sys.modules and 'sqlite3' not in sys.modules;"
        "store.warm(); assert 'sqlite_utils' in sys.modules; store.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(paths.folder), str(tmp_path / "new")], check=True)
