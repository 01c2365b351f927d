"""The interview's clock goes on through sleep, restarts and a wall clock that is set back."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.clock import Moment, SystemClock, elapsed_since
from tests.conftest import FakeClock

HOUR = 3_600_000

if TYPE_CHECKING:
    from collections.abc import Callable


def test_time_passes(clock: FakeClock) -> None:
    anchor = clock.now()
    assert elapsed_since(anchor, 500, clock.now()) == 500
    clock.advance(41_000)
    assert elapsed_since(anchor, 500, clock.now()) == 41_500


def test_a_laptop_that_slept_knows_how_long(clock: FakeClock) -> None:
    """The steady clock counts sleep, so that nothing has to be guessed afterwards."""
    anchor = clock.now()
    clock.advance(8 * HOUR)
    clock.wall_back(HOUR)
    assert elapsed_since(anchor, 0, clock.now()) == 8 * HOUR


@pytest.mark.parametrize("moved", [-30 * HOUR, -1, 1, HOUR, 30 * HOUR])
def test_the_wall_clock_may_be_set_as_anyone_likes(clock: FakeClock, moved: int) -> None:
    anchor = clock.now()
    clock.advance(60_000)
    clock.wall_back(moved)
    assert elapsed_since(anchor, 0, clock.now()) == 60_000


def test_after_a_restart_the_wall_clock_decides(clock: FakeClock) -> None:
    anchor = clock.now()
    clock.advance(10_000)
    clock.reboot(away_ms=90_000)
    assert elapsed_since(anchor, 1_000, clock.now()) == 101_000


def test_a_machine_that_has_been_up_for_longer_than_before_was_still_restarted() -> None:
    anchor = Moment(wall_ms=1_000_000, steady_ms=100, boot="one")
    now = Moment(wall_ms=1_060_000, steady_ms=50_000_000, boot="two")
    assert elapsed_since(anchor, 0, now) == 60_000


def test_across_a_restart_a_wall_clock_set_back_stands_still(clock: FakeClock) -> None:
    anchor = clock.now()
    clock.reboot(away_ms=1_000)
    clock.wall_back(HOUR)
    assert elapsed_since(anchor, 7_000, clock.now()) == 7_000


def test_where_no_boot_is_known_a_clock_that_began_anew_tells() -> None:
    anchor = Moment(wall_ms=1_000_000, steady_ms=9_000_000, boot="")
    now = Moment(wall_ms=1_030_000, steady_ms=4_000, boot="")
    assert elapsed_since(anchor, 2_000, now) == 32_000


ACTS: dict[str, Callable[[FakeClock, int], None]] = {
    "advance": FakeClock.advance,
    "wall_back": FakeClock.wall_back,
    "wall_on": lambda clock, milliseconds: clock.wall_back(-milliseconds),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 10**8))))
def test_within_one_boot_only_time_itself_counts(acts: list[tuple[str, int]]) -> None:
    clock = FakeClock()
    anchor = clock.now()
    for act, milliseconds in acts:
        ACTS[act](clock, milliseconds)
    assert elapsed_since(anchor, 3, clock.now()) == 3 + sum(ms for act, ms in acts if act == "advance")


MOMENTS = st.builds(
    Moment, st.integers(0, 2**45), st.integers(0, 2**45), st.sampled_from(["", "boot-1", "boot-2"])
)


@given(MOMENTS, st.integers(0, 10**8), MOMENTS)
def test_the_interview_never_goes_back_behind_its_anchor(anchor: Moment, elapsed: int, now: Moment) -> None:
    assert elapsed_since(anchor, elapsed, now) >= elapsed


# -- the machine's own -----------------------------------------------------------------------------------


def test_the_machines_clock_goes_forward_and_tells_the_date() -> None:
    clock = SystemClock()
    before = time.time_ns() // 1_000_000
    first, second = clock.now(), clock.now()
    after = time.time_ns() // 1_000_000
    assert before <= first.wall_ms <= second.wall_ms <= after
    assert first.steady_ms <= second.steady_ms
    assert first.boot == second.boot == SystemClock().now().boot


@pytest.mark.skipif(sys.platform != "linux", reason="the name of the clock that counts sleep is Linux's own")
def test_on_linux_the_clock_that_counts_sleep_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    hour = {time.CLOCK_BOOTTIME: 9 * HOUR * 1_000_000, time.CLOCK_MONOTONIC: HOUR * 1_000_000}
    monkeypatch.setattr(time, "clock_gettime_ns", hour.__getitem__)
    assert SystemClock().now().steady_ms == 9 * HOUR


@pytest.mark.skipif(sys.platform != "linux", reason="the name of the clock that counts sleep is Linux's own")
def test_on_linux_the_steady_clock_counts_sleep_and_the_boot_is_known() -> None:
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    now = SystemClock().now()
    after = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    assert before <= now.steady_ms <= after
    assert len(now.boot) == 36
