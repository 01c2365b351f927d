"""Recorders on the session screen: the counter read off, a second recorder, the same file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentScope
from interview_tui.model.interview import Phase
from tests.tui.sitting import keys, text_of
from tests.tui.sitting import room as sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock


AGREED = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO)


async def test_the_counter_is_kept_as_it_was_when_the_key_was_pressed(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        session = here.screen.sitting.session
        await here.press("ctrl+r")
        await here.until(lambda: here.screen.sitting.view.state.recorder_on)
        clock.advance(600_000)
        await keys(here, "ctrl+f", "c")
        await here.until(lambda: "What did the counter show" in text_of(here.app))
        clock.advance(4_000)
        await here.type("10:01")
        await here.press("enter")
        await here.until(lambda: bool(session.files[0].readings))
        assert tuple(session.files[0].readings[0]) == (session.files[0].from_ms + 600_000, 601_000)
        await keys(here, "ctrl+f", "w")
        await here.until(lambda: "●● 10:05" in text_of(here.app))
        await here.press("ctrl+r")
        await here.until(lambda: session.state.recorders == (2,))
        await keys(here, "ctrl+f", "g")
        await here.until(lambda: session.state.recorders == (1, 2))
        assert len(session.files) == 2


async def test_the_reminder_to_ask_again_leaves_the_keys_in_sight_and_what_is_confirmed_is_seen(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        reminder = "Ask once more, on the recording"
        await here.press("ctrl+r")
        await here.until(lambda: "Recorder started: sync mark set." in text_of(here.app))
        assert reminder in text_of(here.app)
        await here.press("ctrl+t")
        await here.until(lambda: "Marked 00:00." in text_of(here.app))
        assert reminder in text_of(here.app)
        here.screen.query_one("KeyLine").say("")
        await here.until(lambda: "Enter store" in text_of(here.app))
        assert reminder in text_of(here.app)
        await here.press("alt+c")
        await here.until(lambda: "Noted: they said yes once more" in text_of(here.app))
        assert reminder not in text_of(here.app)


async def test_the_keys_of_the_end_check_say_what_they_do_there(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        await here.press("ctrl+e")
        await here.until(lambda: "Enter ask now  ^S asked  ^E end the talk  ^P all" in text_of(here.app))
        assert "^E end the talk  ^P all commands" in text_of(here.app)
        assert "Enter store" not in text_of(here.app)
        await here.type("x")
        await here.until(lambda: "Enter store" in text_of(here.app))
        await here.press("backspace")
        await here.until(lambda: "Enter ask now" in text_of(here.app))
        await here.press("escape")
        await here.until(lambda: "^E end check" in text_of(here.app))


async def test_the_talk_does_not_end_unasked_what_they_would_rather_not_have_quoted(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock, scopes=(*AGREED, ConsentScope.QUOTE_VERBATIM)) as here:
        await keys(here, "ctrl+e", "ctrl+e")
        await here.until(lambda: "The closing question is not marked as asked." in text_of(here.app))
        await keys(here, "ctrl+s", "ctrl+e")
        await here.until(lambda: "Still open: Is there anything you would rather" in text_of(here.app))
        assert here.screen.sitting.view.state.phase is Phase.RUNNING
        await here.press("enter")
        await here.until(lambda: "The whole interview: none of it is quoted" in text_of(here.app))
        await here.press("enter")
        await here.until(lambda: "Noted: there is nothing" in text_of(here.app))
        await here.press("ctrl+e")
        await here.until(lambda: here.screen.sitting.view.state.phase is Phase.ENDED)


async def test_what_is_no_time_changes_nothing(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        await keys(here, "ctrl+f", "c")
        await here.until(lambda: "The recorder is not running." in text_of(here.app))
        await here.press("ctrl+r")
        await here.until(lambda: here.screen.sitting.view.state.recorder_on)
        await keys(here, "ctrl+f", "c")
        await here.until(lambda: "What did the counter show" in text_of(here.app))
        await here.type("[b]x")
        await here.press("enter")
        await here.until(lambda: "[b]x is not a time." in text_of(here.app))
        assert not here.screen.sitting.session.files[0].readings


async def test_nobody_is_told_that_a_recorder_is_off_before_somebody_said_so(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        session = here.screen.sitting.session
        await here.press("ctrl+r")
        await here.until(lambda: here.screen.sitting.view.state.recorder_on)
        clock.advance(60_000)
        await keys(here, "ctrl+e", "ctrl+e", "ctrl+e")
        await here.until(lambda: "Debrief 1 of 6" in text_of(here.app))
        clock.advance(13_000)
        here.screen.tick()
        await here.until(lambda: "● 01:13" in text_of(here.app))
        assert "The recorder still runs. Turn it off, and press ^R" in text_of(here.app)
        await here.press("ctrl+e")
        await here.until(lambda: "Nobody said that the recorder is off" in text_of(here.app))
        assert session.state.phase is Phase.ENDED
        await here.press("ctrl+r")
        await here.until(lambda: "○ off" in text_of(here.app))
        assert "The recorder still runs" not in text_of(here.app)
        assert "Debrief 1 of 6" in text_of(here.app)
        assert session.files[0].position(session.files[0].from_ms + 70_000) == 70_000
        await here.press("ctrl+r")
        await here.until(lambda: "The conversation has ended." in text_of(here.app))
        await here.press("ctrl+e")
        await here.until(lambda: "The debrief is not done." in text_of(here.app))
        assert session.state.phase is Phase.ENDED


async def test_after_a_crash_nobody_says_that_the_recorder_goes_on(tmp_path: Path, clock: FakeClock) -> None:
    async with sit(tmp_path, clock, scopes=AGREED) as here:
        code = here.screen.sitting.session.respondent.code
        await here.press("ctrl+r")
        clock.advance(60_000)
        await keys(here, *"said", "enter")
        here.screen.sitting.session.end_at_last_known()
    clock.advance(3_600_000)
    async with sit(tmp_path, clock, code=code, size=(110, 24)) as here:
        await here.until(lambda: "rec ? 01:00" in text_of(here.app))
        assert "was on when the talk broke off. ^R says that it is off now." in text_of(here.app)
        await here.press("ctrl+r")
        await here.until(lambda: "rec ○ off" in text_of(here.app))
        assert "when the talk broke off" not in text_of(here.app)
