"""Quick words on their own screen: seen, added, changed, taken out, switched, and used at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.paths import Paths
from interview_tui.services.own_settings import set_quick_word
from interview_tui.settings import load

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import OpenApp


async def test_they_are_set_on_a_screen_and_written_out_in_the_interview_begun_next(
    open_app: OpenApp, sample: Sample, home: Path
) -> None:
    async with open_app(sample=sample) as hand:
        await hand.sees("R47")
        await hand.press("comma")
        await hand.sees("Quick words · OFF", "None is set.", "N sets the first", "no names in it")
        await hand.press("n")
        await hand.type("p p")
        await hand.press("enter")
        await hand.sees("cannot be a quick word")
        await hand.press(*["backspace"] * 3)
        await hand.type("pp")
        await hand.press("enter")
        await hand.sees("What does pp stand for?")
        await hand.type("på [b]plass[/]")
        await hand.press("enter")
        await hand.sees("pp is set.", "Quick words · ON", "på [b]plass[/]")
        await hand.press("enter")
        await hand.type(" nå")
        await hand.press("enter")
        await hand.sees("på [b]plass[/] nå")
        assert load(Paths(home)).quick_words == {"pp": "på [b]plass[/] nå"}
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.press(*"app pp", "enter")
        await hand.until(lambda: hand.screen.sitting.view.notes[-1].text == "app på [b]plass[/] nå")
        await hand.press("ctrl+z")
        await hand.until(lambda: hand.screen.sitting.view.notes[-1].text == "app pp")


async def test_they_rest_come_back_and_are_taken_out(open_app: OpenApp, sample: Sample, home: Path) -> None:
    set_quick_word(Paths(home), "pp", "x")
    async with open_app(sample=sample) as hand:
        await hand.sees("R47")
        await hand.press("1")
        await hand.sees("Quick words · ON")
        await hand.press("s")
        await hand.sees("Quick words · OFF", "No quick word is written out now.")
        assert not load(Paths(home)).written_out
        await hand.press("s")
        await hand.sees("Quick words · ON")
        await hand.press("x")
        await hand.sees("pp stands for nothing now.", "None is set.")
        assert load(Paths(home)).quick_words == {}
