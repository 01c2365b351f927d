"""A linked export and an unlinked one of the same people: read together they name who said each note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.model.consent import Decision
from interview_tui.services.between_exports import Joined
from interview_tui.services.contents import Contents
from tests.conftest import read_through
from tests.services.test_adding_up import AGREED

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

LINKED, UNLINKED = Contents(), Contents(linked=False)


@pytest.fixture
def seven(study: OpenStudy) -> OpenStudy:
    """Seven people who said something each."""
    for number in range(7):
        code = study.recruiting.add_respondent("A", {}).code
        study.consenting.record(code, AGREED, Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note(f"it was all right for the {number}th time")
        session.end()
    read_through(study.store)
    return study


def codes(study: OpenStudy) -> list[str]:
    return [one.code for one in study.store.respondents()]


@pytest.mark.parametrize(("first", "second"), [(LINKED, UNLINKED), (UNLINKED, LINKED)])
def test_the_other_form_of_the_same_people_takes_a_reason(
    seven: OpenStudy, tmp_path: Path, first: Contents, second: Contents
) -> None:
    seven.reporting.export(tmp_path / "one", contents=first)
    assert seven.reporting.prepare(first).problems == [], "the same form tells nothing more"
    with pytest.raises(GateClosed) as closed:
        seven.reporting.export(tmp_path / "two", contents=second)
    (line,) = closed.value.reasons
    assert ("left unlinked" if second.linked else "left with codes") in line
    assert f"(folder one): {', '.join(sorted(codes(seven)))}. Whoever holds both sees who said each" in line
    assert not (tmp_path / "two").exists()
    report = seven.reporting.export(tmp_path / "two", contents=replace(second, override="both stay with us"))
    assert line in report.weighed
    told = (tmp_path / "two" / "gate-report.md").read_text()
    month = seven.store.exports()[0].month
    form = "without" if second.linked else "with"
    assert f"Words of people in this summary also left {form} codes, in {month}." in told
    assert "both stay with us" in told
    assert second.linked or not any(code in told for code in codes(seven))


def test_other_people_in_the_other_form_are_no_matter(seven: OpenStudy, tmp_path: Path) -> None:
    all_of_them = codes(seven)
    seven.reporting.export(tmp_path / "one", contents=replace(UNLINKED, codes=tuple(all_of_them[:5])))
    others = seven.reporting.prepare(replace(LINKED, codes=tuple(all_of_them[5:])))
    assert (others.problems, others.disclosure.joined) == ([], Joined())


def test_who_is_left_over_by_the_codes_of_the_others_is_told(seven: OpenStudy, tmp_path: Path) -> None:
    *six, last = codes(seven)
    seven.reporting.export(tmp_path / "one", contents=UNLINKED)
    same, left = seven.reporting.prepare(replace(LINKED, codes=tuple(six))).problems
    assert last not in same
    assert f"(folder one), only {last} would be in no export with codes" in left
    six_linked = replace(LINKED, codes=tuple(six), override="agreed with all")
    seven.reporting.export(tmp_path / "two", contents=six_linked)
    assert f"only {last} left in no export with codes" in seven.reporting.prepare(UNLINKED).problems[-1]


def test_what_left_before_the_record_may_hold_them_and_shuts_nothing(seven: OpenStudy) -> None:
    seven.store.record_export("2026-01", [("R47.md", "ab" * 32)])
    for contents in (LINKED, UNLINKED):
        prepared = seven.reporting.prepare(contents)
        assert (prepared.problems, prepared.disclosure.earlier) == ([], True)


@pytest.mark.parametrize("spelled", ["{}s leder", "den {} sa ja", "({})"])
def test_a_reason_for_the_unlinked_form_holds_no_code(seven: OpenStudy, tmp_path: Path, spelled: str) -> None:
    one = codes(seven)[0]
    for said in (one, one.lower(), f"{one[0]}-{one[1:]}"):
        reason = spelled.format(said)
        with pytest.raises(GateClosed) as closed:
            seven.reporting.export(tmp_path / "one", contents=replace(UNLINKED, despite=reason))
        assert closed.value.reasons == [f"the reason given holds {one}: write it anew without that"]
        assert seven.reporting.prepare(replace(LINKED, despite=reason)).problems == []
    assert seven.reporting.prepare(replace(UNLINKED, despite=f"{one}0 of them said yes")).problems == []


def test_markers_that_are_not_made_are_told(seven: OpenStudy, tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="no markers"):
        seven.reporting.export(tmp_path / "one", formats=["srt", "eaf"], contents=UNLINKED)
    assert not (tmp_path / "one").exists()
    report = seven.reporting.export(tmp_path / "one", formats=["md", "srt"], contents=UNLINKED)
    assert report.weighed == ("Not written: srt. Unlinked, there are no markers.",)


def test_what_cannot_be_done_is_not_advised(seven: OpenStudy, tmp_path: Path) -> None:
    seven.reporting.export(tmp_path / "one", contents=UNLINKED)
    (line,) = seven.reporting.prepare(replace(UNLINKED, codes=tuple(codes(seven)[:6]))).problems
    assert "fewer" not in line
    assert line.endswith("Take along the same people as then, or give the reason why it leaves all the same")
