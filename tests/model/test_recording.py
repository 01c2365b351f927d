"""Where in a recording a moment lies."""

from __future__ import annotations

from interview_tui.model.interview import Event, EventKind
from interview_tui.model.recording import Recording, place, recordings


def events(*happened: tuple[EventKind, int]) -> list[Event]:
    return [Event(1, kind, 0, at, id=number) for number, (kind, at) in enumerate(happened, 1)]


def test_each_start_of_the_recorder_is_a_file_of_its_own() -> None:
    on, off = EventKind.RECORDER_ON, EventKind.RECORDER_OFF
    found = recordings(events((on, 10), (off, 50), (on, 70), (EventKind.ENDED, 90)))
    assert found == (Recording(1, 10, 50), Recording(2, 70, 90))


def test_a_start_without_a_stop_before_it_ends_the_file_before() -> None:
    found = recordings(events((EventKind.RECORDER_ON, 10), (EventKind.RECORDER_ON, 30)))
    assert found == (Recording(1, 10, 30), Recording(2, 30, None))


def test_a_mark_that_was_taken_back_is_none() -> None:
    happened = events((EventKind.RECORDER_ON, 10), (EventKind.RECORDER_ON, 30))
    undone = Event(1, EventKind.UNDONE, 0, 40, value="1", id=3)
    assert recordings([*happened, undone]) == (Recording(1, 30, None),)


def test_a_moment_has_a_place_only_while_a_recorder_ran() -> None:
    files = (Recording(1, 10, 50), Recording(2, 70, None))
    assert [place(files, at) for at in (9, 10, 50, 60, 75)] == [None, (1, 0), (1, 40), None, (2, 5)]


def test_pauses_of_the_talk_do_not_stop_the_recorder() -> None:
    found = recordings(events((EventKind.RECORDER_ON, 10), (EventKind.PAUSE, 20), (EventKind.CONTINUE, 90)))
    assert place(found, 100) == (1, 90)
