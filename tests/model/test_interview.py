"""Where an interview stands follows from what happened in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.guide import Guide, Question, Theme, ThemeRole, closing_theme
from interview_tui.model.interview import (
    Event,
    EventKind,
    InterviewState,
    Phase,
    QuestionState,
    derive,
    duration_band,
    first_theme,
    live,
)

K = EventKind
MINUTE = 60_000
GUIDE = Guide(
    "T", "en", "1", 60,
    (
        Theme("warm", "Warm-up", (Question("w1", "?"),), role=ThemeRole.WARMUP),
        Theme("tasks", "Tasks", (Question("t1", "?"), Question("t2", "?"))),
        Theme("free", "Free talk"),
        closing_theme("en"),
    ),
)  # fmt: skip

Happened = tuple[int, EventKind] | tuple[int, EventKind, str] | tuple[int, EventKind, str, str]
"""Minute, kind, value, detail."""


def told(*happened: Happened) -> list[Event]:
    """Return a record, numbered from 1."""
    record = []
    for number, (minute, kind, *words) in enumerate(happened, start=1):
        value, detail = [*words, "", ""][:2]
        record.append(Event(1, kind, minute * MINUTE, minute * MINUTE, value, detail, number))
    return record


def after(*happened: Happened) -> InterviewState:
    return derive(GUIDE, told((0, K.STARTED), *happened))


# -- at the start ----------------------------------------------------------------------------------------


def test_an_interview_begins_at_the_first_question_of_the_first_theme() -> None:
    for state in (derive(GUIDE, []), after()):
        assert (state.phase, state.theme_id, state.question_id) == (Phase.RUNNING, "warm", "w1")
        assert state.states == state.reasons == {}
        assert (state.recorder_on, state.interrupted, state.end_check_seen) == (False, False, False)
        assert (state.ended_ms, state.pause_from_ms) == (None, None)
    assert first_theme(GUIDE) == "warm"


def test_a_first_theme_without_questions_has_none() -> None:
    assert derive(replace(GUIDE, themes=GUIDE.themes[2:]), []).question_id == ""


def test_two_states_never_share_what_they_hold() -> None:
    events = told((0, K.STARTED), (1, K.STATE, "t1", "asked"))
    one = derive(GUIDE, events)
    one.states["t2"] = QuestionState.SKIPPED
    assert derive(GUIDE, events).states == {"t1": QuestionState.ASKED}


# -- the place in the guide ------------------------------------------------------------------------------


def test_themes_and_questions_are_gone_to() -> None:
    state = after((1, K.THEME, "tasks", "t1"), (2, K.QUESTION, "t2"))
    assert (state.theme_id, state.question_id) == ("tasks", "t2")
    assert after((1, K.THEME, "tasks", "t2"), (2, K.THEME, "free")).question_id == ""


def test_the_last_state_of_a_question_counts_with_its_own_reason() -> None:
    skipped = (1, K.STATE, "t1", "skipped no time left today")
    assert after(skipped).reasons == {"t1": "no time left today"}
    assert after(skipped).state("t1") is QuestionState.SKIPPED
    assert after(skipped, (2, K.STATE, "t1", "asked")).reasons == {}
    assert after(skipped, (2, K.STATE, "t1", "skipped")).reasons == {}
    assert after(skipped, (2, K.STATE, "t1", "skipped too long")).reasons == {"t1": "too long"}
    assert after(skipped, (2, K.STATE, "t2", "asked")).reasons == {"t1": "no time left today"}


@pytest.mark.parametrize("reached", QuestionState)
def test_every_state_is_read(reached: QuestionState) -> None:
    assert after((1, K.STATE, "t1", reached.value)).state("t1") is reached
    assert after().state("t1") is QuestionState.NOT_REACHED


# -- pauses, end, length ---------------------------------------------------------------------------------


def test_pauses_are_taken_out_of_the_talk() -> None:
    paused = after((10, K.PAUSE))
    assert (paused.phase, paused.pause_from_ms) == (Phase.PAUSED, 10 * MINUTE)
    assert paused.talk_ms(10 * MINUTE) == paused.talk_ms(25 * MINUTE) == 10 * MINUTE
    again = after((10, K.PAUSE), (15, K.CONTINUE))
    assert (again.phase, again.paused_ms, again.pause_from_ms) == (Phase.RUNNING, 5 * MINUTE, None)
    assert again.talk_ms(20 * MINUTE) == 15 * MINUTE
    twice = after((10, K.PAUSE), (15, K.CONTINUE), (20, K.PAUSE), (21, K.CONTINUE))
    assert twice.talk_ms(30 * MINUTE) == 24 * MINUTE


def test_pausing_twice_is_one_pause() -> None:
    assert after((10, K.PAUSE), (12, K.PAUSE), (15, K.CONTINUE)).paused_ms == 5 * MINUTE


def test_the_length_stands_still_after_the_end() -> None:
    state = after((40, K.ENDED, "done"))
    assert (state.phase, state.ended_ms) == (Phase.ENDED, 40 * MINUTE)
    assert state.talk_ms(90 * MINUTE) == 40 * MINUTE
    assert after((40, K.ENDED, "done"), (50, K.CLOSED)).phase is Phase.CLOSED
    assert after((40, K.ENDED, "done"), (50, K.CLOSED)).talk_ms(90 * MINUTE) == 40 * MINUTE


def test_an_end_in_a_pause_ends_the_pause() -> None:
    state = after((30, K.PAUSE), (40, K.ENDED, "participant"))
    assert (state.pause_from_ms, state.paused_ms) == (None, 10 * MINUTE)
    assert state.talk_ms(99 * MINUTE) == 30 * MINUTE


def test_notes_after_the_end_take_no_time() -> None:
    state = after((40, K.ENDED, "done"), (45, K.PAUSE), (50, K.THEME, "tasks", "t1"))
    assert state.phase is Phase.ENDED
    assert state.time_in_theme == {"warm": 40 * MINUTE}


def test_the_end_of_the_talk_does_not_stop_the_recorder_but_closing_does() -> None:
    on = after((3, K.RECORDER_ON))
    assert on.recorder_on
    assert not after((3, K.RECORDER_ON), (9, K.RECORDER_OFF)).recorder_on
    again = after((3, K.RECORDER_ON), (9, K.RECORDER_OFF), (12, K.RECORDER_ON))
    assert again.recorder_on
    ended = after((3, K.RECORDER_ON), (40, K.ENDED, "done"))
    assert ended.recorder_on
    closed = after((3, K.RECORDER_ON), (40, K.ENDED, "done"), (45, K.CLOSED))
    assert not closed.recorder_on


def test_a_stop_of_the_program_changes_nothing_but_the_time() -> None:
    before = after((3, K.RECORDER_ON), (10, K.PAUSE))
    resumed = after((3, K.RECORDER_ON), (10, K.PAUSE), (12, K.RESUMED))
    assert replace(resumed, last_ms=before.last_ms) == before


def test_interruptions_are_counted() -> None:
    state = after((1, K.INTERRUPTION, "phone"))
    assert (state.interrupted, state.interruptions) == (True, 1)
    over = after(
        (1, K.INTERRUPTION, "phone"), (2, K.INTERRUPTION_OVER), (3, K.INTERRUPTION), (4, K.INTERRUPTION_OVER)
    )
    assert (over.interrupted, over.interruptions) == (False, 2)
    assert over.phase is Phase.RUNNING


def test_extensions_add_up() -> None:
    assert after().extension_minutes == 0
    assert after((50, K.EXTENDED, "10"), (60, K.EXTENDED, "5")).extension_minutes == 15


def test_the_end_check_is_remembered() -> None:
    assert after((50, K.END_CHECK)).end_check_seen


@pytest.mark.parametrize("kind", EventKind)
def test_every_sort_of_event_is_taken(kind: EventKind) -> None:
    values = {K.EXTENDED: "5", K.STATE: "t1", K.THEME: "tasks", K.QUESTION: "w1", K.UNDONE: "1"}
    details = {K.STATE: "asked", K.THEME: "t1"}
    state = after((2, kind, values.get(kind, ""), details.get(kind, "")))
    assert state.last_ms == (0 if kind is K.UNDONE else 2 * MINUTE)


# -- time in themes --------------------------------------------------------------------------------------


def test_time_is_spent_in_the_theme_one_is_in() -> None:
    state = after((5, K.THEME, "tasks", "t1"), (10, K.PAUSE), (20, K.CONTINUE), (22, K.QUESTION, "t2"))
    assert state.time_in_theme == {"warm": 5 * MINUTE, "tasks": 7 * MINUTE}
    assert state.theme_ms("tasks", 30 * MINUTE) == 15 * MINUTE
    assert state.theme_ms("warm", 30 * MINUTE) == 5 * MINUTE
    assert state.theme_ms("free", 30 * MINUTE) == 0


def test_a_pause_that_is_on_takes_no_time_of_the_theme() -> None:
    assert after((5, K.PAUSE)).theme_ms("warm", 30 * MINUTE) == 5 * MINUTE


def test_time_never_runs_backwards() -> None:
    state = after((10, K.THEME, "tasks", "t1"), (8, K.QUESTION, "t2"), (12, K.THEME, "free"))
    assert state.last_ms == 12 * MINUTE
    assert state.time_in_theme == {"warm": 10 * MINUTE, "tasks": 2 * MINUTE}
    assert state.theme_ms("free", 11 * MINUTE) == 0


# -- taking back -----------------------------------------------------------------------------------------


def test_what_was_taken_back_never_happened() -> None:
    state = after((5, K.THEME, "tasks", "t1"), (6, K.EXTENDED, "10"), (7, K.UNDONE, "2"), (8, K.UNDONE, "3"))
    assert (state.theme_id, state.extension_minutes) == ("warm", 0)
    assert state.theme_ms("warm", 9 * MINUTE) == 9 * MINUTE


def test_a_pause_taken_back_was_talk() -> None:
    assert after((5, K.PAUSE), (7, K.UNDONE, "2")).talk_ms(9 * MINUTE) == 9 * MINUTE


def test_a_state_taken_back_leaves_the_one_before_with_its_reason() -> None:
    state = after((1, K.STATE, "t1", "skipped no time"), (2, K.STATE, "t1", "asked"), (3, K.UNDONE, "3"))
    assert (state.state("t1"), state.reasons) == (QuestionState.SKIPPED, {"t1": "no time"})


def test_taking_back_what_is_not_there_changes_nothing() -> None:
    assert after((1, K.UNDONE, "99"), (1, K.UNDONE, "")) == after()


# -- any conversation ------------------------------------------------------------------------------------

ACTS = st.sampled_from(
    [
        (K.THEME, "tasks", "t1"), (K.THEME, "free", ""), (K.THEME, "warm", "w1"), (K.QUESTION, "t2", ""),
        (K.STATE, "t1", "asked"), (K.STATE, "t1", "skipped later"), (K.INTERRUPTION, "phone", ""),
        (K.INTERRUPTION_OVER, "", ""), (K.RECORDER_ON, "", ""), (K.RECORDER_OFF, "", ""),
        (K.EXTENDED, "10", ""), (K.RESUMED, "", ""), (K.END_CHECK, "", ""), (K.PAUSE, "", ""),
    ]
)  # fmt: skip


@st.composite
def conversations(draw: st.DrawFn) -> list[Event]:
    """Draw a record as the services write one: pauses are gone on from, the end comes once and last."""
    now, paused = 0, False
    events = [Event(1, K.STARTED, 0, 0, id=1)]
    for kind, value, detail in draw(st.lists(ACTS, max_size=14)):
        now += draw(st.integers(0, 900_000))
        happens = K.CONTINUE if paused and kind is K.PAUSE else kind
        paused = paused is not (kind is K.PAUSE)
        events.append(Event(1, happens, now, now, value, detail, len(events) + 1))
    if draw(st.booleans()):
        now += draw(st.integers(0, 900_000))
        events.append(Event(1, K.ENDED, now, now, "done", "", len(events) + 1))
    return events


@given(conversations(), st.integers(0, 10**7))
def test_the_themes_share_the_talk_between_them(events: list[Event], later: int) -> None:
    state = derive(GUIDE, events)
    now = state.last_ms + later
    assert sum(state.time_in_theme.values()) == state.talk_ms(state.last_ms)
    assert sum(state.theme_ms(theme.id, now) for theme in GUIDE.themes) == state.talk_ms(now)
    assert 0 <= state.talk_ms(now) <= now


@given(conversations())
def test_the_phase_follows_from_pauses_and_end(events: list[Event]) -> None:
    state = derive(GUIDE, events)
    assert (state.phase is Phase.PAUSED) is (state.pause_from_ms is not None)
    assert (state.phase is Phase.ENDED) is (state.ended_ms is not None) is (events[-1].kind is K.ENDED)
    assert state.last_ms == events[-1].elapsed_ms


@given(conversations(), st.data())
def test_taking_something_back_is_as_if_it_had_not_been_done(
    events: list[Event], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(events))
    undone = Event(1, K.UNDONE, 0, events[-1].elapsed_ms + 5, str(gone.id), id=99)
    rest = [event for event in events if event is not gone]
    assert derive(GUIDE, [*events, undone]) == derive(GUIDE, rest)
    assert live([*events, undone]) == rest


# -- what leaves -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("milliseconds", "band"),
    [
        (0, (0, 15)), (1, (0, 15)), (15 * MINUTE - 1, (0, 15)), (15 * MINUTE, (15, 30)),
        (30 * MINUTE - 1, (15, 30)), (30 * MINUTE, (30, 45)), (60 * MINUTE, (60, 75)),
        (600 * MINUTE, (600, 615)),
    ],
)  # fmt: skip
def test_a_length_falls_in_a_band_of_fifteen_minutes(milliseconds: int, band: tuple[int, int]) -> None:
    assert duration_band(milliseconds) == band


@given(st.integers(0, 10**8))
def test_a_length_lies_within_its_band(milliseconds: int) -> None:
    start, end = duration_band(milliseconds)
    assert start * MINUTE <= milliseconds < end * MINUTE
    assert (end - start, start % 15) == (15, 0)
