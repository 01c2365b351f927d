"""The rule by which automatic backups are kept."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.keeping import superseded

TODAY = dt.date(2026, 11, 26)
"""A Thursday."""


def at(days_ago: int, hour: int = 12) -> dt.datetime:
    return dt.datetime.combine(TODAY - dt.timedelta(days_ago), dt.time(hour), dt.UTC)


def test_all_of_today_one_a_day_for_a_week_one_a_week_before() -> None:
    made = {1: at(0, 9), 2: at(0, 15), 3: at(1, 9), 4: at(1, 15), 5: at(7, 9), 6: at(7, 15)}
    assert superseded(made, TODAY) == [5, 3]
    # Monday 9, Wednesday 11 and Sunday 15 November are one week; the 8th is the week before.
    weeks = {1: at(17), 2: at(15), 3: at(11), 4: at(18), 5: at(0)}
    assert superseded(weeks, TODAY) == [1, 2]


def test_the_newest_stays_whatever_the_clock_says() -> None:
    assert superseded({1: at(3, 9)}, TODAY) == []
    assert superseded({1: at(40)}, TODAY) == []
    assert superseded({1: at(-5)}, TODAY) == []
    assert superseded({}, TODAY) == []


@given(st.lists(st.tuples(st.integers(-3, 400), st.integers(0, 23)), max_size=60))
def test_a_day_of_the_last_week_and_any_week_before_that_had_one_has_one_after(
    ages: list[tuple[int, int]],
) -> None:
    made = {number: at(*age) for number, age in enumerate(ages, 1)}
    gone = superseded(made, TODAY)
    kept = {number: when for number, when in made.items() if number not in gone}
    days = {when.date() for when in made.values() if (TODAY - when.date()).days <= 7}
    assert days == {when.date() for when in kept.values() if (TODAY - when.date()).days <= 7}
    weeks = {when.isocalendar()[:2] for when in made.values()}
    assert weeks == {when.isocalendar()[:2] for when in kept.values()}
    assert superseded(kept, TODAY) == []
    assert sorted(gone, key=lambda number: (made[number], number)) == gone
