"""What terminals send for the keys of the command table, read by Textual's parser, does what it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from interview_tui.tui import commands
from interview_tui.tui.screens.session import SessionScreen
from tests.tui.sitting import room
from tests.tui.terminals import TERMINALS, Sends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import FakeClock

NAMED = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "space": " ", "up": "\x1b[A",
    "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "delete": "\x1b[3~", "slash": "/", "question_mark": "?",
}  # fmt: skip
IN_THE_ROOM = commands.of(commands.SESSION, commands.EVERYWHERE)
ONE_KEY_MORE = {("macOS Terminal", "next_theme"): "shift+pagedown"}
"""Where the keys of a command do not come through as they are, what does it; README says so."""


def keys(sent: str) -> Iterator[Key]:
    """Yield what the parser makes of bytes."""
    parser = XTermParser()
    for message in [*parser.feed(sent), *parser.feed("")]:
        if isinstance(message, Key):
            yield message


def names(sent: str) -> set[str]:
    """Return what the parser calls a byte sequence, with its aliases."""
    return {name for key in keys(sent) for name in (key.key, *key.aliases)}


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


@pytest.mark.parametrize("command", IN_THE_ROOM, ids=lambda command: command.id)
@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda terminal: terminal.name)
def test_each_terminal_sends_a_key_that_is_this_act_and_no_other(
    terminal: Sends, command: commands.Command
) -> None:
    more = ONE_KEY_MORE.get((terminal.name, command.id), "")
    bound = {
        key: binding.action
        for binding in commands.bindings(commands.SESSION, commands.EVERYWHERE)
        for key in binding.key.split(",")
    }
    acts = [
        {bound[name] for name in names(terminal.of(key)) if name in bound}
        for key in (*command.keys, *filter(None, [more]))
        if terminal.of(key)
    ]
    assert acts, "nothing comes through"
    assert acts == [{command.id}] * len(acts)
    assert hasattr(SessionScreen, f"action_{command.id}")


@pytest.mark.parametrize("terminal", TERMINALS, ids=lambda terminal: terminal.name)
async def test_its_bytes_hold_an_interview(tmp_path: Path, clock: FakeClock, terminal: Sends) -> None:
    """Sent byte by byte through the parser into the app: two marks, one back-dated, steps, a pause, undo."""

    async with room(tmp_path, clock) as here:

        async def send(act: str) -> None:
            more = ONE_KEY_MORE.get((terminal.name, act), "")
            sent = next(b for key in (*commands.BY_ID[act].keys, more) if key and (b := terminal.of(key)))
            for key in keys(sent):
                here.app.post_message(key)
            await here.pilot.pause()
            await here.idle()

        clock.advance(60_000)
        for act in ("mark", "back_date", "next_theme", "next_question", "question_state", "pause"):
            await send(act)
        for key in keys("én linje"):
            here.app.post_message(key)
        await send("store")
        for act in ("pause", "flag_last", "previous_theme", "mark", "undo"):
            await send(act)
        session = here.screen.sitting.session
        assert [(note.elapsed_ms, note.text, len(note.flags)) for note in session.notes] == [
            (50_000, "", 0),
            (60_000, "én linje", 1),
        ]
        happened = [event.kind.value for event in session.events[1:]]
        assert happened == ["theme", "question", "state", "pause", "continue", "theme"]
