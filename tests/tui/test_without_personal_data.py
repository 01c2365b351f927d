"""A study without personal data on the screens: made, asked in, and never in the way of a note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.clock import month_of
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.sealing import QUICK
from interview_tui.services.opening import create_study, open_study
from tests.tui.conftest import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.guide import Guide
    from tests.conftest import FakeClock
    from tests.tui.conftest import Hand, OpenApp


@pytest.fixture
def bare(tmp_path: Path, home: Path, clock: FakeClock, guide: Guide) -> tuple[Path, str]:
    """Such a study, and a respondent in it who has agreed."""
    place = tmp_path / "bare"
    create_study(place, guide, PASSPHRASE, fields=["gender"], anonymous=True, clock=clock, cost=QUICK)
    study = open_study(place, PASSPHRASE, clock=clock)
    study.recruiting.add_site("the first office")
    code = study.recruiting.add_respondent("the first office", {}).code
    study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
    study.close()
    return place, code


def notes(hand: Hand) -> list[str]:
    study: Any = hand.app.study
    return [note.text for note in study.interviewing.load(1).notes]


async def keys(hand: Hand, text: str) -> None:
    """Press the keys of a text, one after the other."""
    await hand.press(*("space" if letter == " " else letter for letter in text))


async def test_a_line_is_asked_about_once_and_never_lost(open_app: OpenApp, bare: tuple[Path, str]) -> None:
    folder, code = bare
    async with open_app(folder=folder, passphrase=PASSPHRASE, code=code, at="session") as hand:
        await hand.on("SessionScreen")
        await keys(hand, "says Kari left")
        await hand.press("enter")
        await hand.sees("This may tell who somebody is: Kari", "Enter once more stores it")
        assert notes(hand) == []
        await hand.press("enter")
        await hand.until(lambda: notes(hand) == ["says Kari left"])
        await keys(hand, "and Kari came")
        await hand.press("enter")
        await keys(hand, "nobody saw")
        await hand.until(lambda: len(notes(hand)) == 2)
        await hand.press("enter")
        await hand.until(lambda: notes(hand)[1:] == ["and Kari came", "nobody saw"])
        await keys(hand, "met Kari")
        await hand.press("enter", *["backspace"] * 4)
        await keys(hand, "them")
        await hand.press("enter")
        await hand.until(lambda: notes(hand)[3:] == ["met them"])
        await hand.press("ctrl+r")
        await hand.sees("This study is without a recorder")


async def test_what_there_is_not_is_said(open_app: OpenApp, bare: tuple[Path, str]) -> None:
    folder, _code = bare
    async with open_app(folder=folder, passphrase=PASSPHRASE) as hand:
        await hand.sees("not asked: quotes, quotes by pseudonym, supervisor reads, archive,")
        assert "contact again" not in hand.text
        await hand.press("k")
        await hand.sees("so it has no key file", "their code on a slip of paper")
        await hand.press("m")
        await hand.sees("This study holds no personal data")
        await hand.press("escape", "c")
        await hand.on("ConsentScreen")
        await hand.sees("orally, logged", "I write notes")
        assert "recorder" not in hand.text
        assert "get in touch" not in hand.text
        await hand.press("escape", "s")
        await hand.sees("What is the site called?")
        await hand.type("Grünerløkka")
        await hand.press("enter")
        await hand.sees("This may tell who somebody is")
        await hand.press("enter")
        await hand.sees("Site added: Grünerløkka")
        await hand.press("n", "down", "enter")
        await hand.sees("gender", "woman", "leave it empty")
        await hand.press("down", "enter")
        await hand.sees("New respondent", "slip of paper")


async def test_it_is_chosen_when_a_study_is_made(open_app: OpenApp, tmp_path: Path) -> None:
    async with open_app() as hand:
        await hand.press("n")
        await hand.on("NewStudyScreen")
        await hand.sees("^T: a study without personal data")
        await hand.type("starter-en")
        await hand.press("enter", "ctrl+t")
        await hand.sees("It cannot be changed later.", "At most two of: age group, gender")
        for name, text in (("folder", str(tmp_path / "new")), ("fields", "gender")):
            hand.screen.query_one(f"#{name}").load(text)
        for name in ("passphrase", "again"):
            hand.screen.query_one(f"#{name}").load(PASSPHRASE)
        await hand.press("ctrl+s")
        await hand.on("RecoveryCodeScreen")
        study: Any = hand.app.study
        assert study.study.anonymous
        assert study.study.fields == ("gender",)


async def test_an_edit_in_the_talk_leaves_no_earlier_wording(
    open_app: OpenApp, bare: tuple[Path, str]
) -> None:
    folder, code = bare
    async with open_app(folder=folder, passphrase=PASSPHRASE, code=code, at="session") as hand:
        await hand.on("SessionScreen")
        await keys(hand, "says Kari left")
        await hand.press("enter", "enter")
        await hand.until(lambda: notes(hand) == ["says Kari left"])
        await hand.press("ctrl+f", "e")
        await hand.on("EditNote")
        await hand.press("ctrl+w", "ctrl+w")
        await keys(hand, "somebody left")
        await hand.press("enter")
        await hand.sees("the earlier wording is gone")
        study: Any = hand.app.study
        (note,) = study.interviewing.load(1).notes
        assert note.text == "says somebody left"
        assert study.store.first_note(note.id).text == note.text
        assert all("Kari" not in change.value for change in study.store.changes(note.id))


async def test_a_stamp_that_is_moved_stays_in_its_month(open_app: OpenApp, bare: tuple[Path, str]) -> None:
    folder, code = bare
    async with open_app(folder=folder, passphrase=PASSPHRASE, code=code, at="session") as hand:
        await hand.on("SessionScreen")
        await keys(hand, "late")
        hand.screen.stamp = replace(hand.screen.stamp, elapsed_ms=60_000)
        await hand.press("ctrl+u", "enter")
        await hand.until(lambda: notes(hand) == ["late"])
        await hand.press("ctrl+u")
        await hand.sees("[moved 20 s back]")
        study: Any = hand.app.study
        (note,) = study.interviewing.load(1).notes
        assert (note.elapsed_ms, note.moved_ms, bool(month_of(note.at))) == (40_000, 20_000, True)
        assert month_of(study.store.first_note(note.id).at)
