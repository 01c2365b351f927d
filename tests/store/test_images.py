"""Decrypted pages show what SQL no longer does: rows that were deleted, and what lies in the log."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from interview_tui.store import database, images

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "vi ses bare i gangen, aldri rundt et bord"


def filled(place: Path, key: bytes) -> None:
    with closing(database.connect(place, key)) as made:
        made.execute("PRAGMA secure_delete = OFF")
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT")
        made.execute("INSERT INTO t (a) VALUES (?)", (WORDS,))


def readable(place: Path, key: bytes) -> bool:
    return any(WORDS.encode() in page for page in images.pages(place, key))


def test_what_was_written_is_found_in_clear_and_nowhere_in_the_file(tmp_path: Path, key: bytes) -> None:
    place = tmp_path / "a.db"
    filled(place, key)
    assert readable(place, key)
    assert WORDS.encode() not in place.read_bytes()


def test_a_deleted_row_is_still_found_unless_deleting_is_secure(tmp_path: Path, key: bytes) -> None:
    place = tmp_path / "a.db"
    filled(place, key)
    with closing(database.connect(place, key)) as opened:
        opened.execute("PRAGMA secure_delete = OFF")
        opened.execute("DELETE FROM t")
    assert readable(place, key)
    with closing(database.connect(place, key)) as opened:
        opened.execute("VACUUM")
    assert not readable(place, key)


def test_the_log_is_read_too(tmp_path: Path, key: bytes) -> None:
    place, copy = tmp_path / "a.db", tmp_path / "copy"
    copy.mkdir()
    with closing(database.connect(place, key)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("PRAGMA wal_autocheckpoint = 0")
        opened.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT")
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        opened.execute("INSERT INTO t (a) VALUES (?)", (WORDS,))
        for name in ("a.db", "a.db-wal"):
            shutil.copyfile(tmp_path / name, copy / name)
    log = copy / "a.db-wal"
    assert readable(copy / "a.db", key)
    log.unlink()
    assert not readable(copy / "a.db", key)


def test_another_key_and_another_file_are_refused(tmp_path: Path, key: bytes) -> None:
    place, text = tmp_path / "a.db", tmp_path / "b.db"
    filled(place, key)
    text.write_bytes(b"x" * images.PAGE)
    for path, given in ((place, bytes(32)), (text, key)):
        with pytest.raises(ValueError, match="not a database"):
            list(images.pages(path, given))
    text.write_bytes(b"x" * 100)
    with pytest.raises(ValueError, match="cut short"):
        list(images.pages(text, key))
