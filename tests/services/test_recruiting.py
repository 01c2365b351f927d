from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import Phase
from interview_tui.model.study import CODE
from interview_tui.services.opening import OpenStudy

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.paths import StudyPaths
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock


@pytest.fixture
def study(paths: StudyPaths, store: Store, guide: Guide, clock: FakeClock) -> OpenStudy:
    store.add_guide(guide)
    return OpenStudy(paths, store, clock, "KE")


def test_a_site_has_one_name(study: OpenStudy) -> None:
    site = study.recruiting.add_site("  Kontor\tÅs\x00 ")
    assert site.name == "Kontor Ås"
    with pytest.raises(UsageProblem):
        study.recruiting.add_site("kontor ås")
    assert study.recruiting.sites() == [site]


@pytest.mark.parametrize("name", ["", " \x07 ", "x" * 201])
def test_a_site_needs_a_short_name(study: OpenStudy, name: str) -> None:
    with pytest.raises(UsageProblem):
        study.recruiting.add_site(name)
    assert study.recruiting.sites() == []


def test_respondents_get_random_codes(study: OpenStudy) -> None:
    study.recruiting.add_site("A")
    codes = [study.recruiting.add_respondent("a", {}).code for _n in range(60)]
    assert len(set(codes)) == 60
    assert all(CODE.fullmatch(code) for code in codes)
    assert codes != sorted(codes)


def test_an_unknown_site_or_code_names_the_nearest(study: OpenStudy) -> None:
    study.recruiting.add_site("Kontor Nord")
    with pytest.raises(UsageProblem, match="Did you mean Kontor Nord"):
        study.recruiting.add_respondent("kontor nor", {})
    code = study.recruiting.add_respondent("Kontor Nord", {}).code
    assert study.recruiting.find(code.lower()).code == code
    with pytest.raises(UsageProblem, match=f"Did you mean {code}"):
        study.recruiting.find(code + "9")


def test_only_the_fields_the_study_has_chosen(study: OpenStudy) -> None:
    study.recruiting.add_site("A")
    assert study.recruiting.define_fields(["role", "years in the job"]).fields == ("role", "years in the job")
    made = study.recruiting.add_respondent("A", {"Role": " leader\n", "years in the job": ""})
    assert dict(made.fields) == {"role": "leader"}
    with pytest.raises(UsageProblem, match="role, years in the job"):
        study.recruiting.add_respondent("A", {"rolle": "x"})
    with pytest.raises(UsageProblem):
        study.recruiting.add_respondent("A", {"role": "x" * 201})
    assert len(study.recruiting.respondents()) == 1


def test_a_field_in_use_stays(study: OpenStudy) -> None:
    study.recruiting.add_site("A")
    study.recruiting.define_fields(["role", "age"])
    study.recruiting.add_respondent("A", {"role": "leader"})
    with pytest.raises(UsageProblem, match="role"):
        study.recruiting.define_fields(["age"])
    assert study.recruiting.define_fields(["role"]).fields == ("role",)
    for bad in (["role", ""], ["role", "ROLE"]):
        with pytest.raises(UsageProblem):
            study.recruiting.define_fields(bad)


def test_hostile_text_is_stored_as_text(study: OpenStudy) -> None:
    study.recruiting.define_fields(["=cmd()"])
    site = study.recruiting.add_site("[@click=app.quit]x[/]\x1b[31m\u202e'; DROP TABLE sites")
    assert site.name == "[@click=app.quit]x[/]'; DROP TABLE sites"
    made = study.recruiting.add_respondent(site.name, {"=cmd()": "=1+1\x00"})
    assert study.recruiting.find(made.code).fields == {"=cmd()": "=1+1"}


def test_overview_in_one_pass(study: OpenStudy, clock: FakeClock) -> None:
    study.recruiting.add_site("A")
    study.recruiting.add_site("B")
    one, two = study.recruiting.add_respondent("A", {}), study.recruiting.add_respondent("B", {})
    study.consenting.gatekeeper("A", Decision.GRANTED)
    both = [ConsentScope.PARTICIPATION, ConsentScope.NOTES]
    study.consenting.record(one.code, both, Decision.GRANTED)
    session = study.interviewing.start(one.code)
    session.note("x")
    session.note("y")
    session.undo()
    session.pause()
    cancelled = study.fieldwork.approaching.cancel(two.code)
    assert study.fieldwork.approaching.cancel(two.code) == cancelled
    first, second = study.recruiting.overview()
    assert (first.site, first.gatekeeper, first.phase, first.notes) == (
        "A",
        Decision.GRANTED,
        Phase.PAUSED,
        1,
    )
    assert first.interview_id == session.interview.id
    assert first.consent.may_start
    assert (second.site, second.gatekeeper, second.phase, second.notes) == ("B", None, None, 0)
    assert second.respondent.cancelled
    session.undo()
    assert study.recruiting.overview()[0].phase is Phase.RUNNING
