"""In a small terminal: keys in sight, messages that go, tables that fit, the way back to where one was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.note_editor import NoteEditor
from tests.tui.after import held, named, telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

KEY_WORDS = "key words for the test"


def last_line(hand: Hand) -> str:
    """Return the lowest line of the screen."""
    return hand.text.split("\n")[-1]


def stands(hand: Hand, word: str) -> bool:
    """Return whether the chosen line is in sight and has this word."""
    chosen = hand.text.split("▸")
    return len(chosen) == 2 and word in chosen[1].split("\n")[0]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (60, 10)])
async def test_the_form_of_a_study_shows_its_keys_and_the_line_one_is_on(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as hand:
        await hand.sees("Welcome.")
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.type("starter-en")
        await hand.press("enter")
        await hand.sees("themes")
        for _entry in range(4):
            await hand.press("tab")
        await hand.sees("once more")
        await hand.until(lambda: all(key in last_line(hand) for key in ("Enter", "^S", "Esc")))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (60, 12)])
async def test_the_consent_card_shows_its_keys_and_the_line_one_is_on(
    open_app: OpenApp, sample: Sample, size: tuple[int, int]
) -> None:
    async with open_app(sample=sample, folder=sample.folder, at="home", size=size) as hand:
        await hand.sees("R47")
        await hand.press("c")
        await hand.sees("▸", "Will you take part?")
        for word in ("notes", "record our", "quote your", "stand under", "supervisor", "read", "in touch"):
            await hand.press("down")
            await hand.until(partial(stands, hand, word), word)
        assert "Y yes" in last_line(hand)
        assert "Esc back" in last_line(hand)
        await hand.press("home")
        await hand.sees("Each answer is your own choice")


async def test_what_was_said_goes_at_the_next_key(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, tmp_path: Path
) -> None:
    inside(telling("drove every day", "walked home"))
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees("gate open")
        await hand.press("w")
        await hand.on("AskLine")
        await hand.press(*["ctrl+w"] * 12)
        await hand.type(str(tmp_path / "out"))
        await hand.press("enter")
        await hand.until(lambda: "Written" in str(hand.screen.query_one(KeyLine)._said))
        await hand.press("n")
        await hand.until(lambda: "Esc back" in last_line(hand))
        assert not hand.screen.query_one(KeyLine)._said


async def test_a_remark_in_the_review_goes_at_the_next_key(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(telling("drove every day"))
    async with open_app(folder=folder, passphrase=passphrase, at="review") as hand:
        await hand.sees("drove every day")
        await hand.press("p")
        await hand.sees("This is the first interview.")
        await hand.press("down")
        await hand.until(lambda: "Esc back" in last_line(hand))
        assert "first interview" not in hand.text


async def test_every_row_fits_and_a_long_site_costs_no_column(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    def fill(study: OpenStudy) -> None:
        held(study, *["a line"] * 12, site="Hill", close=True)
        held(study, *["a line"] * 12, site="The office of the harbour and the islands beyond", close=True)

    inside(fill)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("closed · 12 notes", "leader", "site", "dept", "The offic")
        rows = [line for line in hand.text.split("\n") if "closed · " in line]
        assert len(rows) == 2
        assert all(line.rstrip().endswith("closed · 12 notes") for line in rows)
        assert sum("…" in line for line in rows) == 1
        assert all(cell_len(line) == 80 for line in rows)


async def test_the_respondent_whose_interview_was_closed_stays_chosen(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, folder=sample.folder, at="session") as hand:
        await hand.sees("R47")
        await hand.press(*["ctrl+e"] * 3)
        await hand.sees("Debrief 1 of 6")
        await hand.press("ctrl+e")
        await hand.sees("Nobody said that the recorder is off")
        await hand.press("ctrl+r")
        await hand.until(lambda: "The recorder still runs" not in hand.text)
        await hand.press("ctrl+e")
        await hand.sees("The debrief is not done.")
        await hand.press("ctrl+e")
        await hand.on("ReviewScreen")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.sees("R47 · ", "opens the review of the interview")
        assert hand.screen.chosen.respondent.code == "R47"
        assert "…\n" not in "\n".join(line.rstrip() for line in hand.text.split("\n"))


async def test_the_place_of_an_opened_key_file_is_offered_while_the_study_is_open(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside, tmp_path: Path
) -> None:
    inside(telling("drove every day"))
    place = named(tmp_path / "mine.keyfile", ["Kari Eksempel"], KEY_WORDS)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("Hill")
        await hand.press("k", "o")
        await hand.sees("Where is the key file?")
        await hand.type(str(place))
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.type(KEY_WORDS)
        await hand.press("enter")
        await hand.sees("Key file and study lie on the same disk")
        await hand.press("enter")
        await hand.sees("The key file is open.")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.press("d")
        await hand.on("CandidatesScreen")
        await hand.press("l")
        await hand.on("AskLine")
        assert hand.screen.query_one(NoteEditor).text == str(place)
        await hand.press("escape", "escape")
        await hand.on("HomeScreen")
        await hand.press("o")
        await hand.on("StudiesScreen")
        await hand.sees("my-study")
        await hand.press("enter")
        await hand.on("UnlockScreen")
        await hand.type(passphrase)
        await hand.press("enter")
        await hand.on("HomeScreen")
        await hand.sees("Hill")
        await hand.press("d", "l")
        await hand.on("AskLine")
        assert hand.screen.query_one(NoteEditor).text == ""
        await hand.press("enter")
        await hand.sees("No key file was named.")


async def test_state_and_time_stand_apart(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder, at="session", size=(120, 40)) as hand:
        await hand.sees("R47")
        assert "6 The future  future" in hand.text
        await hand.press("ctrl+s")
        await hand.sees("asked · now")
