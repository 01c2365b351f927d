"""Promises at the gate: what only a reason lets out, what is told, and where it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui import words_ledger
from interview_tui.errors import GateClosed
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.letter import PromiseKind
from interview_tui.services.contents import Contents
from interview_tui.services.stays import KeptWord
from tests.conftest import read_through

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

WHY = "the leader has left; her successor agreed by telephone"


@pytest.fixture
def promised(study: OpenStudy) -> OpenStudy:
    """Somebody who was promised that the leader agrees too, and who did not."""
    informing = study.fieldwork.informing
    letter = informing.put("v1", b"Your leader agrees too, and you read your quotes first.")
    informing.promise(letter, PromiseKind.GATEKEEPER)
    informing.promise(letter, PromiseKind.QUOTES_READ)
    code = study.recruiting.add_respondent("A", {}).code
    agreed = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.QUOTE_VERBATIM]
    study.consenting.record(code, [*agreed, ConsentScope.QUOTE_ATTRIBUTED], Decision.GRANTED)
    session = study.interviewing.start(code)
    session.note('"we wait and we wait')
    session.end()
    read_through(study.store)
    return study


def test_a_promise_that_the_export_breaks_shuts_the_gate_until_there_is_a_reason(
    promised: OpenStudy, tmp_path: Path
) -> None:
    with pytest.raises(GateClosed) as closed:
        promised.reporting.export(tmp_path / "out")
    assert len(closed.value.reasons) == 1
    assert "“The leader of the site agrees too” was promised" in closed.value.reasons[0]
    assert "give the reason" in closed.value.reasons[0]
    with pytest.raises(GateClosed):
        # The reason for small groups is another one.
        promised.reporting.export(tmp_path / "out", contents=Contents(override=WHY))
    assert not (tmp_path / "out").exists()
    report = promised.reporting.export(tmp_path / "out", contents=Contents(despite=WHY))
    assert any(WHY in line for line in report.promised)
    assert any("Quotes that leave: 1." in line for line in report.promised)


def test_the_report_of_the_gate_says_it_without_a_code(promised: OpenStudy, tmp_path: Path) -> None:
    (code,) = [one.code for one in promised.store.respondents()]
    promised.reporting.export(tmp_path / "out", contents=Contents(despite=WHY))
    report = (tmp_path / "out" / "gate-report.md").read_text("utf-8")
    assert "no yes is on record. Of those whose words leave: 1." in report
    assert "Quotes that leave: 1." in report
    assert "Publish none" not in report, "what to do is told before it leaves, not to whoever is handed it"
    assert WHY in report.replace("\\", "")
    assert code not in report
    summary = promised.reporting.prepare(Contents(despite=WHY)).summary
    assert summary is not None
    assert summary.statement.promises == {"leader_missing": 1, "quotes_unread": 1, "reading_unasked": 1}
    assert summary.statement.despite == WHY


def test_the_leaders_answer_opens_it_and_the_rest_is_only_told(promised: OpenStudy, tmp_path: Path) -> None:
    promised.consenting.gatekeeper("A", Decision.GRANTED)
    report = promised.reporting.export(tmp_path / "out", contents=Contents(despite="not needed"))
    assert len(report.promised) == 2
    text = "".join(path.read_text("utf-8-sig") for path in (tmp_path / "out").iterdir())
    assert "not needed" not in text


def test_a_leaders_no_is_called_a_no(promised: OpenStudy, tmp_path: Path) -> None:
    (code,) = [one.code for one in promised.store.respondents()]
    promised.consenting.gatekeeper("A", Decision.DECLINED)
    (problem,) = promised.reporting.prepare().problems
    assert "was promised, and the leader said no." in problem
    assert f"leave: 1 ({code}). Leave them out" in problem
    promised.reporting.export(tmp_path / "out", contents=Contents(despite="the leader takes it back soon"))
    report = (tmp_path / "out" / "gate-report.md").read_text("utf-8")
    assert "the leader said no. Of those whose words leave: 1." in report
    assert "no yes is on record" not in report
    overseeing = promised.fieldwork.overseeing
    assert "the leader said no: 1 of 1" in [words_ledger.why(line) for line in overseeing.ledger()]
    (flagged,) = overseeing.status().flagged
    assert (flagged.leader_missing, flagged.leader_declined) == (True, True)


def test_a_reason_is_told_as_the_files_have_it(promised: OpenStudy, tmp_path: Path) -> None:
    promised.reviewing.mark_identifier("Ragnhild", IdentifierType.PERSON)
    contents = Contents(despite="Ragnhild agreed by telephone")
    told = promised.reporting.prepare(contents).promised.told
    assert any(line.startswith("It leaves all the same: [person ") for line in told)
    report = promised.reporting.export(tmp_path / "out", contents=contents)
    assert all("Ragnhild" not in line for line in (*told, *report.promised))


def test_the_notes_with_places_that_were_kept_are_named_to_the_researcher(
    promised: OpenStudy, tmp_path: Path
) -> None:
    letter = promised.fieldwork.informing.put("v2", b"We name no office.")
    promised.fieldwork.informing.promise(letter, PromiseKind.SITE_UNNAMED)
    code = promised.recruiting.add_respondent("A", {}).code
    scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES]
    promised.consenting.record(code, scopes, Decision.GRANTED)
    promised.consenting.gatekeeper("A", Decision.GRANTED)
    session = promised.interviewing.start(code)
    note = session.note("the club room at Ullern")
    session.end()
    promised.reviewing.mark_identifier("Ullern", IdentifierType.PLACE)
    promised.reviewing.decide("word:ullern", IdentifierType.PLACE, Choice.KEEP)
    read_through(promised.store)
    prepared = promised.reporting.prepare()
    (line,) = [one for one in prepared.promised.told if "Sites are not named" in one]
    assert f"kept as they are: 1 (note {note.id}). See that" in line
    assert prepared.stays.kept == (KeptWord("Ullern", IdentifierType.PLACE, (note.id,)),)
    report = promised.reporting.export(tmp_path / "out")
    assert report.kept == {"place": (note.id,)}
    text = (tmp_path / "out" / "gate-report.md").read_text("utf-8")
    assert "kept as they are: 1." in text
    assert "Ullern" not in text


@pytest.mark.parametrize("answer", [Decision.DECLINED, Decision.WITHDRAWN])
def test_who_said_no_to_a_supervisor_reading_leaves_only_for_a_reason(
    study: OpenStudy, tmp_path: Path, answer: Decision
) -> None:
    codes = [study.recruiting.add_respondent("A", {}).code for _person in range(2)]
    for code in codes:
        study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
        session = study.interviewing.start(code)
        session.note("it was all right")
        session.end()
    read_through(study.store)
    (told,) = study.reporting.prepare().promised.told
    assert told.startswith("Not asked: whether a supervisor or others may read the notes")
    assert f"({', '.join(sorted(codes))}). Ask them, or leave them out" in told
    study.consenting.record(codes[0], [ConsentScope.REVIEWER_ACCESS], Decision.GRANTED)
    study.consenting.record(codes[1], [ConsentScope.REVIEWER_ACCESS], answer)
    (problem,) = study.reporting.prepare().problems
    assert problem.startswith("No was said to a supervisor or others reading the notes.")
    assert f": 1 ({codes[1]}). Leave them out" in problem
    assert study.reporting.prepare(Contents(codes=(codes[0],))).promised.found == ()
    report = study.reporting.export(tmp_path / "out", contents=Contents(despite="nobody reads it but me"))
    assert codes[1] not in report.promised[0]
    assert "No was said" in (tmp_path / "out" / "gate-report.md").read_text()


def test_what_is_undecided_in_the_reason_is_named_by_its_kind(promised: OpenStudy) -> None:
    prepared = promised.reporting.prepare(Contents(despite="she said yes by telephone on 12 May"))
    assert prepared.problems == ["the reason given holds date: write it anew without that"]


def test_a_name_in_the_reason_does_not_leave(promised: OpenStudy, tmp_path: Path) -> None:
    prepared = promised.reporting.prepare(Contents(despite="as Kari Nordmann said, ola@example.org agreed"))
    assert prepared.problems
    assert all("Nordmann" not in line for line in prepared.problems)
