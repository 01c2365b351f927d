"""The gate: what may leave does, with tokens for names; what is undecided, flagged or forbidden shuts it."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from interview_tui import i18n
from interview_tui.errors import DiskFull, GateClosed, NotSaved, UsageProblem, WouldOverwrite
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.guide import Probe, Question, Theme
from interview_tui.model.identifier import Choice, IdentifierType, KnownName, Why
from interview_tui.model.identifier import Decision as Decided
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteFlag, NoteKind
from interview_tui.model.recruitment import RecruitmentEvent, RecruitState
from interview_tui.model.study import Study
from interview_tui.services.contents import Contents
from interview_tui.services.reporting import Reporting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.store.store import Store

    Hold = Callable[..., list[int]]

KARI = KnownName("key:1", ("Kari Eksempel",), IdentifierType.PERSON, Why.KEY_FILE)
DAG = KnownName("key:2", ("Dag Prøve",), IdentifierType.PERSON, Why.KEY_FILE)
BASIC = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
MINUTE = 60_000


def consent(store: Store, code: str, decision: Decision, scopes: Sequence[ConsentScope] = BASIC) -> None:
    found = store.respondent(code)
    assert found is not None
    store.add_consent([ConsentEvent(s, decision, Method.WRITTEN, 1, "", found.id) for s in scopes])


@pytest.fixture
def hold(store: Store, guide: Guide, clock: Clock) -> Hold:
    """Return what holds an ended interview of given lines and returns the ids of its notes."""

    def held(
        *lines: str | tuple[NoteKind, str],
        code: str = "R47",
        ended: bool = True,
        by: Guide = guide,
        question: str = "tasks-1",
    ) -> list[int]:
        place = next(iter(store.sites()), None) or store.add_site("Fjordby")
        respondent = store.respondent(code) or store.add_respondent(code, place.id, {})
        consent(store, code, Decision.GRANTED)
        row = Interview(0, respondent.id, store.add_guide(by), clock.now().wall_ms, 60)
        number = store.start_interview(row, clock.now()).id
        store.add_event(Event(number, EventKind.STATE, MINUTE, MINUTE, "tasks-1", "asked"))
        ids = []
        for at, line in enumerate(lines):
            kind, words = (NoteKind.NOTE, line) if isinstance(line, str) else line
            note = Note(0, number, at, at * MINUTE, kind, words, "tasks", question)
            ids.append(store.add_note(note).id)
            store.add_change(NoteChange(ids[-1], ChangeField.SIGNED, "KE", at))
        if ended:
            store.add_event(Event(number, EventKind.ENDED, 50 * MINUTE, 50 * MINUTE))
        return ids

    return held


@pytest.fixture
def reporting(store: Store, clock: Clock) -> Reporting:
    return Reporting(store, clock)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def content(folder: Path) -> str:
    return anyhow("\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(folder.iterdir())))


def anyhow(text: str) -> str:
    """Return a text without the numbers of replacements: they are drawn at random."""
    return re.sub(r"\[([\w-]+) \d+\]", r"[\1 N]", text)


def noted(folder: Path) -> list[str]:
    text = (folder / "notes.csv").read_text(encoding="utf-8-sig")
    return [anyhow(row[-2]) for row in csv.reader(io.StringIO(text, newline=""))][1:]


def decide(store: Store, entity: str, choice: Choice, kind: IdentifierType = IdentifierType.PERSON) -> None:
    store.add_decision(Decided(entity, kind, choice, 1))


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


def test_an_undecided_word_shuts_the_gate_without_being_named(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    _plain, number = hold("drove every day", "then Solveig came with Torunn")
    with pytest.raises(GateClosed) as closed:
        reporting.export(out)
    assert closed.value.reasons == [f"note {number}: 2 undecided"]
    assert closed.value.exit_code == 12
    assert "Solveig" not in str(closed.value)
    assert not out.exists()
    decide(store, "word:solveig", Choice.REPLACE)
    decide(store, "word:torunn", Choice.KEEP)
    reporting.export(out)
    assert noted(out)[1] == "then [person N] came with Torunn"
    assert "a person decided to keep: 1" in content(out)


def test_a_preview_shows_no_undecided_word(reporting: Reporting, hold: Hold) -> None:
    hold("then Solveig came")
    prepared = reporting.prepare()
    files = reporting.preview(prepared, ["md"])
    assert prepared.problems
    assert b"then [undecided] came" in files["summary.md"]
    assert not any(b"Solveig" in data for data in files.values())


def test_a_study_with_a_key_file_asks_for_it(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("eksempel, kari drove, and Karis car")
    store.save_study(Study("Reform study", "en", key_file=True))
    with pytest.raises(GateClosed, match="What stands in the way: 2") as closed:
        reporting.export(out)
    assert "--key" in closed.value.reasons[0]
    assert reporting.prepare().summary is None
    reporting.export(out, key=[KARI])
    assert noted(out) == ["[person N] drove, and [person N]s car"]


def test_a_key_file_value_that_is_kept_stops_the_export(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    (number,) = hold("then Kari came")
    decide(store, "key:1", Choice.KEEP)
    with pytest.raises(GateClosed) as closed:
        reporting.export(out, key=[KARI])
    told = f"note {number}: still holds a name from the key file: change the words, or replace them"
    assert closed.value.reasons == [told]
    assert not out.exists()


def test_a_name_that_is_also_a_word_stops_nothing(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold("hver dag kom Dag innom")
    reporting.export(out, key=[DAG])
    assert noted(out) == ["hver dag kom [person N] innom"]


def test_a_site_leaves_under_no_name(reporting: Reporting, hold: Hold, out: Path, store: Store) -> None:
    hold("we moved to FJORDBY then")
    store.save_study(Study("The Fjordby study", "en"))
    reporting.export(out)
    assert "fjordby" not in content(out).lower()
    assert noted(out) == ["we moved to [place N] then"]
    assert "# The [place N] study" in content(out)


def test_a_site_in_the_guide_leaves_under_no_name(
    reporting: Reporting, hold: Hold, out: Path, store: Store, guide: Guide
) -> None:
    asked = Question("life-in-fjordby-1", "How is life in Fjordby?", (Probe("before Fjordby?"),))
    theme = Theme("life-in-fjordby", "Life in Fjordby", (asked,), ("Fjordby is small.",))
    named = replace(guide, title="Fjordby guide", themes=(theme, *guide.themes))
    hold("drove every day", by=named, question="life-in-fjordby-1")
    reporting.export(out)
    assert "fjordby" not in content(out).lower()
    assert "## Life in [place N]" in content(out)
    assert "R47,Life in [place N],How is life in [place N]?,note,0 min,drove every day,id 1" in content(out)
    assert "Life in [place N],How is life in [place N]?,not reached,id 1" in content(out)


def test_a_date_that_is_kept_still_stops_the_export(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold("it began on 14.03.2024")
    with pytest.raises(GateClosed):
        reporting.export(out)
    decide(store, "date:2024-03-14", Choice.KEEP, IdentifierType.DATE)
    with pytest.raises(GateClosed, match="What stands in the way: 1") as closed:
        reporting.export(out)
    assert "an exact date" in closed.value.reasons[0]
    decide(store, "date:2024-03-14", Choice.REPLACE, IdentifierType.DATE)
    reporting.export(out)
    assert noted(out) == ["it began on [date N]"]


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
