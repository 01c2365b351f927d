"""The real program at its plain door, as a process of its own: lines in, and what it has acknowledged."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tests.faults.study import SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.faults.study import Place

PATIENCE = 60.0
"""Seconds after which a program that does not answer is given up."""
STORED = re.compile(r"^(?:note|quote|observation|ask later|own reaction), \d\d:\d\d:\d\d$")
"""What is said of a line that is on the disk."""
SAVED_NOW = re.compile(r"^Saved now: (\d+) lines?\.$")
GOING_ON = re.compile(r"^Going on with \w+ at (\d+):(\d\d):(\d\d): (\d+) notes? so far\.$")
STARTED = re.compile(r"^Interview with \w+ started\.")
WHERE = re.compile(r" · (\d+):(\d\d):(\d\d)(?: ·|$)")


class Door:
    """``interview-tui session FOLDER CODE --plain``, for a ``with`` block; killed at its end."""

    def __init__(self, place: Place, extra: Mapping[str, str] | None = None) -> None:
        self.place = place
        self.said: list[str] = []
        self._extra = extra or {}
        self._heard: list[tuple[float, str]] = []
        self._rest = b""
        self._waiting: list[str] = []
        """Lines typed and not acknowledged, oldest first."""

    def __enter__(self) -> Self:
        self.spawned = self.sent = time.monotonic()
        self.process = subprocess.Popen(
            [SCRIPT, "session", str(self.place.folder), self.place.code, "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**self.place.environment(), **self._extra},
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._in, self._out = self.process.stdin.fileno(), self.process.stdout.fileno()
        return self

    def __exit__(self, *_: object) -> None:
        assert self.process.stdout is not None
        self.kill()
        self.process.stdout.close()

    @property
    def waiting(self) -> int:
        """How many lines were typed and not acknowledged."""
        return len(self._waiting)

    def type(self, *lines: str) -> None:
        """Type lines that are notes, all in one go."""
        self.place.typed += lines
        self._waiting += lines
        self.send("".join(f"{line}\n" for line in lines))

    def send(self, text: str) -> None:
        """Write to the program; what it no longer takes is let go."""
        self.sent = time.monotonic()
        with suppress(BrokenPipeError):
            os.write(self._in, text.encode())

    def until(self, test: re.Pattern[str], count: int = 1) -> list[re.Match[str]]:
        """Read till so many lines match, and return the matches; fewer when the program has ended.

        Raises:
            TimeoutError: when it neither says it nor ends.
        """
        end = time.monotonic() + PATIENCE
        while True:
            found = self.matches(test)
            if len(found) >= count:
                return found
            if time.monotonic() > end:
                raise TimeoutError(self.said[-5:])
            if select.select([self._out], [], [], 1.0)[0] and not self._read():
                return found

    def matches(self, test: re.Pattern[str]) -> list[re.Match[str]]:
        """Return what has been said and matches."""
        return [match for line in self.said if (match := test.search(line))]

    @property
    def began(self) -> tuple[float, float] | None:
        """Between which moments (steady seconds) it began an interview; None when it began none."""
        return next(((self.spawned, at) for at, line in self._heard if STARTED.match(line)), None)

    def clock_is_wrong(self, began: tuple[float, float], slept: float = 0.0) -> bool:
        """Return whether it said a time of the interview's clock that is more than a second off.

        Args:
            began: Between which moments the interview began.
            slept: Seconds that the steady clock was told to be ahead of this process's.
        """
        return self._wrong(GOING_ON, self.spawned, began, slept)

    def where_is_wrong(self, began: tuple[float, float], slept: float = 0.0) -> bool:
        """Return the same of the last time it said where the interview stands."""
        return self._wrong(WHERE, self.sent, began, slept, last=True)

    def _wrong(
        self,
        said: re.Pattern[str],
        after: float,
        began: tuple[float, float],
        slept: float,
        *,
        last: bool = False,
    ) -> bool:
        times = [(at, found) for at, line in self._heard if (found := said.search(line))]
        for at, found in times[-1:] if last else times:
            shown = int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) - slept
            if not after - began[1] - 2 < shown < at - began[0] + 1:
                return True
        return last and not times

    def answer(self) -> bool:
        """Read till it has said something more; False when it has ended."""
        before, end = len(self.said), time.monotonic() + PATIENCE
        while len(self.said) == before:
            if time.monotonic() > end:
                raise TimeoutError(self.said[-5:])
            if select.select([self._out], [], [], 1.0)[0] and not self._read():
                return False
        return True

    def until_acknowledged(self) -> bool:
        """Read till every line typed is acknowledged; False when the program ended first."""
        end = time.monotonic() + PATIENCE
        while self._waiting:
            if time.monotonic() > end:
                raise TimeoutError(self.said[-5:])
            if select.select([self._out], [], [], 1.0)[0] and not self._read():
                return not self._waiting
        return True

    def finish(self) -> int:
        """Close what it reads from, read the rest, and return its exit code."""
        assert self.process.stdin is not None
        if not self.process.stdin.closed:
            self.process.stdin.close()
        while self._read():
            pass
        return self.process.wait(PATIENCE)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End it by a signal, and take in what it had said by then."""
        self.process.send_signal(number)
        self.finish()

    def _read(self) -> bool:
        try:
            data = os.read(self._out, 65536)
        except OSError:
            return False
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._hear(line.decode(errors="replace"))
        return bool(data)

    def _hear(self, line: str) -> None:
        self.said.append(line)
        self._heard.append((time.monotonic(), line))
        saved = SAVED_NOW.match(line)
        for _ in range(int(saved[1]) if saved else 1 if STORED.match(line) else 0):
            self.place.acknowledged.add(self._waiting.pop(0))
