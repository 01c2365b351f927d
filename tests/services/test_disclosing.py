"""What leaves with facts about people: the gate stays shut for small groups, says why, and what mends it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GateClosed, UsageProblem
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.model.study import Respondent, Study
from interview_tui.services.contents import Contents
from interview_tui.services.disclosing import TELLS_FACT, Facts
from tests.conftest import read_through

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.services.reporting import Reporting
    from interview_tui.store.store import Store

    Hold = Callable[..., list[int]]

DEPTS = {"R11": "oppfølging", "R22": "oppfølging", "R33": "oppfølging", "R44": "mottak", "R55": "oppfølging",
         "R66": "oppfølging", "R77": "mottak"}  # fmt: skip
"""The seven of NAV-7 by department: five and two."""

SCOPES = (
    ConsentScope.PARTICIPATION,
    ConsentScope.NOTES,
    ConsentScope.QUOTE_VERBATIM,
    ConsentScope.QUOTE_ATTRIBUTED,
)
DEPT = Contents(fields=("dept",))


@pytest.fixture
def hold(store: Store, guide: Guide, clock: Clock) -> Hold:
    """Return what holds an ended interview with each of the seven; lines by code."""
    store.save_study(Study("Reform study", "nb", fields=("dept", "years")))
    site = store.add_site("Fjordby")

    def held(*codes: str, **lines: str) -> list[int]:
        ids = []
        for code in codes or DEPTS:
            respondent = store.add_respondent(code, site.id, {"dept": DEPTS[code], "years": "kort"})
            given = [ConsentEvent(s, Decision.GRANTED, Method.WRITTEN, 1, "", respondent.id) for s in SCOPES]
            store.add_consent(given)
            row = Interview(0, respondent.id, store.add_guide(guide), clock.now().wall_ms, 60)
            number = store.start_interview(row, clock.now()).id
            said = lines.get(code, "vi møttes aldri")
            kind = NoteKind.QUOTE if code in lines else NoteKind.NOTE
            ids.append(store.add_note(Note(0, number, 1, 60_000, kind, said, "tasks", "tasks-1")).id)
            store.add_event(Event(number, EventKind.ENDED, 3_000_000, 3_000_000))
        read_through(store)
        return ids

    return held


def test_without_facts_nothing_is_counted(reporting: Reporting, hold: Hold) -> None:
    hold()
    prepared = reporting.prepare()
    assert (prepared.problems, prepared.disclosure.smallest) == ([], {})


def test_a_small_group_shuts_the_gate_and_is_told_by_codes(
    reporting: Reporting, hold: Hold, out: Path
) -> None:
    hold()
    with pytest.raises(GateClosed) as closed:
        reporting.export(out, contents=DEPT)
    (first,) = closed.value.reasons
    assert "dept: R44, R77 would be in a group smaller than 5 (the smallest: 2)" in first
    assert "; with 7 respondents almost no fact can leave" in first
    few = reporting.prepare(replace(DEPT, codes=("R11", "R44"))).problems
    assert few[0].endswith("with 2 respondents almost no fact can leave: leave fields out")
    assert "mottak" not in str(closed.value)
    assert not out.exists()


def test_what_would_mend_it_is_told(reporting: Reporting, hold: Hold) -> None:
    hold()
    both = reporting.prepare(Contents(fields=("dept", "years"))).disclosure
    assert both.mends == ("dept: leave it out; the smallest group is then 7",)
    assert both.smallest == {("dept",): 2, ("years",): 7, ("dept", "years"): 2}


def test_the_stricter_threshold_finds_five_too_few(reporting: Reporting, hold: Hold) -> None:
    hold()
    problems = reporting.prepare(Contents(fields=("dept",), threshold=6)).problems
    assert "R11, R22, R33, R44, R55, R66, R77" in problems[0]
    with pytest.raises(UsageProblem, match="5, 6"):
        reporting.prepare(Contents(fields=("dept",), threshold=4))


def test_an_override_needs_a_reason_which_is_kept_and_printed(
    reporting: Reporting, hold: Hold, out: Path, store: Store
) -> None:
    hold()
    allowed = Contents(fields=("dept",), override="alle har lest og sagt ja")
    told = reporting.prepare(allowed).disclosure
    assert "R44, R77 would be in a group smaller than 5" in told.warnings[0]
    assert told.warnings[1] == "It leaves all the same: alle har lest og sagt ja"
    assert told.problems == ()
    reporting.export(out, contents=allowed)
    printed = (out / "sammendrag.md").read_text()
    assert "- dept: 2" in printed
    assert "alle har lest og sagt ja" in printed
    assert "alle har lest og sagt ja" in (out / "kontrollrapport.md").read_text()
    assert store.db.execute("SELECT override FROM exports").fetchall() == [("alle har lest og sagt ja",)]
    rows = list(csv.DictReader(io.StringIO((out / "notater.csv").read_text("utf-8-sig"), newline="")))
    assert {row["dept"] for row in rows} == {"mottak", "oppfølging"}


def test_the_name_of_a_site_in_the_reason_is_replaced(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold()
    reporting.export(out, contents=replace(DEPT, override="lederen i Fjordby har sagt ja"))
    printed = "".join(file.read_text("utf-8-sig") for file in out.iterdir())
    assert "har sagt ja" in printed
    assert "Fjordby" not in printed


@pytest.mark.parametrize(("sharing", "told"), [(4, True), (5, False)])
def test_a_fact_is_rare_up_to_the_smallest_group(sharing: int, told: bool) -> None:
    people = [Respondent(n, f"R{n}", 1, {"dept": "mottak" if n < sharing else "drift"}) for n in range(12)]
    quote = Note(1, 1, 1, 1, NoteKind.QUOTE, "vi på mottaket", "tasks")
    assert Facts(people, ("dept",), 5).told("R0", quote) is told


def test_figures_of_the_world_outside_are_held_against_it(
    reporting: Reporting, hold: Hold, store: Store
) -> None:
    hold()
    reporting.set_population({"DEPT": "Mottak"}, 3)
    reporting.set_population({"dept": "oppfølging"}, 400)
    problems = reporting.prepare(DEPT).problems
    assert any("by your own figures fewer than 5 people like R44, R77 exist" in line for line in problems)
    secret = reporting.prepare(Contents(fields=("dept",), secret=True)).problems
    assert any("half or more of all people like R44, R77 took part" in line for line in secret)
    reporting.set_population({"dept": "Mottak"}, 300)
    assert [one.count for one in reporting.population()] == [300, 400]
    with pytest.raises(UsageProblem, match="no background field called age"):
        reporting.set_population({"age": "40"}, 3)
    assert store.audit_intact()


def test_a_quote_that_itself_says_a_rare_fact_stays_behind(
    reporting: Reporting, hold: Hold, store: Store
) -> None:
    ids = hold(R44="vi som sitter i mottaket ser alt", R11="vi på oppfølging ser alt")
    summary = reporting.prepare().summary
    assert summary is not None
    assert summary.statement.withheld == {TELLS_FACT: 1}
    store.add_change(NoteChange(ids[3], ChangeField.CLEARED, "yes", 5))
    cleared = reporting.prepare().summary
    assert cleared is not None
    assert cleared.statement.withheld == {}


def test_the_unlinked_form_tells_nobody_apart(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold(R11="først i gangen her", R22="så rundt bordet der")
    report = reporting.export(
        out, formats=tuple(reporting.formats()), contents=Contents(linked=False), expect=True
    )
    assert report.respondents == 7
    for path in out.iterdir():
        data = path.read_bytes()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist())
        assert not [code for code in DEPTS if code.encode() in data], path.name
        assert b"1 min" not in data, path.name
        assert path.suffix not in {".vtt", ".srt", ".eaf", ".otr"}
    study = json.loads((out / "study.json").read_text())
    assert (study["linked"], study["people"], len(study["conversations"])) == (False, 7, 1)
    heads = (out / "notater.csv").read_text("utf-8-sig").splitlines()[0]
    assert heads == "tema,spørsmål,type,tekst,spørsmåls-id"
    told = (out / "sammendrag.md").read_text()
    assert "> først i gangen her" in told
    assert "Respondenter i sammendraget: 7" in told


@pytest.mark.parametrize("codes", [("R11",), ("R11", "R22", "R33", "R44")])
def test_the_unlinked_form_of_few_shuts_the_gate(
    reporting: Reporting, hold: Hold, out: Path, codes: tuple[str, ...]
) -> None:
    hold()
    assert reporting.prepare(Contents(codes=tuple(DEPTS)[:5], linked=False)).problems == []
    heap = Contents(codes=codes, linked=False)
    (problem,) = reporting.prepare(heap).problems
    assert ("from one person" if len(codes) == 1 else "from 4 people, fewer than 5") in problem
    with pytest.raises(GateClosed):
        reporting.export(out, contents=heap)
    reporting.export(out, contents=replace(heap, override="alle har sagt ja"))
    told = (out / "sammendrag.md").read_text()
    assert "ikke adskilt" not in told
    assert "færre enn 5 respondenter" in told
    assert "alle har sagt ja" in told


def test_the_files_claim_no_more_than_was_done(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold(**{next(iter(DEPTS)): "#Kari kom aldri"})
    assert not reporting.prepare(Contents(linked=False)).disclosure.earlier
    heap = Contents(linked=False, override="alle har sagt ja")
    for place, contents in ((out / "linked", Contents()), (out / "unlinked", heap)):
        reporting.export(place, contents=contents)
        told = (place / "sammendrag.md").read_text()
        assert ("et navn har samme merkelapp i alle filer" in told) == contents.linked
        assert ("samme merkelapp kan stå for ulike" in told) != contents.linked
        assert "Et menneske har signert hvert notat som er med her" in told
        assert "har lest hvert notat" not in told
    assert reporting.prepare(Contents(linked=False)).disclosure.earlier


def test_the_unlinked_form_takes_no_facts_along(reporting: Reporting, hold: Hold) -> None:
    hold()
    with pytest.raises(UsageProblem, match="takes no background fields"):
        reporting.prepare(Contents(fields=("dept",), linked=False))
    with pytest.raises(UsageProblem, match="no background field called job"):
        reporting.prepare(Contents(fields=("job",)))


def test_facts_are_searched_like_any_text(reporting: Reporting, hold: Hold, store: Store) -> None:
    hold()
    person = store.respondent("R44")
    assert person is not None
    rung = ('{"dept": "ring 91 23 45 67"}', person.id)
    store.db.execute("UPDATE respondents SET fields = ? WHERE id = ?", rung)
    prepared = reporting.prepare(Contents(fields=("dept",), override="grunn"))
    assert prepared.summary is not None
    shown = [value for one in prepared.summary.respondents for _name, value in one.background]
    assert not [value for value in shown if "91 23" in value]


def test_what_is_expected_is_in_the_files(reporting: Reporting, hold: Hold, out: Path) -> None:
    hold(R11="vi ses bare i gangen")
    reporting.export(out, formats=["qdpx"], expect=True)
    told = json.loads((out / "expect.json").read_text())
    assert told["counts"]["sources"] == told["counts"]["cases"] == 7
    assert told["counts"]["notes"] == 7
    assert told["counts"]["codings"] == len(told["codings"]) == 21
    assert told["must_not_contain"] == []
    with zipfile.ZipFile(out / "prosjekt.qdpx") as archive:
        texts = {archive.read(name).decode() for name in archive.namelist() if name.endswith(".txt")}
    assert texts == set(told["sources"].values())
