"""Work that goes on aside, one piece at a time, on a thread of its own, so that nothing waits for it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Aside:
    """Runs one piece of work at a time. What it is given must raise nothing.

    Args:
        name: Of the thread.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._running = False
        self._next: Callable[[], None] | None = None
        self._waiting: list[Callable[[], None]] = []

    def broken_off(self) -> bool:
        """Return whether the work shall stop; it asks this now and then."""
        return self._stop.is_set()

    def run(self, work: Callable[[], None]) -> bool:
        """Begin ``work``; False, and nothing is begun, while other work is under way."""
        with self._lock:
            if self._running:
                return False
            self._running = True
        self._thread = threading.Thread(target=self._go, args=(work,), name=self._name, daemon=True)
        self._thread.start()
        return True

    def follow_with(self, work: Callable[[], None]) -> None:
        """Let ``work`` follow what is under way; begin it now when nothing is."""
        with self._lock:
            if self._running:
                self._next = work
                return
        self.run(work)

    def when_done(self, call: Callable[[], None]) -> None:
        """Call ``call`` when what is under way has ended, on its thread; now when nothing is."""
        with self._lock:
            if self._running:
                self._waiting.append(call)
                return
        call()

    def wait(self, seconds: float) -> None:
        """Wait for what is under way; after ``seconds`` it is broken off."""
        thread = self._thread
        if thread is not None:
            thread.join(seconds)
            self._stop.set()
            thread.join()
            self._stop.clear()

    def _go(self, work: Callable[[], None]) -> None:
        following: Callable[[], None] | None = work
        while following is not None:
            try:
                following()
            finally:
                with self._lock:
                    following, self._next = self._next, None
                    self._running = following is not None
                    waiting, self._waiting = ([], self._waiting) if self._running else (self._waiting, [])
        for call in waiting:
            call()
