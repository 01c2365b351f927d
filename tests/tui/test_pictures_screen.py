"""Pictures on the screen: by keys, drawn and as tables, in both sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import OpenApp


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_each_picture_is_a_key_away(open_app: OpenApp, sample: Sample, size: tuple[int, int]) -> None:
    async with open_app(sample=sample, folder=sample.folder, size=size) as hand:
        await hand.sees("R47")
        await hand.press("y")
        await hand.on("PicturesScreen")
        await hand.sees("over time", "█", "picture 1 of 5", "promised", "T table", "B previous", "Esc back")
        await hand.press("t")
        await hand.sees("from", "0:00:00", "theme")
        await hand.press("n")
        await hand.sees("each question", "asked, asked, asked")
        await hand.press("t")
        await hand.sees("● ● ●", "answered unasked")
        await hand.press("right")
        await hand.sees("Time per theme · n = 6", "···1111")
        await hand.press("n")
        await hand.sees("◐ 1/2")
        assert "T table" not in hand.text
        await hand.press("t")
        await hand.sees("This picture is a table already.")
        await hand.press("n")
        await hand.sees("Before and now", "not said")
        assert "T table" not in hand.text
        await hand.press("i")
        await hand.sees("over time")
        await hand.press("escape")
        await hand.on("HomeScreen")


async def test_without_an_interview_it_says_so(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("y")
        await hand.sees("No interview has ended yet.")
