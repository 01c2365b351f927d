"""Study, guides, sites, respondents and consent come back as they were stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import StoreDamaged
from interview_tui.model.consent import (
    Comprehension,
    ConsentEvent,
    ConsentScope,
    ConsentState,
    Decision,
    Method,
)
from interview_tui.model.study import Respondent, Site, Study
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.paths import StudyPaths


def again(store: Store, paths: StudyPaths, key: bytes) -> Store:
    """Close the store and open it anew, so that only what is on disk counts."""
    store.close()
    return Store.open(paths, key)


def test_a_study_is_never_without_the_guide_it_was_made_with(
    paths: StudyPaths, key: bytes, guide: Guide
) -> None:
    made = Store.create(paths, key, Study("x", "en"), guide=guide)
    assert made.current_guide() == guide
    assert made.add_guide(guide) == guide.hash()
    assert (made.current_guide(), made.audit_intact()) == (guide, True)
    made.close()


def test_a_new_study_is_as_it_was_given(paths: StudyPaths, key: bytes) -> None:
    given = Study("Før og nå", "nb", ("rolle", "år"), "v2", "sha256:ab", key_file=True, sample=True)
    Store.create(paths, key, given).close()
    store = Store.open(paths, key)
    assert store.study() == given
    store.close()


def test_a_saved_study_replaces_the_one_before(
    store: Store, paths: StudyPaths, key: bytes, hostile: str
) -> None:
    given = Study(hostile, "nb", (hostile, "b"), hostile, "sha256:cd", key_file=True)
    store.save_study(given)
    store = again(store, paths, key)
    assert store.study() == given
    store.close()


def test_the_secret_is_the_studys_own_and_stays(store: Store, paths: StudyPaths, key: bytes) -> None:
    secret = store.secret()
    assert len(secret) == 32
    store.save_study(Study("Other", "en"))
    store = again(store, paths, key)
    assert store.secret() == secret
    store.close()
    other = Store.create(
        replace(paths, folder=paths.folder.with_name("other")), key, Study("Reform study", "en")
    )
    assert other.secret() != secret
    other.close()


def test_guides_are_kept_by_hash_and_the_last_is_current(store: Store, guide: Guide, hostile: str) -> None:
    with pytest.raises(KeyError):
        store.current_guide()
    second = replace(guide, version="2", opening=(hostile,))
    assert store.add_guide(guide) == guide.hash()
    assert store.add_guide(second) == second.hash()
    assert store.current_guide() == second
    assert store.add_guide(guide) == guide.hash()
    assert store.current_guide() == guide
    assert store.guides() == [guide, second]
    assert store.guide(second.hash()) == second
    with pytest.raises(KeyError):
        store.guide("sha256:none")


def test_saving_the_study_keeps_the_current_guide(store: Store, guide: Guide) -> None:
    store.add_guide(guide)
    store.save_study(Study("New title", "en"))
    assert store.current_guide() == guide


def test_sites_and_respondents_come_back(store: Store, hostile: str) -> None:
    site = store.add_site(hostile)
    assert store.sites() == [site] == [Site(site.id, hostile)]
    person = store.add_respondent("R47", site.id, {"rolle": hostile, hostile: "b"})
    assert person == Respondent(person.id, "R47", site.id, {"rolle": hostile, hostile: "b"})
    assert store.respondents() == [person]
    assert store.respondent("R47") == person
    assert store.respondent("R48") is None


def test_a_name_or_code_taken_and_a_site_unknown_are_refused_and_leave_nothing(store: Store) -> None:
    site = store.add_site("Kontoret")
    store.add_respondent("R47", site.id, {})
    for act in (
        lambda: store.add_site("Kontoret"),
        lambda: store.add_respondent("R47", site.id, {}),
        lambda: store.add_respondent("R48", site.id + 1, {}),
    ):
        with pytest.raises(ValueError, match="refused"):
            act()
    assert len(store.sites()) == len(store.respondents()) == 1
    assert store.audit_intact()
    assert store.add_site("Et annet").name == "Et annet"


def a_consent(respondent_id: int, scope: ConsentScope, decision: Decision, word: str = "") -> ConsentEvent:
    return ConsentEvent(
        scope, decision, Method.ORAL_WITNESSED, 1_767_603_600_000, f"Kari Eksempel {word}", respondent_id,
        letter_version=f"2{word}", letter_hash="sha256:ab", comprehension=Comprehension.SKIPPED,
        comprehension_reason=f"tid{word}", witness=f"Ola Prøve {word}",
    )  # fmt: skip


def test_consent_events_come_back_in_order(store: Store, hostile: str) -> None:
    site = store.add_site("Kontoret")
    person = store.add_respondent("R47", site.id, {})
    other = store.add_respondent("R48", site.id, {})
    keeper = ConsentEvent(ConsentScope.GATEKEEPER, Decision.GRANTED, Method.EMAIL, 1, "", site_id=site.id)
    first = store.add_consent([a_consent(person.id, ConsentScope.NOTES, Decision.GRANTED, hostile), keeper])
    second = store.add_consent([a_consent(other.id, ConsentScope.NOTES, Decision.DECLINED)])
    third = store.add_consent([a_consent(person.id, ConsentScope.NOTES, Decision.WITHDRAWN)])
    assert store.consent_events() == first + second + third
    assert store.consent_events(respondent_id=person.id) == [first[0], *third]
    assert store.consent_events(site_id=site.id) == [first[1]]
    assert first[0] == replace(
        a_consent(person.id, ConsentScope.NOTES, Decision.GRANTED, hostile), id=first[0].id
    )


def test_consents_of_one_call_are_stored_together_or_not_at_all(store: Store) -> None:
    site = store.add_site("Kontoret")
    person = store.add_respondent("R47", site.id, {})
    good = a_consent(person.id, ConsentScope.NOTES, Decision.GRANTED)
    with pytest.raises(ValueError, match="refused"):
        store.add_consent([good, replace(good, respondent_id=99)])
    assert store.consent_events() == []
    assert store.audit_intact()
    assert store.add_consent([]) == []


def test_what_lists_need_of_consent_is_what_the_events_say(store: Store) -> None:
    site = store.add_site("Sted")
    people = [store.add_respondent(code, site.id, {}) for code in ("R11", "R12", "R13")]
    part, notes = ConsentScope.PARTICIPATION, ConsentScope.NOTES
    yes, no, back = Decision.GRANTED, Decision.DECLINED, Decision.WITHDRAWN
    said = [
        (0, part, yes, "v1"), (0, notes, yes, "v1"), (1, part, no, "v1"),
        (0, part, yes, "v2"), (1, notes, yes, ""), (0, part, back, "v3"),
    ]  # fmt: skip
    for who, scope, decision, version in said:
        event = ConsentEvent(
            scope, decision, Method.WRITTEN, 1, "", people[who].id, letter_version=version,
            comprehension=Comprehension.OK,
        )  # fmt: skip
        store.add_consent([event])
    leader = ConsentEvent(ConsentScope.GATEKEEPER, Decision.GRANTED, Method.WRITTEN, 1, "", site_id=site.id)
    store.add_consent([leader, replace(leader, decision=Decision.DECLINED)])
    given = store.given()
    for person in people[:2]:
        state = ConsentState.of(store.consent_events(respondent_id=person.id))
        brief = {scope: (one.decision, one.letter_version) for scope, one in state.latest.items()}
        assert {scope: one[:2] for scope, one in given[person.id].latest.items()} == brief
        assert (given[person.id].withdrawn, given[person.id].may_start) == (state.withdrawn, state.may_start)
    assert (given[people[0].id].agreed_letter, given[people[1].id].agreed_letter) == ("v2", None)
    assert people[2].id not in given
    assert store.leaders() == {site.id: Decision.DECLINED}


def test_consent_that_says_nothing_known_is_damage(store: Store) -> None:
    person = store.add_respondent("R11", store.add_site("Sted").id, {})
    event = ConsentEvent(ConsentScope.NOTES, Decision.GRANTED, Method.WRITTEN, 1, "", person.id)
    store.add_consent([event])
    store.db.execute("PRAGMA ignore_check_constraints = ON")
    store.db.execute("UPDATE consent_events SET decision = 'perhaps'")
    with pytest.raises(StoreDamaged):
        store.given()
