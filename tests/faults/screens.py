"""The real program on its screens, under a pty: typed into as a person does, and ended in every way."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench.terminal import Program, Terminal
from tests.faults.shim import DISK, SINCE, Board, library
from tests.faults.study import SCRIPT, Place, judge, line, make
from tests.faults.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PATIENCE = 120.0
"""Seconds after which screens that do not come, or do not end, are given up."""
BOUND = 0.25
"""Seconds of typing that may be lost of a half-written line."""
PER_SECOND = 20
"""Keys a second, of somebody who types fast."""
_EDITOR = re.compile(r"^ *(?P<time>\d+:\d\d)(?: [a-z ]+)? > (?P<text>.*)$", re.MULTILINE)
_TIME = re.compile(r"(\d+):(\d\d)(?::(\d\d))? of \d+")


class Ending(NamedTuple):
    """A way to end the program, and what is awaited of it."""

    name: str
    act: Callable[[Terminal], None]
    after_enter: float = 0.3
    """How often the fault comes right after Enter instead of in the middle of a line."""
    early: bool = False
    """Typed before the program is ready for it."""


def hang_up(terminal: Terminal) -> None:
    """Close the window."""
    os.close(terminal._master)
    terminal._master = os.eventfd(0)  # never has anything to read


def by(number: int) -> Callable[[Terminal], None]:
    """Return the act of sending a signal."""
    return lambda terminal: os.kill(terminal.pid, number)


ENDINGS = (
    Ending("kill -9", by(signal.SIGKILL), 0.6),
    Ending("kill -9 soon after the first picture", by(signal.SIGKILL), 0.0, early=True),
    Ending("SIGTERM", by(signal.SIGTERM)),
    Ending("SIGHUP", by(signal.SIGHUP)),
    Ending("terminal closed", hang_up),
)


def delayed(pid: int) -> float:
    """Return how long (s) the threads of a process have waited for a processor in all."""
    total = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            total += int(task.read_text().split()[1])
        except (OSError, IndexError, ValueError):
            continue
    return total / 1e9


class Typist:
    """Types into one run of the screens, and remembers how far machine and disk kept the program waiting."""

    def __init__(self, terminal: Terminal, place: Place, rng: random.Random, board: Board) -> None:
        self.terminal, self.place, self.rng, self._board = terminal, place, rng, board
        self.half = ""
        """The half-written line."""
        self._waits: list[tuple[float, float]] = []

    def letters(self, text: str) -> None:
        """Type some of a line, a key at a time."""
        for letter in text:
            self.terminal.type(letter.encode())
            self.half += letter
            self.rest(self.rng.uniform(0.4, 1.6) / PER_SECOND)

    def enter(self) -> None:
        """Store the line."""
        self.place.typed.append(self.half)
        self.half = ""
        self.terminal.type(b"\r")

    def rest(self, seconds: float) -> None:
        """Let the program work."""
        self.terminal.read(seconds)
        self.look()

    def look(self) -> None:
        """Take note of how long the program has had to wait in all: for a processor, and for the disk."""
        board, now = self._board, time.monotonic_ns()
        at_it = now - board[SINCE] if board[SINCE] else 0
        self._waits.append((self.terminal.now(), delayed(self.terminal.pid) + (board[DISK] + at_it) / 1e9))

    def waited(self, since: float) -> float:
        """Return how long (s) the program had to wait between ``since`` and the last look."""
        before = [total for at, total in self._waits if at <= since]
        return self._waits[-1][1] - (before[-1] if before else 0.0)


def seen(terminal: Terminal, place: Place) -> tuple[list[tuple[float, str]], float]:
    """Take in what was acknowledged; return (when, half-written line shown) and the last clock shown."""
    halves: list[tuple[float, str]] = []
    clock = -1.0
    for at, screen in terminal.shown():
        field = _EDITOR.search(screen)
        if field is None:
            continue
        halves.append((at, field["text"].strip()))
        above = screen[: field.start()]
        if "saved" in above.splitlines()[0]:
            listed = "\n".join(row for row in above.splitlines() if "NOT SAVED" not in row)
            place.acknowledged.update(text for text in place.typed if text in listed)
        if shown := _TIME.search(above):
            first, second, third = shown.groups()
            clock = int(first) * 60 + int(second) if third is None else -1.0
    return halves, clock


def sittings(seed: int, ending: Ending, count: int, folder: str | None = None) -> Tally:
    """End the program ``count`` times in one interview; return what became of notes and half-written line."""
    rng, tally = random.Random(seed), Tally(f"screens: {ending.name}")  # noqa: S311 - moments, not secrets
    root = Path(tempfile.mkdtemp(prefix="interview-tui-faults-", dir=folder))
    place = make(root)
    also: list[str] = []
    for number in range(count):
        before = len(place.acknowledged)
        with (
            Board(root / "board") as board,
            Terminal(program(place, _timed(board, root)), PATIENCE) as terminal,
        ):
            typist = Typist(terminal, place, rng, board)
            if not ending.early:
                terminal.until_ready()
            if place.kept:
                also.append(place.kept)
                terminal.type(b"\r")
                typist.rest(0.0 if ending.early else 0.3)
            in_line = _early(typist, number) if ending.early else _typing(typist, ending, number)
            typist.look()
            at = terminal.now()
            ending.act(terminal)
            _drain(terminal)
        halves, _clock = seen(terminal, place)
        verdict = judge(place, began_as=also)
        if in_line:
            # The Enter that was to store the line before may not have come so far: then it is still there.
            kept = "" if verdict.draft and verdict.draft.strip() == place.kept else verdict.draft
            _draft(tally, typist, kept, [(when, text) for when, text in halves if when < at], at)
        tally.acknowledged += len(place.acknowledged) - before
        tally.take(place, verdict, f"seed {seed} sitting {number}")
        place.typed = [text for text in place.typed if text in set(verdict.notes)]
        # A note is stored without the blank that a half-written line may end with.
        place.kept = verdict.draft.strip()
    if not tally.broken:
        shutil.rmtree(root, ignore_errors=True)
    return tally


def _typing(typist: Typist, ending: Ending, number: int) -> bool:
    """Type until the moment of the fault; return whether it comes in the middle of a line."""
    rng = typist.rng
    for each in range(rng.randint(0, 1)):
        typist.letters(line(rng, number * 10 + each, 2))
        typist.enter()
        typist.rest(rng.uniform(0, 0.3))
    text = line(rng, number * 10 + 5, 4)
    if rng.random() < ending.after_enter:
        typist.letters(text)
        typist.enter()
        typist.rest(rng.choice((0.0, 0.001, 0.003, 0.01, 0.03, 0.3)) * rng.random())
        return False
    typist.letters(text[: rng.randint(1, len(text))])
    typist.rest(rng.uniform(0, 0.1))
    return True


def _early(typist: Typist, number: int) -> bool:
    """Type before there is a screen, wait till it is shown, and type on for a moment."""
    text = line(typist.rng, number, 3)
    begun = typist.rng.randint(1, 9)
    typist.letters(text[:begun])
    end = typist.terminal.now() + PATIENCE
    while text[:begun] not in (typist.terminal.last() if typist.terminal.chunks else ""):
        typist.rest(0.02)
        if typist.terminal.now() > end:
            raise TimeoutError(typist.terminal.last())
    typist.letters(text[begun : begun + typist.rng.randint(0, 9)])
    return True


def _draft(tally: Tally, typist: Typist, kept: str, shown: list[tuple[float, str]], at: float) -> None:
    """Compare a half-written line with what was kept of it.

    Args:
        tally: Takes the count.
        typist: Who typed it.
        kept: What the study has of it.
        shown: When which text stood in the field.
        at: When the fault came.
    """
    tally.drafts += 1
    typed = typist.half
    if kept and not typed.startswith(kept):
        tally.drafts_lost += 1
        tally.say(f"of “{typed}” something else was kept: “{kept}”")
        return
    missing: list[float] = []
    for when, text in shown:
        if not typed.startswith(text):
            missing = []  # that was the line before, which may begin alike
        elif len(text) > len(kept):
            missing.append(when)
    if not missing:
        return
    age, waited = at - min(missing), typist.waited(min(missing))
    tally.draft_ms = max(tally.draft_ms, age * 1000)
    # What the machine kept the program waiting is not the program's: nobody's promise holds without a disk.
    if age > BOUND + waited:
        tally.drafts_lost += 1
        tally.say(f"“{typed}” was kept as “{kept}”; shown {age:.2f} s before, {waited:.2f} s of it waiting")


def _timed(board: Board, root: Path) -> dict[str, str]:
    """Return what lets the board tell how long the disk takes; nothing where there is no compiler."""
    return board.environment(root) if library() else {}


def program(place: Place, environment: Mapping[str, str] | None = None) -> Program:
    """Return the session's screen, opened as a person opens it."""
    command = (SCRIPT, "session", str(place.folder), place.code)
    return Program(
        "screens", command, r"\d+:\d\d > ", b"\x11\x11", {**place.environment(), **(environment or {})}
    )


def _drain(terminal: Terminal) -> None:
    """Read what was still on its way to the screen, till the program has ended."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        terminal.read(0.02)
        try:
            done, _status = os.waitpid(terminal.pid, os.WNOHANG)
        except ChildProcessError:
            return
        if done:
            terminal.read(0.05)
            os.close(terminal._ended)
            terminal._ended = -1
            return
    raise TimeoutError(terminal.last())
