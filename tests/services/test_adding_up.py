"""What adds up about one person: over two exports, and over labels, coarse marks and words in notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.services import adding_up
from interview_tui.services.contents import Contents
from tests.conftest import read_through

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

AGREED = (
    ConsentScope.PARTICIPATION,
    ConsentScope.NOTES,
    ConsentScope.QUOTE_VERBATIM,
    ConsentScope.QUOTE_ATTRIBUTED,
)
SAYS = "I have worked here for nine years, in reception mostly"


@pytest.fixture
def ten(study: OpenStudy) -> OpenStudy:
    """Ten people, five and five alike in each field, and fewer in both."""
    study.store.save_study(replace(study.study, fields=("dept", "years")))
    for number in range(10):
        values = {
            "dept": "reception" if number < 5 else "follow-up",
            "years": "long" if number % 2 else "short",
        }
        code = study.recruiting.add_respondent("A", values).code
        study.consenting.record(code, AGREED, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note(SAYS if number == 0 else "it was all right")
        session.end()
    read_through(study.store)
    return study


def test_facts_that_were_told_apart_single_somebody_out_together(ten: OpenStudy, tmp_path: Path) -> None:
    ten.reporting.export(tmp_path / "one", contents=Contents(fields=("DEPT",)))
    assert ten.store.exports()[0].facts == ("DEPT",)
    with pytest.raises(GateClosed) as closed:
        ten.reporting.export(tmp_path / "two", contents=Contents(fields=("years",)))
    (line,) = closed.value.reasons
    assert line.startswith("earlier exports told dept under the same codes; with that it is years + dept")
    assert line.endswith("(the smallest: 2)")
    ten.reporting.export(tmp_path / "two", contents=Contents(fields=("years",), override="agreed with all"))
    assert ten.store.exports()[1].facts == ("years",)


def test_without_a_fact_of_its_own_an_export_is_only_told_of_earlier_ones(
    ten: OpenStudy, tmp_path: Path
) -> None:
    ten.reporting.export(tmp_path / "one", contents=Contents(fields=("dept",)))
    assert ten.reporting.prepare().disclosure.warnings == ()
    some = Contents(codes=tuple(one.code for one in ten.store.respondents())[:6])
    prepared = ten.reporting.prepare(some)
    assert prepared.problems == []
    assert "earlier exports told dept" in prepared.disclosure.warnings[0]
    assert not any(
        "earlier exports" in line for line in ten.reporting.prepare(Contents(linked=False)).problems
    )


def test_what_stands_about_one_person_is_told_together(ten: OpenStudy, tmp_path: Path) -> None:
    assert adding_up.of_each(ten, ten.reporting.prepare(), Contents()) == [
        f"{first(ten)}: “nine years” · {SAID}"
    ]
    chosen = Contents(fields=("years",))
    line = adding_up.of_each(ten, ten.reporting.prepare(chosen), chosen)[0]
    assert line == f"{first(ten)}: short · “nine years” · {SAID}"
    ten.reporting.export(tmp_path / "one", contents=Contents(fields=("dept",)))
    line = adding_up.of_each(ten, ten.reporting.prepare(), Contents())[0]
    assert "dept, told earlier" in line
    assert adding_up.of_each(ten, ten.reporting.prepare(Contents(linked=False)), Contents(linked=False)) == []


def test_a_coarse_mark_adds_up_too(ten: OpenStudy) -> None:
    entity = "word:reception"
    ten.reviewing.mark_identifier("reception", IdentifierType.PLACE)
    ten.reviewing.decide(entity, IdentifierType.PLACE, Choice.GENERALISE, text="a front desk")
    line = adding_up.of_each(ten, ten.reporting.prepare(), Contents())[0]
    assert "[a front desk] · “nine years”" in line


def test_two_unlinked_exports_that_differ_by_few_shut_the_gate(ten: OpenStudy, tmp_path: Path) -> None:
    codes = [one.code for one in ten.store.respondents()]
    five = Contents(codes=tuple(codes[:5]), linked=False)
    ten.reporting.export(tmp_path / "one", contents=five)
    kept = ten.store.exports()[0]
    assert (kept.linked, len(kept.people), kept.gone) == (False, 5, 0)
    again = ten.reporting.prepare(five)
    assert (again.problems, again.disclosure.earlier) == ([], False), "the same people tell nothing more"
    six = replace(five, codes=tuple(codes[:6]))
    with pytest.raises(GateClosed) as closed:
        ten.reporting.export(tmp_path / "two", contents=six)
    (line,) = closed.value.reasons
    assert line.startswith("unlinked, but not in the unlinked export of ")
    assert f"(folder one): {codes[5]}. Whoever holds both" in line
    assert "the same people as then, or at least 5 more" in line
    assert ten.reporting.prepare(Contents(linked=False)).problems == [], "five more are enough"
    ten.reporting.export(tmp_path / "two", contents=replace(six, override="both go to the archive"))
    assert "differs by few respondents" in (tmp_path / "two" / "gate-report.md").read_text()
    back = ten.reporting.prepare(five).problems
    assert [f"and not in this: {codes[5]}." in line for line in back] == [True]


def test_who_is_erased_still_counts_as_having_left(ten: OpenStudy, tmp_path: Path) -> None:
    ten.reporting.export(tmp_path / "one", contents=Contents(linked=False))
    ten.withdrawing.everything(first(ten))
    assert (len(ten.store.exports()[0].people), ten.store.exports()[0].gone) == (9, 1)
    (line,) = ten.reporting.prepare(Contents(linked=False)).problems
    assert "and not in this: someone who is erased." in line


SAID = "dept: said in note 1"


def first(study: OpenStudy) -> str:
    return study.store.respondents()[0].code
