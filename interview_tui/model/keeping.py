"""Which automatic backups are kept: all of today, one a day for a week before it, one a week before that."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

DAYS = 7
"""How many days before today keep one backup each."""


def superseded(made: Mapping[int, dt.datetime], today: dt.date) -> list[int]:
    """Return the numbers of the backups that the rule does not keep, oldest first.

    Args:
        made: Number and local time of every automatic backup there is.
        today: The local date.

    Of the backups of one day, or of one week (Monday to Sunday), the last is kept. The newest of all is kept
    in any case, also when the clock was set back.
    """
    newest = max(made, key=lambda number: (made[number], number), default=None)
    last: dict[tuple[int, ...], int] = {}
    for number in sorted(made, key=lambda one: (made[one], one)):
        day = made[number].date()
        if day < today:
            last[_span(day, today)] = number
    kept = {newest, *last.values()}
    old = [number for number in made if made[number].date() < today and number not in kept]
    return sorted(old, key=lambda number: (made[number], number))


def _span(day: dt.date, today: dt.date) -> tuple[int, ...]:
    """Return what one backup is kept for: the day, or for older ones the week."""
    if (today - day).days <= DAYS:
        return (day.toordinal(),)
    year, week, _weekday = day.isocalendar()
    return (year, week)
