"""Where in a recording a moment of the interview lies. The program records no sound; it knows sync marks.

A recorder that is started makes a new file, whose counter begins at zero at the mark. Positions are
milliseconds on that counter; ``elapsed_ms`` is the interview's own clock, which no wall clock moves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview_tui.model.interview import EventKind, live

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.interview import Event


@dataclass(frozen=True, slots=True)
class Recording:
    """One file of the recorder: its number from 1, and from when to when it ran on the interview's clock.

    ``to_ms`` is None when no mark says when it was stopped.
    """

    number: int
    from_ms: int
    to_ms: int | None = None

    def position(self, elapsed_ms: int) -> int | None:
        """Return where a moment lies in this file, in milliseconds; None when it was not running then."""
        if elapsed_ms < self.from_ms or (self.to_ms is not None and elapsed_ms > self.to_ms):
            return None
        return elapsed_ms - self.from_ms


def recordings(events: Iterable[Event]) -> tuple[Recording, ...]:
    """Return the files the recorder made in an interview, from its sync marks, in order."""
    found: list[Recording] = []
    for event in live(events):
        if event.kind is EventKind.RECORDER_ON:
            _stop(found, event.elapsed_ms)
            found.append(Recording(len(found) + 1, event.elapsed_ms))
        elif event.kind in {EventKind.RECORDER_OFF, EventKind.ENDED}:
            _stop(found, event.elapsed_ms)
    return tuple(found)


def _stop(found: list[Recording], elapsed_ms: int) -> None:
    if found and found[-1].to_ms is None:
        found[-1] = Recording(found[-1].number, found[-1].from_ms, elapsed_ms)


def place(files: Sequence[Recording], elapsed_ms: int) -> tuple[int, int] | None:
    """Return the file's number and the position in it of a moment; None when nothing was running."""
    for one in reversed(files):
        position = one.position(elapsed_ms)
        if position is not None:
            return one.number, position
    return None
