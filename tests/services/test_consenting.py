from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, UsageProblem
from interview_tui.model.consent import RESPONDENT_SCOPES, Comprehension, ConsentScope, Decision, Method

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

PARTICIPATION, NOTES, AUDIO = ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO


@pytest.fixture
def code(study: OpenStudy) -> str:
    return study.recruiting.add_respondent("A", {}).code


def test_default_is_no(study: OpenStudy, code: str) -> None:
    state = study.consenting.state(code)
    assert not any(state.may(scope) for scope in RESPONDENT_SCOPES)
    with pytest.raises(ConsentMissing, match="not agreed to take part"):
        study.interviewing.start(code)
    study.consenting.record(code, [PARTICIPATION], Decision.GRANTED)
    with pytest.raises(ConsentMissing, match="not agreed to notes"):
        study.interviewing.start(code)


def test_one_decision_on_several_scopes(study: OpenStudy, code: str, clock: FakeClock) -> None:
    stored = study.consenting.record(
        code, [PARTICIPATION, NOTES, NOTES], Decision.GRANTED, by="  Kari Eksempel "
    )
    assert [event.scope for event in stored] == [PARTICIPATION, NOTES]
    assert {(event.recorded_by, event.at) for event in stored} == {("Kari Eksempel", clock.now().wall_ms)}
    assert study.consenting.history(code) == stored
    study.consenting.record(code, [AUDIO], Decision.DECLINED)
    assert study.consenting.history(code)[-1].recorded_by == "KE"
    assert study.consenting.state(code).decision(AUDIO) is Decision.DECLINED


@pytest.mark.parametrize("scopes", [[], [ConsentScope.GATEKEEPER], [NOTES, ConsentScope.GATEKEEPER]])
def test_a_respondent_decides_on_a_respondents_scopes(
    study: OpenStudy, code: str, scopes: list[ConsentScope]
) -> None:
    with pytest.raises(UsageProblem):
        study.consenting.record(code, scopes, Decision.GRANTED)
    assert study.consenting.history(code) == []


def test_witness_and_reason(study: OpenStudy, code: str) -> None:
    with pytest.raises(UsageProblem, match="witness"):
        study.consenting.record(
            code, [NOTES], Decision.GRANTED, method=Method.ORAL_WITNESSED, witness=" \x00"
        )
    with pytest.raises(UsageProblem, match="own words"):
        study.consenting.record(code, [NOTES], Decision.GRANTED, comprehension=Comprehension.SKIPPED)
    assert study.consenting.history(code) == []
    study.consenting.record(
        code, [NOTES], Decision.GRANTED, method=Method.ORAL_WITNESSED, witness="Ola Prøve",
        comprehension=Comprehension.SKIPPED, comprehension_reason="in a hurry",
    )  # fmt: skip
    event = study.consenting.history(code)[0]
    assert (event.witness, event.comprehension_reason) == ("Ola Prøve", "in a hurry")


def test_withdrawing_asks_for_nothing_and_shuts_everything(study: OpenStudy, code: str) -> None:
    study.consenting.record(code, [PARTICIPATION, NOTES, AUDIO], Decision.GRANTED)
    study.consenting.record(code, [PARTICIPATION], Decision.WITHDRAWN, method=Method.ORAL_WITNESSED)
    state = study.consenting.state(code)
    assert state.withdrawn
    assert not any(state.may(scope) for scope in RESPONDENT_SCOPES)
    with pytest.raises(ConsentMissing, match="withdrawn"):
        study.interviewing.start(code)
    study.consenting.record(code, [PARTICIPATION], Decision.GRANTED)
    back = study.consenting.state(code)
    assert back.may(PARTICIPATION)
    assert not back.may(NOTES)
    assert not back.may(AUDIO)


def test_one_scope_alone(study: OpenStudy, code: str) -> None:
    study.consenting.record(code, [PARTICIPATION, NOTES, AUDIO], Decision.GRANTED)
    study.consenting.record(code, [AUDIO], Decision.WITHDRAWN)
    assert study.consenting.state(code).may_start
    assert not study.consenting.state(code).may(AUDIO)


def test_the_letter_in_force_is_copied(study: OpenStudy, code: str) -> None:
    study.consenting.record(code, [NOTES], Decision.GRANTED)
    study.fieldwork.informing.put("1", b"Dear respondent")
    study.consenting.record(code, [AUDIO], Decision.GRANTED)
    study.fieldwork.informing.put("2", b"Dear respondent, again")
    study.consenting.gatekeeper("A", Decision.GRANTED)
    before, after = study.consenting.history(code)
    assert (before.letter_version, before.letter_hash) == ("", "")
    assert after.letter_version == "1"
    assert after.letter_hash == "sha256:" + hashlib.sha256(b"Dear respondent").hexdigest()
    assert study.consenting.site_state("a").latest[ConsentScope.GATEKEEPER].letter_version == "2"


def test_a_changed_letter_needs_a_new_version(study: OpenStudy) -> None:
    study.fieldwork.informing.put("1", b"one")
    assert study.fieldwork.informing.put("1", b"one").version == "1"
    with pytest.raises(UsageProblem, match="another text"):
        study.fieldwork.informing.put("1", b"two")
    with pytest.raises(UsageProblem):
        study.fieldwork.informing.put(" ", b"two")


def test_the_gatekeeper_decides_for_a_site_and_does_not_stop_a_session(study: OpenStudy, code: str) -> None:
    study.consenting.record(code, [PARTICIPATION, NOTES], Decision.GRANTED)
    study.interviewing.start(code)
    assert study.consenting.site_state("A").decision(ConsentScope.GATEKEEPER) is None
    with pytest.raises(UsageProblem):
        study.consenting.gatekeeper("A", Decision.GRANTED, method=Method.ORAL_WITNESSED)
    study.consenting.gatekeeper("A", Decision.DECLINED)
    assert study.consenting.site_state("A").decision(ConsentScope.GATEKEEPER) is Decision.DECLINED
    with pytest.raises(UsageProblem, match="no site"):
        study.consenting.gatekeeper("B", Decision.GRANTED)
