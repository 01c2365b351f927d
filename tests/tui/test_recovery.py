"""Interviews that were under way when the program stopped: told, gone on with, ended, or left as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import Phase

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

START = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
HALF = "says that #Kari always [/x] takes"


def _leave_open(study: OpenStudy, clock: FakeClock, draft: str = HALF) -> str:
    """Start an interview, store a note, begin a line, and stop without ending."""
    if not study.recruiting.sites():
        study.recruiting.add_site("Hill")
    code = study.recruiting.add_respondent("Hill", {}).code
    study.consenting.record(code, START, Decision.GRANTED)
    session = study.interviewing.start(code)
    clock.advance(60_000)
    session.note("first words")
    clock.advance(5_000)
    session.keep_draft(draft, session.stamp())
    return str(code)


@pytest.fixture
def left(inside: Inside, clock: FakeClock) -> str:
    """The code of the one respondent whose interview was not ended."""
    return str(inside(lambda study: _leave_open(study, clock)))


async def test_it_says_which_when_how_many_and_the_half_written_line_and_goes_on(
    open_app: OpenApp, folder: Path, passphrase: str, left: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees(f"The interview with {left} was not ended.", "Started 20", "1 note is stored.", HALF)
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.sees(HALF, left, "first words")


async def test_later_leaves_it_as_it_is(open_app: OpenApp, folder: Path, passphrase: str, left: str) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees(left, "open ", "goes on with the interview")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        assert (item.phase, item.draft, item.notes) == (Phase.RUNNING, HALF, 1)


async def test_ended_at_the_last_moment_known_the_line_becomes_a_note(
    open_app: OpenApp, folder: Path, passphrase: str, left: str, clock: FakeClock
) -> None:
    clock.reboot(3_600_000)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.press("x")
        await hand.on("HomeScreen")
        await hand.sees(left, "ended · 2 notes")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        assert item.phase is Phase.ENDED
        session = hand.app.study.interviewing.load(item.interview.id)
        assert session.notes[-1].text == HALF
        assert session.state.ended_ms == 65_000


async def test_several_are_a_list(  # noqa: PLR0917 - fixtures
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, clock: FakeClock, left: str
) -> None:
    other = inside(lambda study: _leave_open(study, clock, ""))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees("2 interviews were not ended", left, other)
        await hand.press("down")
        await hand.sees(f"The interview with {other}", "There is no half-written line.")
        await hand.press("x")
        await hand.sees(f"The interview with {left}", "1 interview was not ended")
        await hand.press("x")
        await hand.on("HomeScreen")
        await hand.until(lambda: hand.text.count("ended · ") == 2)


async def test_withdrawn_since_it_cannot_be_gone_on_with(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, left: str
) -> None:
    inside(lambda study: study.consenting.record(left, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.press("enter")
        await hand.sees(f"{left} no longer agrees to this; it can be ended.")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees("Withdrew from everything.")
        await hand.press("enter")
        await hand.on("RecoveryScreen")
        await hand.press("x")
        await hand.on("HomeScreen")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        assert item.phase is Phase.ENDED


async def test_the_sample_s_own_interview_is_not_a_crash(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.on("HomeScreen")
        await hand.sees("R47", "open ")


async def test_an_interview_that_has_ended_is_not_asked_about(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, left: str
) -> None:
    def end(study: OpenStudy) -> None:
        (item,) = study.interviewing.unfinished()
        study.interviewing.end_as_crashed(item.interview.id)

    inside(end)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.sees(left, "ended")
