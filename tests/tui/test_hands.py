"""The hands: one press is one act, pastes are told apart, quick words are written out, letters are sacred."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from textual import events

from interview_tui.model.interview import EventKind, Phase
from interview_tui.settings import DOUBLE_PRESS, Settings
from interview_tui.tui.bounce import Bounce
from interview_tui.tui.screens.session import SessionScreen
from tests.tui.sitting import Room, room, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock

BLINK = DOUBLE_PRESS / 1000


def key(name: str, at: float) -> events.Key:
    """Return a key that was read at a moment of the steady clock, in seconds."""
    event = events.Key(name, " " if name == "space" else name if len(name) == 1 else None)
    event.time = at
    return event


async def press(here: Room, name: str, *moments: float) -> None:
    for at in moments:
        here.app.post_message(key(name, at))
    await here.pilot.pause()
    await here.idle()


async def test_a_bouncing_key_acts_once_and_a_second_press_again(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock, settings=Settings()) as here:
        await press(here, "ctrl+x", 10.0, 10.005, 10.03)
        await here.until(lambda: here.screen.sitting.view.state.phase is Phase.PAUSED)
        await press(here, "ctrl+x", 10.031 + BLINK)
        await here.until(lambda: here.screen.sitting.view.state.phase is Phase.RUNNING)
        await press(here, "ctrl+t", 11.0, 11.0 + BLINK - 0.001)
        assert len(here.notes) == 1
        await press(here, "ctrl+g", 12.0, 12.01)
        await here.until(lambda: "Go to" in text_of(here.app))
        await press(here, "escape", 13.0)


@pytest.mark.parametrize("unsaved", [(), ("a line that waits for the disk",)])
def test_leaving_is_pressed_twice_in_one_go_unless_something_would_be_lost(unsaved: tuple[str, ...]) -> None:
    bounce, rooms = Bounce(100, {}), [SimpleNamespace(sitting=SimpleNamespace(unsaved=unsaved))]
    pressed = [bounce.again(key("ctrl+q", at), rooms) for at in (14.0, 14.02)]
    assert pressed == [False, bool(unsaved)]


async def test_enter_that_bounces_leaves_out_no_question_of_the_debrief(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock, settings=Settings()) as here:
        for at in (1.0, 2.0, 3.0):
            await press(here, "ctrl+e", at)
        await here.until(lambda: here.screen.sitting.view.state.phase is Phase.ENDED)
        left = len(here.screen.sitting.session.debrief_left)
        await here.type("calm")
        await press(here, "enter", 5.0, 5.02)
        await here.until(lambda: len(here.screen.sitting.session.debrief_left) < left)
        assert len(here.screen.sitting.session.debrief_left) == left - 1


async def test_no_letter_is_ever_taken_for_a_bounce(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock, settings=Settings(double_press_ms=1000)) as here:
        for at, letter in enumerate("aallllee   ttt!!"):
            here.app.post_message(key({" ": "space"}.get(letter, letter), 1 + at / 1000))
        await here.until(lambda: here.editor.text == "aallllee   ttt!!")
        await press(here, "backspace", 2.0, 2.01)
        assert here.editor.text == "aallllee   ttt"


def test_another_key_between_makes_it_a_press_of_its_own() -> None:
    bounce = Bounce(100, {"mark": ("ctrl+t", "f9")})
    stack = [type("Room", (), {"sitting": 1})()]
    assert [bounce.again(key(name, 1.0), stack) for name in ("f9", "f9", "x", "f9", "ctrl+t")] == [
        False, True, False, False, False,
    ]  # fmt: skip
    assert [bounce.again(key("f9", 2.0), []) for _ in range(2)] == [False, False]
    assert [bounce.again(key("up", 3.0), stack) for _ in range(2)] == [False, False]
    assert not any(Bounce(0, {}).again(key("ctrl+t", 1.0), stack) for _ in range(3))


def test_a_letter_that_signs_acts_once_and_is_not_typed_into_the_question_it_opens() -> None:
    bounce = Bounce(100, {})
    review = [SimpleNamespace(ONE_PRESS=("sign_note",))]
    assert [bounce.again(key(name, at), review) for name, at in (("s", 1.0), ("s", 1.05), ("s", 1.2))] == [
        False, True, False,
    ]  # fmt: skip
    assert [bounce.again(key(name, 2.0), review) for name in ("n", "n")] == [False, False]
    question = [*review, SimpleNamespace(opened_by="sign_note")]
    assert [bounce.again(key(name, at), review) for name, at in (("S", 3.0),)] == [False]
    pressed = (("S", 3.3), ("S", 3.6), ("K", 3.7), ("S", 3.8), ("S", 9.0), ("A", 9.1))
    assert [bounce.again(key(name, at), question) for name, at in pressed] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


async def test_a_pasted_page_stays_one_note_and_is_marked(tmp_path: Path, clock: FakeClock) -> None:
    page = "first line\n\nthird, with [b] and #Kari"
    async with room(tmp_path, clock) as here:
        await here.type("typed")
        await here.press("enter")
        await here.paste(page)
        await here.press("enter")
        note = await here.last_note(2)
        assert (note.text, note.pasted, here.notes[0].pasted) == (page, True, False)
        await here.until(lambda: "[pasted]" in text_of(here.app))
        await here.press("ctrl+z")
        await here.until(lambda: here.editor.text == page)
        await here.press("enter")
        assert (await here.last_note(2)).pasted


async def test_what_was_pasted_is_marked_after_a_crash_too(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        code = here.screen.sitting.session.respondent.code
        await here.paste("one\ntwo")
        await here.until(lambda: here.store.draft(here.interview_id) is not None)
    async with room(tmp_path, clock, code=code) as here:
        assert here.editor.text == "one\ntwo"
        await here.press("enter")
        assert (await here.last_note(1)).pasted


async def test_what_was_pasted_and_taken_out_again_marks_nothing(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.paste("oneword")
        await here.press("ctrl+w")
        await here.type("typed")
        await here.press("enter")
        assert not (await here.last_note(1)).pasted


async def test_quick_words_are_written_out_at_enter_and_one_key_takes_it_back(
    tmp_path: Path, clock: FakeClock
) -> None:
    own = Settings(double_press_ms=0, quick_words={"pp": "på plass"})
    async with room(tmp_path, clock, settings=own) as here:
        await here.type("alle pp oppe pp")
        assert here.editor.text == "alle pp oppe pp"
        await here.press("enter")
        assert (await here.last_note(1)).text == "alle på plass oppe på plass"
        await here.press("ctrl+z")
        await here.until(lambda: here.notes[-1].text == "alle pp oppe pp")
        await here.press("f1")
        await here.until(lambda: "på plass" in text_of(here.app))


async def test_a_line_typed_as_spoken_is_stored_as_it_is(tmp_path: Path, clock: FakeClock) -> None:
    spoken = "eh så så vi va liksom ikke  der da, ikkesant"
    async with room(tmp_path, clock) as here:
        here.keys(spoken)
        await here.pilot.pause()
        await here.press("enter")
        assert (await here.last_note(1)).text == spoken


@pytest.mark.parametrize("keys", [("ctrl+t", "ctrl+u"), ("f9", "alt+left"), ("insert", "f12")])
async def test_marking_and_back_dating_take_one_key_each_and_can_be_given_others(
    tmp_path: Path, clock: FakeClock, keys: tuple[str, str]
) -> None:
    own = {"mark": ("insert",), "back_date": ("f12",), "recorder": ("ctrl+r",)} if keys[0] == "insert" else {}
    async with room(tmp_path, clock, settings=Settings(double_press_ms=0, keys=own)) as here:
        clock.advance(60_000)
        await here.press(keys[0])
        await here.until(lambda: "Marked 01:00" in text_of(here.app))
        await here.press(keys[1])
        await here.press(keys[1])
        await here.until(lambda: here.notes[-1].elapsed_ms == 40_000)
        assert isinstance(here.app.screen, SessionScreen)
        assert not any(event.kind is EventKind.RECORDER_ON for event in here.screen.sitting.session.events)
