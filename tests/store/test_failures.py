"""When the disk says no: the reason is told, nothing is half-stored, and saving works when it is mended."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import (
    DiskFull,
    InterviewError,
    NotAStudy,
    ReadOnlyPlace,
    StoreBusy,
    StoreDamaged,
    StudyGone,
    WriteFailed,
)
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.store import failures
from interview_tui.store.pages import PAGE
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.model.interview import Interview


def a_note(interview: Interview, text: str) -> Note:
    return Note(0, interview.id, 1, 1, NoteKind.NOTE, text, "tasks")


def texts(store: Store, interview: Interview) -> list[str]:
    return [note.text for note in store.notes(interview.id)]


def test_a_page_that_could_not_be_read_for_a_moment_stops_nothing_for_longer(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    for number in range(40):
        store.add_note(a_note(interview, f"{number} " + "x" * 500))
    store.close()
    sound = paths.database.read_bytes()
    torn = bytearray(sound)
    for place in range(2 * PAGE - 200, len(torn), PAGE):
        torn[place] ^= 1
    opened = Store.open(paths, key)
    # In another process: closing a handle of this one would drop its lock.
    write = "import sys; open(sys.argv[1], 'r+b').write(sys.stdin.buffer.read())"
    command = [sys.executable, "-c", write, str(paths.database)]
    subprocess.run(command, input=torn, check=True)
    for _ in range(2):
        with pytest.raises(StoreDamaged):
            opened.notes(interview.id)
        with pytest.raises(StoreDamaged):
            opened.add_note(a_note(interview, "while it could not be read"))
    subprocess.run(command, input=sound, check=True)
    opened.add_note(a_note(interview, "after"))
    assert texts(opened, interview)[-1] == "after"
    assert (len(texts(opened, interview)), opened.audit_intact()) == (41, True)
    opened.close()


def test_a_folder_moved_away_is_told_and_works_when_back(
    store: Store, interview: Interview, paths: StudyPaths
) -> None:
    away = paths.folder.with_name("away")
    store.add_note(a_note(interview, "before"))
    paths.folder.rename(away)
    for act in (
        lambda: store.add_note(a_note(interview, "while away")),
        lambda: store.set_draft(interview.id, "while away", 1, 1),
        lambda: store.add_site("While away"),
        store.reopen,
    ):
        with pytest.raises(StudyGone):
            act()
    assert texts(store, interview) == ["before"]
    assert store.draft(interview.id) is None
    away.rename(paths.folder)
    store.add_note(a_note(interview, "after"))
    assert texts(store, interview) == ["before", "after"]
    assert store.audit_intact()


def test_a_folder_removed_is_told(store: Store, interview: Interview, paths: StudyPaths) -> None:
    shutil.rmtree(paths.folder)
    with pytest.raises(StudyGone):
        store.add_note(a_note(interview, "lost"))
    paths.folder.write_text("a file in its place")
    with pytest.raises(StudyGone):
        store.add_note(a_note(interview, "lost"))


def test_a_folder_put_back_as_another_file_is_found_again(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    store.add_note(a_note(interview, "before"))
    away = paths.folder.with_name("away")
    paths.folder.rename(away)
    shutil.copytree(away, paths.folder)
    store.add_note(a_note(interview, "after"))
    store.set_draft(interview.id, "draft", 1, 1)
    assert texts(store, interview) == ["before", "after"]
    assert store.audit_intact()
    store.close()
    with closing(Store.open(paths, key)) as opened:
        assert texts(opened, interview) == ["before", "after"]
        assert opened.draft(interview.id) == ("draft", 1, 1)


def test_an_older_copy_in_its_place_is_not_taken_for_it(
    store: Store, interview: Interview, paths: StudyPaths
) -> None:
    old, away = paths.folder.with_name("old"), paths.folder.with_name("away")
    shutil.copytree(paths.folder, old)
    store.add_note(a_note(interview, "not in the old copy"))
    paths.folder.rename(away)
    shutil.copytree(old, paths.folder)
    with pytest.raises(StudyGone):
        store.add_note(a_note(interview, "more"))
    assert texts(store, interview) == ["not in the old copy"]
    shutil.rmtree(paths.folder)
    away.rename(paths.folder)
    store.add_note(a_note(interview, "more"))
    assert texts(store, interview) == ["not in the old copy", "more"]


def test_another_study_in_its_place_is_not_taken_for_it(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    for other_key in (key, bytes(32)):
        paths.folder.rename(paths.folder.with_name(f"away {other_key[:2].hex()}"))
        other = Store.create(paths, other_key, Study("Another", "nb"))
        other.close()
        with pytest.raises(StudyGone):
            store.add_note(a_note(interview, "x"))
        with closing(Store.open(paths, other_key)) as untouched:
            assert untouched.audit_rows() == []


def test_a_log_taken_away_loses_nothing(
    store: Store, interview: Interview, paths: StudyPaths, key: bytes
) -> None:
    log, crashed = paths.folder / "study.db-wal", paths.folder.with_name("crashed")
    store.add_note(a_note(interview, "before"))
    for number in range(2):
        log.unlink()
        if number:
            log.write_bytes(b"something else")
        store.add_note(a_note(interview, f"after {number}"))
        shutil.copytree(paths.folder, crashed)
        with closing(Store.open(StudyPaths(crashed), key)) as copy:
            assert texts(copy, interview) == ["before", "after 0", "after 1"][: number + 2]
            assert copy.audit_intact()
        shutil.rmtree(crashed)
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_full_database_says_so_and_goes_on_when_there_is_room(store: Store, interview: Interview) -> None:
    store.add_note(a_note(interview, "before"))
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")
    store.set_draft(interview.id, "kept", 1, 1)
    with pytest.raises(DiskFull):
        store.add_note(a_note(interview, "x" * 20_000))
    assert store.draft(interview.id) == ("kept", 1, 1)
    assert texts(store, interview) == ["before"]
    store.db.execute("PRAGMA max_page_count = 1000000")
    store.add_note(a_note(interview, "x" * 20_000))
    assert texts(store, interview) == ["before", "x" * 20_000]
    assert store.audit_intact()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; skipped where mounting is not allowed."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if (
        os.name == "nt"
        or not shutil.which("mount")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("cannot mount a small disk here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def on_small_disk(small_disk: Path, store: Store, interview: Interview, key: bytes) -> Iterator[Store]:
    """The same study on the small disk."""
    store.close()
    shutil.copytree(store.paths.folder, small_disk / "study")
    opened = Store.open(StudyPaths(small_disk / "study"), key)
    yield opened
    opened.close()


def fill(disk: Path) -> Path:
    """Take all room on the disk; remove the file to give it back."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 512, 1):
            with suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return filler


