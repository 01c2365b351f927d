"""Preconceptions, what was left to ask, and one's own tally before the next interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui import words_craft
from interview_tui.errors import UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.craft import DebriefItem, Fault
from interview_tui.services.opening import OpenStudy

if TYPE_CHECKING:
    from tests.conftest import FakeClock


def held(study: OpenStudy, code: str, *lines: str, touched: str = "") -> None:
    session = study.interviewing.start(code)
    for line in lines:
        session.note(line)
    session.fault(Fault.LEADING)
    session.end()
    if touched:
        session.debrief(DebriefItem.PRECONCEPTION, touched)
    session.close()


def test_before_the_first_interview_they_are_written_anew_afterwards_only_with_a_reason(
    study: OpenStudy, code: str, clock: FakeClock
) -> None:
    verbs = study.fieldwork.preconceiving
    verbs.write(["they complain"])
    verbs.add("leaders decide")
    assert [(one.version, one.points) for one in verbs.standing().versions] == [
        (1, ("they complain", "leaders decide"))
    ]
    assert not verbs.standing().locked
    clock.advance(1_000)
    held(study, code, touched="2 she decides herself")
    with pytest.raises(UsageProblem, match="locked"):
        verbs.add("offices differ")
    assert len(verbs.standing().versions) == 1
    clock.advance(1_000)
    standing = verbs.replace(1, "they are tired", "nobody complained")
    assert [(one.version, one.reason) for one in standing.versions] == [(1, ""), (2, "nobody complained")]
    assert standing.versions[0].points == ("they complain", "leaders decide")
    assert standing.after == (0, 1)
    assert standing.touched == {"leaders decide": (code,)}
    with pytest.raises(UsageProblem, match="already"):
        verbs.write(standing.points, "again")
    for wrong in ("", "x" * 2_000):
        with pytest.raises(UsageProblem):
            verbs.add(wrong, "why")


def test_an_interview_that_was_erased_still_locks(study: OpenStudy, code: str) -> None:
    held(study, code)
    study.withdrawing.everything(code)
    assert not study.store.interviews()
    assert study.fieldwork.preconceiving.standing().locked


def test_an_answer_that_was_erased_is_told_of_no_more(study: OpenStudy, code: str) -> None:
    study.fieldwork.preconceiving.write(["they complain"])
    held(study, code, touched="1 not at all")
    assert study.fieldwork.preconceiving.standing().touched
    study.store.erase_notes(study.recruiting.find(code).id)
    assert study.fieldwork.preconceiving.standing().touched == {}


def test_the_debrief_asks_with_what_is_left_and_with_what_was_expected(study: OpenStudy, code: str) -> None:
    study.fieldwork.preconceiving.write(["they complain", "leaders decide"])
    session = study.interviewing.start(code)
    session.note("? who decides the rota")
    session.end()
    first = words_craft.debrief_reminder(DebriefItem.MANNER, session.later)
    assert first == "Left to ask next time: who decides the rota"
    assert not words_craft.debrief_reminder(DebriefItem.SETTING, session.later)
    assert words_craft.debrief_question(DebriefItem.MANNER, session.expected).startswith("How were they")
    asked = words_craft.debrief_question(DebriefItem.PRECONCEPTION, session.expected)
    assert asked.endswith("touched? 1 they complain · 2 leaders decide. Begin with its number.")
    assert study.interviewing.resume(session.interview.id).expected == session.expected


def test_what_was_left_to_ask_is_on_the_next_card_and_in_the_next_interview(
    study: OpenStudy, code: str
) -> None:
    held(study, code, "? who decides the rota", "? and when")
    card = study.fieldwork.preparing.before(code)
    assert [note.text for note in card.left.notes] == ["who decides the rota", "and when"]
    session = study.interviewing.start(code)
    session.note("? what else")
    assert [note.text for note in session.later] == ["who decides the rota", "and when", "what else"]
    session.answered(session.later[0].id)
    assert session.undo().sentence == "The item is on the ask-later list again."
    assert [note.text for note in session.later] == ["who decides the rota", "and when", "what else"]
    session.answered(session.later[0].id)
    assert [note.text for note in session.later] == ["and when", "what else"]
    again = study.interviewing.resume(session.interview.id)
    assert [note.text for note in again.later] == ["and when", "what else"]
    assert [note.text for note in again.notes] == ["what else"]
    assert study.interviewing.load(session.interview.id).carried == []


def test_the_list_says_who_may_be_contacted_again(study: OpenStudy, code: str) -> None:
    held(study, code, "? who decides")
    other = study.recruiting.add_respondent("A", {}).code
    agreed = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.RECONTACT]
    study.consenting.record(other, agreed, Decision.GRANTED)
    held(study, other, "? and who pays")
    found = {one.code: (one.recontact, len(one.notes)) for one in study.fieldwork.preparing.open_items()}
    assert found == {code: (False, 1), other: (True, 1)}
    note = study.fieldwork.preparing.before(other).left.notes[0]
    study.reviewing.answered(note.id)
    study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    assert study.fieldwork.preparing.open_items() == []


def test_the_tally_is_of_ones_own_interviews_alone(study: OpenStudy, code: str) -> None:
    held(study, code)
    held(study, code)
    mine = study.fieldwork.preparing.before(code)
    assert (mine.interviews, mine.last.faults[Fault.LEADING], mine.all.faults[Fault.LEADING]) == (2, 1, 2)
    assert "Your last interview: leading 1" in list(words_craft.prepared(mine))
    theirs = OpenStudy(study.paths, study.store, study._clock, "MB").fieldwork.preparing.before(code)
    assert (theirs.interviews, bool(theirs.last)) == (0, False)
