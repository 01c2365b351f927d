"""Every command can be reached from any terminal, is explained, and is in the README."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from interview_tui.tui import commands

if TYPE_CHECKING:
    from pathlib import Path

# What each terminal sends as a code of its own: ctrl+m, ctrl+i and ctrl+h are Enter, Tab and Backspace.
PLAIN = re.compile(
    r"(?:[a-z0-9]|enter|tab|shift\+tab|escape|space|backspace|delete|insert|home|end|pageup|pagedown|up|down|left"
    r"|right|ctrl\+[a-gj-ln-z]|ctrl\+(?:@|backslash|underscore|right_square_bracket|circumflex_accent)"
    r"|slash|question_mark|comma|full_stop|minus|plus|asterisk|exclamation_mark)"
)
NEVER = re.compile(
    r"ctrl\+[mih]|ctrl\+shift\+.*|ctrl\+(?:enter|tab|escape|\d)|alt\+enter|shift\+enter|super\+.*"
)
LETTERS = re.compile(
    r"[a-z0-9]|space|slash|question_mark|comma|full_stop|minus|plus|asterisk|exclamation_mark"
)


def named(found: list[commands.Command]) -> list[str]:
    return [f"{command.scope}.{command.id}: {', '.join(command.keys)}" for command in found]


def test_every_command_has_two_keys() -> None:
    assert named([c for c in commands.COMMANDS if len(set(c.keys)) < 2]) == []


def test_every_command_has_a_key_that_a_plain_terminal_sends() -> None:
    assert named([c for c in commands.COMMANDS if not any(PLAIN.fullmatch(key) for key in c.keys)]) == []


def test_no_command_has_a_key_that_terminals_mix_up() -> None:
    assert named([c for c in commands.COMMANDS if any(NEVER.fullmatch(key) for key in c.keys)]) == []


def test_letters_are_never_commands_where_notes_are_written() -> None:
    scopes = (commands.SESSION, commands.EVERYWHERE)
    assert named([c for c in commands.of(*scopes) if any(LETTERS.fullmatch(key) for key in c.keys)]) == []


def test_every_command_is_explained() -> None:
    for command in commands.COMMANDS:
        assert command.title.strip()
        assert command.help.strip().endswith(".")
        assert command.help != command.title
        assert command.scope in commands.SCOPES


def test_no_two_commands_share_a_name_or_a_key() -> None:
    names = [command.id for command in commands.COMMANDS]
    assert [name for name in names if names.count(name) > 1] == []
    assert commands.clashes({}) == []


def test_a_shared_key_would_be_told() -> None:
    one, other = commands.of(commands.SESSION)[:2]
    assert commands.clashes({one.id: other.keys})


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.id)
def test_every_command_is_in_the_readme(command: commands.Command, root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    if not text.strip():
        pytest.skip("README.md is still empty: its key table comes with it")
    # Keys stand in code spans or bare; what counts is that one row holds them all beside the help.
    rows = [line.replace("`", "") for line in text.splitlines() if line.startswith("|")]
    wanted = [command.help.rstrip("."), *(commands.shown(key) for key in command.keys)]
    assert [row for row in rows if all(word in row for word in wanted)], wanted
