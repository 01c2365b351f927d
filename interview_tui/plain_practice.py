"""The made-up respondent at the plain door: sentences that come as lines between what is typed."""

from __future__ import annotations

import io
import re
import threading
from typing import TYPE_CHECKING, Self

from interview_tui import words_practice
from interview_tui.model.interview import Phase
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from typing import TextIO

    from interview_tui.model.practice import Began, Performance
    from interview_tui.services.session import Session

TICK = 0.2
"""Seconds between two looks at what has been said by now."""


class Speaker(io.TextIOBase):
    """Writes whole lines: the door's, and those of the respondent, who talks while in a ``with`` block."""

    def __init__(self, session: Session, performance: Performance, stdout: TextIO) -> None:
        self._session, self._performance, self._stdout = session, performance, stdout
        self._lock, self._stop = threading.Lock(), threading.Event()
        self._thread = threading.Thread(target=self._talk, name="respondent", daemon=True)
        self._said: tuple[int, int] = (0, 0)

    def __enter__(self) -> Self:
        self._performance.begin(self._session.now_ms())
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def isatty(self) -> bool:
        """Return whether lines go to a terminal."""
        return self._stdout.isatty()

    def write(self, text: str) -> int:
        """Write text, never in the middle of somebody else's line."""
        with self._lock:
            return self._stdout.write(text)

    def flush(self) -> None:
        """Let it be seen."""
        with self._lock:
            self._stdout.flush()

    def say(self, text: str) -> None:
        """Write one line."""
        self.write(clean_line(text) + "\n")
        self.flush()

    def _talk(self) -> None:
        while not self._stop.wait(TICK):
            self.look()

    def look(self) -> None:
        """Say what has begun to be said since the last look: a sentence is a line, given as it begins."""
        session, playing = self._session, self._performance
        playing.tick(session.now_ms(), talking=session.state.phase is Phase.RUNNING)
        cue, sentence = self._said
        while cue < len(playing.began):
            began = playing.began[cue]
            parts = sentences(began)
            heard = parts if cue < len(playing.began) - 1 else parts[: _begun(parts, playing.heard)]
            for part in heard[sentence:]:
                self.say(f"{words_practice.head(began, session.respondent.code)} {part}".rstrip())
            cue, sentence = (cue + 1, 0) if len(heard) == len(parts) else (cue, len(heard))
            if len(heard) < len(parts):
                break
        self._said = (cue, sentence)


def sentences(began: Began) -> list[str]:
    """Return what is said as lines: its sentences, or the whole where nobody speaks."""
    return re.split(r"(?<=[.?!]) ", began.words) if began.cue.is_speech else [began.words]


def _begun(parts: list[str], heard: str) -> int:
    """Return how many sentences have begun when so much was heard."""
    count, words = 0, len(heard.split())
    for part in parts:
        if words <= 0:
            break
        words -= len(part.split())
        count += 1
    return max(1, count)
