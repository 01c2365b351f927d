"""The table of commands that the README shows."""

from __future__ import annotations

from interview_tui.cli.group import COMMANDS
from interview_tui.cli.reference import every_command, table

NAMED_IN_THE_ISSUE = (
    "new", "open", "session", "demo", "guide check", "guide show", "guide list", "site add", "site list",
    "respondent add", "respondent list", "respondent cancel", "consent grant", "consent decline",
    "consent withdraw", "consent show", "letter set", "field set", "key new", "key add", "key list", "status",
    "candidates", "decide", "notes", "clear", "flag", "export", "passphrase change",
)  # fmt: skip


def test_every_command_that_was_promised_is_there() -> None:
    assert {name for name, _command, _ctx in every_command()} >= set(NAMED_IN_THE_ISSUE)


def test_the_table_has_a_row_for_each_command() -> None:
    rows = table().splitlines()[2:]
    names = [name for name, _command, _ctx in every_command()]
    assert len(rows) == len(names)
    for row, name in zip(rows, names, strict=True):
        assert row.startswith(f"| `interview-tui {name}")
        assert row.count(" | ") >= 2
    assert {name.split()[0] for name in names} == set(COMMANDS)


def test_what_must_be_given_is_not_in_brackets() -> None:
    rows = {line.split("`")[1] for line in table().splitlines()[2:]}
    begins = "interview-tui new FOLDER --guide FILE [--title TEXT] [--field NAME] ..."
    assert any(row.startswith(begins) for row in rows)
    assert "interview-tui key list KEYFILE [--code CODE] [--names] [--contacts]" in rows
