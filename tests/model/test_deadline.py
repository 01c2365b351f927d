"""Deadlines: a day, or an event with a last day; spoken of thirty days before, overdue from the day after."""

from __future__ import annotations

import pytest

from interview_tui.model.deadline import Deadline, Kept, Standing

A_DAY = Deadline(Kept.RECORDINGS, "2026-12-31")
GRADED = Deadline(Kept.RECORDINGS, "2026-12-31", event="graded")


@pytest.mark.parametrize(
    ("today", "standing", "left"),
    [
        ("2026-11-30", Standing.WAITING, 31),
        ("2026-12-01", Standing.SOON, 30),
        ("2026-12-31", Standing.SOON, 0),
        ("2027-01-01", Standing.OVERDUE, -1),
    ],
)
def test_a_day_comes_nearer(today: str, standing: Standing, left: int) -> None:
    for deadline in (A_DAY, GRADED):
        assert deadline.standing(today) is standing
        assert deadline.days_left(today) == left


def test_when_the_event_has_come_it_is_due_at_once() -> None:
    came = Deadline(Kept.RECORDINGS, "2026-12-31", event="graded", came="2026-06-01")
    assert came.day == "2026-06-01"
    assert came.standing("2026-06-01") is Standing.DUE


def test_an_event_that_comes_late_moves_nothing() -> None:
    late = Deadline(Kept.RECORDINGS, "2026-12-31", event="graded", came="2027-06-01")
    assert late.day == "2026-12-31"


def test_what_is_done_is_never_overdue() -> None:
    done = Deadline(Kept.RECORDINGS, "2026-12-31", met="2026-12-30")
    assert done.standing("2030-01-01") is Standing.MET