def test_a_full_disk_loses_nothing_acknowledged(
    on_small_disk: Store, small_disk: Path, interview: Interview, key: bytes
) -> None:
    store, kept = on_small_disk, []
    filler = fill(small_disk)
    with suppress(DiskFull):
        for number in range(500):
            text = f"{number} " + "x" * 3000
            store.add_note(a_note(interview, text))
            kept.append(text)
    assert len(kept) < 500
    for _ in range(3):
        with pytest.raises(DiskFull):
            store.add_note(a_note(interview, "y" * 20_000))
    assert texts(store, interview) == kept
    filler.unlink()
    store.add_note(a_note(interview, "room again"))
    store.close()
    with closing(Store.open(store.paths, key)) as opened:
        assert texts(opened, interview) == [*kept, "room again"]
        assert opened.audit_intact()


def test_making_a_study_on_a_full_disk_leaves_nothing_half_made(small_disk: Path, key: bytes) -> None:
    (small_disk / "study").mkdir()
    fill(small_disk)
    with pytest.raises(DiskFull):
        Store.create(StudyPaths(small_disk / "study"), key, Study("x", "nb"))
    assert list((small_disk / "study").iterdir()) == []


def test_a_read_only_disk_is_told_at_opening(on_small_disk: Store, small_disk: Path, key: bytes) -> None:
    on_small_disk.close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(ReadOnlyPlace):
        Store.open(on_small_disk.paths, key)
    with pytest.raises(ReadOnlyPlace):
        Store.create(StudyPaths(small_disk / "new"), key, Study("x", "nb"))
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    with closing(Store.open(on_small_disk.paths, key)) as store:
        store.add_site("Works again")


def test_a_database_that_may_not_be_written_says_so_and_goes_on_later(
    store: Store, interview: Interview
) -> None:
    store.warm()
    store.db.execute("PRAGMA query_only = ON")
    with pytest.raises(ReadOnlyPlace):
        store.add_note(a_note(interview, "x"))
    store.db.execute("PRAGMA query_only = OFF")
    store.add_note(a_note(interview, "y"))
    assert texts(store, interview) == ["y"]


def test_a_transaction_left_open_is_not_built_upon(store: Store, interview: Interview, key: bytes) -> None:
    store.db.begin()
    store.db.execute("DELETE FROM notes")
    store.add_note(a_note(interview, "durable"))
    assert not store.db.conn.in_transaction
    assert texts(store, interview) == ["durable"]


def test_no_raw_driver_error_gets_out_of_a_closed_store(store: Store, interview: Interview) -> None:
    store.close()
    for act in (lambda: store.add_note(a_note(interview, "x")), store.study, store.phases, store.secret):
        with pytest.raises(InterviewError):
            act()


class _DriverError(Exception):
    def __init__(self, code: int) -> None:
        super().__init__("from the driver")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (5, StoreBusy), (6, StoreBusy), (261, StoreBusy), (8, ReadOnlyPlace), (14, ReadOnlyPlace),
        (13, DiskFull), (11, StoreDamaged), (26, StoreDamaged), (10, WriteFailed), (778, WriteFailed),
        (1034, WriteFailed), (7, WriteFailed), (1, WriteFailed), (19, ValueError), (787, ValueError),
    ],
)  # fmt: skip
def test_codes_become_causes(code: int, error: type[Exception], tmp_path: Path) -> None:
    database = tmp_path / "study.db"
    database.touch()
    assert type(failures.told(_DriverError(code), database)) is error


@pytest.mark.parametrize("code", [10, 14, 8])
def test_what_fails_on_a_file_that_is_gone_is_told_as_gone(code: int, tmp_path: Path) -> None:
    assert isinstance(failures.told(_DriverError(code), tmp_path / "none" / "study.db"), StudyGone)


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EROFS, ReadOnlyPlace),
        (errno.EACCES, ReadOnlyPlace), (errno.ENOENT, StudyGone), (errno.EIO, WriteFailed),
    ],
)  # fmt: skip
def test_operating_system_errors_become_causes(number: int, error: type[Exception], tmp_path: Path) -> None:
    assert type(failures.from_os(OSError(number, "x"), tmp_path / "none" / "study.db")) is error
    assert not issubclass(error, NotAStudy)
