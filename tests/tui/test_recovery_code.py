"""The recovery code on the screens: seen once when a study is made, made anew, and used."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

from interview_tui import recoverycode
from interview_tui.errors import WrongRecoveryCode
from interview_tui.sealing import QUICK
from interview_tui.services.recovering import check_code, give_code, new_code
from tests.tui.test_studies import _fill, at_home

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Hand, OpenApp

__all__ = ["at_home"]


async def shown_code(hand: Hand) -> str:
    await hand.sees("Mark of this page:")
    return recoverycode.read(" ".join(re.findall(r"\b[2-9A-Z]{5}\b", hand.text)))


async def test_a_new_study_shows_its_code_once_and_the_code_opens_it(open_app: OpenApp) -> None:
    async with open_app(size=(100, 30)) as hand:
        await _fill(hand)
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        await hand.sees("They are not shown again.", "Mark of this page:")
        code = await shown_code(hand)
        await hand.press("enter")
        await hand.sees("Is it on paper?")
        await hand.press("enter")
        await hand.on("HomeScreen")
        await hand.sees("No respondents yet.")
        assert "no recovery code" not in hand.text
        assert hand.app.study is not None
        check_code(hand.app.study.paths.folder, code.lower())


async def test_the_page_is_written_where_it_was_asked_for_and_never_over_a_file(
    open_app: OpenApp, tmp_path: Path
) -> None:
    there = tmp_path / "there.txt"
    there.write_text("mine")
    async with open_app(size=(100, 30)) as hand:
        await _fill(hand)
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        code = await shown_code(hand)
        for place, says in ((there, "is already there."), (tmp_path / "page.txt", "Written to")):
            await hand.press("w")
            await hand.on("AskShort")
            await hand.press(*["ctrl+w"] * 6)
            await hand.type(str(place))
            await hand.press("enter")
            await hand.on("RecoveryCodeScreen")
            await hand.sees(says)
        await hand.press("enter")
        await hand.on("HomeScreen")
    assert there.read_text() == "mine"
    page = tmp_path / "page.txt"
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert code in re.sub(r"\s", "", page.read_text())


async def test_a_study_made_earlier_says_quietly_that_it_has_none_and_gets_one(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.sees("0 interviews · no recovery code")
        await hand.press("r")
        await hand.on("AskLine")
        await hand.type("feil")
        await hand.press("enter")
        await hand.sees("That passphrase does not open it.")
        await hand.press("r")
        await hand.on("AskLine")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        code = await shown_code(hand)
        await hand.press("ctrl+j", "ctrl+j")
        await hand.on("HomeScreen")
        await hand.until(lambda: "no recovery code" not in hand.text)
        check_code(folder, code)


async def test_a_forgotten_passphrase_is_replaced_on_the_unlock_screen(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    code = new_code()
    give_code(folder, passphrase, code, cost=QUICK)
    async with open_app(folder=folder) as hand:
        await hand.on("UnlockScreen")
        await hand.press("ctrl+r")
        await hand.on("RecoverScreen")
        await hand.sees(f"page marked {code.mark}")
        groups = list(code.groups)
        groups[3] = groups[3][::-1] + "2"
        await hand.type(" ".join(groups))
        await hand.press("enter")
        await hand.sees("Group 4 is mistyped.")
        await hand.press(*["ctrl+w"] * 8)
        await hand.type("-".join(code.groups).lower())
        await hand.press("enter")
        await hand.sees("The code opens the study.")
        await hand.type("a quite new sentence")
        await hand.press("enter")
        await hand.type("another")
        await hand.sees("Not the same yet.")
        await hand.press("enter")
        await hand.sees("The two passphrases differ.")
        await hand.press(*["ctrl+w"] * 3)
        await hand.type("a quite new sentence")
        await hand.sees("The same.")
        await hand.press("enter")
        await hand.on("HomeScreen")
        assert hand.app.study is not None
        assert hand.app.study.check_passphrase("a quite new sentence")
        assert not hand.app.study.check_passphrase(passphrase)


async def test_forgotten_while_it_is_locked_it_opens_anew_and_locks_again(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    code = new_code()
    give_code(folder, passphrase, code, cost=QUICK)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("f10")
        await hand.on("LockScreen")
        await hand.until(lambda: hand.app.study is not None and hand.app.study.store._closed)
        await hand.press("ctrl+r")
        await hand.on("RecoverScreen")
        await hand.type(code.letters)
        await hand.press("enter")
        await hand.sees("The code opens the study.")
        for _line in range(2):
            await hand.type("a quite new sentence")
            await hand.press("enter")
        await hand.on("HomeScreen")
        assert not hand.app.locking.locked
        await hand.press("f10")
        await hand.on("LockScreen")


async def test_without_a_code_it_says_so_and_leaves_everything(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder) as hand:
        await hand.on("UnlockScreen")
        await hand.press("f5")
        await hand.sees("This study has no recovery code.")
        await hand.type(new_code().letters)
        await hand.press("enter")
        await hand.sees("Only its passphrase opens it.")
        await hand.press("escape")
        await hand.on("UnlockScreen")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")


async def test_locked_while_the_code_is_shown_it_comes_back(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    give_code(folder, passphrase, new_code(), cost=QUICK)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("r")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        code = await shown_code(hand)
        await hand.press("ctrl+@")
        await hand.on("LockScreen")
        assert code[:5] not in hand.text
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("RecoveryCodeScreen")
        assert await shown_code(hand) == code
    try:
        check_code(folder, code)
    except WrongRecoveryCode:
        raise AssertionError("the code that was shown opens the study") from None
