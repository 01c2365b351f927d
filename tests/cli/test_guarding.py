"""Verify, rescue, backup and restore from the command line, with the errors a person meets."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from interview_tui.paths import StudyPaths
from interview_tui.store.pages import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

LINES = ("first things first", '"we only meet in the corridor', "! laughs", "things · æøå")


@pytest.fixture
def studied(folder: Path, held: Callable[..., object]) -> Path:
    held(*LINES)
    return folder


def damage(folder: Path) -> None:
    file = StudyPaths(folder).database
    raw = bytearray(file.read_bytes())
    raw[300] ^= 1
    raw[40 * PAGE + 5] ^= 1
    file.write_bytes(raw)


def test_a_sound_study_is_said_to_be_so(terminal: Terminal, studied: Path) -> None:
    told = terminal.run("verify", studied).stdout.splitlines()
    assert len(told) == 11
    assert all(line.startswith("ok ") for line in told[:-1])
    assert told[-1] == "All of it is in order."
    found = terminal.json("verify", studied)
    assert found["ok"] is True
    assert [check["name"] for check in found["checks"]][:3] == ["keys", "pages", "opens"]


def test_a_damaged_study_is_named_and_rescued(
    terminal: Terminal, studied: Path, code: str, tmp_path: Path
) -> None:
    notes = [note["text"] for note in terminal.json("notes", studied, code)]
    damage(studied)
    told = terminal.run("verify", studied, code=7)
    assert "WRONG  pages of the file" in told.stdout
    assert "rescue" in told.stderr
    before = {file: file.read_bytes() for file in studied.iterdir() if file.is_file()}
    new = tmp_path / "new"
    words = terminal.run("rescue", studied, "--to", new).stdout
    assert words.startswith("Saved: 4 notes in 1 interview.")
    assert f"The new study is in {new}." in words
    assert {file: file.read_bytes() for file in studied.iterdir() if file.is_file()} == before
    terminal.run("verify", new)
    assert [note["text"] for note in terminal.json("notes", new, code)] == notes


def test_damaged_key_slots_are_taken_from_a_backup(terminal: Terminal, studied: Path, tmp_path: Path) -> None:
    terminal.run("backup", studied, "--to", tmp_path / "a.backup")
    (studied / "keyslots.json").write_text("{", encoding="ascii")
    told = terminal.run("verify", studied, code=7).stdout
    assert told.startswith("WRONG  key slots")
    assert "--keys-from" in terminal.run("rescue", studied, "--to", tmp_path / "new", code=2).stderr
    assert not (tmp_path / "new").exists()
    (studied / "keyslots.json").unlink()
    found = terminal.json("rescue", studied, "--to", tmp_path / "new", "--keys-from", tmp_path / "a.backup")
    assert (found["whole"], found["saved"]["notes"]) == (True, 4)
    terminal.run("verify", tmp_path / "new")


def test_a_backup_restores_and_is_never_written_over(
    terminal: Terminal, studied: Path, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "kopi æøå.backup"
    assert terminal.line("backup", studied, "--to", file) == f"Backup made and read back: {file}"
    terminal.run("backup", studied, "--to", file, code=14)
    told = terminal.run("restore", file, "--to", tmp_path / "new").stdout.splitlines()
    assert told[0].startswith("A backup of 20")
    assert told[1] == f"In it: 1 interview, 4 notes. The study is in {tmp_path / 'new'}."
    assert "withdrawals" in told[2]
    assert terminal.json("notes", tmp_path / "new", code) == terminal.json("notes", studied, code)
    terminal.run("verify", tmp_path / "new")
    terminal.run("restore", file, "--to", tmp_path / "new", code=14)


def test_a_wrong_passphrase_restores_nothing(terminal: Terminal, studied: Path, tmp_path: Path) -> None:
    terminal.run("backup", studied, "--to", tmp_path / "a.backup")
    wrong = {"INTERVIEW_TUI_PASSPHRASE": "feil"}
    terminal.run("restore", tmp_path / "a.backup", "--to", tmp_path / "new", code=4, env=wrong)
    terminal.run("rescue", tmp_path / "a.backup", "--to", tmp_path / "new", code=4, env=wrong)
    assert not (tmp_path / "new").exists()


def test_damaged_foreign_and_newer_backups_each_have_a_sentence(
    terminal: Terminal, studied: Path, tmp_path: Path
) -> None:
    file, bad, new = tmp_path / "a.backup", tmp_path / "bad.backup", tmp_path / "new"
    terminal.run("backup", studied, "--to", file)
    raw = file.read_bytes()
    bad.write_bytes(raw[: len(raw) * 2 // 3])
    assert "damaged" in terminal.run("restore", bad, "--to", new, code=22).stderr
    bad.write_text("words", encoding="ascii")
    assert "not a backup" in terminal.run("restore", bad, "--to", new, code=22).stderr
    bad.write_bytes(raw.replace(b'"format": 1, "made', b'"format": 7, "made'))
    assert "newer" in terminal.run("restore", bad, "--to", new, code=6).stderr
    assert "cannot be read" in terminal.run("restore", tmp_path / "none", "--to", new, code=22).stderr
    assert not new.exists()
    bad.write_bytes(raw[: len(raw) - 3000])
    found = terminal.json("rescue", bad, "--to", new)
    assert found["saved"]["notes"] == 4


def test_the_place_for_backups_is_set_shown_and_unset(
    terminal: Terminal, studied: Path, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    assert "--into" in terminal.run("backup", studied, code=2).stderr
    terminal.run("backup", studied, "--into", place, code=2)
    place.mkdir()
    told = terminal.run("backup", studied, "--into", place).stdout
    assert "last of each week" in told
    assert terminal.json("status", studied)["backup"]["folder"] == str(place)
    assert f"in {place}" in terminal.run("status", studied).stdout
    listed = terminal.json("backup", studied, "--list")
    assert [(one["kind"], one["there"]) for one in listed] == [("asked", True)]
    terminal.run("backup", studied)
    assert len(terminal.json("backup", studied, "--list")) == 2
    shutil.rmtree(place)
    assert "not there" in terminal.run("backup", studied, code=22).stderr
    assert [one["there"] for one in terminal.json("backup", studied, "--list")] == [False, False]
    terminal.run("backup", studied, "--off")
    assert terminal.json("status", studied)["backup"]["folder"] is None
    terminal.run("backup", studied, "--off", "--list", code=2)


def test_a_study_that_is_open_says_where_to_make_the_backup(
    terminal: Terminal, studied: Path, tmp_path: Path
) -> None:
    import subprocess
    import sys

    script = (
        "import sys; from pathlib import Path; from interview_tui.services.opening import open_study\n"
        "from interview_tui.clock import SystemClock\n"
        "study = open_study(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())\n"
        "print('open', flush=True); sys.stdin.read(); study.close()"
    )
    command = [sys.executable, "-c", script, str(studied), terminal.secret]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        told = terminal.run("backup", studied, "--to", tmp_path / "a.backup", code=8).stderr
        terminal.run("verify", studied, code=8)
        terminal.run("rescue", studied, "--to", tmp_path / "new", code=8)
        other.communicate("")
    assert "with Z on the study's screen" in told
    assert not (tmp_path / "new").exists()


def test_rescue_does_not_write_into_the_damaged_study(terminal: Terminal, studied: Path) -> None:
    terminal.run("rescue", studied, "--to", studied / "new", code=2)
    terminal.run("rescue", studied, "--to", studied, code=14)
    terminal.run("rescue", studied / "nowhere", "--to", studied / "new", code=5)
    assert not (studied / "new").exists()


def test_an_interview_at_the_plain_door_is_backed_up_when_it_is_closed(
    terminal: Terminal, folder: Path, code: str, tmp_path: Path
) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    terminal.run("backup", folder, "--into", place)
    terminal.run("session", folder, code, "--plain", stdin="first\n:end\n:close\n")
    listed = terminal.json("backup", folder, "--list")
    assert [one["kind"] for one in listed] == ["asked", "automatic"]
    shutil.rmtree(place)
    again = terminal.line("respondent", "add", folder, "--field", "role=adviser")
    terminal.run("consent", "grant", folder, again, "participation", "notes")
    told = terminal.run("session", folder, again, "--plain", stdin="first\n:end\n:close\n")
    assert "The place for backups is not there." in told.stdout + told.stderr
    assert "not there" in terminal.run("status", folder).stdout
    place.mkdir()
    terminal.run("backup", folder)
    assert json.dumps(terminal.json("status", folder)["backup"]["trouble"]) == '""'
