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


HOSTILE = {
    "markup": "[/x] [@click=app.quit]x[/] $who {name} %s 'DROP TABLE notes; --",
    "norwegian": "æøå «é» 👩‍👩‍👧‍👦 =cmd|'/c calc'!A1",
}


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
        await hand.sees("2 interviews were cut off", left, other)
        await hand.press("down")
        await hand.sees(f"The interview with {other}", "There is no half-written line.")
        await hand.press("x")
        await hand.sees(f"The interview with {left}", "1 interview was cut off")
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


@pytest.mark.parametrize("draft", HOSTILE.values(), ids=HOSTILE)
async def test_a_hostile_line_is_shown_as_it_is_and_becomes_a_note_as_it_is(  # noqa: PLR0917 - fixtures
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, clock: FakeClock, draft: str
) -> None:
    code = inside(lambda study: _leave_open(study, clock, draft))
    async with open_app(folder=folder, passphrase=passphrase, size=(100, 30)) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees(code, draft[:8])
        await hand.press("x")
        await hand.on("HomeScreen")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        assert hand.app.study.interviewing.load(item.interview.id).notes[-1].text == draft


async def test_a_line_longer_than_the_screen_is_read_to_its_end_with_the_choices_in_sight(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, clock: FakeClock
) -> None:
    words = " ".join(f"ord{number}" for number in range(2_000))
    inside(lambda study: _leave_open(study, clock, words))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees(f"A half-written line of {len(words)} characters", "go on;", "later:", "ord0 ord1")
        seen = ""
        while "End of the half-written line." not in hand.text:
            await hand.press("space")
            await hand.pilot.pause()
            seen += hand.text
        assert all(f"ord{number}" in seen for number in range(300, 2_000))
        await hand.press("space")
        await hand.sees("go on;", "ord0 ord1")


async def test_with_the_clock_set_back_and_the_machine_restarted_the_interview_s_own_clock_is_told(  # noqa: PLR0917 - fixtures
    open_app: OpenApp, folder: Path, passphrase: str, left: str, inside: Inside, clock: FakeClock
) -> None:
    def one_more(study: OpenStudy) -> None:
        clock.wall_back(7_200_000)
        (item,) = study.interviewing.unfinished()
        session = study.interviewing.resume(item.interview.id)
        clock.advance(10_000)
        session.note("after the clock was set back", beside_draft=True)

    inside(one_more)
    clock.reboot()
    async with open_app(folder=folder, passphrase=passphrase, size=(100, 30)) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees("2 notes are stored.", "00:01:15 into the interview.", "clock was set back meanwhile")
        await hand.press("x")
        await hand.on("HomeScreen")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        session = hand.app.study.interviewing.load(item.interview.id)
        assert session.state.ended_ms == 75_000
        assert {note.text for note in session.notes} == {"first words", HALF, "after the clock was set back"}


async def test_later_and_then_back_again_loses_nothing(
    open_app: OpenApp, folder: Path, passphrase: str, left: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        for _turn in range(3):
            await hand.on("RecoveryScreen")
            await hand.sees(left, HALF)
            await hand.press("escape")
            await hand.on("HomeScreen")
            await hand.press("u")
        await hand.on("RecoveryScreen")
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.sees(HALF, "first words")


async def test_a_line_after_the_talk_is_offered_too(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, clock: FakeClock
) -> None:
    def end_and_begin_a_line(study: OpenStudy) -> None:
        _leave_open(study, clock, "")
        (item,) = study.interviewing.unfinished()
        session = study.interviewing.resume(item.interview.id)
        session.end()
        session.keep_draft("the room was cold", session.stamp())

    inside(end_and_begin_a_line)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.sees("A line written after the talk with", "the room was cold", "keep the line as a note")
        await hand.press("x")
        await hand.on("HomeScreen")
        await hand.press("u")
        await hand.sees("No interview was cut off.")
        assert hand.app.study is not None
        (item,) = hand.app.study.interviewing.unfinished()
        notes = hand.app.study.interviewing.load(item.interview.id).notes
        assert [note.text for note in notes] == ["first words", "the room was cold"]
