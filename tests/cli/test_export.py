"""Export from the command line: the gate, the key file, the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]

KEY_ENV = {"INTERVIEW_TUI_KEY_PASSPHRASE": "seks blå elger i skogen"}


def test_the_gate_names_note_numbers_and_no_words_and_writes_nothing(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    (note,) = held("da svarte Gaupe straks")
    result = terminal.run("export", folder, "--to", tmp_path / "out", code=12)
    assert str(note["id"]) in result.stderr
    assert "Gaupe" not in result.output
    assert "Decide words, and sign the notes" in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()
    terminal.run("decide", folder, "Gaupe", "--as", "person")
    terminal.run("export", folder, "--to", tmp_path / "out")


def test_formats_are_chosen_and_files_are_told(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    held("møtene var lange", "~ jeg ble sliten")
    told = terminal.json("export", folder, "--to", tmp_path / "one", "--format", "MD")
    assert (told["folder"], told["respondents"], told["notes"], told["withheld"]) == (
        str(tmp_path / "one"),
        1,
        1,
        1,
    )
    assert sorted(told["files"]) == sorted(file.name for file in (tmp_path / "one").iterdir())
    assert {name.rpartition(".")[2] for name in told["files"]} == {"md"}
    line = terminal.line("export", folder, "--to", tmp_path / "two")
    count = len(list((tmp_path / "two").iterdir()))
    assert line == f"Written to {tmp_path / 'two'}: {count} files; 1 note stayed behind."
    assert {file.suffix for file in (tmp_path / "two").iterdir()} == {".md", ".csv"}
    for file in (tmp_path / "one").glob("[!g]*"):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


def test_what_cannot_be_exported_as_asked(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    held("møtene var lange")
    assert "pdf" in terminal.run("export", folder, "--to", tmp_path / "out", "--format", "pdf", code=2).stderr
    terminal.run("export", folder, "--to", tmp_path / "out", "--respondent", "R0", code=2)
    terminal.run("export", folder, "--to", folder / "out", code=2)
    terminal.run("export", folder, code=2)
    assert not (tmp_path / "out").exists()
    terminal.run("export", folder, "--to", tmp_path / "out")
    terminal.run("export", folder, "--to", tmp_path / "out", code=14)


def test_the_other_form_of_the_same_people_takes_a_reason(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    held("møtene var lange")
    terminal.run("export", folder, "--to", tmp_path / "one")
    again = ("export", folder, "--unlinked", "--to", tmp_path / "two")
    said = " ".join(terminal.run(*again, code=12).stderr.split())
    assert "left with codes, in the export of" in said
    assert "--override takes the reason why it leaves although someone could be known by it." in said
    assert "--despite" not in said
    told = terminal.run(*again, "--override", "both stay here").stderr
    assert "It leaves all the same: both stay here" in told
    assert terminal.run(*again, "--format", "srt", code=2).stdout == ""


def test_a_study_with_a_key_file_leaves_only_with_it(  # noqa: PLR0917 - fixtures
    terminal: Terminal, folder: Path, held: Hold, code: str, key_file: Path, tmp_path: Path
) -> None:
    terminal.run("key", "add", key_file, "--name", "Kari Eksempel", "--code", code, env=KEY_ENV)
    held("jeg spurte kari om det", "Karis dør var åpen")
    told = terminal.run("export", folder, "--to", tmp_path / "out", code=12, env=KEY_ENV).stderr
    assert "--key" in told
    assert "in the review" not in told
    terminal.run("export", folder, "--to", tmp_path / "out", "--key", key_file, code=2)
    secret = tmp_path / "secret"
    secret.write_text(KEY_ENV["INTERVIEW_TUI_KEY_PASSPHRASE"] + "\n", encoding="utf-8")
    secret.chmod(0o600)
    terminal.run(
        "export", folder, "--to", tmp_path / "out", "--key", key_file, "--key-passphrase-file", secret
    )
    written = b"".join(file.read_bytes() for file in (tmp_path / "out").iterdir())
    assert b"[person " in written
    assert b"kari" not in written.lower()


def test_a_leader_who_is_not_asked_is_told_with_the_command_that_records_it(
    terminal: Terminal, folder: Path, code: str, held: Hold, tmp_path: Path
) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Lederen er også spurt.", encoding="utf-8")
    terminal.run("letter", "set", folder, "v1", letter)
    terminal.run("letter", "promise", folder, "gatekeeper")
    terminal.run("consent", "grant", folder, code, "participation", "notes")
    held("møtene var lange")
    told = terminal.run("export", folder, "--to", tmp_path / "out", code=12).stderr
    assert "interview-tui consent grant FOLDER --site NAME gatekeeper" in told
    assert "--despite takes the reason why it leaves although it breaks a promise" in " ".join(told.split())
    assert "--despite takes the reason" in told
    assert "in the review" not in told
    despite = ("--despite", "hun sa ja på telefon")
    told = terminal.run("export", folder, "--to", tmp_path / "out", *despite).stderr
    assert "interview-tui consent grant" not in told
