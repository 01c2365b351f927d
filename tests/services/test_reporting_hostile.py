"""The gate against identifiers in any surroundings, and against text that wants to be something else."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui import text as door
from interview_tui.model.consent import ConsentEvent, ConsentScope, ConsentState, Decision, Method
from interview_tui.model.identifier import Choice, IdentifierType, KnownName, Rulings, Why
from interview_tui.model.identifier import Decision as Decided
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import Note, NoteFlag, NoteKind
from interview_tui.services.leaving import why_held
from interview_tui.services.masking import Masking
from interview_tui.services.reporting import Reporting
from interview_tui.services.reviewing import Reviewing
from tests.conftest import read_through

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.store.store import Store

KARI = KnownName("key:1", ("Kari Eksempel",), IdentifierType.PERSON, Why.KEY_FILE)
SITE = KnownName("site:1", ("Fjordby",), IdentifierType.PLACE, Why.SITE)

HOSTILE = [
    "[/x]", "[@click=app.quit]x[/]", "\x1b[31mred\x1b[0m \x1b]0;title\x07", "\u202etxet\u202c desrever",
    "nul\x00here", "=cmd()", "+1 more", "-1", "@SUM(1)", "＝1+1", "x" * 20_000, "👩‍👩‍👧‍👦 🏳️‍🌈", "\u0301 lone",
    "# heading\n## two", "a | b\n--- | ---", "<script>alert(1)</script>", "[a](b) ![c](d)", "```\ncode",
    "\u2028line\u2029para", "ends in \\", "{study} %s {0}", "'quoted'", '"double", and; more', "[person 1]",
]  # fmt: skip

planted = st.sampled_from(
    ["Kari Eksempel", "kari eksempel", "KARI EKSEMPEL", "Eksempel, Kari", "Kari", "Fjordby"]
)
around = st.text(
    alphabet=st.characters(blacklist_categories=("Cs", "L", "N", "M")), max_size=20
) | st.sampled_from(["og så sa ", " then ", "# ", "- ", "(", '"', "\n", " \t", "*", "/", "søndag "])


def numbered(wanted: Sequence[tuple[str, str]], _avoided: Mapping[str, set[int]]) -> dict[str, int]:
    return {name: number for number, (name, _kind) in enumerate(wanted, 1)}


def masked(text: str, *decisions: Decided) -> tuple[Masking, str]:
    masking = Masking((KARI, SITE), Rulings(decisions), "nb")
    masking.look("note 1", text)
    masking.settle(bytes(32), numbered)
    return masking, masking.masked(text)


@given(before=around, name=planted, after=around)
def test_a_known_name_never_comes_through(before: str, name: str, after: str) -> None:
    _masking, shown = masked(f"{door.clean(before)} {name} {door.clean(after)}")
    assert not re.search("kari|eksempel|fjordby", shown.casefold())
    assert re.search(r"\[(person|sted) \d\]", shown)


@given(
    before=st.sampled_from(["then", "og så", "the day", "da"]),
    name=st.sampled_from(["Solveig", "Torunn Lid"]),
)
def test_an_undecided_name_is_a_problem_and_never_shown(before: str, name: str) -> None:
    masking, shown = masked(f"{before} {name} came")
    assert masking.problems == ["note 1: 1 undecided"]
    assert name not in shown


@given(choice=st.sampled_from([Choice.REPLACE, Choice.KEEP]), kind=st.sampled_from(list(IdentifierType)))
def test_a_decision_opens_the_gate_either_way(choice: Choice, kind: IdentifierType) -> None:
    masking, shown = masked("then Solveig came", Decided("word:solveig", kind, choice, 1))
    assert masking.problems == []
    assert ("Solveig" in shown) == (choice is Choice.KEEP)
    assert len(masking.stays) == (choice is Choice.KEEP)
    assert masking.replacements() == ({} if choice is Choice.KEEP else {kind.value: 1})


@given(text=st.text(max_size=80))
def test_text_without_findings_comes_through_whole(text: str) -> None:
    masking, shown = masked(text)
    if not masking.problems and not masking.replacements():
        assert shown.replace("#", "") == text.replace("#", "")


notes = st.builds(
    Note, st.just(1), st.just(1), st.just(1), st.just(1), st.sampled_from(NoteKind),
    st.sampled_from(["", "  ", "words"]),
    st.just("tasks"), flags=st.frozensets(st.sampled_from(NoteFlag)), cleared=st.booleans(),
)  # fmt: skip


@given(note=notes, quotes=st.booleans())
def test_what_is_flagged_and_not_cleared_never_leaves(note: Note, quotes: bool) -> None:
    event = ConsentEvent(ConsentScope.QUOTE_VERBATIM, Decision.GRANTED, Method.WRITTEN, 1, "", 1)
    reason = why_held(note, ConsentState.of([event] if quotes else []))
    if note.flags and not note.cleared:
        assert reason
    if note.kind in {NoteKind.ASK_LATER, NoteKind.OWN_REACTION} and not note.cleared:
        assert reason
    if note.kind is NoteKind.QUOTE and not quotes:
        assert reason
    if not note.text.strip():
        assert reason == "mark"
    if note.text == "words" and note.kind is NoteKind.NOTE and not note.flags:
        assert reason == ""


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_notes_sites_and_titles_leave_as_text(
    store: Store, guide: Guide, clock: Clock, tmp_path: Path, number: int
) -> None:
    text = door.clean(HOSTILE[number])
    site = store.add_site("Fjordby")
    respondent = store.add_respondent("R47", site.id, {"role": text[:100]})
    scopes = (
        ConsentScope.PARTICIPATION,
        ConsentScope.NOTES,
        ConsentScope.QUOTE_VERBATIM,
        ConsentScope.QUOTE_ATTRIBUTED,
    )
    store.add_consent(
        [ConsentEvent(s, Decision.GRANTED, Method.WRITTEN, 1, "", respondent.id) for s in scopes]
    )
    row = Interview(0, respondent.id, store.add_guide(guide), clock.now().wall_ms, 60)
    interview = store.start_interview(row, clock.now()).id
    for kind in (NoteKind.NOTE, NoteKind.QUOTE):
        store.add_note(Note(0, interview, 0, 0, kind, text, "tasks", "no such question"))
    store.add_event(Event(interview, EventKind.ENDED, 1_000, 1_000))
    read_through(store)
    reviewing = Reviewing(store, clock)
    for group in reviewing.candidates():
        if group.undecided:
            reviewing.decide(group.entity, group.type, Choice.KEEP)
    report = Reporting(store, clock).export(tmp_path / "out")
    for name in report.files:
        shown = (tmp_path / "out" / name).read_bytes().decode("utf-8-sig")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    table = (tmp_path / "out" / "notes.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
    assert len(rows) == 3
    assert {len(one) for one in rows} == {7}
    assert rows[1][-2][:1] not in set("=+-@＝")


def test_two_conversations_of_one_respondent_stand_in_no_order_of_time(
    store: Store, guide: Guide, clock: Clock, tmp_path: Path
) -> None:
    respondent = store.add_respondent("R47", store.add_site("Fjordby").id, {})
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
    store.add_consent(
        [ConsentEvent(s, Decision.GRANTED, Method.WRITTEN, 1, "", respondent.id) for s in scopes]
    )
    for minutes in (20, 80):
        row = Interview(0, respondent.id, store.add_guide(guide), clock.now().wall_ms, 60)
        interview = store.start_interview(row, clock.now()).id
        store.add_event(Event(interview, EventKind.PAUSE, 0, 60_000))
        store.add_event(Event(interview, EventKind.CONTINUE, 0, 360_000))
        store.add_event(Event(interview, EventKind.ENDED, 0, minutes * 60_000))
    reporting = Reporting(store, clock)
    report = reporting.export(tmp_path / "out")
    assert report.files[:2] == ("respondent-r47.md", "summary.md")
    prepared = reporting.prepare()
    assert prepared.summary is not None
    bands = {(one.minutes_from, one.minutes_to, one.pauses) for one in prepared.summary.respondents}
    assert bands == {(15, 30, True), (75, 90, True)}


def test_no_replacement_reads_like_the_name_of_a_site() -> None:
    places = [f"Sted {number}" for number in range(1, 200)]
    sites = [
        KnownName(f"site:{at}", (name,), IdentifierType.PLACE, Why.SITE) for at, name in enumerate(places)
    ]
    asked: dict[str, set[int]] = {}

    def kept(wanted: Sequence[tuple[str, str]], avoided: Mapping[str, set[int]]) -> dict[str, int]:
        asked.update(avoided)
        return numbered(wanted, avoided)

    masking = Masking((KARI, *sites), Rulings(()), "nb")
    masking.look("note 1", "Kari bodde på STED 7")
    masking.settle(bytes(32), kept)
    assert asked == {"person": set(), "place": set(range(1, 200))}
