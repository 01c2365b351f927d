"""The clock: wall time for the record, and a steady one that no setting of the wall clock can move."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading: UTC milliseconds, steady milliseconds (sleep counted), and which boot they belong to."""

    wall_ms: int
    steady_ms: int
    boot: str


def local_time(wall_ms: int) -> str:
    """Return a moment in the person's own time zone, as ``2026-01-05 10:00``."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(wall_ms / 1000))


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
    """
    steady = now.steady_ms - anchor.steady_ms
    if anchor.boot == now.boot and steady >= 0:
        return elapsed_ms + steady
    return elapsed_ms + max(0, now.wall_ms - anchor.wall_ms)


def today(clock: Clock) -> str:
    """Return the day it is here, ``YYYY-MM-DD``."""
    import datetime as dt

    return dt.datetime.fromtimestamp(clock.now().wall_ms / 1000).astimezone().date().isoformat()
