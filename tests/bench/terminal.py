"""A terminal in memory for the benches: starts a program under a pty, types, and knows when what was shown.

While the program runs nothing is emulated: output is only read and stamped, so that the stamps are true.
What stood on the screen at each stamp is worked out afterwards. As in a real terminal nothing is shown inside
a block of synchronised output till it ends.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import shutil
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

COLUMNS, LINES = 120, 40
PATIENCE = 20.0
"""Seconds after which a program that does not answer is given up."""
BETWEEN_PRESSES = 0.15
"""Seconds between two presses of the same key."""
SETTLE = 0.3
"""Seconds without anything asked of the program before it is measured."""

_ASKED = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[c": b"\x1b[?62;22c", b"\x1b[6n": b"\x1b[1;1R"}
_FOREIGN = re.compile(
    rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*(?:u|\$p)|\x1b\[[0-9;]*t|\x1b[P\]_^][^\x07\x1b]*(?:\x07|\x1b\\)"
)
"""What pyte would print or mistake."""
_HALF = re.compile(rb"\x1b(?:\[[0-9;?<=>$:]*|[P\]_^][^\x07\x1b]*)?\Z")


class Program(NamedTuple):
    """What to start, how to know that it can be used, and how to leave it."""

    name: str
    command: Sequence[str]
    ready: str
    leave: bytes
    environment: Mapping[str, str] = {}


MINIMAL = Program(
    "minimal app", (sys.executable, str(Path(__file__).with_name("minimal.py"))), "READY to type", b"\x11"
)


def demo(*words: str, environment: Mapping[str, str] | None = None) -> Program:
    """Return the sample's session, opened as a person opens it."""
    script = str(Path(sys.executable).with_name("interview-tui"))
    command = (script, "demo", "--lang", "en", "--at", "session", *words)
    return Program("interview-tui", command, r"\d+:\d\d > ", b"\x11\x11", environment or {})


class Chunk(NamedTuple):
    """Output, and when it was read."""

    at: float
    data: bytes


