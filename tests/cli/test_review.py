"""The review from the command line: reading, flagging, clearing, and deciding what identifies someone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]


def test_notes_are_read_through_with_time_kind_flags_and_words(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    notes = held("møtene var lange", '"vi ses bare i gangen"', "? hvem bestemmer", "", "[/x] = 1")
    assert [note["kind"] for note in notes] == ["note", "quote", "ask_later", "mark", "note"]
    assert notes[0]["elapsed_ms"] == 61_000
    lines = terminal.run("notes", folder, code).stdout.splitlines()
    first, last = notes[0]["id"], notes[-1]["id"]
    assert lines[0].split() == [str(first), "00:01:01", "note", "[read]", "møtene", "var", "lange"]
    assert lines[1].endswith("vi ses bare i gangen")
    assert lines[-1].startswith(f"{last}")
    assert lines[-1].endswith("[/x] = 1")


def test_a_quote_that_is_no_longer_agreed_to_says_so(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    held('"vi ses bare i gangen"', "møtene var lange")
    assert "quotes not agreed to" not in terminal.run("notes", folder, code).stdout
    terminal.run("withdraw", folder, code, "--scope", "quote_verbatim")
    quote, note = terminal.run("notes", folder, code).stdout.splitlines()
    assert "[quotes not agreed to, read]" in quote
    assert "quotes not agreed to" not in note


def test_a_note_of_several_lines_stays_on_one_row(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    (note,) = held("first\nsecond")
    assert note["text"] == "first\nsecond"
    assert terminal.line("notes", folder, code).endswith("first second")


def test_a_respondent_without_a_finished_interview_is_told(
    terminal: Terminal, folder: Path, code: str
) -> None:
    result = terminal.run("notes", folder, code)
    assert result.stdout == ""
    assert code in result.stderr
    terminal.run("notes", folder, "R0", code=2)


def test_a_note_is_flagged_cleared_and_both_taken_back(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    (note,) = held("noe om en kollega")
    number = note["id"]
    terminal.run("clear", folder, number, code=11)
    assert terminal.line("flag", folder, number, "third-party") == f"Note {number} is flagged: third party"
    assert "[third party, read]" in terminal.line("notes", folder, code)
    assert terminal.line("clear", folder, number) == f"Note {number} is cleared."
    assert terminal.json("notes", folder, code)[0]["cleared"] is True
    assert terminal.line("clear", folder, number, "--off") == f"Note {number} stays behind."
    terminal.run("flag", folder, number, "third_party", "--off")
    (after,) = terminal.json("notes", folder, code)
    assert (after["flags"], after["cleared"]) == ([], False)


def test_an_unknown_note_or_flag_is_told(terminal: Terminal, folder: Path, held: Hold) -> None:
    held("noe")
    assert "999" in terminal.run("clear", folder, 999, code=2).stderr
    assert "third_party" in terminal.run("flag", folder, 1, "third", code=2).stderr


def test_what_may_identify_someone_is_listed_and_decided_on(
    terminal: Terminal, folder: Path, code: str, held: Hold
) -> None:
    notes = held("hun ringte #Sol om det", "da svarte Gaupe straks", "ring 22 22 22 22")
    found = {form: one for one in terminal.json("candidates", folder) for form in one["forms"]}
    assert found["Sol"]["certain"] is True
    assert found["Sol"]["notes"] == [notes[0]["id"]]
    assert (found["Gaupe"]["certain"], found["Gaupe"]["decision"]) == (False, None)
    waiting = terminal.run("candidates", folder, "--open").stdout
    assert "Gaupe" in waiting
    assert "Sol" not in waiting
    assert terminal.line("decide", folder, "gaupe", "--as", "keep") == "Kept as it is: gaupe"
    assert "Gaupe" not in terminal.run("candidates", folder, "--open").stdout
    assert (
        terminal.line("decide", folder, "Gaupe", "--as", "person") == "Replaced from now on, as person: Gaupe"
    )
    decided = {form: one for one in terminal.json("candidates", folder) for form in one["forms"]}["Gaupe"]
    assert decided["decision"] == "replace"


def test_words_no_detector_saw_can_be_marked(terminal: Terminal, folder: Path, held: Hold) -> None:
    held("alle visste hvem rødruss var")
    assert terminal.json("candidates", folder) == []
    terminal.run("decide", folder, "rødruss", "--as", "keep", code=2)
    terminal.run("decide", folder, "rødruss", "--as", "other")
    assert [one["forms"] for one in terminal.json("candidates", folder)] == [["rødruss"]]


def test_names_of_the_key_file_are_looked_for_when_it_is_given(
    terminal: Terminal, folder: Path, held: Hold, key_file: Path
) -> None:
    env = {"INTERVIEW_TUI_KEY_PASSPHRASE": "seks blå elger i skogen"}
    terminal.run("key", "add", key_file, "--name", "Rødruss Eksempel", env=env)
    held("jeg spurte rødruss om det")
    assert terminal.json("candidates", folder) == []
    (found,) = terminal.json("candidates", folder, "--key", key_file, env=env)
    assert (found["why"], found["certain"]) == ("key_file", True)


@pytest.mark.parametrize("what", ["persn", "KEEPS", ""])
def test_an_unknown_decision_is_told(terminal: Terminal, folder: Path, what: str) -> None:
    terminal.run("decide", folder, "Sol", "--as", what, code=2)


def test_notes_are_searched_for_words(terminal: Terminal, folder: Path, code: str, held: Hold) -> None:
    notes = held("møtene var lange", '"vi ses bare i gangen"', "[/x] = 1")
    row = terminal.line("search", folder, "MØTE", "lang").split()
    assert row == [code, str(notes[0]["id"]), "00:01:01", "note", "møtene", "var", "lange"]
    assert terminal.json("search", folder, "gangen")["notes"][0]["text"] == "vi ses bare i gangen"
    assert terminal.line("search", folder, "finnesikke").startswith("No note holds all of that.")
    terminal.run("search", folder, "***", code=2)
    terminal.run("search", folder, code=2)
