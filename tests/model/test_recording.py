"""Where in a recording a moment lies."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.interview import Event, EventKind
from interview_tui.model.recording import (
    MOST_DRIFT,
    Reading,
    Recording,
    Stretch,
    off_record,
    place,
    places,
    recordings,
)

K = EventKind
MINUTE = 60_000
SECOND = 1_000


def events(*happened: tuple[EventKind, int] | tuple[EventKind, int, str, str]) -> list[Event]:
    made = []
    for number, (kind, at, *rest) in enumerate(happened, 1):
        value, detail = rest or ("", "")
        made.append(Event(1, kind, 0, at, value, detail, number))
    return made


def test_each_start_of_the_recorder_is_a_file_of_its_own() -> None:
    found = recordings(events((K.RECORDER_ON, 10), (K.RECORDER_OFF, 50), (K.RECORDER_ON, 70), (K.ENDED, 90)))
    assert found == (Recording(1, 10, 50), Recording(2, 70, 90))


def test_a_recorder_nobody_stopped_counts_to_the_end_of_the_talk_until_a_mark_says_when_it_was() -> None:
    talk = ((K.RECORDER_ON, 10), (K.RECORDER_ON, 20, "2", ""), (K.ENDED, 90))
    assert [one.to_ms for one in recordings(events(*talk))] == [90, 90]
    stopped = recordings(events(*talk, (K.RESUMED, 100), (K.RECORDER_OFF, 120)))
    assert [one.to_ms for one in stopped] == [120, 90]
    assert places(stopped, 110) == [(1, 100)]


def test_a_start_without_a_stop_before_it_ends_the_file_before() -> None:
    found = recordings(events((K.RECORDER_ON, 10), (K.RECORDER_ON, 30)))
    assert found == (Recording(1, 10, 30), Recording(2, 30, None))


def test_a_mark_that_was_taken_back_is_none() -> None:
    happened = events((K.RECORDER_ON, 10), (K.RECORDER_ON, 30))
    undone = Event(1, K.UNDONE, 0, 40, value="1", id=3)
    assert recordings([*happened, undone]) == (Recording(1, 30, None),)


def test_a_moment_has_a_place_only_while_a_recorder_ran() -> None:
    files = (Recording(1, 10, 50), Recording(2, 70, None))
    assert [place(files, at) for at in (9, 10, 50, 60, 75)] == [None, (1, 0), (1, 40), None, (2, 5)]


def test_pauses_of_the_talk_do_not_stop_the_recorder() -> None:
    found = recordings(events((K.RECORDER_ON, 10), (K.PAUSE, 20), (K.CONTINUE, 90)))
    assert place(found, 100) == (1, 90)


def test_two_recorders_have_files_of_their_own_that_run_at_once() -> None:
    found = recordings(
        events((K.RECORDER_ON, 10), (K.RECORDER_ON, 30, "2", ""), (K.RECORDER_OFF, 50), (K.ENDED, 90))
    )
    assert [(one.recorder, one.from_ms, one.to_ms) for one in found] == [(1, 10, 50), (2, 30, 90)]
    assert places(found, 40) == [(1, 30), (2, 10)]
    assert places(found, 60) == [(2, 30)]


def test_a_recorder_that_goes_on_in_its_file_counts_on_from_where_it_stood() -> None:
    found = recordings(
        events((K.RECORDER_ON, 10), (K.RECORDER_OFF, 50), (K.RECORDER_ON, 70, "", "same"), (K.ENDED, 90))
    )
    assert len(found) == 1
    assert [found[0].position(at) for at in (50, 60, 70, 90)] == [40, None, 40, 60]


def test_a_file_that_was_begun_before_its_mark_is_placed_by_its_counter() -> None:
    found = recordings(events((K.RECORDER_ON, 10 * SECOND, "", str(25 * SECOND))))
    assert found[0].from_ms == -15 * SECOND
    assert found[0].position(0) == 15 * SECOND


def test_a_stretch_off_the_record_ends_with_the_talk_at_the_latest() -> None:
    happened = events((K.OFF_RECORD, 10), (K.ON_RECORD, 20), (K.OFF_RECORD, 30), (K.ENDED, 40))
    assert off_record(happened) == [Stretch(10, 20), Stretch(30, 40)]
    assert off_record(happened[:3]) == [Stretch(10, 20), Stretch(30)]


def test_after_our_clock_jumped_a_reading_sets_positions_right_again() -> None:
    # The machine was off for two minutes while its clock was set: ours is 108 s short from the restart on.
    found = recordings(events(
        (K.RECORDER_ON, 0), (K.RESUMED, 20 * MINUTE),
        (K.RECORDER_AT, 30 * MINUTE, "1", f"{30 * MINUTE} {30 * MINUTE + 108 * SECOND}"),
    ))  # fmt: skip
    assert found[0].position(10 * MINUTE) == 10 * MINUTE
    assert found[0].position(25 * MINUTE) == 25 * MINUTE + 108 * SECOND
    assert found[0].position(50 * MINUTE) == 50 * MINUTE + 108 * SECOND


def test_a_reading_that_cannot_be_moves_nothing() -> None:
    wrong = Reading(30 * MINUTE, 3 * MINUTE)
    assert not Recording(1, 0).fits(wrong)
    assert Recording(1, 0, readings=(wrong,)).position(40 * MINUTE) == 40 * MINUTE


def test_two_readings_close_together_say_nothing_of_the_drift() -> None:
    file = Recording(1, 0, readings=(Reading(MINUTE, MINUTE + SECOND),))
    assert file.drift == 0
    assert file.position(60 * MINUTE) == 60 * MINUTE + SECOND


# -- a recorder with a clock of its own, which stops and goes on, read off to the second ------------------

DRIFTS = st.floats(-MOST_DRIFT * 0.9, MOST_DRIFT * 0.9)
STOPS = st.lists(st.tuples(st.integers(1, 15), st.integers(1, 10)), max_size=4)


@given(
    start=st.integers(0, 10 * MINUTE), drift=DRIFTS, stops=STOPS, shares=st.lists(st.floats(0, 1), min_size=1)
)
def test_between_two_readings_every_position_is_right_to_a_second(
    start: int, drift: float, stops: list[tuple[int, int]], shares: list[float]
) -> None:
    happened: list[tuple[EventKind, int] | tuple[EventKind, int, str, str]] = [(K.RECORDER_ON, start)]
    runs, now = [], start
    for ran, stood in stops:
        runs.append((now, now + ran * MINUTE))
        happened.append((K.RECORDER_OFF, now + ran * MINUTE))
        now += (ran + stood) * MINUTE
        happened.append((K.RECORDER_ON, now, "", "same"))
    end = now + 20 * MINUTE
    runs.append((now, end))

    def counter(at: int) -> float:
        ran = sum(max(0, min(at, to) - since) for since, to in runs)
        return ran * (1 + drift)

    shown = round(counter(end) / SECOND) * SECOND
    happened += [(K.ENDED, end), (K.RECORDER_AT, end, "1", f"{end} {shown}")]
    (file,) = recordings(events(*happened))
    for share in shares:
        for since, to in runs:
            at = since + round(share * (to - since))
            position = file.position(at)
            assert position is not None
            assert abs(position - counter(at)) <= SECOND
    positions = [file.position(at) for at in range(start, end, 7 * SECOND)]
    known = [one for one in positions if one is not None]
    assert known == sorted(known)


@given(
    st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.integers(1, 5 * MINUTE)), min_size=1, max_size=20),
    st.integers(0, 100 * MINUTE),
)
def test_whatever_is_switched_when_a_moment_lies_in_one_file_of_each_recorder_that_runs(
    switches: list[tuple[int, int]], at: int
) -> None:
    now, happened, running = 0, [], dict[int, int]()
    expected: dict[int, int] = {}
    for recorder, later in switches:
        if now <= at < now + later:
            expected = {one: at - since for one, since in running.items()}
        now += later
        on = recorder not in running
        happened.append((K.RECORDER_ON if on else K.RECORDER_OFF, now, str(recorder), ""))
        if on:
            running[recorder] = now
        else:
            del running[recorder]
    if at >= now:
        expected = {one: at - since for one, since in running.items()}
    found = recordings(events(*happened))
    recorder_of = {one.number: one.recorder for one in found}
    stopped_now = {one.recorder for one in found if one.to_ms == at}
    got = {recorder_of[number]: position for number, position in places(found, at)}
    assert {one: where for one, where in got.items() if one not in stopped_now} == expected