class Terminal:
    """One run of a program, for a ``with`` block. Times are seconds since just before it was started."""

    def __init__(self, program: Program, patience: float = PATIENCE) -> None:
        self.program, self.patience = program, patience
        self.chunks: list[Chunk] = []
        self.peak_kb = 0
        self._place = tempfile.mkdtemp(prefix="interview-tui-bench-")
        self._sampled = 0.0
        self._raw = b""

    def __enter__(self) -> Self:
        self._master, slave = os.openpty()
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        name = os.ttyname(slave)
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
            *((os.POSIX_SPAWN_DUP2, 0, n) for n in (1, 2)),
        ]
        environment = {
            "PATH": os.environ["PATH"], "HOME": self._place, "TMPDIR": self._place, "LANG": "C.UTF-8",
            "INTERVIEW_TUI_HOME": self._place, "TERM": "xterm-256color", "COLORTERM": "truecolor",
            **self.program.environment,
        }  # fmt: skip
        self._start = time.monotonic()
        self.pid = os.posix_spawn(
            self.program.command[0],
            list(self.program.command),
            environment,
            file_actions=actions,
            setsid=True,
            # A bench that a shell put in the background would hand on that it ignores these.
            setsigdef=(signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM),
        )
        self._ended = os.pidfd_open(self.pid)
        self._slave: int | None = slave
        return self

    def __exit__(self, *_: object) -> None:
        if self._ended >= 0:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self._ended)
        if self._slave is not None:
            os.close(self._slave)
        os.close(self._master)
        shutil.rmtree(self._place, ignore_errors=True)

    def now(self) -> float:
        """Return the time since the start."""
        return time.monotonic() - self._start

    def type(self, keys: bytes) -> float:
        """Press keys; return when."""
        at = self.now()
        os.write(self._master, keys)
        return at

    def read(self, seconds: float) -> None:
        """Take in what the program writes for so long."""
        end = self.now() + seconds
        while (left := end - self.now()) > 0:
            if select.select([self._master], [], [], min(left, 0.05))[0] and not self._take():
                return
            self._weigh()

    def until_ready(self, then: str = "") -> float:
        """Return when the program could be used; TimeoutError when it cannot in reasonable time.

        Args:
            then: What must stand behind the sign that it is ready.
        """
        pattern = re.compile(self.program.ready + then)
        while self.now() < self.patience:
            self.read(0.1)
            if pattern.search(self._raw.decode(errors="replace")):
                self.read(SETTLE)
                found = first(self.shown(), pattern.search)
                if found is not None:
                    return found
        raise TimeoutError(self.last())

    def leave(self) -> float:
        """Press the keys that end the program; return how long it took to end."""
        for key in self.program.leave[:-1]:
            # As a hand presses twice: within a blink it would be one press.
            self.type(bytes([key]))
            self.read(BETWEEN_PRESSES)
        pressed = self.type(self.program.leave[-1:])
        while self.now() - pressed < self.patience:
            ready = select.select([self._master, self._ended], [], [], 0.05)[0]
            if self._master in ready:
                self._take()
            if self._ended in ready:
                took = self.now() - pressed
                os.waitpid(self.pid, 0)
                os.close(self._ended)
                self._ended = -1
                return took
        raise TimeoutError(self.last())

    def _take(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.chunks.append(Chunk(self.now(), data))
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None
        self._raw = (self._raw + data)[-200_000:]
        for asked, answer in _ASKED.items():
            if asked in data:
                os.write(self._master, answer)
        return True

    def _weigh(self) -> None:
        """Take note of the memory in use: the program's own peak, and its children beside it."""
        if self.now() - self._sampled < 0.05:
            return
        self._sampled = self.now()
        own = _kilobytes(self.pid, "VmHWM")
        tree = sum(_kilobytes(pid, "VmRSS") for pid in (self.pid, *_children(self.pid)))
        self.peak_kb = max(self.peak_kb, own, tree)

    def shown(self, since: float = 0.0) -> Iterator[tuple[float, str]]:
        """Yield (when, what stood on the screen) for each change that could be seen from ``since`` on."""
        screen = pyte.Screen(COLUMNS, LINES)
        stream = pyte.ByteStream(screen)
        kept, held = b"", False
        for at, data in self.chunks:
            whole = kept + data
            half = _HALF.search(whole)
            kept = whole[half.start() :] if half else b""
            whole = whole[: half.start()] if half else whole
            begun, ended = whole.rfind(b"\x1b[?2026h"), whole.rfind(b"\x1b[?2026l")
            held = begun > ended if begun != ended else held
            stream.feed(_FOREIGN.sub(b"", whole))
            if at >= since and (not held or ended >= 0):
                yield at, "\n".join(screen.display)

    def last(self) -> str:
        """Return what stands on the screen."""
        text = ""
        for _at, text in self.shown():  # noqa: B007 - the last one is wanted
            pass
        return text


def first(shown: Iterator[tuple[float, str]], test: Callable[[str], object]) -> float | None:
    """Return when the screen first passed ``test``."""
    return next((at for at, text in shown if test(text)), None)


def _kilobytes(pid: int, field: str) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(rf"{field}:\s+(\d+)", status)
    return int(found[1]) if found else 0


def _children(pid: int) -> list[int]:
    try:
        tasks = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [int(word) for text in tasks for word in text.split()]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a Markdown table, the first column to the left."""
    print("| " + " | ".join(heads) + " |")
    print("|---|" + "--:|" * (len(heads) - 1))
    for row in rows:
        print("| " + " | ".join(row) + " |")


def verdict(ratio: float, limit: float) -> str:
    """Return the limit with a word when it is passed."""
    return f"{limit:g}" if ratio <= limit else f"{limit:g} PASSED"
