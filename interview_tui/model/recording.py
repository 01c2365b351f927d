"""Where in a recording a moment of the interview lies. The program records no sound; it knows sync marks.

A recorder that is started makes a new file, whose counter begins at zero at the mark, unless it goes on in
the file it had. Positions are milliseconds on that counter; ``elapsed_ms`` is the interview's own clock,
which no wall clock moves. No two clocks agree for long: where the counter was read, positions follow it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.model.interview import EventKind, live
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.interview import Event

MOST_DRIFT = 0.01
"""How much faster or slower than ours a recorder's clock may run; beyond it a reading is a slip."""

SLACK_MS = 2_000
"""What reading a counter off and pressing a key may cost."""

LONG_ENOUGH_MS = 600_000
"""How far apart two readings are before their drift counts beyond them: each is right to a second."""

SAME_FILE = "same"
"""Detail of a start after which the recorder goes on in the file it had."""


class Reading(NamedTuple):
    """What the counter of a file showed at a moment of the interview, both in milliseconds."""

    elapsed_ms: int
    counter_ms: int


class Stretch(NamedTuple):
    """From when to when, on the interview's clock; ``to_ms`` is None while it lasts."""

    from_ms: int
    to_ms: int | None = None


class _Point(NamedTuple):
    ran: int
    counter: int


@dataclass(frozen=True)
class Recording:
    """One file of a recorder: its number from 1, and from when to when it ran on the interview's clock.

    ``to_ms`` is None when no mark says when it was stopped. ``from_ms`` is below zero for a recorder that ran
    before the interview was started. ``gaps`` are stops after which it went on in the same file;
    ``resumed_ms`` are the moments when the program was started again while it ran, when our own clock may
    have jumped.
    """

    number: int
    from_ms: int
    to_ms: int | None = None
    recorder: int = 1
    gaps: tuple[Stretch, ...] = ()
    readings: tuple[Reading, ...] = ()
    resumed_ms: tuple[int, ...] = ()

    def runs(self, elapsed_ms: int) -> bool:
        """Return whether it ran at a moment; at the moment of a stop it still does."""
        if elapsed_ms < self.from_ms or (self.to_ms is not None and elapsed_ms > self.to_ms):
            return False
        return not any(gap.from_ms < elapsed_ms < (gap.to_ms or elapsed_ms + 1) for gap in self.gaps)

    def position(self, elapsed_ms: int) -> int | None:
        """Return where a moment lies in this file, in milliseconds; None when it was not running then."""
        if not self.runs(elapsed_ms):
            return None
        return max(0, self._counter(self._ran(elapsed_ms)))

    @property
    def drift(self) -> float:
        """How much faster than ours its clock runs by the readings, as a share; 0 where nothing says so."""
        return self._rate - 1.0

    def fits(self, reading: Reading) -> bool:
        """Return whether a reading can be: the clock ran about as ours since the one before it."""
        before = [point for point in self._points if point.ran <= self._ran(reading.elapsed_ms)][-1]
        ran = self._ran(reading.elapsed_ms)
        return _plausible(before, _Point(ran, reading.counter_ms)) or bool(self._restart(before.ran, ran))

    # -- the counter as a function of how long it ran ------------------------------------------------------

    def _ran(self, elapsed_ms: int) -> int:
        """Return for how long the file had been running at a moment."""
        until = elapsed_ms if self.to_ms is None else min(elapsed_ms, self.to_ms)
        stood = sum(
            max(0, min(until, gap.to_ms if gap.to_ms is not None else until) - gap.from_ms)
            for gap in self.gaps
        )
        return max(0, until - self.from_ms - stood)

    @cached_property
    def _points(self) -> list[_Point]:
        known = {0: 0}
        for reading in self.readings:
            known[self._ran(reading.elapsed_ms)] = reading.counter_ms
        points: list[_Point] = []
        for point in sorted(_Point(*pair) for pair in known.items()):
            if not points or _plausible(points[-1], point) or self._restart(points[-1].ran, point.ran):
                points.append(point)
        return points

    @cached_property
    def _steady(self) -> list[_Point]:
        """The points since our own clock last jumped."""
        points = self._points
        jumps = [at for at in range(1, len(points)) if not _plausible(points[at - 1], points[at])]
        return points[jumps[-1] :] if jumps else points

    @cached_property
    def _rate(self) -> float:
        first, last = self._steady[0], self._steady[-1]
        if last.ran - first.ran < LONG_ENOUGH_MS:
            return 1.0
        return (last.counter - first.counter) / (last.ran - first.ran)

    def _counter(self, ran: int) -> int:
        before = [point for point in self._points if point.ran <= ran][-1]
        after = next((point for point in self._points if point.ran > ran), None)
        if after is None:
            return before.counter + round((ran - before.ran) * self._rate)
        if _plausible(before, after):
            share = (ran - before.ran) / (after.ran - before.ran)
            return before.counter + round(share * (after.counter - before.counter))
        jumped = self._restart(before.ran, after.ran)
        if jumped and ran >= jumped:
            return after.counter - (after.ran - ran)
        return before.counter + ran - before.ran

    def _restart(self, since: int, until: int) -> int:
        """Return how long it had run when the program was last started again between two points; 0: never."""
        starts = [self._ran(moment) for moment in self.resumed_ms]
        return max((ran for ran in starts if since < ran <= until), default=0)


