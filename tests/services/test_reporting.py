"""The gate: what may leave does, with tokens for names; what is undecided, flagged or forbidden shuts it."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, cast

import pytest

from interview_tui import i18n
from interview_tui.errors import DiskFull, GateClosed, NotSaved, UsageProblem, WouldOverwrite
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.model.note import ChangeField, NoteChange, NoteFlag, NoteKind
from interview_tui.model.recruitment import RecruitmentEvent, RecruitState
from interview_tui.services.contents import Contents
from tests.services.exported import consent, content, noted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.services.reporting import Reporting
    from interview_tui.store.store import Store

    Hold = Callable[..., list[int]]


def test_an_export_writes_a_summary_per_respondent_and_one_across(
    reporting: Reporting, hold: Hold, out: Path
) -> None:
    hold("drove every day", code="R47")
    hold("met round a table", code="R12")
    report = reporting.export(out)
    tables = ("notes.csv", "coverage.csv", "about.csv")
    assert report.files == ("respondent-r12.md", "respondent-r47.md", "summary.md", *tables, "gate-report.md")
    assert (report.respondents, report.notes, report.withheld) == (2, 2, 0)
    assert {path.name for path in out.iterdir()} == set(report.files)
    assert "| Tasks | ◐ 1 of 2 | ◐ 1 of 2 |" in content(out)
    assert "45–60 minutes" in content(out)


def test_the_same_study_gives_the_same_bytes(
    reporting: Reporting, hold: Hold, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold("#Kari and #Ola met #Per", "#Unni came", code="R47")
    hold("#Ola came", code="R12")
    reporting.export(tmp_path / "one")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    clock.advance(90 * 24 * 3_600_000)  # type: ignore[attr-defined]
    i18n._Current.one = staticmethod(lambda text: f"«{text}»")
    reporting.export(tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_tokens_stay_when_more_names_come(reporting: Reporting, hold: Hold, tmp_path: Path) -> None:
    hold("#Kari came", code="R47")
    reporting.export(tmp_path / "one")
    (before,) = re.findall(r"\[\w+ \d+\]", (tmp_path / "one" / "notes.csv").read_text(encoding="utf-8-sig"))
    hold("#Anne and #Ola and #Kari", code="R12")
    reporting.export(tmp_path / "two")
    again = (tmp_path / "two" / "notes.csv").read_text(encoding="utf-8-sig")
    first, other, kari, same = re.findall(r"\[\w+ \d+\]", again)
    assert before == kari == same
    assert len({first, other, kari}) == 3


@pytest.mark.parametrize("flag", list(NoteFlag))
def test_a_flagged_note_leaves_only_when_it_is_cleared(
    reporting: Reporting, hold: Hold, store: Store, tmp_path: Path, flag: NoteFlag
) -> None:
    _plain, flagged = hold("drove every day", "told in confidence")
    store.add_change(NoteChange(flagged, ChangeField.FLAG_ON, flag.value, 1))
    reporting.export(tmp_path / "one")
    assert noted(tmp_path / "one") == ["drove every day"]
    summary = reporting.prepare().summary
    assert summary is not None
    assert (summary.statement.withheld, summary.respondents[0].withheld) == ({flag.value: 1}, 1)
    store.add_change(NoteChange(flagged, ChangeField.CLEARED, "yes", 1))
    reporting.export(tmp_path / "two")
    assert "told in confidence" in noted(tmp_path / "two")
    assert "one by one: 1" in content(tmp_path / "two")


@pytest.mark.parametrize("kind", [NoteKind.ASK_LATER, NoteKind.OWN_REACTION])
def test_some_kinds_stay_behind(reporting: Reporting, hold: Hold, out: Path, kind: NoteKind) -> None:
    hold("drove every day", (kind, "kept to myself"))
    reporting.export(out)
    assert noted(out) == ["drove every day"]
    assert "kept to myself" not in content(out)


def test_a_quote_needs_consent_to_quotes(
    reporting: Reporting, hold: Hold, store: Store, tmp_path: Path
) -> None:
    hold("drove every day", (NoteKind.QUOTE, "only in the corridor"))
    reporting.export(tmp_path / "one")
    assert "corridor" not in content(tmp_path / "one")
    assert "quote without consent to verbatim quotes: 1" in content(tmp_path / "one")
    consent(store, "R47", Decision.GRANTED, [ConsentScope.QUOTE_VERBATIM, ConsentScope.QUOTE_ATTRIBUTED])
    reporting.export(tmp_path / "two")
    assert "> only in the corridor" in content(tmp_path / "two")


def test_notes_taken_back_and_empty_moments_stay_behind(
    reporting: Reporting, hold: Hold, store: Store, out: Path
) -> None:
    _plain, undone, _mark = hold("drove every day", "typed by mistake", (NoteKind.MARK, ""))
    store.add_change(NoteChange(undone, ChangeField.UNDONE, "yes", 1))
    report = reporting.export(out)
    assert noted(out) == ["drove every day"]
    assert (report.notes, report.withheld) == (1, 1)
    assert "a moment without words: 1" in content(out)


def test_only_those_who_agree_now_are_in_it(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    for code in ("R10", "R20", "R30", "R40"):
        hold(f"said by {code[1:]}", code=code)
    hold("still going", code="R50", ended=False)
    consent(store, "R20", Decision.WITHDRAWN)
    consent(store, "R30", Decision.WITHDRAWN, [ConsentScope.NOTES])
    cancelled = store.respondent("R40")
    assert cancelled is not None
    store.add_recruitment(RecruitmentEvent(cancelled.id, RecruitState.CANCELLED, 1))
    report = reporting.export(out)
    assert noted(out) == ["said by 10"]
    assert "Respondents who withdrew: 1" in content(out)
    assert "cancelled before a conversation: 1" in content(out)
    assert [line[:3] for line in report.left_out] == ["R30", "R50"]


def test_respondents_asked_for_must_be_able_to_leave(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("one", code="R10")
    hold("two", code="R20")
    hold("three", code="R30", ended=False)
    consent(store, "R20", Decision.WITHDRAWN, [ConsentScope.NOTES])
    with pytest.raises(UsageProblem, match="R99"):
        reporting.export(out, contents=Contents(codes=("R99",)))
    with pytest.raises(GateClosed) as closed:
        reporting.export(out, contents=Contents(codes=("r10", "R20", "R30")))
    assert [reason[:4] for reason in closed.value.reasons] == ["R20:", "R30:"]
    reporting.export(out, contents=Contents(codes=("R10",)))
    assert noted(out) == ["one"]


def test_nothing_to_tell_is_told(reporting: Reporting, out: Path) -> None:
    with pytest.raises(GateClosed, match="Nothing was exported"):
        reporting.export(out)


def test_the_columns_are_by_code_not_by_order_of_interviews(
    reporting: Reporting, hold: Hold, out: Path
) -> None:
    for code in ("R81", "R100", "R12"):
        hold("one", code=code)
    reporting.export(out)
    assert "| Theme | R12 | R81 | R100 |" in content(out)


def test_nothing_of_time_place_or_machine_leaves(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold("drove every day")
    reporting.export(out)
    text = content(out)
    assert not re.search(r"\d{1,2}:\d\d|\b(?:19|20)\d\d\b|/tmp|/home|study\.db", text)
    assert not any(one in text for one in (str(out), os.uname().nodename))


def test_what_is_exported_is_on_record_with_its_hash(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("drove every day")
    reporting.export(out, formats=["csv"])
    assert store.audit_rows()[-1].kind == "export ended"
    assert {path.name for path in out.iterdir()} == {
        "notes.csv",
        "coverage.csv",
        "about.csv",
        "gate-report.md",
    }


def test_nothing_is_written_when_the_record_fails(
    reporting: Reporting, hold: Hold, out: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise DiskFull

    hold("drove every day")
    monkeypatch.setattr(store, "record_export", full)
    with pytest.raises(NotSaved, match="disk that the study is on is full; nothing was exported"):
        reporting.export(out)
    assert not out.exists()


def test_an_export_never_lands_in_the_study_or_over_an_old_one(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("drove every day")
    for inside in (store.paths.folder, store.paths.folder / "out", store.paths.folder / "x" / ".." / "out"):
        with pytest.raises(UsageProblem, match="inside"):
            reporting.export(inside)
    reporting.export(out)
    with pytest.raises(WouldOverwrite):
        reporting.export(out)


@pytest.mark.parametrize("formats", [["odt"], [], ["md", "no such"]])
def test_formats_are_checked_first(reporting: Reporting, hold: Hold, out: Path, formats: list[str]) -> None:
    hold("then Solveig came")
    with pytest.raises(UsageProblem):
        reporting.export(out, formats=formats)


def test_a_search_that_fails_counts_as_a_shut_gate(reporting: Reporting, hold: Hold, out: Path) -> None:
    (number,) = hold("drove every day")
    broken = KnownName("key:9", (cast("str", None),), IdentifierType.PERSON, Why.KEY_FILE)
    with pytest.raises(GateClosed) as closed:
        reporting.export(out, key=[broken])
    assert f"note {number}: could not be searched" in closed.value.reasons
    assert not out.exists()
