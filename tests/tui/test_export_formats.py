"""Choosing what an export writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.tui.after import telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


async def test_with_no_format_chosen_nothing_is_written_and_none_comes_back(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(telling("drove every day"))
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees("md + csv")
        await hand.press("f")
        for place in ("", "down"):
            await hand.on("Picker")
            await hand.press(*filter(None, [place]), "enter")
        await hand.on("Picker")
        await hand.press("escape")
        await hand.on("ExportScreen")
        await hand.sees("No format is chosen, so nothing can be written: F chooses.", "no format")
        await hand.press("w")
        await hand.on("ExportScreen")
        await hand.press("f", *"docx", "enter", "escape")
        await hand.on("ExportScreen")
        await hand.sees("· docx ·", "W writes")