def _plausible(before: _Point, after: _Point) -> bool:
    ran, counted = after.ran - before.ran, after.counter - before.counter
    return abs(counted - ran) <= SLACK_MS + MOST_DRIFT * ran


def recorder_of(event: Event) -> int:
    """Return which recorder a recorder's mark is about, from 1."""
    return int(event.value or 1)


def recordings(events: Iterable[Event]) -> tuple[Recording, ...]:
    """Return the files the recorders made in an interview, from the sync marks, in order of their starts."""
    found: list[Recording] = []
    marks = live(events)
    for place, event in enumerate(marks):
        now = event.elapsed_ms
        match event.kind:
            case EventKind.RECORDER_ON:
                _start(found, event)
            case EventKind.RECORDER_OFF:
                _stop(found, now, recorder_of(event))
            case EventKind.ENDED:
                # What nobody stopped counts to the end of the talk, unless a mark after it says when it was.
                after = {recorder_of(one) for one in marks[place:] if one.kind is EventKind.RECORDER_OFF}
                for number in {one.recorder for one in found} - after:
                    _stop(found, now, number)
            case EventKind.RECORDER_AT:
                _read(found, event)
            case EventKind.RESUMED:
                for at, one in enumerate(found):
                    if one.to_ms is None:
                        found[at] = replace(one, resumed_ms=(*one.resumed_ms, now))
            case _:
                pass
    return tuple(found)


def _start(found: list[Recording], event: Event) -> None:
    recorder, now = recorder_of(event), event.elapsed_ms
    _stop(found, now, recorder)
    last = _last(found, recorder)
    if event.detail == SAME_FILE and last is not None:
        one = found[last]
        stood = (*one.gaps, Stretch(one.to_ms or 0, now))
        found[last] = replace(one, to_ms=None, gaps=stood)
        return
    counted = int(event.detail) if event.detail.isdecimal() else 0
    found.append(Recording(len(found) + 1, now - counted, recorder=recorder))


def _stop(found: list[Recording], now: int, recorder: int) -> None:
    last = _last(found, recorder)
    if last is not None and found[last].to_ms is None:
        found[last] = replace(found[last], to_ms=now)


def _last(found: Sequence[Recording], recorder: int) -> int | None:
    return max((at for at, one in enumerate(found) if one.recorder == recorder), default=None)


def _read(found: list[Recording], event: Event) -> None:
    at, (elapsed, counter) = int(event.value) - 1, event.detail.split()
    if 0 <= at < len(found):
        reading = Reading(int(elapsed), int(counter))
        found[at] = replace(found[at], readings=(*found[at].readings, reading))


def places(files: Sequence[Recording], elapsed_ms: int) -> list[tuple[int, int]]:
    """Return the number of each file that ran at a moment, one for each recorder, and the position in it."""
    found: dict[int, tuple[int, int]] = {}
    for one in files:
        position = one.position(elapsed_ms)
        if position is not None:
            found[one.recorder] = (one.number, position)
    return sorted(found.values())


def place(files: Sequence[Recording], elapsed_ms: int) -> tuple[int, int] | None:
    """Return the first of ``places``; None when nothing was running."""
    found = places(files, elapsed_ms)
    return found[0] if found else None


def off_record(events: Iterable[Event]) -> list[Stretch]:
    """Return the stretches that were off the record, in order; the end of the talk ends the last."""
    found: list[Stretch] = []
    for event in live(events):
        lasts = bool(found) and found[-1].to_ms is None
        if event.kind is EventKind.OFF_RECORD and not lasts:
            found.append(Stretch(event.elapsed_ms))
        elif event.kind in {EventKind.ON_RECORD, EventKind.ENDED} and lasts:
            found[-1] = Stretch(found[-1].from_ms, event.elapsed_ms)
    return found
