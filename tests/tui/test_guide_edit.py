"""Writing a guide in the app: looked at while it is written, kept, saved, and shared with another editor."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.services import guide_files
from tests.tui.test_guide_changes import CHANGED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    OpenApp = Callable[..., Any]

PLAIN = """---
title: Min guide
language: nb
---

## Arbeidet

- Hvordan er en vanlig dag?

## Til slutt {.closing}

- Er det noe du vil legge til? {.closing}
"""


@pytest.fixture
def own_guide(home: Path) -> Path:
    """A guide among the person's own."""
    (home / "guides").mkdir(exist_ok=True)
    path = home / "guides" / "min.md"
    path.write_text(PLAIN, encoding="utf-8")
    return path


async def written(path: Path) -> str:
    return await asyncio.to_thread(path.read_text, "utf-8")


async def write(path: Path, text: str) -> None:
    await asyncio.to_thread(path.write_text, text, "utf-8")


async def opened(hand: Any, name: str = "min") -> None:
    """Choose the person's own guide from the list of studies, and open it to be written in."""
    await hand.on("StudiesScreen")
    await hand.press("g")
    await hand.on("Picker")
    await hand.until(lambda: hand.app.focused is not None)
    await hand.type(name)
    await hand.press("enter")
    await hand.on("GuideEditor")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_advice_follows_the_text_and_it_is_saved(
    open_app: OpenApp, own_guide: Path, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as hand:
        await opened(hand)
        await hand.sees("In order, and nothing to say of it.", "min.md · saved")
        hand.screen.area.go_to_line(9)
        await hand.type("- Er du fornøyd med [b]arbeidet[/b]?\n")
        await hand.sees("- Er du fornøyd med [b]arbeidet[/b]?", "9 this can be answered", "not saved")
        await hand.until(lambda: guide_files.unsaved_path(own_guide).exists(), "kept beside the file")
        await hand.press("ctrl+s")
        await hand.sees("Saved.", "1 piece of advice")
        assert "[b]arbeidet[/b]" in await written(own_guide)
        await hand.until(lambda: not guide_files.unsaved_path(own_guide).exists(), "not kept any more")
        await hand.press("escape")
        await hand.on("StudiesScreen")


async def test_a_fault_is_told_with_its_line_and_found_by_a_key(open_app: OpenApp, own_guide: Path) -> None:
    async with open_app(size=(120, 40)) as hand:
        await opened(hand)
        hand.screen.area.go_to_line(9)
        await hand.type("\n### For dypt\n")
        await hand.sees("1 fault", "### is not used in a guide")
        hand.screen.area.go_to_line(1)
        await hand.press("ctrl+n")
        await hand.until(lambda: hand.screen.area.line == 10)
        await hand.sees("▸10")
    assert await written(own_guide) == PLAIN


async def test_what_was_typed_outlives_the_program(open_app: OpenApp, own_guide: Path) -> None:
    async with open_app() as hand:
        await opened(hand)
        await hand.type("æ ø å halvt skrevet ")
        await hand.until(lambda: guide_files.unsaved_path(own_guide).exists(), "kept beside the file")
    async with open_app() as hand:
        await opened(hand)
        await hand.sees("æ ø å halvt skrevet", "not saved last time", "not saved")
        await hand.press("ctrl+r")
        await hand.sees("The other text is in min.md.1.txt")
        await hand.until(lambda: hand.screen.area.text == PLAIN)
    assert (await written(own_guide.with_name("min.md.1.txt"))).startswith("æ ø å halvt skrevet ")


async def test_what_was_typed_in_the_last_moment_is_kept_too(open_app: OpenApp, own_guide: Path) -> None:
    """The program is left before the text was looked at."""
    async with open_app() as hand:
        await opened(hand)
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("helt til slutt ")
        await hand.until(lambda: hand.screen.area.text.startswith("helt til slutt "))
    assert (await written(guide_files.unsaved_path(own_guide))).startswith("helt til slutt ")


async def test_another_editor_is_noticed(open_app: OpenApp, own_guide: Path) -> None:
    async with open_app(size=(120, 30)) as hand:
        await opened(hand)
        await write(own_guide, PLAIN + "\nSkrevet et annet sted.\n")
        await hand.sees("Another program changed the file", "Skrevet et annet sted.")


@pytest.mark.parametrize(("key", "kept", "aside"), [("enter", "mitt", "deres"), ("down", "deres", "mitt")])
async def test_when_both_have_changed_it_asks_and_loses_neither(
    *, open_app: OpenApp, own_guide: Path, key: str, kept: str, aside: str
) -> None:
    async with open_app(size=(120, 30)) as hand:
        await opened(hand)
        await hand.type("mitt ")
        await hand.sees("not saved")
        await write(own_guide, "deres " + PLAIN)
        await hand.on("Picker")
        await hand.sees("You and another program both changed this file.")
        await hand.press(key)
        if key == "down":
            await hand.press("enter")
        await hand.on("GuideEditor")
        await hand.sees("The other text is in min.md.1.txt")
        await hand.until(lambda: hand.screen.area.text.startswith(kept))
        await hand.press("escape")
        await hand.on("StudiesScreen")
    assert (await written(own_guide)).startswith(kept)
    assert (await written(own_guide.with_name("min.md.1.txt"))).startswith(aside)


async def test_a_paste_cannot_act_on_the_terminal(open_app: OpenApp, own_guide: Path) -> None:
    async with open_app() as hand:
        await opened(hand)
        await hand.type("\x1b[31mred\x1b[0m \u202ebidi\x00 [@click=app.quit]x[/]")
        await hand.sees("red bidi [@click=app.quit]x[/]")
        assert hand.screen.area.text.startswith("red bidi [@click=app.quit]x[/]")
    assert await written(own_guide) == PLAIN


async def test_a_guide_that_ships_is_copied_first(open_app: OpenApp, home: Path) -> None:
    async with open_app() as hand:
        await hand.on("StudiesScreen")
        await hand.press("g")
        await hand.on("Picker")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("starter-nb")
        await hand.press("enter")
        await hand.on("AskShort")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("Min første guide")
        await hand.press("enter")
        await hand.on("GuideEditor")
        await hand.sees("min-forste-guide.md")
    assert (home / "guides" / "min-forste-guide.md").is_file()


async def test_the_guide_of_the_study_is_written_out_with_its_ids_and_taken_back_as_it_was(
    open_app: OpenApp, folder: Path, passphrase: str, home: Path
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("v", "e")
        await hand.on("Picker")
        await hand.sees("The guide of this study")
        await hand.press("enter")
        await hand.on("GuideEditor")
        await hand.sees("before-and-after-the-reform-v1.md")
        assert "{#tasks-1 time=before}" in hand.screen.area.text
        await hand.press("ctrl+t")
        await hand.on("GuideView")
        await hand.sees("Nothing has changed from the guide in force.")
    assert (home / "guides" / "before-and-after-the-reform-v1.md").is_file()


async def test_from_the_editor_into_the_study(
    open_app: OpenApp, folder: Path, passphrase: str, own_guide: Path
) -> None:
    await write(own_guide, CHANGED)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("v", "e")
        await hand.on("Picker")
        await hand.until(lambda: hand.app.focused is not None)
        await hand.type("(min)")
        await hand.press("enter")
        await hand.on("GuideEditor")
        await hand.press("ctrl+t")
        await hand.on("GuideChanges")
        await hand.sees("2 changes")
