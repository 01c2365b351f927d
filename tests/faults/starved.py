"""Screens whose disk takes nothing for a while: they say so, keep every word, and save it when they can."""

from __future__ import annotations

import errno
import os
import random
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.terminal import Terminal
from tests.faults.screens import PATIENCE, Typist, program, seen
from tests.faults.shim import AT, COUNTED, FOR_EVER, MORE, Board, library
from tests.faults.study import judge, line, make
from tests.faults.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable


class Hunger(NamedTuple):
    """What the disk says, and at which calls."""

    name: str
    number: int
    calls: str


HUNGERS = (
    Hunger("disk full", errno.ENOSPC, "wo"),
    Hunger("disk read-only", errno.EROFS, "wscno"),
    Hunger("disk failing (EIO)", errno.EIO, "wsc"),
)


def starved(seed: int, hunger: Hunger) -> Tally:
    """Type two lines and a half while nothing can be written; let it be written, and kill the program."""
    tally = Tally(f"screens: {hunger.name} for a while")
    if library() is None:
        tally.skipped = "no C compiler"
        return tally
    rng = random.Random(seed)  # noqa: S311 - words, not secrets
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-"))
    place = make(root)
    with Board(root / "board") as board:
        extra = board.environment(place.folder, hunger.calls, str(hunger.number))
        with Terminal(program(place, extra), PATIENCE) as terminal:
            terminal.until_ready()
            typist = Typist(terminal, place, rng, board)
            _line(typist, 0)
            _until(terminal, lambda: _acknowledged(terminal, typist) == 1)
            board[MORE], board[AT] = FOR_EVER, board[COUNTED] + 1
            _line(typist, 1)
            _line(typist, 2)
            typist.letters(line(rng, 3, 1)[:12])
            said = _until(terminal, lambda: "NOT SAVED" in terminal.last().splitlines()[0])
            board[AT] = 0
            saved = _until(terminal, lambda: _acknowledged(terminal, typist) == len(place.typed))
            typist.rest(1.0)
            os.kill(terminal.pid, signal.SIGKILL)
            last = terminal.last()
    verdict = judge(place)
    if not (said and saved):
        tally.crashed += 1
        tally.say(
            f"{'' if said else 'it did not say so; '}{'' if saved else 'it was not saved after'}: {last}"
        )
    tally.drafts += 1
    if verdict.draft != typist.half:
        tally.drafts_lost += 1
        tally.say(f"“{typist.half}” was kept as “{verdict.draft}”")
    tally.acknowledged += len(place.acknowledged)
    tally.take(place, verdict, f"seed {seed}")
    return tally


def _line(typist: Typist, number: int) -> None:
    typist.letters(line(typist.rng, number, 1))
    typist.enter()


def _acknowledged(terminal: Terminal, typist: Typist) -> int:
    seen(terminal, typist.place)
    return len(typist.place.acknowledged)


def _until(terminal: Terminal, test: Callable[[], bool]) -> bool:
    """Read till something is so; False when it does not come to be."""
    end = terminal.now() + PATIENCE
    while not test():
        if terminal.now() > end:
            return False
        terminal.read(0.3)
    return True
