"""Locking: by itself after a while, at once by a key, and back to the same place with the passphrase."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from interview_tui.launch import Launch
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.paths import Paths
from interview_tui.settings import Settings
from interview_tui.tui.app import InterviewApp
from tests.tui.sitting import PASSPHRASE, room, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

TEN = 10 * 60_000


def open_files(folder: Path) -> list[str]:
    """Return the files in a folder that this process has open."""
    if sys.platform != "linux":
        return []
    found = []
    for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - names of links, one of them already gone
        try:
            place = os.readlink(f"/proc/self/fd/{name}")  # noqa: PTH115 - as above
        except OSError:
            continue
        if place.startswith(str(folder)):
            found.append(place)
    return found


async def locked(hand: Hand) -> None:
    """Wait until the lock screen is shown and the study behind it is closed."""
    await hand.on("LockScreen")
    await hand.until(lambda: hand.app.study is not None and hand.app.study.store._closed, "closed")


async def unlock(hand: Hand, passphrase: str) -> None:
    await hand.type(passphrase)
    await hand.press("enter")
    await hand.until(lambda: not hand.app.locking.locked, "unlocked")


@pytest.fixture
def reviewed(inside: Inside, clock: FakeClock) -> str:
    """The code of a respondent whose interview is closed, with one note."""

    def hold(study: OpenStudy) -> str:
        study.recruiting.add_site("Hill")
        code = study.recruiting.add_respondent("Hill", {}).code
        scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
        study.consenting.record(code, scopes, Decision.GRANTED)
        session = study.interviewing.start(code)
        clock.advance(5_000)
        session.note("teams in reception since autumn")
        session.end()
        session.close()
        return str(code)

    return str(inside(hold))


async def test_after_ten_minutes_without_a_key_the_study_is_closed_and_comes_back(
    open_app: OpenApp, folder: Path, passphrase: str, reviewed: str, clock: FakeClock
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.sees(reviewed)
        await hand.press("enter")
        await hand.on("ReviewScreen")
        await hand.press("enter")
        await hand.sees("teams in reception")
        await hand.type(" and half a thought")
        below = hand.screen
        clock.advance(TEN - 1)
        hand.app.locking.look()
        assert hand.screen is below
        clock.advance(1)
        hand.app.locking.look()
        await locked(hand)
        assert open_files(folder) == []
        assert hand.app.study is not None
        assert not any(hand.app.study.store._key)
        for word in (reviewed, "my-study", "Reform", "teams", "thought"):
            assert word not in hand.text
        await hand.type("wrong words")
        await hand.press("enter")
        await hand.sees("That passphrase does not open it.")
        assert hand.app.locking.locked
        await unlock(hand, passphrase)
        assert hand.screen is below
        await hand.sees("and half a thought")
        await hand.press("enter")
        await hand.sees("autumn and half a thought")


async def test_a_key_or_the_mouse_puts_it_off(
    open_app: OpenApp, folder: Path, passphrase: str, clock: FakeClock
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        clock.advance(TEN - 1)
        await hand.press("down")
        clock.advance(TEN - 1)
        moved = events.MouseMove(None, 1, 1, 1, 0, 0, shift=False, meta=False, ctrl=False)
        assert not hand.app.locking.takes(moved)
        clock.advance(TEN - 1)
        hand.app.locking.look()
        assert not hand.app.locking.locked


async def test_the_first_key_after_the_lid_was_opened_is_nobody_s(
    open_app: OpenApp, folder: Path, passphrase: str, clock: FakeClock
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        clock.advance(8 * 3_600_000)
        await hand.press("s")
        await locked(hand)
        assert "•" not in hand.text
        await unlock(hand, passphrase)
        await hand.on("HomeScreen")


async def test_never_means_never(home: Path, clock: FakeClock) -> None:
    app = InterviewApp(Launch(Paths(home), Settings(lock_after_minutes=0), clock))
    async with app.run_test():
        app.study = object()  # type: ignore[assignment]
        clock.advance(100 * 3_600_000)
        assert not app.locking._is_due()
        app.study = None
    app.writer.stop()


async def test_the_key_locks_at_once_also_on_a_question_and_hidden_fields_are_emptied(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("s")
        await hand.type("Kontor Fjord")
        await hand.press("ctrl+@")
        await locked(hand)
        await unlock(hand, passphrase)
        await hand.sees("Kontor Fjord")
        await hand.press("enter")
        await hand.on("HomeScreen")
        await hand.sees("1 site")


async def test_names_of_the_key_file_are_forgotten(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder, size=(100, 30)) as hand:
        await hand.on("HomeScreen")
        await hand.press("k")
        await hand.on("NamesScreen")
        await hand.press("o")
        await hand.on("AskShort")
        await hand.press("enter")
        await hand.type(sample.key_passphrase)
        await hand.press("enter")
        await hand.sees(" entries")
        names = hand.screen
        await hand.press("ctrl+@")
        await locked(hand)
        await hand.sees("Sample data: its passphrase is demo.")
        assert (names.naming, names.entries) == (None, [])
        await unlock(hand, sample.passphrase)
        await hand.on("HomeScreen")


async def test_a_key_given_for_export_is_asked_for_again(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder, size=(100, 30)) as hand:
        await hand.on("HomeScreen")
        await hand.press("d")
        await hand.on("CandidatesScreen")
        await hand.press("l")
        await hand.on("AskLine")
        await hand.press("enter")
        await hand.type(sample.key_passphrase)
        await hand.press("enter")
        await hand.sees("Key file open")
        below = hand.screen
        await hand.press("ctrl+@")
        await locked(hand)
        assert hand.app.given_key is None
        await unlock(hand, sample.passphrase)
        assert hand.screen is below


async def test_two_windows_the_one_that_was_locked_says_that_the_other_has_it(
    open_app: OpenApp, folder: Path, passphrase: str, clock: FakeClock
) -> None:
    from interview_tui.services.opening import open_study

    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("ctrl+@")
        await locked(hand)
        other = open_study(folder, passphrase, clock=clock)
        try:
            other.recruiting.add_site("Hill")
            await hand.type(passphrase)
            await hand.press("enter")
            await hand.sees("is open in another window.")
        finally:
            other.close()
        await unlock(hand, passphrase)
        await hand.sees("1 site")


async def test_leaving_it_locked_takes_two_presses(open_app: OpenApp, folder: Path, passphrase: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.press("ctrl+@")
        await locked(hand)
        await hand.press("escape")
        await hand.sees("Once more gives up what was half typed")
        await hand.press("escape")
        await hand.on("StudiesScreen")
        assert hand.app.study is None
        assert not hand.app.locking.locked


async def test_during_a_talk_nothing_locks_and_drafts_go_on(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("half a line")
        clock.advance(60 * 60_000)
        here.app.locking.look()
        assert not here.app.locking.locked
        await here.press("ctrl+@")
        assert type(here.app.screen).__name__ == "BlankScreen"
        assert not here.store._closed
        assert "half" not in text_of(here.app)
        clock.advance(60 * 60_000)
        await here.paste("x" * 20_001)
        await here.until(lambda: "That is too long for a passphrase" in text_of(here.app))
        await here.type(PASSPHRASE)
        await here.press("enter")
        await here.until(lambda: here.app.screen is here.screen)
        assert here.editor.text == "half a line"


async def test_when_the_talk_is_over_it_locks_and_the_line_is_kept(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        for _press in range(3):
            await here.press("ctrl+e")
        await here.until(lambda: here.screen.sitting.view.state.ended_ms is not None)
        await here.type("the room was cold")
        clock.advance(TEN)
        here.app.locking.look()
        await here.until(lambda: here.app.locking.locked and here.store._closed)
        clock.advance(120_000)
        here.screen._still_here()
        await here.type(PASSPHRASE)
        await here.press("enter")
        await here.until(lambda: not here.app.locking.locked)
        assert here.editor.text == "the room was cold"
        await here.press("enter")
        await here.until(lambda: [note.text for note in here.notes] == ["the room was cold"])
