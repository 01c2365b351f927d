"""Clocks that jump, a laptop that sleeps, a process that stands still: what the interview's clock says."""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.terminal import Terminal
from tests.faults.door import WHERE, Door
from tests.faults.screens import PATIENCE, PER_SECOND, Typist, program, seen
from tests.faults.shim import BOOT, WALL, Board, library
from tests.faults.study import Place, judge, line, make
from tests.faults.tally import Tally

HOUR = 3600


class Jump(NamedTuple):
    """What the clocks do in the middle of an interview, in seconds, and what of it is to count as talk."""

    name: str
    wall: int = 0
    boot: int = 0
    counts: int = 0
    zone: str = ""
    restart: bool = False
    """Another boot: the steady clock begins anew, and only the wall clock knows how long it was away."""


JUMPS = (
    Jump("wall clock 3 h forward", wall=3 * HOUR),
    Jump("wall clock 25 h back", wall=-25 * HOUR),
    Jump("wall clock to 1970", wall=-56 * 365 * 24 * HOUR),
    Jump("asleep for 2 h", wall=2 * HOUR, boot=2 * HOUR, counts=2 * HOUR),
    Jump("asleep for 2 h, wall clock set back 5 h", wall=-3 * HOUR, boot=2 * HOUR, counts=2 * HOUR),
    Jump("another time zone", zone="Pacific/Auckland"),
    Jump("machine restarted, 10 min away", wall=600, counts=600, restart=True),
)


def jumped(seed: int, jump: Jump) -> Tally:
    """Let the clocks jump while notes are taken, kill the program, go on; return how its clock bore it."""
    tally = Tally(f"clock: {jump.name}")
    if library() is None:
        tally.skipped = "no C compiler"
        return tally
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    rng, place = random.Random(seed), make(root)  # noqa: S311 - words, not secrets
    with Board(root / "board") as board:
        extra = board.environment(root)
        with Door(place, extra) as door:
            door.until(WHERE)
            began = door.began or (0.0, 0.0)
            _notes(door, rng)
            if not jump.restart:
                _leap(board, jump)
                _notes(door, rng)
                tally.clock_wrong += door.where_is_wrong(began, jump.counts)
            door.kill()
        if jump.restart:
            _leap(board, jump)
            _restart(root, board, extra)
        zone = {"TZ": jump.zone} if jump.zone else {}
        with Door(place, {**extra, **zone}) as door:
            door.until(WHERE)
            _notes(door, rng)
            tally.clock_wrong += door.clock_is_wrong(began, jump.counts)
            tally.clock_wrong += door.where_is_wrong(began, jump.counts)
            if tally.clock_wrong:
                tally.say(" / ".join(door.said))
    tally.acknowledged += len(place.acknowledged)
    tally.take(place, judge(place))
    return tally


def _leap(board: Board, jump: Jump) -> None:
    board[WALL] += jump.wall * 10**9
    board[BOOT] += jump.boot * 10**9


def _restart(root: Path, board: Board, extra: dict[str, str]) -> None:
    (root / "boot").write_text("00000000-0000-4000-8000-000000000001\n", encoding="ascii")
    extra["FAULTS_BOOT"] = str(root / "boot")
    board[BOOT] = 7 * 10**9 - time.clock_gettime_ns(time.CLOCK_BOOTTIME)


def _notes(door: Door, rng: random.Random) -> None:
    """Take two notes and ask where the interview stands."""
    for _ in range(2):
        door.type(line(rng, len(door.place.typed)))
        door.until_acknowledged()
    door.send("\n")
    door.answer()


def stood_still(seed: int, seconds: float) -> Tally:
    """Stop the screens in a word, type on, let them go on: all of it comes, at the right time."""
    tally = Tally(f"screens: SIGSTOP for {seconds:.0f} s, SIGCONT")
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    rng, place = random.Random(seed), make(root)  # noqa: S311 - words, not secrets
    with Board(root / "board") as board, Terminal(program(place), PATIENCE) as terminal:
        ready = terminal.until_ready()
        typist = Typist(terminal, place, rng, board)
        text = line(rng, 1, 3)
        typist.letters(text[:12])
        os.kill(terminal.pid, signal.SIGSTOP)
        typist.letters(text[12:])
        typist.enter()
        terminal.read(seconds - len(text) / PER_SECOND)
        os.kill(terminal.pid, signal.SIGCONT)
        tally.clock_wrong += not _right_at_last(terminal, place, ready)
        os.kill(terminal.pid, signal.SIGKILL)
    if text not in place.acknowledged:
        tally.lost += 1
        tally.say(f"what was typed while it stood still did not come: {text}")
    tally.acknowledged += len(place.acknowledged)
    tally.take(place, judge(place))
    return tally


def _right_at_last(terminal: Terminal, place: Place, ready: float) -> bool:
    """Wait until the clock on the screen is right; it may be behind for a moment, never ahead."""
    end = terminal.now() + PATIENCE
    while terminal.now() < end:
        terminal.read(1.2)
        _halves, clock = seen(terminal, place)
        shown_at = terminal.chunks[-1].at
        if clock > shown_at + 1:
            return False
        if clock >= shown_at - ready - 2 and place.acknowledged:
            return True
    return False
