"""Text meant to do harm is text on every screen around the interview: shown as it is, acting on nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.guide import Probe, Question
from interview_tui.paths import Paths
from interview_tui.sealing import QUICK
from interview_tui.services.known import remember_study
from interview_tui.services.opening import create_study, open_study

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from tests.tui.conftest import Hand, OpenApp

SECRET = "four unrelated words here"
HOSTILE = {
    "[/x]": "[/x]",
    "[@click=app.quit]x[/]": "[@click=app.quit]x[/]",
    "[bold red]loud[/]": "[bold red]loud[/]",
    "a\x1b[2J\x1b]0;owned\x07b": "ab",
    "left\u202etfel": "lefttfel",
    "nul\x00nul": "nulnul",
    "=cmd()|'/C calc'!A0": "=cmd()|'/C calc'!A0",
    "👩‍👩‍👧‍👦 fam": "fam",
    "\u0301lone": "lone",
    "漢字" * 20: "漢字漢字",
}


@pytest.fixture(params=HOSTILE, ids=[f"text{n}" for n in range(len(HOSTILE))])
def hostile(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def study(tmp_path: Path, home: Path, clock: Clock, guide: Guide, hostile: str) -> Path:
    """A study in which everything a person can name is called something hostile; one interview is open."""
    theme = replace(
        guide.themes[1],
        title=hostile,
        hints=(hostile,),
        questions=(Question("tasks-1", hostile, probes=(Probe(hostile),)),),
    )
    worse = replace(
        guide, title=hostile, opening=(hostile,), research_question=hostile,
        themes=(guide.themes[0], theme, *guide.themes[2:]),
    )  # fmt: skip
    place = tmp_path / hostile.translate(dict.fromkeys(map(ord, "/\x00"), "_"))
    create_study(place, worse, SECRET, title=hostile, fields=[hostile], clock=clock, cost=QUICK)
    remember_study(Paths(home), place)
    opened = open_study(place, SECRET, clock=clock)
    try:
        opened.recruiting.add_site(hostile)
        (field,) = opened.study.fields
        code = opened.recruiting.add_respondent(opened.recruiting.sites()[0].name, {field: hostile}).code
        start = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
        opened.consenting.record(code, start, Decision.GRANTED, by=hostile)
        session = opened.interviewing.start(code)
        session.keep_draft(hostile, session.stamp())
    finally:
        opened.close()
    return place


def _harmless(hand: Hand) -> None:
    shown = hand.text.replace("\n", "")
    unseen = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf"} and c not in "\u200d\ufe0f"}
    assert not unseen
    assert all(strip.cell_length == 100 for strip in hand.screen._compositor.render_strips())
    assert hand.app._exit is False


async def test_on_every_screen_from_the_list_to_the_guide(
    open_app: OpenApp, study: Path, hostile: str
) -> None:
    shown = HOSTILE[hostile]
    listed = "nul_nul" if "\x00" in hostile else shown.replace("/", "_")
    async with open_app(size=(100, 30)) as hand:
        await hand.sees("1 study on this machine", listed[:8])
        _harmless(hand)
        await hand.press("x")
        await hand.on("Picker")
        _harmless(hand)
        await hand.press("enter", "enter")
        await hand.on("UnlockScreen")
        await hand.sees(listed[:8])
        _harmless(hand)
        await hand.type(SECRET)
        await hand.press("enter")
        await hand.on("RecoveryScreen")
        await hand.sees("A half-written line of", shown[:8])
        _harmless(hand)
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees("1 site", shown[:8])
        _harmless(hand)
        for key, screen in (("c", "ConsentScreen"), ("v", "GuideView"), ("g", "Picker"), ("n", "Picker")):
            await hand.press(key)
            await hand.on(screen)
            await hand.sees(shown[:8])
            _harmless(hand)
            await hand.press("escape")
            await hand.on("HomeScreen")


async def test_typed_and_pasted_it_is_a_name_like_any_other(
    open_app: OpenApp, folder: Path, passphrase: str, hostile: str
) -> None:
    async with open_app(size=(100, 30), folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("n")
        await hand.on("AskShort")
        await hand.type(hostile)
        _harmless(hand)
        await hand.press("enter")
        await hand.sees("dept (1 of 1")
        await hand.type(hostile)
        await hand.press("enter")
        await hand.sees("New respondent: R", HOSTILE[hostile][:8])
        _harmless(hand)


async def test_in_the_form_of_a_new_study(open_app: OpenApp, hostile: str) -> None:
    async with open_app(size=(100, 30)) as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        for _entry in range(5):
            await hand.type(hostile)
            await hand.press("tab")
            _harmless(hand)
        await hand.press("ctrl+s")
        await hand.until(lambda: hand.screen.query_one("KeyLine")._said)
        _harmless(hand)
        await hand.on("NewStudyScreen")


async def test_far_too_much_text_is_refused_with_a_sentence(
    open_app: OpenApp, folder: Path, passphrase: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("s")
        await hand.on("AskShort")
        await hand.type("x" * 50_000)
        await hand.sees("50000 characters, and 200 is the most here. Nothing was taken.")
        editor: Any = hand.app.focused
        assert editor.text == ""
