"""The practice interview on the screens: heard, paused, noted, ended, shown, and gone."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from interview_tui.errors import DiskFull
from interview_tui.model.note import NoteFlag
from interview_tui.tui.screens.session import SessionScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.conftest import FakeClock

    OpenApp = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a practice study is made."""
    found = tmp_path / "temporary"
    found.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(found))
    return found


async def pass_by(hand: Any, clock: FakeClock, seconds: float) -> None:
    for _step in range(int(seconds)):
        clock.advance(1_000)
        hand.screen.hear()
    await hand.pilot.pause()


async def test_it_is_held_from_the_command_line_and_shows_what_lay_where(
    open_app: OpenApp, clock: FakeClock, place: Path
) -> None:
    async with open_app(practise=True) as hand:
        await hand.on("PracticeScreen")
        await hand.sees("Turn your recorder on and press ^R. ^P shows everything else; ^X (Ctrl+X) lets")
        await hand.sees("Practice. Somebody made up", "nothing is kept once you leave.")
        await hand.sees("Enter lets them begin.")
        await pass_by(hand, clock, 30)
        await hand.press("enter")
        await hand.sees("You ask: How long have you worked here?")
        await pass_by(hand, clock, 10)
        await hand.sees("says: I came here eleven years ago")
        await hand.press(*"years", "enter")
        await hand.press("ctrl+x")
        await hand.sees("PAUSE")
        heard = hand.screen.player.heard
        await pass_by(hand, clock, 60)
        assert hand.screen.player.heard == heard
        await hand.press("ctrl+x")
        await pass_by(hand, clock, 300)
        await hand.sees("had to say.")
        for _press in range(3):
            await hand.press("ctrl+e")
        await hand.sees("shows where your stamps lay.")
        await hand.press("ctrl+e")
        await hand.on("PracticeOver")
        await hand.sees("Where your stamps lay", "note: years", "nothing was stamped here")
        await hand.until(lambda: list(place.iterdir()) == [])
        await hand.press("down", "down")
        await hand.sees("line 3 of")
        await hand.press("space", "space")
        await hand.until(lambda: "Space reads on, Esc goes back" in hand.text.split("\n")[-1])
        assert "Where your stamps lay" in hand.text.split("\n")[0]
        await hand.press("escape")
        await hand.until(lambda: hand.app._exit)


async def test_it_is_reached_from_the_study_and_left_to_it_at_any_time(
    open_app: OpenApp, sample: Sample, place: Path
) -> None:
    async with open_app(sample=sample) as hand:
        await hand.on("HomeScreen")
        await hand.press("h")
        await hand.on("PracticeScreen")
        talk = hand.screen
        await hand.press(*"noted", "enter")
        await hand.sees("You ask")
        assert "Tour 1 of 5" not in hand.text
        await hand.press("ctrl+q")
        await hand.sees("once more leaves the practice interview")
        await hand.press("ctrl+q")
        await hand.on("PracticeOver")
        await hand.sees("note: noted")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.until(lambda: list(place.iterdir()) == [])
        await hand.sees("R47")
        talk.show(talk.sitting.view)  # what came back late finds no screen, and that is no fault


@pytest.mark.parametrize("key", ["ctrl+o", "ctrl+g", "ctrl+p", "ctrl+f"])
async def test_a_box_never_covers_what_they_say_meanwhile(
    open_app: OpenApp, clock: FakeClock, place: Path, key: str
) -> None:
    async with open_app(practise=True) as hand:
        await hand.on("PracticeScreen")
        talk = hand.screen
        await hand.press("enter")
        await hand.press(key)
        await hand.until(lambda: hand.app.screen is not talk)
        for _step in range(12):
            clock.advance(1_000)
            talk.hear()
        await hand.sees("first as a stand-in, and then nobody")
        await hand.press("escape", "ctrl+q", "ctrl+q")
        await hand.until(lambda: not list(place.iterdir()))


async def test_behind_the_help_they_wait(open_app: OpenApp, clock: FakeClock, place: Path) -> None:
    async with open_app(practise=True) as hand:
        await hand.on("PracticeScreen")
        talk = hand.screen
        await hand.press("enter")
        await hand.press("f1")
        await hand.on("HelpScreen")
        for _step in range(30):
            clock.advance(1_000)
            talk.hear()
        assert len(talk.player.began) == 1
        await hand.press("escape", "ctrl+q", "ctrl+q")
        await hand.until(lambda: not list(place.iterdir()))


async def test_left_before_anything_was_said_it_shows_nothing(open_app: OpenApp, place: Path) -> None:
    async with open_app(practise=True) as hand:
        await hand.on("PracticeScreen")
        await hand.press("ctrl+q", "ctrl+q")
        await hand.until(lambda: hand.app._exit)
    assert not any(place.iterdir())  # noqa: ASYNC240 - the app has ended


async def test_what_needs_a_study_of_ones_own_says_so(open_app: OpenApp, place: Path) -> None:
    async with open_app(practise=True) as hand:
        await hand.on("PracticeScreen")
        await hand.press("enter", "f10")
        await hand.sees("In a study of your own this blanks the screen")
        await hand.press("alt+c")
        await hand.sees("In a study of your own this records consent")
        await hand.press(*"said", "enter", "ctrl+f")
        await hand.sees("You ask: How long", "o off the record")
        await hand.press("o")
        await hand.until(lambda: hand.screen.sitting.view.state.off_record)
        await hand.press(*"not", "enter")
        await hand.until(lambda: len(hand.screen.sitting.view.notes) == 2)
        assert hand.screen.sitting.view.notes[-1].flags == {NoteFlag.OFF_RECORD}
        await hand.press("ctrl+b", "down", "enter")
        await hand.on("PracticeOver")
        await hand.until(lambda: list(place.iterdir()) == [])


def typed(hand: Any) -> str:
    """Return what stands in the field, if there is one."""
    return str(getattr(getattr(hand.screen, "editor", None), "text", ""))


async def test_letters_typed_before_an_interview_is_on_the_screen_belong_to_it(
    open_app: OpenApp, sample: Sample, place: Path
) -> None:
    async with open_app(sample=sample) as hand:
        await hand.on("HomeScreen")
        await hand.press("h")
        for key in "next":
            hand.app.post_message(events.Key(key, key))
        await hand.on("PracticeScreen")
        await hand.until(lambda: typed(hand) == "next")
        await hand.press("ctrl+q", "ctrl+q")
        await hand.on("HomeScreen")
        await hand.press("enter")
        for key in "next":
            hand.app.post_message(events.Key(key, key))
        await hand.on("SessionScreen")
        await hand.until(lambda: typed(hand) == "next")
    assert not any(place.iterdir())  # noqa: ASYNC240 - the app has ended


async def test_what_comes_back_when_the_practice_is_gone_is_no_fault(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample) as hand:
        await hand.on("HomeScreen")
        await hand.press("h")
        await hand.on("PracticeScreen")
        screen = hand.app.screen
        assert isinstance(screen, SessionScreen)
        screen.trouble(DiskFull())
        await hand.sees("The disk is full.")
        await hand.press("ctrl+q")
        screen.trouble(DiskFull())
        await hand.press("ctrl+q")
        await hand.on("HomeScreen")
        screen.trouble(DiskFull())
        screen.show(screen.sitting.view)
