"""Sites are mended: renamed, taken away when nobody is there; people are moved. The log knows of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.model.consent import Decision
from interview_tui.services.siting import Siting

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def test_a_site_is_renamed_and_two_never_have_one_name(study: OpenStudy) -> None:
    for name in ("Kontor Nord", "Kontor Sør"):
        study.recruiting.add_site(name)
    code = study.recruiting.add_respondent("Kontor Nord", {}).code
    siting = Siting(study.store)
    with pytest.raises(UsageProblem, match="already"):
        siting.rename("Kontor Nord", "kontor sør")
    assert siting.rename("Kontor Nord", "KONTOR Nord ").name == "KONTOR Nord"
    assert siting.rename("kontor nord", "Åsen").name == "Åsen"
    assert {row.respondent.code: row.site for row in study.recruiting.overview()} == {code: "Åsen"}
    assert "site renamed" in {entry.kind for entry in study.store.audit_rows()}


def test_a_site_goes_only_when_nobody_is_there_and_no_leader_decided(study: OpenStudy) -> None:
    for name in ("North", "South", "East"):
        study.recruiting.add_site(name)
    code = study.recruiting.add_respondent("North", {}).code
    study.consenting.gatekeeper("South", Decision.GRANTED)
    siting = Siting(study.store)
    assert [one.name for one in siting.empty()][-1:] == ["East"]
    with pytest.raises(UsageProblem, match=code):
        siting.remove("North")
    with pytest.raises(UsageProblem, match="leader"):
        siting.remove("South")
    siting.remove("East")
    assert siting.move(code, "south").site_id == next(
        one.id for one in study.recruiting.sites() if one.name == "South"
    )
    siting.remove("North")
    assert "North" not in [one.name for one in study.recruiting.sites()]
    assert {"site removed", "respondent moved"} <= {entry.kind for entry in study.store.audit_rows()}


def test_a_new_site_is_there_only_when_the_respondent_is(study: OpenStudy) -> None:
    with pytest.raises(UsageProblem):
        study.recruiting.add_respondent("Hill", {"no such field": "x"}, new=True)
    assert "Hill" not in [one.name for one in study.recruiting.sites()]
    study.recruiting.add_respondent("Hill", {}, new=True)
    assert "Hill" in [one.name for one in study.recruiting.sites()]
