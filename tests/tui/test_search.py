"""Searching notes on the screens: from the study to the note in its interview, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import OpenApp


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_note_is_found_and_read_in_its_interview(
    open_app: OpenApp, sample: Sample, size: tuple[int, int]
) -> None:
    async with open_app(sample=sample, folder=sample.folder, size=size) as hand:
        await hand.on("HomeScreen")
        await hand.press("q")
        await hand.sees("Search all notes for")
        await hand.type("reform")
        await hand.press("enter")
        await hand.on("SearchScreen")
        await hand.sees("Notes with “reform”", "Esc back")
        await hand.press("enter")
        await hand.on("ReviewScreen")
        await hand.sees("reform")
        await hand.press("escape")
        await hand.on("SearchScreen")
        await hand.press("slash")
        await hand.type("[b]zzz'\"*")
        await hand.press("enter")
        await hand.sees("No note holds all of that")
        await hand.press("enter", "escape")
        await hand.on("HomeScreen")


async def test_nothing_to_search_for_and_a_running_interview_are_said(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.press("q")
        await hand.type("***")
        await hand.press("enter")
        await hand.sees("There is no word in that to search for.")
