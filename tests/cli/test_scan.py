"""Scanning from the command line: files, standard input, JSON for programs, and the limits in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import KEY_PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Terminal


def test_candidates_of_all_files_are_listed_by_distinct_string(terminal: Terminal, tmp_path: Path) -> None:
    one, two = tmp_path / "en.txt", tmp_path / "to.md"
    one.write_text("Ring henne på 912 34 567 i kveld.\n", encoding="utf-8")
    two.write_text("Nummeret er 91 23 45 67, post til kari@example.com\n", encoding="utf-8")
    result = terminal.run("scan", one, two)
    lines = result.stdout.splitlines()
    assert any("912 34 567, 91 23 45 67" in line and "is a phone number" in line for line in lines)
    assert any("kari@example.com" in line for line in lines)
    assert "in 2 texts" in result.stderr
    assert "cannot find everything" in result.stderr
    assert "clean" not in result.stdout + result.stderr


def test_standard_input_and_json(terminal: Terminal) -> None:
    result = terminal.run("scan", "--json", stdin="skriv til kari@example.com, ja kari@example.com\n")
    (found,) = json.loads(result.stdout)
    assert found == {
        "type": "email",
        "why": "pattern",
        "forms": ["kari@example.com"],
        "count": 2,
        "texts": 1,
    }


def test_each_line_of_json_is_answered_with_offsets_in_code_points(terminal: Terminal) -> None:
    text = "😀 å\u030a: skriv til kari@example.com"
    asked = [
        {"id": 1, "lang": "nb", "text": text},
        {"id": "b", "lang": "nn", "text": "ingenting\ud800"},
        {"id": "c", "lang": "en", "text": "saw fjellheim bygg", "known": ["Fjellheim Bygg AS"]},
    ]
    lines = "".join(json.dumps(one) + "\n" for one in asked)
    first, second, third = map(json.loads, terminal.run("scan", "--jsonl", stdin=lines).stdout.splitlines())
    ((start, end, label),) = first["spans"]
    assert (text[start:end], label) == ("kari@example.com", "EMAIL")
    assert second == {"id": "b", "spans": []}
    assert {label for _start, _end, label in third["spans"]} == {"ORG"}


@pytest.mark.parametrize("line", ["no json", "[]", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 2}'])
def test_a_line_that_is_not_understood_is_named(terminal: Terminal, line: str) -> None:
    lines = json.dumps({"id": 1, "text": "ja"}) + "\n" + line + "\n"
    result = terminal.run("scan", "--jsonl", stdin=lines, code=2)
    assert result.stdout == '{"id": 1, "spans": []}\n'
    assert "Line 2" in result.stderr


def test_names_of_a_key_file_are_looked_for(terminal: Terminal, key_file: Path, tmp_path: Path) -> None:
    secret = {"INTERVIEW_TUI_KEY_PASSPHRASE": KEY_PASSPHRASE}
    terminal.run("key", "add", key_file, "--name", "Kari Eksempel", env=secret)
    result = terminal.run("scan", "--key", key_file, stdin="så sa eksempel at det gikk\n", env=secret)
    assert "in the key file" in result.stdout


def test_what_cannot_be_read_is_told(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("scan", tmp_path / "borte.txt", code=2)
    terminal.run("scan", "--lang", "sv", code=2, stdin="")
    terminal.run("scan", "--jsonl", tmp_path / "en.txt", code=2)


def test_the_words_of_a_text_do_not_act_on_the_terminal(terminal: Terminal) -> None:
    result = terminal.run("scan", stdin="møtte Kari\x1b[2J\u202e Eksempel i går\n")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
