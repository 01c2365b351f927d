"""Key slots: the ways into a study, and files that are not as they should be."""

from __future__ import annotations

import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import (
    NewerStudy,
    NotAStudy,
    StoreDamaged,
    WouldOverwrite,
    WrongPassphrase,
)
from interview_tui.sealing import QUICK
from interview_tui.store import keyslots

if TYPE_CHECKING:
    from interview_tui.paths import StudyPaths


@pytest.fixture
def written(paths: StudyPaths, key: bytes) -> StudyPaths:
    keyslots.write(paths, key, "første frase", QUICK)
    return paths


def test_the_passphrase_gives_the_key_back(written: StudyPaths, key: bytes) -> None:
    assert keyslots.unlock(written, "første frase") == key


def test_wrong_ones_change_nothing_however_many(written: StudyPaths, key: bytes) -> None:
    before = written.keyslots.read_bytes()
    for number in range(20):
        with pytest.raises(WrongPassphrase):
            keyslots.unlock(written, f"gjett {number}")
    assert written.keyslots.read_bytes() == before
    assert keyslots.unlock(written, "første frase") == key


def test_file_and_folder_are_private_whatever_the_umask(paths: StudyPaths, key: bytes) -> None:
    old = os.umask(0)
    try:
        keyslots.write(paths, key, "frase", QUICK)
    finally:
        os.umask(old)
    assert stat.S_IMODE(paths.keyslots.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.folder.stat().st_mode) == 0o700
    assert [item.name for item in paths.folder.iterdir()] == ["keyslots.json"]


def test_neither_key_nor_passphrase_stands_in_the_file(written: StudyPaths, key: bytes) -> None:
    content = written.keyslots.read_bytes()
    for secret in (key, key.hex().encode(), "første frase".encode(), b"frase"):
        assert secret not in content


def test_changing_the_passphrase_keeps_the_key_and_shuts_the_old_one_out(
    written: StudyPaths, key: bytes
) -> None:
    keyslots.change_passphrase(written, "første frase", "andre frase", QUICK)
    assert keyslots.unlock(written, "andre frase") == key
    with pytest.raises(WrongPassphrase):
        keyslots.unlock(written, "første frase")
    assert stat.S_IMODE(written.keyslots.stat().st_mode) == 0o600


def test_changing_needs_the_old_one(written: StudyPaths, key: bytes) -> None:
    with pytest.raises(WrongPassphrase):
        keyslots.change_passphrase(written, "feil", "andre", QUICK)
    assert keyslots.unlock(written, "første frase") == key


def test_another_kind_of_slot_is_left_alone(written: StudyPaths, key: bytes) -> None:
    content = json.loads(written.keyslots.read_text())
    content["slots"].insert(0, {"kind": "recovery", "anything": 1})
    written.keyslots.write_text(json.dumps(content))
    keyslots.change_passphrase(written, "første frase", "ny", QUICK)
    assert keyslots.unlock(written, "ny") == key
    assert json.loads(written.keyslots.read_text())["slots"][0] == {"kind": "recovery", "anything": 1}


def test_every_passphrase_slot_is_tried(written: StudyPaths, key: bytes) -> None:
    content = json.loads(written.keyslots.read_text())
    first = content["slots"][0]
    content["slots"] = [{**first, "salt": "A" * 22 + "=="}, first]
    written.keyslots.write_text(json.dumps(content))
    assert keyslots.unlock(written, "første frase") == key


def test_a_slot_of_another_study_does_not_open(written: StudyPaths) -> None:
    content = json.loads(written.keyslots.read_text())
    content["study"] = "0" * 32
    written.keyslots.write_text(json.dumps(content))
    with pytest.raises(WrongPassphrase):
        keyslots.unlock(written, "første frase")


def test_slots_of_a_study_are_never_overwritten(written: StudyPaths, key: bytes) -> None:
    written.database.write_bytes(b"")
    with pytest.raises(WouldOverwrite):
        keyslots.write(written, key, "ny", QUICK)
    assert keyslots.unlock(written, "første frase") == key


def test_no_file_no_folder_or_a_folder_in_its_place_is_not_a_study(paths: StudyPaths) -> None:
    with pytest.raises(NotAStudy):
        keyslots.unlock(paths, "x")
    paths.folder.mkdir()
    with pytest.raises(NotAStudy):
        keyslots.unlock(paths, "x")
    paths.keyslots.mkdir()
    with pytest.raises(NotAStudy):
        keyslots.unlock(paths, "x")


def test_a_study_without_its_slots_is_told_from_a_folder_that_is_none(written: StudyPaths) -> None:
    written.database.write_bytes(b"x")
    written.keyslots.unlink()
    with pytest.raises(keyslots.NoKeySlots, match=r"keyslots\.json is missing"):
        keyslots.unlock(written, "første frase")


def test_a_newer_format_says_so(written: StudyPaths) -> None:
    content = json.loads(written.keyslots.read_text())
    written.keyslots.write_text(json.dumps({**content, "format": 2, "slots": "unknown"}))
    with pytest.raises(NewerStudy):
        keyslots.unlock(written, "første frase")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 50_000,
        b'{"format": true}',
        b'{"format": 1}',
        b'{"format": 1, "study": 5, "slots": []}',
        b'{"format": 1, "study": "a", "slots": []}',
        b'{"format": 1, "study": "a", "slots": [5]}',
        b'{"format": 1, "study": "a", "slots": [{"kind": "passphrase"}]}',
        b'{"format": 1, "study": "a", "slots": [{"kind": "passphrase", "kdf": "argon2id", "lanes": 99}]}',
        b" " * 70_000 + b"{}",
    ],
)
def test_a_malformed_file_is_damaged(paths: StudyPaths, content: bytes) -> None:
    paths.folder.mkdir()
    paths.keyslots.write_bytes(content)
    with pytest.raises(StoreDamaged):
        keyslots.unlock(paths, "x")


def test_a_key_of_the_wrong_length_is_damage(paths: StudyPaths) -> None:
    keyslots.write(paths, b"short", "frase", QUICK)
    with pytest.raises(StoreDamaged):
        keyslots.unlock(paths, "frase")


def test_a_change_that_cannot_be_written_leaves_the_old_one(written: StudyPaths, key: bytes) -> None:
    away = written.folder.with_name("away")
    content = written.keyslots.read_bytes()
    written.folder.rename(away)
    with pytest.raises(NotAStudy):
        keyslots.change_passphrase(written, "første frase", "ny", QUICK)
    away.rename(written.folder)
    assert written.keyslots.read_bytes() == content
