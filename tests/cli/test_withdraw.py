"""Withdrawal from the command line: one line, by the terms that were promised, and proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.cli.desk import Desk
from interview_tui.model.letter import Letter, Promise, PromiseKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal
    from tests.conftest import FakeClock

    Held = Callable[..., list[dict[str, Any]]]

KEY_ENV = {"INTERVIEW_TUI_KEY_PASSPHRASE": "seks blå elger i skogen"}
LINES = ("snakker lenge om vaktplanen som ingen følger", '"vi ses bare i gangen, aldri rundt et bord"')


def letter(folder: Path, clock: FakeClock, terms: str) -> None:
    with Desk(clock=clock).study(folder, None) as opened:
        kept = opened.store.add_letter(Letter("", "sha256:ab", "en", b"letter", "letter"))
        opened.store.add_promise(Promise(kept.id, PromiseKind.WITHDRAWAL, terms))


def test_after_the_interview_one_line_erases_and_proves_it(
    terminal: Terminal, folder: Path, code: str, held: Held
) -> None:
    held(*LINES)
    found = terminal.json("withdraw", folder, code)
    assert found["stage"] == "after"
    assert found["erased"]["notes"] == 2
    assert found["search"]["hits"] == found["search"]["unread"] == []
    assert found["search"]["spans"] == 40
    assert found["search"]["code"] is True
    assert found["search"]["pages"] > 10
    terminal.run("notes", folder, code, code=2)
    assert terminal.json("respondent", "list", folder) == []


def test_it_is_said_in_words_and_never_with_theirs(
    terminal: Terminal, folder: Path, code: str, held: Held
) -> None:
    held(*LINES)
    result = terminal.run("withdraw", folder, code)
    assert "What they were promised about withdrawing is not on record, so no limit" in result.stderr
    assert f"{code} has been interviewed: 1 interview, 2 notes." in result.stderr
    assert "Erased: 1 interview, 2 notes" in result.stdout
    assert "Found: nothing." in result.stdout
    assert (
        "Out of this program's reach, for you to see to: copies that the system's own backup" in result.stdout
    )
    assert "vaktplanen" not in result.output
    assert code not in result.stdout


def test_before_the_interview_the_person_is_gone(terminal: Terminal, folder: Path, code: str) -> None:
    found = terminal.json("withdraw", folder, code)
    assert (found["stage"], found["erased"]) == ("before", {"consent_events": 3 + 3, "respondents": 1})


def test_during_the_interview_it_must_be_said_what_becomes_of_it(
    terminal: Terminal, folder: Path, code: str, clock: FakeClock
) -> None:
    with Desk(clock=clock).study(folder, None) as opened:
        session = opened.interviewing.start(code)
        session.note(LINES[0])
    assert "--delete or --keep" in terminal.run("withdraw", folder, code, code=2).stderr
    found = terminal.json("withdraw", folder, code, "--delete")
    assert (found["stage"], found["search"]["hits"]) == ("during", [])


def test_past_the_promised_day_it_stays_and_why_is_said(
    terminal: Terminal, folder: Path, code: str, held: Held, clock: FakeClock
) -> None:
    letter(folder, clock, "until 2026-02-01")
    held(*LINES)
    terminal.run("consent", "grant", folder, code, "recontact")
    clock.advance(60 * 86_400_000)
    result = terminal.run("withdraw", folder, code)
    assert "until 2026-02-01" in result.stderr
    assert "That day is past" in result.stderr
    assert result.stdout == "Taken back: being contacted again. What was said is kept.\n"
    assert len(terminal.json("notes", folder, code)) == 2
    assert terminal.json("withdraw", folder, code, "--delete")["search"]["hits"] == []


def test_at_any_time_means_any_time(
    terminal: Terminal, folder: Path, code: str, held: Held, clock: FakeClock
) -> None:
    letter(folder, clock, "any_time")
    held(*LINES)
    clock.advance(3000 * 86_400_000)
    result = terminal.run("withdraw", folder, code)
    assert "They were promised that they can withdraw at any time." in result.stderr
    assert "Found: nothing." in result.stdout


def test_backups_and_exports_are_left_unless_it_is_said(
    terminal: Terminal, folder: Path, code: str, held: Held, tmp_path: Path
) -> None:
    held("talks at length about the rota that nobody keeps to")
    terminal.run("export", folder, "--to", tmp_path / "out")
    backups = folder / "backups"
    backups.mkdir()
    (backups / "copy.db").write_bytes((folder / "study.db").read_bytes())
    result = terminal.run("withdraw", folder, code)
    assert f"Still holds their words: {backups / 'copy.db'}" in result.stdout
    assert "FOUND: words of theirs in copy.db" in result.stdout
    assert "FOUND: words of theirs in notes.csv" in result.stdout
    assert str(tmp_path / "out" / "summary.md") in result.stdout


def test_backups_and_exports_go_when_it_is_said(
    terminal: Terminal, folder: Path, code: str, held: Held, tmp_path: Path
) -> None:
    held("talks at length about the rota that nobody keeps to")
    terminal.run("export", folder, "--to", tmp_path / "out")
    backups = folder / "backups"
    backups.mkdir()
    (backups / "copy.db").write_bytes((folder / "study.db").read_bytes())
    found = terminal.json("withdraw", folder, code, "--backups", "delete", "--exports", "delete")
    assert found["search"]["hits"] == []
    assert not (tmp_path / "out").exists()
    assert not backups.exists()


def test_the_key_file_loses_the_name(
    terminal: Terminal, folder: Path, code: str, held: Held, key_file: Path
) -> None:
    held(*LINES)
    terminal.run("key", "add", key_file, "--code", code, "--name", "Testperson Alfa", env=KEY_ENV)
    terminal.run("key", "add", key_file, "--name", "Kari Eksempel", env=KEY_ENV)
    found = terminal.json("withdraw", folder, code, "--key", key_file, env=KEY_ENV)
    assert (found["key_entries"], found["search"]["names"], found["search"]["hits"]) == (1, 1, [])
    names = terminal.json("key", "list", key_file, "--names", env=KEY_ENV)
    assert [one["name"] for one in names] == ["Kari Eksempel"]


def test_without_the_key_file_it_says_how_to_take_the_name_out(
    terminal: Terminal, folder: Path, code: str, key_file: Path
) -> None:
    terminal.run("key", "add", key_file, "--code", code, "--name", "Testperson Alfa", env=KEY_ENV)
    assert "key remove KEYFILE --code CODE" in terminal.run("withdraw", folder, code).stdout
    assert terminal.line("key", "remove", key_file, "--code", code, env=KEY_ENV).endswith(
        "0 entries are left."
    )


def test_a_wrong_passphrase_of_the_key_file_erases_nobody(
    terminal: Terminal, folder: Path, code: str, key_file: Path
) -> None:
    env = {"INTERVIEW_TUI_KEY_PASSPHRASE": "feil"}
    terminal.run("withdraw", folder, code, "--key", key_file, code=4, env=env)
    assert [one["code"] for one in terminal.json("respondent", "list", folder)] == [code]


@pytest.mark.parametrize("scope", ["quote_verbatim", "quote-verbatim"])
def test_one_scope_is_taken_back_by_itself(terminal: Terminal, folder: Path, code: str, scope: str) -> None:
    found = terminal.json("withdraw", folder, code, "--scope", scope)
    assert (found["scopes"], found["words_kept"], found["search"]) == (["quote_verbatim"], True, None)
    assert terminal.json("consent", "show", folder, code)["notes"]["may"] is True


def test_an_unknown_code_is_answered_with_the_nearest(terminal: Terminal, folder: Path, code: str) -> None:
    assert "no respondent" in terminal.run("withdraw", folder, "Q1", code=2).stderr


def test_status_counts_what_is_unread_and_who_is_gone(
    terminal: Terminal, folder: Path, code: str, held: Held, clock: FakeClock
) -> None:
    notes = held(*LINES, "~ forstår henne godt")
    found = terminal.json("status", folder)
    assert (found["unread_notes"], found["withdrawals"]["n"]) == (0, 0)
    with Desk(clock=clock).study(folder, None) as opened:
        opened.reviewing.sign([one["id"] for one in notes], yes=False)
    said = terminal.run("status", folder).stdout
    assert "2 notes are not read through yet." in said  # one's own reaction stays behind
    assert "withdrawn" not in said
    assert terminal.json("status", folder)["unread_notes"] == 2
    terminal.run("withdraw", folder, code)
    found = terminal.json("status", folder)
    assert found["unread_notes"] == 0
    assert found["withdrawals"] == {
        "n": 1, "before": 0, "during": 0, "after": 1, "past_cutoff": 0, "words_kept": 0,
    }  # fmt: skip
    assert "1 person has withdrawn (after the interview 1)." in terminal.run("status", folder).stdout
