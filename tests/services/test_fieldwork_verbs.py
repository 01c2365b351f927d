"""Letters, sheet, recruitment and sampling as verbs: what they refuse, keep and notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.model.checklist import INSTITUTION
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.letter import PromiseKind
from interview_tui.model.recruitment import KnownTo, Reason, RecruitState
from interview_tui.model.sheet import Change
from interview_tui.services import status_words
from interview_tui.services.noticing import Weight, notices

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

AUDIO = [ConsentScope.AUDIO]


def test_no_recorder_where_none_was_notified(study: OpenStudy, code: str) -> None:
    study.fieldwork.describing.save({"recording": "no"})
    (one,) = study.fieldwork.describing.to_report()
    assert one.change is Change.RECORDING
    study.consenting.record(code, AUDIO, Decision.WITHDRAWN)
    assert study.fieldwork.describing.to_report() == []
    with pytest.raises(UsageProblem, match="without recording"):
        study.consenting.record(code, AUDIO, Decision.GRANTED)
    study.consenting.record(code, AUDIO, Decision.DECLINED)
    study.fieldwork.describing.save({"recording": "yes"})
    study.consenting.record(code, AUDIO, Decision.GRANTED)


def test_a_day_may_have_its_month_in_words(study: OpenStudy) -> None:
    for line in ("15. november 2026", "15 November 2026", "November 15, 2026", "15.11.2026"):
        assert study.fieldwork.describing.save({"end_date": line}).end_date == "2026-11-15"
    with pytest.raises(UsageProblem, match="not a day"):
        study.fieldwork.describing.save({"end_date": "before 15 November 2026"})


def test_the_next_step_after_a_withdrawal_is_true(study: OpenStudy, code: str) -> None:
    overseeing, describing = study.fieldwork.overseeing, study.fieldwork.describing
    letter = study.fieldwork.informing.put("v1", b"The leader of the office agrees.")
    study.fieldwork.informing.promise(letter, PromiseKind.GATEKEEPER)
    describing.save({"purpose": "leaders", "sites": "Elsewhere"})
    session = study.interviewing.start(code)
    session.note("words")
    session.end()
    session.close()
    describing.save({"sites": ""})
    assert overseeing.status().step == "review"
    study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    assert (overseeing.status().step, overseeing.status().whom) == ("erase", code)
    describing.save({"sites": "Elsewhere"})
    (before,) = describing.to_report()
    study.withdrawing.everything(code)
    assert describing.to_report() == [before], "the talk at that site was held all the same"
    describing.save({"sites": ""})
    assert overseeing.status().step == "respondent"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"purpos": "x"}, "Did you mean purpose"),
        ({"end_date": "31.02.2026"}, "not a day"),
        ({"sample": "many"}, "whole number"),
        ({"readers": "supervisor"}, "in what form"),
        ({"readers": "supervisor: everything"}, "raw; pseudonymised; anonymised"),
        ({"sites": "Fjordvik; 2"}, "2 is a number"),
        ({"recording": "perhaps"}, "not_set; yes; no"),
        ({"end_state": "destroy"}, "where it was decided"),
        ({"purpose": "x" * 1001}, "1001 characters"),
    ],
)
def test_a_line_that_cannot_be_used_changes_nothing(
    study: OpenStudy, line: dict[str, str], says: str
) -> None:
    with pytest.raises(UsageProblem, match=says):
        study.fieldwork.describing.save({"controller": "X", **line})
    assert study.fieldwork.describing.sheet().controller == ""


def test_a_site_that_was_notified_and_is_none_of_the_study_is_told(study: OpenStudy, code: str) -> None:
    del code
    study.fieldwork.describing.save({"sites": "a; Elsewhere"})
    assert study.fieldwork.describing.strangers() == ["Elsewhere"]


def test_a_new_letter_keeps_the_old_yes_or_asks_anew(study: OpenStudy, code: str) -> None:
    informing = study.fieldwork.informing
    informing.put("v1", b"one")
    study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
    informing.put("v2", b"two")
    assert study.consenting.state(code).may_start
    (flagged,) = study.fieldwork.overseeing.status().flagged
    assert (flagged.code, flagged.old_letter) == (code, True)
    informing.put("v3", b"three", reconsent=True)
    state = study.consenting.state(code)
    assert state.decision(ConsentScope.PARTICIPATION) is Decision.SUPERSEDED
    assert not state.may_start
    study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
    assert study.consenting.state(code).may_start
    assert study.fieldwork.overseeing.status().flagged == []
    informing.put("v1", b"one")
    assert study.study.letter_version == "v1"


def test_a_letter_file_that_is_changed_is_noticed_and_one_that_is_gone_is_not(
    study: OpenStudy, tmp_path: Path
) -> None:
    file = tmp_path / "brev.txt"
    file.write_bytes(b"one")
    study.fieldwork.informing.put("v1", b"one", place=str(file))
    assert study.fieldwork.informing.changed() is None
    file.write_bytes(b"other")
    assert [one.command for one in notices(study) if one.weight is Weight.SOON] == ["letters"]
    file.unlink()
    assert study.fieldwork.informing.changed() is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (PromiseKind.LENGTH, "about an hour"),
        (PromiseKind.LENGTH, "about "),
        (PromiseKind.LENGTH, "0"),
        (PromiseKind.END_DATE, ""),
        (PromiseKind.WITHDRAWAL, "sometimes"),
        (PromiseKind.WITHDRAWAL, "until "),
        (PromiseKind.READERS, "supervisor"),
        (PromiseKind.DESTRUCTION, ""),
        (PromiseKind.IDENTITY, "yes"),
    ],
)
def test_a_promise_of_another_kind_is_refused(study: OpenStudy, kind: PromiseKind, value: str) -> None:
    letter = study.fieldwork.informing.put("v1", b"one")
    with pytest.raises(UsageProblem):
        study.fieldwork.informing.promise(letter, kind, value)
    assert study.fieldwork.informing.promises(letter) == []


def test_a_promise_takes_the_place_of_one_of_its_kind(study: OpenStudy) -> None:
    informing = study.fieldwork.informing
    letter = informing.put("v1", b"Samtalen varer omtrent en time.")
    assert [(one.kind, one.value) for one in informing.proposals(letter)] == [
        (PromiseKind.LENGTH, "about 60")
    ]
    informing.promise(letter, PromiseKind.LENGTH, "60")
    informing.promise(letter, PromiseKind.LENGTH, "90")
    assert [one.value for one in informing.promises(letter)] == ["90"]
    assert informing.proposals(letter) == []
    until = informing.promise(letter, PromiseKind.WITHDRAWAL, "until 1.3.2026")
    assert until.value == "until 2026-03-01"


def test_points_on_institutions_come_with_the_first_leader(study: OpenStudy) -> None:
    informing = study.fieldwork.informing
    letter = informing.put("v1", b"\xff\xfe\x00not text")
    assert letter.text == ""
    assert not set(INSTITUTION) & set(informing.open_items(letter))
    study.consenting.gatekeeper("A", Decision.GRANTED)
    assert set(INSTITUTION) <= set(informing.open_items(letter))


def test_the_log_takes_categories_and_knows_the_rest_by_itself(study: OpenStudy, code: str) -> None:
    approaching = study.fieldwork.approaching
    for state in (RecruitState.INTERVIEWED, RecruitState.WITHDREW):
        with pytest.raises(UsageProblem, match="knows by itself"):
            approaching.log(code, state)
    with pytest.raises(UsageProblem, match="does not take part"):
        approaching.log(code, RecruitState.AGREED, Reason.TIME)
    assert approaching.state(code) is RecruitState.AGREED
    other = study.recruiting.add_respondent("A", {}).code
    assert approaching.state(other) is None
    approaching.log(other, RecruitState.APPROACHED)
    approaching.log(other, RecruitState.DECLINED, Reason.RECOGNISED)
    assert [event.state.value for event in approaching.history(other)] == ["approached", "declined"]
    assert [person.code for person in study.fieldwork.sampling.people()] == [code]
    study.interviewing.start(code)
    assert approaching.state(code) is RecruitState.INTERVIEWED
    with pytest.raises(NotAllowedNow):
        approaching.log(code, RecruitState.CANCELLED)


def test_how_somebody_was_asked_is_added_to(study: OpenStudy, code: str) -> None:
    approaching = study.fieldwork.approaching
    approaching.record(code, known_to=[KnownTo.LEADER])
    approaching.record(code, known_to=[KnownTo.OTHER, KnownTo.COLLEAGUES])
    assert approaching.approach(code).known_to == (KnownTo.COLLEAGUES, KnownTo.OTHER)
    with pytest.raises(UsageProblem):
        approaching.record(code, known_to=[KnownTo.NOBODY, KnownTo.LEADER])


def test_criteria_are_changed_with_a_reason_only(study: OpenStudy) -> None:
    approaching = study.fieldwork.approaching
    assert approaching.set_criteria("five to six people").id == 1
    with pytest.raises(UsageProblem, match="Say why"):
        approaching.set_criteria("seven people")
    with pytest.raises(UsageProblem, match="already"):
        approaching.set_criteria("five to six people", "no change")
    assert approaching.set_criteria("seven people", "one cancelled").id == 2


def test_where_somebody_is_alone_is_said_the_moment_it_arises(study: OpenStudy) -> None:
    study.recruiting.define_fields(["role"])
    first = study.recruiting.add_respondent("A", {"role": "desk"}).code
    assert study.fieldwork.sampling.single_sentence(first) == "", "the first is alone in everything"
    other = study.recruiting.add_respondent("A", {"role": "leader"}).code
    said = f"Nobody else so far has the same as {first}: role."
    assert study.fieldwork.sampling.single_sentence(first) == said
    assert study.fieldwork.sampling.single_sentence(other) == said.replace(first, other)
    second = study.recruiting.add_respondent("A", {"role": "Desk"}).code
    assert study.fieldwork.sampling.single_sentence(second) == ""
    study.fieldwork.approaching.set_pilot(second, True)
    assert study.fieldwork.sampling.single_sentence(second) == ""
    assert study.fieldwork.sampling.single(first) != []


def test_what_happened_is_not_still_to_come(study: OpenStudy) -> None:
    with pytest.raises(UsageProblem, match="still to come"):
        study.fieldwork.overseeing.reached("graded", "2026-01-06")
    assert study.fieldwork.overseeing.reached("Graded").day == "2026-01-05"


def test_those_interviewed_without_the_leader_are_counted_among_those_interviewed(
    study: OpenStudy, code: str
) -> None:
    study.recruiting.add_respondent("A", {})
    study.interviewing.start(code)
    told = [one.text for one in status_words.lines(study.fieldwork.overseeing.status())]
    said = f"interviewed without a yes from the leader of the site: 1 of 1 ({code})"
    assert said in told
