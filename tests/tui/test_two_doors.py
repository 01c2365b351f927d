"""The same interview, on the screen and through the plain door, leaves the same record."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope
from interview_tui.plain import run_plain, session_for
from interview_tui.services.opening import open_study
from tests.conftest import FakeClock
from tests.tui.sitting import PASSPHRASE, make_study, room, small_guide

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.store.store import Store

STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("an ordinary line æøå", ("enter",)),
    (":next", ("ctrl+n",)),
    (":asked", ("ctrl+s",)),
    ('"we only meet in the corridor"', ("enter",)),
    ("!laughs, looks away", ("enter",)),
    ("?who decides the rota", ("enter",)),
    ("~same as in my own office", ("enter",)),
    ("#Kari always takes [/x] =cmd()", ("enter",)),
    (":mark", ("ctrl+t",)),
    (":recorder", ("ctrl+r",)),
    (":theme 2", ("pagedown",)),
    (":theme 1", ("pageup",)),
    (":next", ("ctrl+n",)),
    (":asked", ("ctrl+s",)),
    (":pause", ("ctrl+x",)),
    (":go", ("ctrl+x",)),
    (":interrupt", ("ctrl+d",)),
    (":over", ("ctrl+d",)),
    ("said by mistake", ("enter",)),
    (":undo", ("ctrl+z",)),
    ("off the record, this", ("enter",)),
    (":flag identifying", ("ctrl+l",)),
    (":extend 10", ("ctrl+f", "l")),
    (":check", ("ctrl+e",)),
    (":end", ("ctrl+e", "ctrl+e")),
    ("!sat with her coat on", ("enter",)),
    (":close", ("ctrl+e", "ctrl+e")),
)
"""A line for the plain door, and the keys that do the same on the screen; what is not a command is typed."""

SCOPES = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO)


async def test_both_doors_leave_the_same_record(tmp_path: Path) -> None:
    clock = FakeClock()
    async with room(tmp_path / "screen", clock, scopes=SCOPES) as here:
        for line, keys in STEPS:
            clock.advance(7_000)
            if not line.startswith(":"):
                await here.type(line)
            for key in keys:
                await here.press(key)
            if line == ":undo":
                await here.until(lambda: here.editor.text == "said by mistake")
                here.editor.load("")
                here.screen.stamp = None
            if line == ":close":
                await here.until(lambda: here.app.screen is not here.app.screen_stack[0])
        on_screen = record(here.store)

    clock = FakeClock()
    folder = tmp_path / "plain" / "study"
    code = make_study(folder, clock, small_guide(), scopes=SCOPES)
    study = open_study(folder, PASSPHRASE, clock=clock)
    try:
        out = io.StringIO()
        assert run_plain(lambda: session_for(study.interviewing, code), typed(clock), out) == 0
        plain = record(study.store)
    finally:
        study.close()
    assert plain == on_screen


def typed(clock: FakeClock) -> Iterator[str]:
    """Give the lines, each seven seconds after the one before."""
    for line, _keys in STEPS:
        clock.advance(7_000)
        yield line + "\n"


def record(store: Store) -> list[tuple[object, ...]]:
    """Return all that an interview left: what was noted, when, where, and everything that happened."""
    interview = store.interviews()[0]
    notes = [
        (n.at, n.elapsed_ms, n.kind, n.text, n.theme_id, n.question_id, n.after, n.flags, n.undone)
        for n in store.notes(interview.id)
    ]
    events = [
        (e.kind.value, e.value, e.detail, e.at, e.elapsed_ms)
        for e in store.events(interview.id)
        if e.kind.value != "undone"
    ]
    return [*events, *notes, (store.draft(interview.id),)]
