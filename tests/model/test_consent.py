"""Consent is no until it is given, and what was decided last counts."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.consent import (
    RESPONDENT_SCOPES,
    Comprehension,
    ConsentEvent,
    ConsentScope,
    ConsentState,
    Decision,
    Method,
)

PARTICIPATION, NOTES, AUDIO = ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO
GRANTED, DECLINED, WITHDRAWN = Decision.GRANTED, Decision.DECLINED, Decision.WITHDRAWN


def event(scope: ConsentScope, decision: Decision, at: int = 0) -> ConsentEvent:
    site = scope is ConsentScope.GATEKEEPER
    return ConsentEvent(scope, decision, Method.WRITTEN, at, "KE", None if site else 1, 1 if site else None)


def state(*decided: tuple[ConsentScope, Decision]) -> ConsentState:
    return ConsentState.of([event(scope, decision) for scope, decision in decided])


DECIDED = st.lists(st.tuples(st.sampled_from(RESPONDENT_SCOPES), st.sampled_from(Decision)), max_size=12)


# -- who decides on what ---------------------------------------------------------------------------------


def test_respondents_decide_on_everything_but_the_gatekeepers() -> None:
    assert set(RESPONDENT_SCOPES) == set(ConsentScope) - {ConsentScope.GATEKEEPER}
    assert len(RESPONDENT_SCOPES) == len(set(RESPONDENT_SCOPES))


@pytest.mark.parametrize("scope", ConsentScope)
def test_gatekeeper_consent_is_for_a_site_all_other_for_a_respondent(scope: ConsentScope) -> None:
    site = scope is ConsentScope.GATEKEEPER
    for respondent_id, site_id in ((None, None), (1, 1), (1, None) if site else (None, 1)):
        with pytest.raises(ValueError, match="consent"):
            ConsentEvent(scope, GRANTED, Method.EMAIL, 0, "KE", respondent_id, site_id)
    assert event(scope, GRANTED).scope is scope


def test_an_id_of_nought_is_an_id() -> None:
    with pytest.raises(ValueError, match="consent"):
        ConsentEvent(PARTICIPATION, GRANTED, Method.WRITTEN, 0, "KE", 0, 0)


def test_nothing_is_claimed_about_a_check_that_was_not_recorded() -> None:
    assert event(NOTES, GRANTED).comprehension is Comprehension.NOT_RECORDED


# -- where it stands -------------------------------------------------------------------------------------


@pytest.mark.parametrize("scope", ConsentScope)
def test_nothing_is_allowed_before_it_is_asked(scope: ConsentScope) -> None:
    nobody = ConsentState.of([])
    assert not nobody.may(scope)
    assert nobody.decision(scope) is None
    assert not nobody.withdrawn
    assert not nobody.may_start


@pytest.mark.parametrize("scope", ConsentScope)
@pytest.mark.parametrize("decision", Decision)
def test_only_a_yes_allows(scope: ConsentScope, decision: Decision) -> None:
    now = state((scope, decision))
    assert now.may(scope) is (decision is GRANTED)
    assert now.decision(scope) is decision
    assert not any(now.may(other) for other in ConsentScope if other is not scope)


@given(DECIDED)
def test_the_last_decision_on_each_scope_counts(decided: list[tuple[ConsentScope, Decision]]) -> None:
    now = state(*decided)
    last: dict[ConsentScope, Decision | None] = {
        scope: next((d for s, d in reversed(decided) if s is scope), None) for scope in RESPONDENT_SCOPES
    }
    out = last[PARTICIPATION] is WITHDRAWN
    assert now.withdrawn is out
    for scope in RESPONDENT_SCOPES:
        assert now.decision(scope) is last[scope]
        assert now.may(scope) is (last[scope] is GRANTED and not out)
    assert now.may_start is (last[PARTICIPATION] is GRANTED and last[NOTES] is GRANTED)


@given(DECIDED)
def test_decisions_on_different_scopes_may_be_recorded_in_any_order(
    decided: list[tuple[ConsentScope, Decision]],
) -> None:
    by_scope = sorted(decided, key=lambda one: RESPONDENT_SCOPES.index(one[0]))
    one, other = state(*decided), state(*by_scope)
    assert [one.may(scope) for scope in ConsentScope] == [other.may(scope) for scope in ConsentScope]


@given(DECIDED)
def test_withdrawing_from_taking_part_shuts_everything(decided: list[tuple[ConsentScope, Decision]]) -> None:
    out = state(*decided, (PARTICIPATION, WITHDRAWN))
    assert out.withdrawn
    assert not out.may_start
    assert not any(out.may(scope) for scope in ConsentScope)


@given(DECIDED, st.sampled_from([s for s in RESPONDENT_SCOPES if s is not PARTICIPATION]))
def test_a_yes_to_something_else_does_not_bring_anyone_back(
    decided: list[tuple[ConsentScope, Decision]], scope: ConsentScope
) -> None:
    out = state(*decided, (PARTICIPATION, WITHDRAWN), (scope, GRANTED))
    assert out.withdrawn
    assert not out.may(scope)


def test_who_comes_back_takes_part_again() -> None:
    back = state(
        (PARTICIPATION, GRANTED), (PARTICIPATION, WITHDRAWN), (PARTICIPATION, GRANTED), (NOTES, GRANTED)
    )
    assert not back.withdrawn
    assert back.may_start
    assert not back.may(AUDIO)


def test_taking_back_one_thing_leaves_the_rest() -> None:
    now = state((PARTICIPATION, GRANTED), (NOTES, GRANTED), (AUDIO, GRANTED), (AUDIO, WITHDRAWN))
    assert now.may_start
    assert not now.may(AUDIO)
    assert not now.withdrawn


def test_the_order_of_recording_counts_not_the_clock() -> None:
    set_back = [event(AUDIO, GRANTED, at=9_000), event(AUDIO, WITHDRAWN, at=1_000)]
    assert not ConsentState.of(set_back).may(AUDIO)


@pytest.mark.parametrize(
    ("participation", "notes"), list(itertools.product((None, GRANTED, DECLINED, WITHDRAWN), repeat=2))
)
def test_an_interview_starts_only_with_both(participation: Decision | None, notes: Decision | None) -> None:
    asked = ((PARTICIPATION, participation), (NOTES, notes))
    now = state(*((scope, decision) for scope, decision in asked if decision is not None))
    assert now.may_start is (participation is GRANTED and notes is GRANTED)


def test_a_sites_consent_is_its_own() -> None:
    site = state((ConsentScope.GATEKEEPER, GRANTED))
    assert site.may(ConsentScope.GATEKEEPER)
    assert not site.may_start
    assert not state((ConsentScope.GATEKEEPER, GRANTED), (ConsentScope.GATEKEEPER, WITHDRAWN)).may(
        ConsentScope.GATEKEEPER
    )
