"""Opening a study with its passphrase."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from interview_tui.paths import StudyPaths
from interview_tui.services.opening import open_study

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.clock import Clock
    from tests.tui.conftest import OpenApp


async def test_three_wrong_passphrases_and_then_the_right_one(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder) as hand:
        await hand.sees("Open a study", "my-study")
        for turn in range(3):
            await hand.press(*f"guess{turn}")
            await hand.until(lambda: "That passphrase" not in hand.text)
            assert "guess" not in hand.text
            await hand.sees("••••••")
            await hand.press("enter")
            await hand.sees("That passphrase does not open it.", "there is no limit on tries")
            assert "•" not in hand.text
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")
        await hand.sees("Reform study")


async def test_keys_typed_before_there_was_a_screen_are_not_lost(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, keys=[*passphrase.replace(" ", "_")]) as hand:
        await hand.sees("•" * len(passphrase))


async def test_a_study_open_in_another_window_is_said_in_its_own_words(
    open_app: OpenApp, folder: Path, passphrase: str, clock: Clock
) -> None:
    other = open_study(folder, passphrase, clock=clock)
    try:
        async with open_app(folder=folder) as hand:
            await hand.sees("my-study")
            await hand.type(passphrase)
            await hand.press("enter")
            await hand.sees("is open in another window.", "Close it there")
            other.close()
            await hand.type(passphrase)
            await hand.press("enter")
            await hand.on("HomeScreen")
    finally:
        other.close()


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda paths: paths.database.write_bytes(b"x" * 4096), "damaged"),
        (lambda paths: paths.keyslots.write_text("[]"), "my-study"),
        (lambda paths: paths.keyslots.unlink(), "keyslots.json is missing"),
        (lambda paths: paths.keyslots.write_text(json.dumps({"version": 99})), "my-study"),
    ],
)
async def test_what_is_no_study_or_damaged_is_said(
    open_app: OpenApp, folder: Path, passphrase: str, damage: object, says: str
) -> None:
    assert callable(damage)
    damage(StudyPaths(folder))
    async with open_app(folder=folder) as hand:
        await hand.sees("my-study")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.until(lambda: "opening" not in hand.text and not hand.screen._busy)
        await hand.sees(says)
        await hand.on("UnlockScreen")


async def test_escape_goes_to_the_list(open_app: OpenApp, folder: Path) -> None:
    async with open_app(folder=folder) as hand:
        await hand.sees("Open a study")
        await hand.press("escape")
        await hand.on("StudiesScreen")


async def test_the_list_of_studies_need_not_be_writable(
    open_app: OpenApp, folder: Path, passphrase: str, home: Path
) -> None:
    (home / "studies.json").unlink()
    (home / "studies.json").mkdir()
    async with open_app(folder=folder) as hand:
        await hand.sees("Open a study")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")
