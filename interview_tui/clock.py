"""The clock: wall time for the record, and a steady one that no setting of the wall clock can move."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

_DAY_MS = 86_400_000
_QUARTER_MS = 900_000
_THIS_RUN = "this run"


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading: UTC milliseconds, steady milliseconds (sleep counted), and which boot they belong to."""

    wall_ms: int
    steady_ms: int
    boot: str


NOT_KEPT = "not kept"
"""Stands where an anchor on disk would name the boot, in a study that keeps nothing finer than the month."""


def local_time(wall_ms: int) -> str:
    """Return a moment in the person's own time zone, ``2026-01-05 10:00``; a month stays a month."""
    return month_of(wall_ms) or time.strftime("%Y-%m-%d %H:%M", time.localtime(wall_ms / 1000))


def local_day(wall_ms: int) -> str:
    """Return the day a moment falls on here, ``YYYY-MM-DD``; of a month known as such the first."""
    month = month_of(wall_ms)
    return f"{month}-01" if month else _day_of_quarter(wall_ms // _QUARTER_MS)


@lru_cache(maxsize=1024)
def _day_of_quarter(quarter: int) -> str:
    # Every clock in use differs from UTC by whole quarters of an hour, so none holds a midnight.
    return time.strftime("%Y-%m-%d", time.localtime(quarter * 900))


def month_of(wall_ms: int) -> str:
    """Return the month, ``YYYY-MM``, that a moment stands for; empty when it is a moment of its own.

    A month is kept as its first millisecond in UTC. That a moment falls there by chance happens to one
    in more than two thousand million.
    """
    if wall_ms % _DAY_MS:
        return ""
    at = time.gmtime(wall_ms // 1000)
    return f"{at.tm_year:04}-{at.tm_mon:02}" if at.tm_mday == 1 else ""


def month_start(wall_ms: int) -> int:
    """Return the moment that stands for the month in which ``wall_ms`` falls here."""
    if month_of(wall_ms):
        return wall_ms
    import calendar

    at = time.localtime(wall_ms / 1000)
    return calendar.timegm((at.tm_year, at.tm_mon, 1, 0, 0, 0, 0, 0, 0)) * 1000


class Clock(Protocol):
    """Anything that can tell the time."""

    def now(self) -> Moment:
        """Return the present moment."""
        ...


class SystemClock:
    """The machine's own clock; the steady part goes on while a laptop sleeps."""

    def __init__(self) -> None:
        self._boot = _boot_id()

    def now(self) -> Moment:
        """Return the present moment."""
        return Moment(time.time_ns() // 1_000_000, _steady_ns() // 1_000_000, self._boot)


class MonthClock:
    """A clock that tells the month and no more; its steady part is the machine's, and is never to be kept.

    The month is that in which ``look`` was called last: were it to change under way, what was stored right
    before and right after would tell the very hour.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.look()

    def look(self) -> None:
        """See which month it is."""
        self._month = month_start(self._clock.now().wall_ms)

    def now(self) -> Moment:
        """Return the month, and the present moment of the steady clock within this run of the program."""
        return Moment(self._month, self._clock.now().steady_ms, _THIS_RUN)


def _steady_ns() -> int:
    # Linux stops CLOCK_MONOTONIC in sleep; macOS stops time.monotonic() but not CLOCK_MONOTONIC.
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)
    elif sys.platform == "darwin":  # noqa: RET505 - the type checker follows platforms through elif only
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    else:
        return time.monotonic_ns()


def _boot_id() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""


def elapsed_since(anchor: Moment, elapsed_ms: int, now: Moment) -> int:
    """Return the interview's clock at ``now``.

    Args:
        anchor: A moment whose place on the interview's clock is known.
        elapsed_ms: That place, in milliseconds.
        now: The moment asked about.

    Within one boot the steady clock decides; across a restart only the wall clock can, and never backwards.
    Where neither was kept, the count goes on from that place.
    """
    steady = now.steady_ms - anchor.steady_ms
    if anchor.boot == now.boot and steady >= 0:
        return elapsed_ms + steady
    if anchor.boot == NOT_KEPT:
        return elapsed_ms
    return elapsed_ms + max(0, now.wall_ms - anchor.wall_ms)


def hours_of(elapsed_ms: int) -> str:
    """Return a place on an interview's clock as ``hh:mm:ss``; its beginning for anything before that."""
    seconds = max(0, elapsed_ms) // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def today(clock: Clock) -> str:
    """Return the day it is here, ``YYYY-MM-DD``; the first of the month from a clock that tells no more."""
    return local_day(clock.now().wall_ms)
