"""What a plain terminal sends for the keys of the command table, read by Textual's own parser."""

from __future__ import annotations

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from interview_tui.tui import commands

NAMED = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "space": " ", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "slash": "/", "question_mark": "?",
}  # fmt: skip


def names(sent: str) -> set[str]:
    """Return what the parser calls a byte sequence, with its aliases."""
    parser = XTermParser()
    found: set[str] = set()
    for message in [*parser.feed(sent), *parser.feed("")]:
        if isinstance(message, Key):
            found |= {message.key, *message.aliases}
    return found


CONTROL = {name for byte in range(32) for name in names(chr(byte))}


@pytest.mark.parametrize("command", commands.COMMANDS, ids=lambda command: command.id)
def test_a_plain_terminal_can_send_at_least_one_key_of_it(command: commands.Command) -> None:
    sendable = [
        key
        for key in command.keys
        if (len(key) == 1 and names(key)) or key in CONTROL or (key in NAMED and key in names(NAMED[key]))
    ]
    assert sendable, command.keys


def test_control_space_is_called_what_the_table_calls_it() -> None:
    assert set(commands.BY_ID["blank"].keys) & names("\x00")
