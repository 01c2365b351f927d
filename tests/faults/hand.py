"""A hand at a terminal: types, waits for what shall come on the screen, and keeps all that was written."""

from __future__ import annotations

import os
import re
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import pyte

from tests.bench.terminal import _FOREIGN, _HALF, COLUMNS, LINES, Program, Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 40.0
PASTE = b"\x1b[200~%s\x1b[201~"
ENTER, ESCAPE, BACK = "\r", "\x1b", "\x7f"


class Hand:
    """One program in a terminal, for a ``with`` block."""

    LOOK = 0.1
    """Seconds between two looks at the screen."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.terminal = Terminal(Program("hand", command, "", b"", environment), PATIENCE)
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._fed, self._half = 0, b""

    def __enter__(self) -> Self:
        self.terminal.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self.terminal.pid

    @property
    def stream(self) -> bytes:
        """All that was written to the terminal."""
        return b"".join(chunk.data for chunk in self.terminal.chunks)

    def text(self) -> str:
        """Return what stands on the screen."""
        data = self._half + b"".join(chunk.data for chunk in self.terminal.chunks[self._fed :])
        self._fed = len(self.terminal.chunks)
        half = _HALF.search(data)
        self._half = data[half.start() :] if half else b""
        # A program killed in the middle of a sequence leaves one that nobody understands.
        with suppress(TypeError):
            self._stream.feed(_FOREIGN.sub(b"", data[: half.start()] if half else data))
        return "\n".join(self._screen.display)

    def wait(self, pattern: str) -> re.Match[str]:
        """Wait till something stands on the screen.

        Raises:
            TimeoutError: when it does not come; with what is there instead.
        """
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.terminal.read(self.LOOK)
            if found := re.search(pattern, self.text(), re.MULTILINE):
                return found
        raise TimeoutError(f"{pattern} did not come:\n{self.text()}")

    def type(self, text: str, then: str = "") -> None:
        """Type, and wait till something stands on the screen."""
        self.terminal.type(text.encode())
        if then:
            self.wait(then)

    def paste(self, text: str, then: str) -> None:
        """Paste, as a terminal with bracketed paste does."""
        self.terminal.type(PASTE % text.encode())
        self.wait(then)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal to the program and read what was still on its way."""
        os.kill(self.pid, number)
        self.terminal.read(0.5)

    def ended(self) -> int:
        """Wait till the program has ended, and return its status as ``waitpid`` gives it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.terminal.read(0.1)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.terminal.read(0.1)
                os.close(self.terminal._ended)
                self.terminal._ended = -1
                return status
        raise TimeoutError(self.text())
