"""The letters behind one key: the last note mended, what broke in, and letters of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotSaved, SettingsProblem
from interview_tui.model.craft import tally
from interview_tui.model.guide import QuestionType
from interview_tui.model.interview import EventKind
from interview_tui.settings import Settings
from interview_tui.tui import commands
from tests.tui.sitting import room, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import FakeClock


async def test_the_last_note_is_mended_by_two_keys_and_the_half_written_line_stays(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+f")
        await here.press("e")
        await here.until(lambda: "There is no note yet." in text_of(here.app))
        await here.type("alle pa plass")
        await here.press("enter")
        await here.last_note(1)
        await here.type("halv")
        await here.press("ctrl+f")
        await here.press("e")
        await here.until(lambda: "> alle pa plass" in text_of(here.app))
        for _word in range(3):
            await here.press("ctrl+w")
        await here.type("!alle på plass")
        await here.press("enter")
        await here.until(lambda: here.notes[-1].text == "alle på plass")
        assert here.editor.text == "halv"


async def test_words_that_could_not_be_saved_are_asked_for_again(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("en")
        await here.press("enter")
        await here.last_note(1)
        here.break_store(NotSaved("full", "", ""), "add_change")
        await here.press("ctrl+f")
        await here.press("e")
        await here.until(lambda: "> en" in text_of(here.app))
        await here.type(" to")
        await here.press("enter")
        await here.until(lambda: "> en to" in text_of(here.app))
        assert here.notes[-1].text == "en"


async def test_what_broke_in_has_a_kind_and_is_over_by_the_same_letter(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        for _time in range(2):
            await here.press("ctrl+underscore")
            await here.press("t")
        events = here.screen.sitting.session.events
        await here.until(lambda: events[-1].kind is EventKind.INTERRUPTION_OVER)
        assert [one.value for one in events if one.kind is EventKind.INTERRUPTION] == ["phone"]


async def test_the_debrief_is_left_out_with_a_reason(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        for _time in range(3):
            await here.press("ctrl+e")
        await here.until(lambda: "Debrief 1 of 6" in text_of(here.app))
        await here.press("ctrl+o")
        await here.until(lambda: "Leave out the rest of the debrief." in text_of(here.app))
        await here.type("rekker bussen")
        await here.press("enter")
        await here.until(lambda: "The rest of the debrief is left out. ^E closes" in text_of(here.app))
        event = here.screen.sitting.session.events[-1]
        assert (event.kind, event.value) == (EventKind.DEBRIEF_SKIPPED, "rekker bussen")


async def test_letters_of_ones_own_are_used_and_shown(tmp_path: Path, clock: FakeClock) -> None:
    own = Settings(double_press_ms=0, letters={"probing": "æ", "family": "å"})
    async with room(tmp_path, clock, settings=own, size=(80, 120)) as here:
        await here.press("f1")
        await here.until(lambda: "^F æ" in text_of(here.app))
        shown = text_of(here.app)
        assert "Asked as: probing (probing)" in shown
        assert "The talk: off the record (off_record)" in shown
        assert "^_ å              Who else is there: family (family)" in shown
        await here.press("escape")
        await here.press("ctrl+f")
        await here.until(lambda: "æ probing" in text_of(here.app))
        await here.press("æ")
        await here.until(lambda: tally(here.screen.sitting.session.events).types == {QuestionType.PROBING: 1})


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ({"probng": "q"}, "Did you mean probing?"),
        ({"probing": "i"}, "both introducing and probing"),
        ({"home": "1"}, "both workplace and home"),
        ({"on_the_phone": "t"}, "both on_the_phone and phone"),
    ],
)
def test_a_letter_for_nothing_or_for_two_things_is_told(letters: dict[str, str], said: str) -> None:
    commands.check({}, {"probing": "q", "home": "q"})
    with pytest.raises(SettingsProblem) as told:
        commands.check({}, letters)
    assert said in str(told.value) + told.value.hint + told.value.title
