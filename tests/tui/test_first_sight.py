"""What somebody stumbles over who has never seen the screens: capitals, empty answers, lists that stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.letter import PromiseKind
from interview_tui.model.recruitment import RecruitState
from interview_tui.services.promised_values import promised
from interview_tui.tui import commands
from interview_tui.tui.command import EVERYWHERE, HOME, SCOPES
from tests.tui.after import recruited

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


@pytest.fixture
def code(inside: Inside) -> str:
    """A respondent who was asked nothing yet."""

    return str(inside(recruited))


# -- capitals ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", SCOPES[1:])
def test_a_capital_is_its_small_letter_where_no_other_command_has_it(scope: str) -> None:
    bound = {binding.id: binding.key.split(",") for binding in commands.bindings(scope, EVERYWHERE)}
    keys = [key for each in bound.values() for key in each]
    assert len(keys) == len(set(keys))
    for command in commands.of(scope):
        for key in command.keys:
            if len(key) == 1 and key.islower():
                assert sum(key.upper() in each for each in bound.values()) == 1


def test_a_capital_that_somebody_gave_to_another_command_stays_there() -> None:
    found = {b.id: b.key for b in commands.bindings(HOME, remapped={"consent": ["c"], "export": ["C"]})}
    assert (found["consent"], found["export"]) == ("c", "C")


async def test_caps_lock_opens_what_the_key_line_shows(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("C")
        await hand.on("ConsentScreen")


# -- answers ------------------------------------------------------------------------------------------------


async def test_an_answer_goes_on_to_the_next_line_of_the_consent_card(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("c")
        await hand.on("ConsentScreen")
        await hand.sees("no letter on record")
        await hand.press("y", "enter", "y", "n")
        await hand.sees("Recorded: audio")
        study = hand.app.study
        assert study is not None
        assert [(event.scope, event.decision) for event in study.consenting.history(code)] == [
            (ConsentScope.PARTICIPATION, Decision.GRANTED),
            (ConsentScope.NOTES, Decision.GRANTED),
            (ConsentScope.AUDIO, Decision.DECLINED),
        ]


async def test_home_and_end_go_to_the_ends_of_a_list_that_pops_up(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("p")
        await hand.on("LedgerScreen")
        await hand.press("m")
        await hand.sees("▸ the thesis is passed")
        await hand.press("end")
        await hand.sees("▸ the recordings are destroyed")
        await hand.press("home")
        await hand.sees("▸ the thesis is passed")


# -- the letter ----------------------------------------------------------------------------------------------


async def test_before_there_is_a_letter_the_key_that_takes_one_in_is_shown_and_its_version_needs_a_name(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, tmp_path: Path
) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Samtalen varer omtrent en time.", encoding="utf-8")
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("b")
        await hand.sees("Letter · none is kept yet", "F new letter", "F asks for the file")
        assert "Y yes" not in hand.text
        await hand.press("f")
        await hand.sees("Where is the letter?")
        await hand.type(str(letter))
        await hand.press("enter")
        await hand.sees("What is this version called?")
        await hand.press("enter")
        await hand.sees("The letter needs a version", "What is this version called?")
        await hand.type("v1")
        await hand.press("enter")
        await hand.sees("Letter v1 is in force.")
        await hand.press("down")
        await hand.sees("Y yes", "N no")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("når som helst", "any_time"), ("at any time", "any_time"), ("any_time", "any_time"),
        ("innen 1.3.2026", "until 2026-03-01"), ("1.3.2026", "until 2026-03-01"),
        ("2026-03-01", "until 2026-03-01"), ("1. mars 2026", "until 2026-03-01"),
        ("fram til 1.3.2026", "until 2026-03-01"), ("until graded", "until graded"),
    ],
)  # fmt: skip
def test_terms_of_withdrawal_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert promised(PromiseKind.WITHDRAWAL, typed) == kept


@pytest.mark.parametrize("typed", ["31.2.2026", "until 31.2.2026", "innen", ""])
def test_terms_that_cannot_be_read_are_refused(typed: str) -> None:
    with pytest.raises(UsageProblem):
        promised(PromiseKind.WITHDRAWAL, typed)


async def test_a_promise_that_cannot_be_read_stays_in_the_field(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: study.fieldwork.informing.put("v1", b"Samtalen varer omtrent en time."))
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet")
        await hand.press("b")
        await hand.sees("Letter v1")
        await hand.press("p")
        await hand.type("withdrawal")
        await hand.press("enter")
        await hand.sees("Until when they may withdraw")
        await hand.type("31.2.2026")
        await hand.press("enter")
        await hand.sees("31.2.2026", "Write it as: at any time")
        await hand.press(*["backspace"] * 9)
        await hand.type("1.3.2026")
        await hand.press("enter")
        await hand.sees("2026-03-01", "1 promise")


# -- deadlines -----------------------------------------------------------------------------------------------


async def test_an_empty_last_day_is_told_at_once(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("l")
        await hand.on("DeadlinesScreen")
        await hand.press("enter")
        await hand.sees("by a day")
        await hand.press("enter")
        await hand.sees("The last day")
        await hand.press("enter")
        await hand.sees("A day is needed", "The last day")
        await hand.type("2026-12-31")
        await hand.press("enter")
        await hand.sees("Where was that promised or decided?")


async def test_recordings_are_deleted_once_wherever_it_is_said(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(code)
        await hand.press("l")
        await hand.sees("none set yet")
        await hand.press("down", "g")
        await hand.sees("Recordings deleted: on which day?")
        await hand.press("enter")
        await hand.sees("recordings not set said to be deleted on 2026-01-05")
        await hand.press("g")
        await hand.sees("Recordings: deleted on 2026-01-05", "Leave it as it is")
        await hand.press("enter", "d")
        await hand.sees("[x] Recordings are deleted", "[ ] Signed consents")
        await hand.press("escape", "escape")
        await hand.on("HomeScreen")
        await hand.press("p")
        await hand.on("LedgerScreen")
        await hand.press("m", "end", "enter")
        await hand.sees("the recordings are destroyed: on 2026-01-05")
        await hand.press("down", "enter")
        await hand.sees("Taken back.")
        assert hand.app.study is not None
        assert hand.app.study.deadlines.recordings_gone() == ""


# -- recruitment ---------------------------------------------------------------------------------------------


async def test_a_no_is_seen_on_the_study_and_can_be_taken_back(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def log(study: OpenStudy) -> None:
        for state in (*[RecruitState.APPROACHED] * 4, RecruitState.DECLINED):
            study.fieldwork.approaching.log(code, state)

    inside(log)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(f"{code}: said no. A shows the log")
        await hand.press("a")
        await hand.sees("log, the last first", "X takes it back if it was wrong")
        await hand.press("down", "enter")
        await hand.sees(f"{code} is a pilot now, and out of n. Enter once more takes that back.")
        await hand.press("enter")
        await hand.sees(f"{code} is no pilot")
        await hand.press("x")
        await hand.sees("Taken back: 2026-01-05 said no")
        study = hand.app.study
        assert study is not None
        assert [one.state for one in study.fieldwork.approaching.history(code)] == [
            RecruitState.APPROACHED
        ] * 4
        await hand.press("escape")
        await hand.sees("none yet", "C records it when they agree")


def test_taking_back_stands_in_the_audit_without_what_it_was(inside: Inside, code: str) -> None:
    def do(study: OpenStudy) -> tuple[list[str], bool, bool]:
        approaching = study.fieldwork.approaching
        approaching.cancel(code)
        before = study.recruiting.find(code).cancelled
        approaching.take_back(code)
        with pytest.raises(UsageProblem):
            approaching.take_back(code)
        kinds = [entry.kind for entry in study.store.audit_rows()]
        return kinds, before, study.recruiting.find(code).cancelled

    kinds, before, after = inside(do)
    assert kinds[-1] == "recruitment taken back"
    assert (before, after) == (True, False)


# -- where it stands -----------------------------------------------------------------------------------------


async def test_the_next_step_says_for_whom_it_is_and_goes_there(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def fill(study: OpenStudy) -> str:
        study.store.save_sheet(replace(study.store.sheet(), purpose="to know"), 1, "")
        letter = study.fieldwork.informing.put("v1", b"letter")
        study.fieldwork.informing.promise(letter, PromiseKind.LENGTH, "60")
        other = str(study.recruiting.add_respondent("Hill", {}).code)
        scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES]
        study.consenting.record(other, scopes, Decision.GRANTED)
        return other

    other = inside(fill)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees(f"Next: Hold the next interview. Choose {other}, then Enter.")
        hand.screen.choose(code)
        await hand.sees(f"{code} has not agreed")
        await hand.press("i")
        await hand.sees(f"next {other}: Hold the next interview.")
        await hand.press("enter")
        await hand.on("HomeScreen")
        await hand.sees(f"Enter once more starts the interview with {other}")


async def test_the_status_counts_every_line_to_see_to_and_tells_of_withdrawals(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def fill(study: OpenStudy) -> None:
        for decision in (Decision.GRANTED, Decision.WITHDRAWN):
            study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], decision)
            if decision is Decision.GRANTED:
                study.interviewing.start(code)

    inside(fill)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("RecoveryScreen")
        await hand.press("escape")
        await hand.on("HomeScreen")
        await hand.press("i")
        await hand.sees(
            "1 thing to see to", "There is no backup of this study yet.", "1 person has withdrawn."
        )


async def test_the_status_tells_of_notes_that_nobody_read(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder) as hand:
        await hand.sees("R47")
        study = hand.app.study
        assert study is not None
        before, interview = study.reviewing.unread(), study.reviewing.interviews()[0].interview
        notes = study.reviewing.notes(interview.id)
        back = study.reviewing.sign([note.id for note in notes], yes=False)
        unread = study.reviewing.unread()
        assert before < unread <= before + back  # what is held back is nobody's to read
        await hand.press("i")
        await hand.sees(f"{unread} notes are not read through yet.")
