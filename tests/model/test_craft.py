"""What was noted of one's own asking, and what the debrief has still to ask."""

from __future__ import annotations

from interview_tui.model.craft import (
    DebriefItem,
    Fault,
    Presence,
    Setting,
    Tally,
    Validation,
    debrief_left,
    debriefed,
    room,
    tally,
)
from interview_tui.model.guide import QuestionType
from interview_tui.model.interview import Event, EventKind


def events(*happened: tuple[EventKind, int, str, str]) -> list[Event]:
    return [
        Event(1, kind, 0, at, value, detail, id=number)
        for number, (kind, at, value, detail) in enumerate(happened, 1)
    ]


def test_a_tally_counts_what_was_noted_and_not_what_was_taken_back() -> None:
    found = tally(
        events(
            (EventKind.ASKED_AS, 1, "probing", "q1"),
            (EventKind.ASKED_AS, 2, "probing", "q1"),
            (EventKind.FAULT, 3, "leading", ""),
            (EventKind.FAULT, 4, "double", ""),
            (EventKind.VALIDATION, 5, "nuanced", ""),
            (EventKind.SILENCE, 10_000, "", ""),
            (EventKind.SILENCE_OVER, 17_500, "", ""),
            (EventKind.UNDONE, 18_000, "4", ""),
        )
    )
    assert found.types == {QuestionType.PROBING: 2}
    assert found.faults == {Fault.LEADING: 1}
    assert found.validations == {Validation.NUANCED: 1}
    assert (found.silences, found.silent_ms) == (1, 7_500)
    assert (found + found).faults == {Fault.LEADING: 2}
    assert found
    assert not Tally()


def test_the_room_is_as_said_last() -> None:
    happened = events(
        (EventKind.ROOM, 1, "workplace", ""),
        (EventKind.ROOM, 2, "colleague", ""),
        (EventKind.ROOM, 3, "nearby", ""),
        (EventKind.ROOM, 4, "colleague", ""),
        (EventKind.ROOM, 5, "home", ""),
    )
    assert room(happened) == (Setting.HOME, (Presence.NEARBY,))
    assert room([]) == (None, ())


def test_the_debrief_asks_what_is_left_and_nothing_when_it_was_left_out() -> None:
    answered = events((EventKind.DEBRIEF, 1, "manner", "7"), (EventKind.DEBRIEF, 2, "manner", "9"))
    assert debriefed(answered) == {DebriefItem.MANNER: 9}
    assert debrief_left(answered)[0] is DebriefItem.SETTING
    skipped = [*answered, Event(1, EventKind.DEBRIEF_SKIPPED, 0, 3, "no time", id=3)]
    assert debrief_left(skipped) == []
