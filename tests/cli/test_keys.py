"""The key file from the command line: made apart from the study, filled, and shown only as far as asked."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal

KEY_ENV = {"INTERVIEW_TUI_KEY_PASSPHRASE": "seks blå elger i skogen"}


def test_a_key_file_is_made_and_the_study_knows_that_it_has_one(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "names.key"
    assert terminal.line("key", "new", file, "--study", folder, env=KEY_ENV) == f"Key file made: {file}"
    assert terminal.json("status", folder)["key_file"] is True
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert terminal.json("key", "list", file, env=KEY_ENV) == []


def test_it_is_refused_inside_any_study_folder(terminal: Terminal, folder: Path) -> None:
    for words in (["--study", folder], []):
        result = terminal.run("key", "new", folder / "names.key", *words, code=13, env=KEY_ENV)
        assert "must not lie inside" in result.stderr
    assert not (folder / "names.key").exists()
    assert terminal.json("status", folder)["key_file"] is False


def test_it_needs_a_passphrase_of_its_own(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    same = {"INTERVIEW_TUI_KEY_PASSPHRASE": terminal.secret}
    terminal.run("key", "new", tmp_path / "names.key", "--study", folder, code=2, env=same)
    assert not (tmp_path / "names.key").exists()
    assert terminal.json("status", folder)["key_file"] is False


def test_it_is_never_made_over_something(terminal: Terminal, key_file: Path) -> None:
    before = key_file.read_bytes()
    terminal.run("key", "new", key_file, code=14, env=KEY_ENV)
    assert key_file.read_bytes() == before


def test_names_are_kept_and_shown_only_when_asked_for(terminal: Terminal, key_file: Path) -> None:
    words = ["--name", "Kari Eksempel", "--code", "r47", "--also", "Kaia", "--contact", "kari@privat.example"]
    answer = terminal.line("key", "add", key_file, *words, env=KEY_ENV)
    assert answer == "Added. The key file has 1 entry."
    result = terminal.run(
        "key", "add", key_file, "--type", "organisation", stdin="Prøvedal kommune\n", env=KEY_ENV
    )
    assert result.stdout == "Added. The key file has 2 entries.\n"
    assert terminal.run("key", "list", key_file, env=KEY_ENV).stdout == "R47  person\n-    organisation\n"
    asked = ["key", "list", key_file, "--code", "R47"]
    assert terminal.line(*asked, "--names", env=KEY_ENV) == "R47  person  Kari Eksempel; Kaia"
    assert terminal.line(*asked, "--contacts", env=KEY_ENV) == "R47  person  kari@privat.example"
    assert terminal.json(*asked, env=KEY_ENV) == [{"code": "R47", "type": "person"}]
    assert terminal.json(*asked, "--names", env=KEY_ENV)[0]["also"] == ["Kaia"]
    assert b"Kari" not in key_file.read_bytes()


def test_nothing_is_added_without_a_name_or_twice_for_a_code(terminal: Terminal, key_file: Path) -> None:
    terminal.run("key", "add", key_file, code=2, stdin="\n", env=KEY_ENV)
    terminal.run("key", "add", key_file, "--name", "Ola Prøve", "--code", "R12", env=KEY_ENV)
    terminal.run("key", "add", key_file, "--name", "Kari Eksempel", "--code", "R12", code=2, env=KEY_ENV)
    assert len(terminal.json("key", "list", key_file, env=KEY_ENV)) == 1


def test_what_is_no_key_file_or_does_not_open_has_its_own_sentence(
    terminal: Terminal, key_file: Path, tmp_path: Path
) -> None:
    terminal.run("key", "list", tmp_path / "nowhere", code=13)
    terminal.run("key", "list", key_file, code=4, env={"INTERVIEW_TUI_KEY_PASSPHRASE": "feil"})
    terminal.run("key", "list", key_file, code=2)
    (tmp_path / "other.key").write_text("shopping list", encoding="utf-8")
    terminal.run("key", "list", tmp_path / "other.key", code=13, env=KEY_ENV)
