"""What is said in the interview: it hides no warning and no keys, and is not said of the wrong question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.interview import Phase
from interview_tui.tui import commands
from interview_tui.tui.screens.picker import Picker
from tests.tui.sitting import Room, flat, room

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.model.interview import InterviewState
    from tests.conftest import FakeClock
    from tests.tui.conftest import OpenApp


def state(here: Room) -> InterviewState:
    return here.screen.sitting.view.state


async def test_a_closing_question_that_was_skipped_is_not_asked_about_again(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        here.screen.sitting.act(lambda session: session.go_to(here.screen.guide.closing.id))
        await here.idle()
        await here.press("ctrl+o")
        await here.type("no time left")
        await here.press("enter")
        await here.press("ctrl+e")
        await here.press("ctrl+e")
        await here.until(lambda: state(here).phase is Phase.ENDED)


async def test_that_the_time_has_come_hides_no_warning(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+e")
        await here.press("ctrl+e")
        clock.advance(61 * 60_000)
        here.screen.tick()
        await here.until(lambda: "The promised time is reached." in flat(here))
        assert "The closing question is not marked as asked." in flat(here)


async def test_what_was_said_of_a_question_goes_with_it(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+n")
        await here.press("ctrl+s")
        await here.until(lambda: "This question: asked" in flat(here))
        await here.press("ctrl+n")
        await here.until(lambda: state(here).question_id == "t2" and "This question" not in flat(here))


async def test_a_theme_is_taken_up_at_the_question_it_was_left_at(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+n")
        await here.press("ctrl+n")
        assert state(here).question_id == "t2"
        for typed, there in (("the people", "u1"), ("tasks", "t2"), ("tasks", "t1")):
            await here.press("ctrl+g")
            await here.type(typed)
            await here.press("enter")
            await here.until(lambda there=there: state(here).question_id == there)  # type: ignore[misc]


async def test_a_long_sentence_leaves_the_keys_in_sight_and_a_short_one_moves_nothing(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        here.screen.say("a sentence of many words " * 5)
        await here.until(lambda: "many words" in flat(here) and "^E end check" in flat(here))
        here.screen.say("Marked 00:00.")
        await here.until(lambda: "Marked 00:00." in flat(here) and "^E end check" not in flat(here))


async def test_no_letter_of_the_screen_behind_stands_beside_a_box(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+p")
        await here.until(lambda: isinstance(here.app.screen, Picker))
        await here.until(lambda: here.app.screen.query_one("#box").region.width == here.app.size.width)


def test_the_key_that_every_keyboard_has_is_named_first() -> None:
    assert commands.reached(commands.BY_ID["room"].keys) == "Alt+R / ^_"
    assert commands.reached(commands.BY_ID["record_consent"].keys) == "Alt+C / ^^"
    assert commands.reached(commands.BY_ID["pause"].keys) == "^X"
    assert commands.reached(("ctrl+underscore",)) == "^_"


async def test_whose_picture_it_is_where_the_one_chosen_has_none(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder, at="home") as hand:
        await hand.on("HomeScreen")
        hand.screen.choose("R47")
        await hand.press("y")
        await hand.sees("No interview with R47 has ended and counts here, so this is R")
        await hand.press("n")
        await hand.until(lambda: "No interview with R47" not in hand.text)
