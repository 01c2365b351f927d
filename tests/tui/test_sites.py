"""Sites on the study's screen: a new one comes with its respondent, and what was mistyped is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OpenApp


async def test_a_site_is_made_with_its_respondent_renamed_and_left(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("n", *"Hill", "enter")
        await hand.sees("Hill: dept (1 of 1")
        await hand.press("escape")
        await hand.sees("No respondent was added.")
        assert hand.app.study is not None
        assert hand.app.study.store.sites() == []
        await hand.press("n", *"Hill", "enter")
        await hand.sees("Hill: dept (1 of 1")
        await hand.press("enter")
        await hand.sees("New respondent: R")
        code = hand.screen.chosen.respondent.code
        await hand.press("s", *"Vale", "enter")
        await hand.sees("Site added: Vale")
        await hand.press("0")
        await hand.sees(f"Move {code} to another site", "Rename Hill", "Take away Vale")
        await hand.press("enter")
        await hand.sees(f"{code} is at Hill. Where to?")
        await hand.press("enter")
        await hand.sees(f"{code} is at Vale now.")
        await hand.press("0")
        await hand.sees("Take away Hill")
        await hand.press("end", "down", "down", "down", "enter")
        await hand.sees("Hill is taken away.")
        await hand.press("0", "enter")
        await hand.sees("What is Vale called?")
        await hand.press(*["backspace"] * 4, *"Dale", "enter")
        await hand.sees("Vale is called Dale now.")
        assert [one.name for one in hand.app.study.store.sites()] == ["Dale"]


async def test_a_study_gets_another_title(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Reform study")
        await hand.press("ctrl+p", *"rename heading", "enter")
        await hand.sees("What is the study called?", "> Reform study")
        await hand.press("ctrl+u", "enter")
        await hand.sees("A study needs a title.")
        await hand.type("Skift på [b]to[/] steder")
        await hand.press("enter")
        await hand.sees("The study is called Skift på [b]to[/] steder now.")
        await hand.until(lambda: hand.text.startswith(" Skift på [b]to[/] steder"))
        assert hand.app.study is not None
        last = list(hand.app.study.store.audit_rows())[-1]
        assert (last.kind, last.object_id) == ("study saved", "")
