"""Preconceptions on the screen, and the card before an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.services.opening import open_with_key

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.clock import Clock
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
        await hand.sees("Why is it changed?")
        await hand.type("they spoke of the opposite")
        await hand.press("enter")
        await hand.sees("version 2 · locked", "because: they spoke of the opposite")
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_what_was_left_to_ask_is_listed_taken_off_or_asked_in_another_interview(
    open_app: OpenApp, sample: Sample, clock: Clock
) -> None:
    study = open_with_key(sample.folder, sample.key, clock=clock)
    asked = [note for one in study.store.interviews() for note in study.store.notes(one.id) if note.answered]
    study.store.add_change(NoteChange(asked[0].id, ChangeField.ANSWERED, "no", asked[0].at))
    extra = study.store.interview(asked[0].interview_id)
    study.store.add_note(Note(0, extra.id, 1, 1, NoteKind.ASK_LATER, "[b]og taket[/]", asked[0].theme_id))
    study.close()
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("R47")
        await hand.press("j")
        await hand.sees("Left to ask", "may be contacted again")
        await hand.press("enter")
        await hand.sees("It was asked; take it off the list")
        await hand.press("down", "enter")
        await hand.sees("Noted.")
        await hand.press("j", "enter")
        await hand.sees("Start another interview with")
        await hand.press("down", "down", "enter")
        await hand.on("SessionScreen")
        await hand.sees("Left from last time: [b]og taket[/]", "Ask later (1)")
