"""The consent card: every answer is recorded at once, default is no, withdrawing is as easy as agreeing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

from interview_tui import i18n
from interview_tui.model.consent import RESPONDENT_SCOPES, Comprehension, ConsentScope, Decision, Method
from interview_tui.model.letter import PromiseKind
from interview_tui.tui.widgets.consent_card import QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


@pytest.fixture
def code(inside: Inside) -> str:
    """A respondent who was asked nothing yet."""

    def fill(study: OpenStudy) -> str:
        study.recruiting.add_site("Hill")
        study.fieldwork.informing.put("v2", b"letter")
        return str(study.recruiting.add_respondent("Hill", {}).code)

    return str(inside(fill))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_line_is_a_question_that_fits_the_smallest_screen(language: str) -> None:
    said = i18n.speaker(language)
    for scope in RESPONDENT_SCOPES:
        question = said.one(QUESTION[scope])
        assert len(re.findall(r"\?", question)) == 1
        assert cell_len(question) <= 63


def _events(hand: Hand, code: str) -> list[Any]:
    assert hand.app.study is not None
    return list(hand.app.study.consenting.history(code))


async def _card(hand: Hand) -> None:
    await hand.on("HomeScreen")
    await hand.sees("Hill")
    await hand.press("c")
    await hand.on("ConsentScreen")
    await hand.sees("letter v2")


async def test_nothing_is_yes_before_it_is_said(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        assert hand.text.count("· not asked") == 10
        assert "✓" not in hand.text
        await hand.sees("kept for later research", "what was never asked counts as no")
        await hand.sees("asked with the first answer")
        await hand.press("down", "down", "enter", "escape")
        await hand.on("HomeScreen")
        assert _events(hand, code) == []


async def test_yes_no_and_withdrawn_are_recorded_at_once(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("y", "enter", "y", "n", "y", "up", "w")
        await hand.sees("Recorded: quotes word for word, withdrawn")
        found = [(event.scope, event.decision) for event in _events(hand, code)]
        assert found == [
            (ConsentScope.PARTICIPATION, Decision.GRANTED),
            (ConsentScope.NOTES, Decision.GRANTED),
            (ConsentScope.AUDIO, Decision.DECLINED),
            (ConsentScope.QUOTE_VERBATIM, Decision.GRANTED),
            (ConsentScope.QUOTE_VERBATIM, Decision.WITHDRAWN),
        ]
        assert {event.letter_version for event in _events(hand, code)} == {"v2"}
        await hand.sees("✓ yes", "✗ no", "– withdrawn")


async def test_a_yes_to_an_earlier_letter_says_so(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def before(study: OpenStudy) -> None:
        study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.GRANTED)
        study.store.save_study(replace(study.study, letter_version="v3"))
        study.consenting.record(code, [ConsentScope.NOTES], Decision.GRANTED)

    inside(before)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.on("HomeScreen")
        await hand.sees("Hill")
        await hand.press("c")
        await hand.sees("✓ old letter", "✓ yes", "old letter v2")


async def test_withdrawing_from_everything_is_asked_once(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("y", "enter", "y", "up", "up", "w")
        await hand.sees(f"{code} withdraws from everything?")
        await hand.press("enter")
        await hand.on("ConsentScreen")
        assert hand.app.study is not None
        assert not hand.app.study.consenting.state(code).withdrawn
        await hand.press("w")
        await hand.sees("See what is on record, and erase it", "Record now that they withdraw")
        await hand.press("down", "down", "enter")
        await hand.sees(f"{code} is out of everything from now on.")
        await hand.until(lambda: "✓ yes" not in hand.text)
        assert hand.app.study.consenting.state(code).withdrawn
        await hand.press("escape")
        await hand.sees("Withdrew from everything.", "withdrawn")
        await hand.press("enter")
        await hand.sees("has withdrawn; nothing more is recorded.")


async def test_how_answers_are_given_is_recorded_and_a_witness_is_asked_for_once(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("m")
        await hand.sees("How are the answers given?", "In writing", "Orally: only this program keeps")
        await hand.type("witness")
        await hand.press("enter")
        await hand.sees("orally, with a witness")
        await hand.press("y")
        await hand.sees("Who is the witness?")
        await hand.press("escape")
        await hand.sees("Nothing was recorded: witnessed consent needs a witness.")
        assert _events(hand, code) == []
        await hand.press("y")
        await hand.on("AskShort")
        await hand.press(*"KE", "enter")
        await hand.on("ConsentScreen")
        await hand.sees("orally, with a witness (KE)", "Recorded: taking part, yes")
        await hand.press("y")
        await hand.sees("Recorded: notes, yes")
        methods = {(event.method, event.witness) for event in _events(hand, code)}
        assert methods == {(Method.ORAL_WITNESSED, "KE")}
        await hand.press("up", "w")
        await hand.sees("Recorded: notes, withdrawn")


async def test_nothing_stands_as_in_writing_that_nobody_said_was(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("y")
        await hand.sees("How are the answers given?")
        await hand.press("escape")
        await hand.on("ConsentScreen")
        assert _events(hand, code) == []
        await hand.press("n", *"recorded", "ctrl+u", *"only this", "enter")
        await hand.sees("Recorded: taking part, no")
        await hand.press("y")
        await hand.sees("Recorded: notes, yes")
        assert {event.method for event in _events(hand, code)} == {Method.ORAL_LOGGED}


async def test_understanding_goes_with_the_next_answer_or_with_taking_part(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("u")
        await hand.sees("In your own words")
        await hand.press("enter")
        await hand.on("ConsentScreen")
        await hand.sees("not noted yet")
        await hand.press("u", *"Explained", "enter")
        await hand.sees("Kept; it is recorded with the next answer.", "explained once more")
        await hand.press("y", "enter")
        await hand.sees("Recorded: taking part, yes")
        assert _events(hand, code)[-1].comprehension is Comprehension.EXPLAINED
        await hand.press("u", *"Not asked", "enter")
        await hand.sees("Why were they not asked?")
        await hand.press("enter")
        await hand.sees("Nothing was recorded: say in a few words")
        await hand.press("u", *"Not asked", "enter")
        await hand.sees("Why were they not asked?")
        await hand.press(*"knows", "enter")
        await hand.sees("not asked (knows)")
        await hand.until(lambda: len(_events(hand, code)) == 2)
        last = _events(hand, code)[-1]
        assert (last.comprehension, last.comprehension_reason) == (Comprehension.SKIPPED, "knows")
        assert last.decision is Decision.GRANTED


async def test_the_card_fits_one_small_screen(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase, size=(80, 24)) as hand:
        await _card(hand)
        await hand.sees("Y yes", "withdraw", "Esc back")
        await hand.press("y", "enter", "up")
        await hand.sees("Taking part: yes", "health, faith or politics")
        assert "…" not in hand.text


async def test_sensitive_matters_are_asked_by_themselves(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("end", "y", "enter")
        await hand.sees("Ask: May I note what you say about health")
        await hand.press("enter")
        await hand.sees("Nothing was recorded.")
        assert _events(hand, code) == []
        await hand.press("y")
        await hand.on("Picker")
        await hand.press("down", "enter")
        await hand.sees("Recorded: health, faith and other sensitive matters, yes")
        assert _events(hand, code)[0].asking.explicit


async def test_what_more_is_noted_goes_with_the_next_answer(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("f", *"copy", "enter")
        await hand.on("Picker")
        await hand.press(*"signed", "enter")
        await hand.on("AskShort")
        await hand.press(*"cabinet2", "enter")
        await hand.on("Picker")
        await hand.press("escape")
        await hand.sees("How it was asked: 2 things noted")
        await hand.press("y", "enter")
        await hand.sees("Recorded: taking part, yes")
        asking = _events(hand, code)[0].asking
        assert (asking.copy_given, asking.evidence) == (True, "cabinet2")


async def test_a_no_to_taking_part_is_a_no_on_the_list_and_in_the_grid(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("n", "enter")
        await hand.sees("Recorded: taking part, no")
        await hand.press("escape")
        await hand.sees(f"{code} said no to taking part. C records it if they say otherwise.", "said no 1")
        await hand.press("m")
        await hand.sees("Nobody to count yet.", "Counted: 0", "Left out: said no 1.")


async def test_the_form_stays_where_one_was_and_goes_back_one_question_at_a_time(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("f", "down", "down", "enter")
        await hand.sees("▸ ✓ they have a copy of the letter")
        await hand.press(*["down"] * 6, "enter")
        await hand.sees("until when it holds")
        await hand.type("en gang")
        await hand.press("enter")
        await hand.sees("> en gang", "en gang is not a day.")
        await hand.press("escape")
        await hand.sees("▸ until when it holds")
        await hand.press("down", "enter")
        await hand.sees("What were they not told?")
        await hand.type("[the purpose]")
        await hand.press("enter")
        await hand.sees("Why were they not told?")
        await hand.press("escape")
        await hand.sees("> [the purpose]")
        await hand.press("enter", *"why", "enter", *"after", "enter")
        await hand.sees("▸ what they were not told beforehand", "[the purpose]")


async def test_what_was_noted_is_not_dropped_unasked(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("y", "enter", "n")
        await hand.sees("Recorded: notes, no")
        await hand.press("f", "enter")
        await hand.sees("✓ the letter was read aloud")
        await hand.press("escape", "escape")
        await hand.sees("not on record yet", "Record it with what they answered: taking part, notes")
        await hand.press("enter")
        await hand.on("HomeScreen")
        latest = _events(hand, code)[-2:]
        assert [one.decision for one in latest] == [Decision.GRANTED, Decision.DECLINED]
        assert all(one.asking.script_used for one in latest)


async def test_what_was_noted_before_any_answer_is_asked_about(
    open_app: OpenApp, folder: Path, passphrase: str, code: str
) -> None:
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.press("f", "enter")
        await hand.sees("✓ the letter was read aloud")
        await hand.press("escape", "escape")
        await hand.sees("not on record yet", "Stay here")
        await hand.press("enter")
        await hand.on("ConsentScreen")
        await hand.press("y", "enter")
        await hand.sees("Recorded: taking part, yes")
        await hand.press("escape")
        await hand.on("HomeScreen")
        assert _events(hand, code)[-1].asking.script_used


async def test_the_card_says_what_letter_and_sheet_say(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def said(study: OpenStudy) -> None:
        informing = study.fieldwork.informing
        informing.promise(informing.find("v2"), PromiseKind.WITHDRAWAL, "until 2027-03-01")
        lines = {"readers": "project leader: anonymised", "end_state": "destroy", "end_source": "the letter"}
        study.fieldwork.describing.save(lines)

    inside(said)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _card(hand)
        await hand.sees(
            "a yes can be taken back until 2027-03-01.",
            "May the project leader read the notes, names replaced?",
            "(Not to be asked: the study sheet says that all is deleted.)",
        )
        assert "supervisor" not in hand.text


async def test_in_a_talk_withdrawing_asks_what_becomes_of_it_and_names_the_recorder(
    open_app: OpenApp, folder: Path, passphrase: str, code: str, inside: Inside
) -> None:
    def open_one(study: OpenStudy) -> None:
        scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO]
        study.consenting.record(code, scopes, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note("words")
        session.recorder()

    inside(open_one)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("was not ended")
        await hand.press("enter")
        await hand.on("SessionScreen")
        await hand.press("alt+c")
        await hand.on("ConsentScreen")
        await hand.press("down", "down", "w")
        await hand.sees("Recorded: audio, withdrawn")
        await hand.press("escape")
        await hand.sees("Nobody agrees to the recorder now, and it is running")
        await hand.press("alt+c")
        await hand.on("ConsentScreen")
        await hand.press("w")
        await hand.sees("They want to stop. The recorder is running: turn it off, and", "press ^R as you do.")
        await hand.press("enter")
        await hand.on("ConsentScreen")
        assert hand.app.study is not None
        assert not hand.app.study.consenting.state(code).withdrawn
        await hand.press("w", "ctrl+r", "down", "down", "enter")
        await hand.on("WithdrawalScreen")
        await hand.sees("withdrawn and erased")


async def test_the_leader_can_agree_before_anybody_is_asked(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(lambda study: [study.recruiting.add_site(name) for name in ("Hill", "Shore")])
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await hand.sees("No respondents yet", "G  note what the leader of a site said")
        await hand.press("g")
        await hand.sees("The leader of which site?")
        await hand.press("down", "enter")
        await hand.sees("What did the leader of Shore say?")
        await hand.press("down", "enter")
        await hand.sees("Leader of Shore: yes")
