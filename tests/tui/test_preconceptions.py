"""Preconceptions on the screen, and the card before an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import OpenApp


async def test_they_are_written_before_the_first_interview_without_a_reason(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("f")
        await hand.sees("Preconceptions · not locked yet", "N writes the first.")
        await hand.press("n")
        await hand.type("de klager på [b]lederen[/]")
        await hand.press("enter")
        await hand.sees("1 de klager på [b]lederen[/]", "version 1")
        await hand.press("enter")
        await hand.type(" og taket")
        await hand.press("enter")
        await hand.sees("[b]lederen[/] og taket")
        await hand.press("x")
        await hand.sees("Nothing is written down yet.")


async def test_once_they_are_locked_a_change_is_a_version_with_its_reason(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("R47")
        await hand.press("f9")
        await hand.sees("Preconceptions · version 1 · locked", "before the first interview")
        await hand.press("x")
        await hand.sees("The interviews have begun. Why is it changed?")
        await hand.press("enter")
        await hand.sees("Say why it is changed")
        await hand.press("x")
        await hand.sees("Why is it changed?")
        await hand.type("they spoke of the opposite")
        await hand.press("enter")
        await hand.sees("version 2 · locked", "because: they spoke of the opposite")
        await hand.press("escape")
        await hand.on("HomeScreen")
