"""Consent in all its fields: what must be said, what the letter fills in, what it lets start (C5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, NotAllowedNow, UsageProblem
from interview_tui.model.consent import Asking, Capacity, ConsentScope, Decision, Method, Withheld
from interview_tui.model.interview import EventKind
from interview_tui.model.letter import Letter, Promise, PromiseKind
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services.closing_talk import QUOTES
from interview_tui.services.leaving import why_held
from interview_tui.text import FIELD_LIMIT

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock

BOTH = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)


@pytest.fixture
def person(study: OpenStudy) -> str:
    return study.recruiting.add_respondent("A", {}).code


def agree(study: OpenStudy, code: str, asking: Asking | None = None) -> None:
    study.consenting.record(code, BOTH, Decision.GRANTED, asking=asking)


@pytest.fixture
def talk(study: OpenStudy, code: str) -> Session:
    scopes = [ConsentScope.QUOTE_VERBATIM]
    study.consenting.record(code, scopes, Decision.GRANTED)
    return study.interviewing.start(code)


def test_sensitive_matters_need_a_yes_of_their_own(study: OpenStudy, person: str) -> None:
    scopes = [*BOTH, ConsentScope.SPECIAL_CATEGORY]
    with pytest.raises(UsageProblem, match="a yes of their own"):
        study.consenting.record(person, scopes, Decision.GRANTED)
    assert study.consenting.history(person) == []
    study.consenting.record(person, scopes[2:], Decision.DECLINED)
    study.consenting.record(person, scopes[2:], Decision.GRANTED, asking=Asking(explicit=True))
    assert study.consenting.history(person)[-1].asking.explicit


LONG = "x" * (FIELD_LIMIT + 1)


@pytest.mark.parametrize(
    "asking",
    [
        Asking(place=LONG),
        Asking(evidence=LONG),
        Asking(capacity_note=LONG),
        Asking(withheld=Withheld("what", LONG, "when")),
    ],
    ids=["place", "evidence", "capacity", "held back"],
)
def test_what_is_too_long_for_its_field_is_refused_whole(
    study: OpenStudy, person: str, asking: Asking
) -> None:
    with pytest.raises(UsageProblem, match=str(FIELD_LIMIT)):
        agree(study, person, asking)
    assert study.consenting.history(person) == []


def test_witnessed_needs_a_witness(study: OpenStudy, person: str) -> None:
    with pytest.raises(UsageProblem, match="witness"):
        study.consenting.record(person, BOTH, Decision.GRANTED, method=Method.ORAL_WITNESSED)


def test_terms_and_language_come_from_the_letter_and_stay(study: OpenStudy, person: str) -> None:
    letter = study.store.add_letter(Letter("1", "sha256:ab", "nb", b"brev", "brev"))
    study.store.add_promise(Promise(letter.id, PromiseKind.WITHDRAWAL, "until 2026-03-01"))
    agree(study, person)
    later = study.store.add_letter(Letter("2", "sha256:cd", "nb", b"brev", "brev"))
    study.store.add_promise(Promise(later.id, PromiseKind.WITHDRAWAL, "until 2027-03-01"))
    first = study.consenting.history(person)[0]
    assert (first.asking.terms, first.asking.letter_language) == ("until 2026-03-01", "nb")
    assert study.withdrawing.plan(person).cutoff == "2026-03-01"


def test_an_answer_takes_the_place_of_the_one_before(study: OpenStudy, person: str) -> None:
    agree(study, person)
    agree(study, person)
    one, two, three, four = study.consenting.history(person)
    assert (one.supersedes, two.supersedes) == (0, 0)
    assert (three.supersedes, four.supersedes) == (one.id, two.id)


def test_an_unsure_capacity_stops_the_interview_until_a_note_is_made(study: OpenStudy, person: str) -> None:
    agree(study, person, Asking(capacity=Capacity.UNSURE))
    with pytest.raises(NotAllowedNow, match="not certain"):
        study.interviewing.start(person)
    agree(study, person, Asking(capacity=Capacity.UNSURE, capacity_note="asked with the daughter there"))
    assert study.interviewing.start(person).respondent.code == person


def test_consent_that_has_run_out_starts_nothing(study: OpenStudy, person: str, clock: FakeClock) -> None:
    agree(study, person, Asking(valid_until="10.01.2026"))
    clock.advance(10 * 86_400_000)
    with pytest.raises(NotAllowedNow, match="agreed until 2026-01-10"):
        study.interviewing.start(person)
    with pytest.raises(UsageProblem, match="A day is written"):
        agree(study, person, Asking(valid_until="next summer"))


@pytest.mark.parametrize("decision", [Decision.NOT_ASKED, Decision.SUPERSEDED])
def test_not_asked_and_superseded_count_as_no(study: OpenStudy, person: str, decision: Decision) -> None:
    agree(study, person)
    study.consenting.record(person, [ConsentScope.NOTES], decision)
    assert not study.consenting.state(person).may(ConsentScope.NOTES)
    with pytest.raises(ConsentMissing):
        study.interviewing.start(person)


def test_they_say_yes_again_only_while_it_records(talk: Session) -> None:
    with pytest.raises(NotAllowedNow, match="not running"):
        talk.confirm_consent()
    talk.recorder()
    talk.confirm_consent()
    assert talk.events[-1].kind is EventKind.CONSENT_CONFIRMED


def test_what_was_held_back_is_told_at_the_end(study: OpenStudy, person: str) -> None:
    agree(study, person, Asking(withheld=Withheld("the hypothesis", "not to steer", "at the end")))
    session = study.interviewing.start(person)
    assert [thing.id for thing in session.last_things()] == ["told:1"]
    assert "the hypothesis" in session.last_things()[0].text
    with pytest.raises(UsageProblem):
        session.told(2)
    session.told(1)
    assert [thing.done for thing in session.last_things()] == [True]


def test_what_not_to_quote_is_asked_of_those_who_agreed_to_be_quoted(talk: Session) -> None:
    assert [thing.id for thing in talk.last_things()] == [QUOTES]


def test_nothing_to_hold_back_is_noted_as_asked(talk: Session) -> None:
    talk.quote_nothing_back()
    assert talk.last_things()[0].done
    assert talk.consent.may(ConsentScope.QUOTE_VERBATIM)


def test_the_whole_interview_can_be_kept_from_being_quoted(talk: Session) -> None:
    note = talk.note('"we only meet in the corridor"')
    assert why_held(note, talk.consent) == ""
    talk.quote_none()
    assert why_held(note, talk.consent) == "quote_not_granted"
    assert talk.last_things()[0].done


def test_a_single_note_can_be_kept_from_being_quoted_even_when_cleared(
    study: OpenStudy, talk: Session
) -> None:
    one, other = talk.note('"we only meet in the corridor"'), talk.note('"never round a table"')
    talk.quote_not(one.id)
    talk.end()
    talk.close()
    with pytest.raises(NotAllowedNow, match="no clearing lets it go"):
        study.reviewing.clear(one.id, True)
    held = {note.id: why_held(note, talk.consent) for note in study.store.notes(talk.interview.id)}
    assert held == {one.id: NoteFlag.NO_QUOTE.value, other.id: ""}
    assert one.kind is NoteKind.QUOTE


def test_said_twice_it_may_be_quoted_after_all(talk: Session) -> None:
    note = talk.note('"we only meet in the corridor"')
    assert NoteFlag.NO_QUOTE in talk.quote_not(note.id).flags
    assert NoteFlag.NO_QUOTE not in talk.quote_not(note.id).flags
