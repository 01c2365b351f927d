"""The study's screen: cancelling and finding; the key line everywhere; long pastes into small fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from interview_tui import i18n
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.text import NOTE_LIMIT
from interview_tui.tui.screens.ask import AskLine
from interview_tui.tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

START = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
TOO_LONG = "x" * (NOTE_LIMIT + 1)


@pytest.fixture
def codes(inside: Inside) -> list[str]:
    """Two respondents at Hill, one at Lake; the first may be interviewed."""

    def fill(study: OpenStudy) -> list[str]:
        study.recruiting.add_site("Hill")
        study.recruiting.add_site("Lake")
        made = [study.recruiting.add_respondent(site, {}).code for site in ("Hill", "Hill", "Lake")]
        study.consenting.record(made[0], START, Decision.GRANTED)
        return made

    found: list[str] = inside(fill)
    return found


async def test_cancelling_asks_once_and_leaving_it_changes_nothing(
    open_app: OpenApp, folder: Path, passphrase: str, codes: list[str]
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(*codes)
        assert hand.app.study is not None
        recruiting = hand.app.study.recruiting
        await hand.press("home", "x")
        await hand.sees(f"Did {codes[0]} cancel?")
        await hand.press("enter")
        await hand.on("HomeScreen")
        assert not recruiting.find(codes[0]).cancelled
        await hand.press("ctrl+x", "down", "enter")
        await hand.sees(f"{codes[0]} has cancelled.", "Cancelled before the interview.")
        assert recruiting.find(codes[0]).cancelled
        assert not recruiting.find(codes[1]).cancelled
        await hand.press("x")
        await hand.sees(f"{codes[0]} has cancelled.")
        await hand.on("HomeScreen")


async def test_one_who_was_interviewed_does_not_cancel(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, codes: list[str]
) -> None:
    inside(lambda study: study.interviewing.start(codes[0]).end())
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(*codes)
        await hand.press("home", "x")
        await hand.sees(f"{codes[0]} has been interviewed; C records it if they withdraw.")
        assert hand.app.study is not None
        assert not hand.app.study.recruiting.find(codes[0]).cancelled


@pytest.mark.parametrize("key", ["slash", "ctrl+f"])
async def test_a_respondent_is_found_by_typing_some_of_the_code_or_site(
    open_app: OpenApp, folder: Path, passphrase: str, codes: list[str], key: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(*codes)
        await hand.press(key)
        await hand.sees("Find a respondent")
        await hand.press(*"lake", "enter")
        await hand.until(lambda: hand.screen.chosen.respondent.code == codes[2], "the one at Lake")
        await hand.press(key)
        await hand.sees("Find a respondent")
        await hand.press(*codes[1].lower(), "enter")
        await hand.until(lambda: hand.screen.chosen.respondent.code == codes[1], codes[1])
        await hand.press(key, *"nowhere")
        await hand.sees("Nothing matches.")
        await hand.press("enter", "escape")
        await hand.on("HomeScreen")
        assert hand.screen.chosen.respondent.code == codes[1]


async def test_with_nobody_there_nothing_is_found_or_cancelled(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        for key in ("slash", "x"):
            await hand.sees("No respondents yet", "K keeps names and contacts in a key file")
            await hand.press(key)
            await hand.sees("Add a respondent first.")


@pytest.mark.parametrize("language", ["en", "nb"])
@pytest.mark.parametrize("size", [(80, 24), (60, 24)])
async def test_the_way_back_and_all_commands_are_always_on_the_key_line(
    open_app: OpenApp, sample: Sample, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    async with open_app(sample=sample, folder=sample.folder, size=size) as hand:
        await hand.sees("R47")
        assert "^P" in hand.text.splitlines()[-1]
        for key in ("c", "d", "e", "v", "k", "up+enter"):
            await hand.press(*key.split("+"))
            await hand.until(lambda: type(hand.screen).__name__ != "HomeScreen", key)
            line = ""

            def drawn() -> bool:
                nonlocal line
                line = hand.text.splitlines()[-1]
                return "Esc" in line and "^P" in line

            await hand.until(drawn, f"the way back after {key}")
            assert len(line.rstrip()) <= size[0]
            await hand.press("escape")
            await hand.on("HomeScreen")


@pytest.mark.parametrize(
    ("hidden", "says"), [(False, f"{NOTE_LIMIT + 1} characters"), (True, "too long for a passphrase")]
)
async def test_a_question_says_so_when_a_paste_is_too_long(
    open_app: OpenApp, folder: Path, passphrase: str, hidden: bool, says: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        given: list[str | None] = []
        hand.app.push_screen(AskLine("What?", hidden=hidden), given.append)
        await hand.sees("What?")
        await hand.type(TOO_LONG)
        await hand.sees(says)
        await hand.press("a")
        await hand.until(lambda: says not in hand.text)
        await hand.press("enter")
        await hand.on("HomeScreen")
        assert given == ["a"]


async def test_a_list_says_so_when_a_paste_is_too_long(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        given: list[str | None] = []
        many = [Choice(str(n), f"choice {n}") for n in range(40)]
        hand.app.push_screen(Picker("Which?", many), given.append)
        await hand.sees("Which?")
        await hand.type(TOO_LONG)
        await hand.sees("too long to find anything by", "choice 0", "Which?")
        await hand.press(*"17")
        await hand.until(lambda: "too long" not in hand.text)
        await hand.press("enter")
        await hand.on("HomeScreen")
        assert given == ["17"]


async def test_the_lock_screen_takes_no_paste_that_is_too_long_and_opens_all_the_same(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("f10")
        await hand.on("LockScreen")
        await hand.type(TOO_LONG)
        await hand.sees("That is too long for a passphrase; nothing was taken.")
        assert "•" not in hand.text
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")


@pytest.mark.parametrize("key", ["l", "n"])
async def test_a_path_in_the_home_of_nobody_is_said_not_a_crash(
    open_app: OpenApp, sample: Sample, folder: Path, key: str
) -> None:
    at = {"l": {"sample": sample, "folder": sample.folder, "at": "export"}, "n": {}}[key]
    async with open_app(**at) as hand:
        if key == "l":
            await hand.on("ExportScreen")
            await hand.press("l")
            await hand.sees("Where is the key file?")
            await hand.press("ctrl+w")
            await hand.type("~nobody-has-this-name/k")
            await hand.press("enter")
            await hand.sees("Passphrase")
            await hand.press("a", "enter")
            await hand.sees("There is no key file at ~nobody-has-this-name/k.")
        else:
            await hand.sees("my-study")
            await hand.press("f")
            await hand.sees("The folder of the study")
            await hand.type("~nobody-has-this-name/s")
            await hand.press("enter")
            await hand.sees("There is no study in")


async def test_escape_takes_back_that_enter_would_start(
    open_app: OpenApp, folder: Path, passphrase: str, codes: list[str]
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(codes[0])
        await hand.press("home", "enter")
        await hand.sees("once more starts the interview")
        await hand.press("escape", "enter")
        await hand.sees("once more starts the interview")
        await hand.on("HomeScreen")


async def test_what_is_typed_in_one_go_ends_no_program(open_app: OpenApp, sample: Sample) -> None:
    """A line meant for the interview, typed on the study's screen: screens come and go faster than made."""
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        for letter in "Hun sier at de venter":
            hand.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await hand.pilot.pause()
        await hand.press("enter")
        await hand.until(lambda: hand.app.is_running and len(hand.app.screen_stack) > 1)
