"""A key file belongs to one study, and destroying it says first what that means (K2, K7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.cli.desk import Desk
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.sealing import QUICK
from interview_tui.services import keys

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

KEY_PASSPHRASE = "seks blå elger i skogen"
KEY_ENV = {"INTERVIEW_TUI_KEY_PASSPHRASE": KEY_PASSPHRASE}


def add(terminal: Terminal, key_file: Path, code: str) -> None:
    terminal.run("key", "add", key_file, "--code", code, "--name", "Testperson Alfa", env=KEY_ENV)


def test_where_the_paper_lies_is_kept_and_shown_when_asked(
    terminal: Terminal, key_file: Path, code: str
) -> None:
    words = ["--code", code, "--name", "Testperson Alfa", "--paper", "skap 2, konvolutt 4"]
    terminal.run("key", "add", key_file, *words, env=KEY_ENV)
    assert "skap 2, konvolutt 4" in terminal.run("key", "list", key_file, "--contacts", env=KEY_ENV).stdout
    assert (
        terminal.json("key", "list", key_file, "--contacts", env=KEY_ENV)[0]["paper"] == "skap 2, konvolutt 4"
    )


def test_the_first_study_it_is_used_with_is_its_own(
    terminal: Terminal, folder: Path, key_file: Path, code: str
) -> None:
    add(terminal, key_file, code)
    assert KeyFile.open(key_file, KEY_PASSPHRASE).study == ""
    terminal.run("candidates", folder, "--key", key_file, env=KEY_ENV)
    assert len(KeyFile.open(key_file, KEY_PASSPHRASE).study) == 32


def test_another_studys_key_file_is_refused_at_the_gate(
    terminal: Terminal, folder: Path, key_file: Path, tmp_path: Path, code: str
) -> None:
    other = tmp_path / "other.key"
    key = KeyFile.create(other, KEY_PASSPHRASE, cost=QUICK, study="f" * 32)
    key.save()
    for words in (["export", folder, "--to", tmp_path / "out"], ["candidates", folder]):
        result = terminal.run(*words, "--key", other, code=13, env=KEY_ENV)
        assert "belongs to another study" in result.stderr
    assert not (tmp_path / "out").exists()


def test_an_untied_one_with_codes_of_nobody_here_is_refused(
    terminal: Terminal, folder: Path, key_file: Path, code: str
) -> None:
    add(terminal, key_file, "R999999")
    assert (
        "another study" in terminal.run("candidates", folder, "--key", key_file, code=13, env=KEY_ENV).stderr
    )


def test_destroying_tells_first_and_needs_the_word(terminal: Terminal, key_file: Path) -> None:
    for words in ([], ["--confirm", "yes"]):
        result = terminal.run("key", "destroy", key_file, *words, code=2)
        assert "Nobody can find out any more who is behind a code." in result.stderr
        assert "Nothing was changed." in result.stderr
    assert key_file.exists()


def test_destroyed_it_is_gone_and_so_are_the_words_that_were_replaced(
    terminal: Terminal, folder: Path, key_file: Path, code: str, clock: FakeClock
) -> None:
    add(terminal, key_file, code)
    terminal.run("decide", folder, "Haukeland", "--as", "place")
    result = terminal.run("key", "destroy", key_file, "--study", folder, "--confirm", "destroy")
    assert result.stdout.endswith("1 decision on words went too.\n")
    assert not key_file.exists()
    with Desk(clock=clock).study(folder, None) as opened:
        assert opened.store.decisions() == []
        assert opened.store.audit_intact()


def test_what_is_no_key_file_is_not_destroyed(terminal: Terminal, folder: Path) -> None:
    file = folder / "study.db"
    before = file.read_bytes()
    terminal.run("key", "destroy", file, "--confirm", "destroy", code=13)
    assert file.read_bytes() == before


@pytest.mark.parametrize("place", [0, 40, 300, -1])
def test_damaged_bytes_get_a_sentence(terminal: Terminal, folder: Path, key_file: Path, place: int) -> None:
    content = bytearray(key_file.read_bytes())
    content[place] ^= 1
    key_file.write_bytes(content)
    result = terminal.run("key", "list", key_file, code=13, env=KEY_ENV)
    assert "damaged" in result.stderr or "not a key file" in result.stderr


def test_the_warning_of_one_disk_is_given_until_somebody_says_so_and_then_it_is_on_record(
    terminal: Terminal, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    file = tmp_path / "names.key"
    result = terminal.run("key", "new", file, "--study", folder, env=KEY_ENV)
    assert "lies on the same disk as the study" in result.stderr
    with Desk(clock=clock).study(folder, None) as opened:
        assert keys.must_be_told(opened, file)
        keys.acknowledge(opened)
        assert not keys.must_be_told(opened, file)
        assert opened.store.audit_intact()
