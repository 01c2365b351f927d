"""NAV-7: every figure that fieldwork appendix A expects, from a study that is opened and read."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import nav7
from interview_tui.demo.build import LANGUAGES, build
from interview_tui.model.concern import Concern
from interview_tui.model.ledger import Standing, Why
from interview_tui.model.letter import AUDIO_DESTROYED, ENDED, GRADED, PromiseKind
from interview_tui.model.recruitment import Pressure, RecruitState
from interview_tui.model.sampling import SITE
from interview_tui.model.sheet import Change
from interview_tui.services.contents import Contents
from interview_tui.services.opening import open_with_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.model.ledger import Line
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

CODES = {person.label: person.code for person in nav7.PEOPLE}
HELD_UNTIL_MS = 65 * 60_000


def at(day: str) -> int:
    moment = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
    return int(moment.timestamp() * 1000)


@pytest.fixture(params=LANGUAGES)
def study(request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock) -> Iterator[OpenStudy]:
    """The sample, made in May 2011, with the seventh interview held to its end: 65 minutes."""
    clock.wall = at("2011-05-15")
    sample = build(tmp_path / "demo", language=request.param, clock=clock)
    opened = open_with_key(sample.folder, sample.key, clock=clock)
    session = opened.interviewing.at_hand(sample.running_interview_id)
    session.go_on()
    clock.advance(HELD_UNTIL_MS - nav7.RUNNING_MS)
    session.end()
    session.close()
    yield opened
    opened.close()


@pytest.fixture
def ledger(study: OpenStudy, clock: FakeClock) -> dict[PromiseKind, Line]:
    clock.wall = at("2012-05-15")
    return {line.promise.kind: line for line in study.fieldwork.overseeing.ledger()}


def broken(line: Line) -> tuple[Standing, int, int]:
    return line.standing, len(line.codes), line.of


def test_the_letter_makes_eight_promises(ledger: dict[PromiseKind, Line]) -> None:
    later = {PromiseKind.ERASED, PromiseKind.QUOTES_READ, PromiseKind.LEADER_UNAWARE}
    assert set(ledger) == set(PromiseKind) - later
    assert ledger[PromiseKind.END_DATE].promise.value == "2011-12-24"


def test_the_ledger_on_15_may_2012(ledger: dict[PromiseKind, Line]) -> None:
    length = ledger[PromiseKind.LENGTH]
    assert broken(length) == (Standing.BROKEN, 6, 7)
    assert CODES["R4"] not in length.codes
    assert length.agreed == 4
    assert broken(ledger[PromiseKind.END_DATE]) == (Standing.BROKEN, 7, 7)
    assert broken(ledger[PromiseKind.GATEKEEPER]) == (Standing.BROKEN, 1, 7)
    assert ledger[PromiseKind.GATEKEEPER].codes == (CODES["R7"],)
    assert broken(ledger[PromiseKind.IDENTITY]) == (Standing.BROKEN, 6, 7)
    assert CODES["R7"] not in ledger[PromiseKind.IDENTITY].codes
    destruction = ledger[PromiseKind.DESTRUCTION]
    assert (destruction.standing, destruction.why, destruction.detail) == (
        Standing.PENDING,
        Why.EVENT_OPEN,
        GRADED,
    )
    assert ledger[PromiseKind.READERS].standing is Standing.KEPT
    assert ledger[PromiseKind.SITE_UNNAMED].standing is Standing.KEPT
    assert ledger[PromiseKind.WITHDRAWAL].standing is Standing.PENDING


def test_the_recording_is_due_when_the_thesis_is_passed_and_kept_when_it_is_gone(
    study: OpenStudy, clock: FakeClock
) -> None:
    def standing() -> Standing:
        lines = study.fieldwork.overseeing.ledger()
        return next(line.standing for line in lines if line.promise.kind is PromiseKind.DESTRUCTION)

    clock.wall = at("2012-05-15")
    assert standing() is Standing.PENDING
    study.fieldwork.overseeing.reached(GRADED, "2012-05-10")
    assert standing() is Standing.AT_RISK
    study.fieldwork.overseeing.reached(AUDIO_DESTROYED)
    assert standing() is Standing.KEPT


def test_the_project_that_ends_in_time_keeps_its_word(study: OpenStudy, clock: FakeClock) -> None:
    clock.wall = at("2011-12-01")
    lines = {line.promise.kind: line for line in study.fieldwork.overseeing.ledger()}
    assert lines[PromiseKind.END_DATE].standing is Standing.AT_RISK
    study.fieldwork.overseeing.reached(ENDED, "2011-11-30")
    lines = {line.promise.kind: line for line in study.fieldwork.overseeing.ledger()}
    assert lines[PromiseKind.END_DATE].standing is Standing.KEPT


def test_the_k_tables(study: OpenStudy) -> None:
    sampling, dept = study.fieldwork.sampling, study.study.fields[0]
    found = {fields: (k, alone) for fields, k, alone in sampling.smallest((SITE, dept))}
    assert found[dept,] == (2, [])
    assert found[SITE,] == (1, [CODES["R7"]])
    assert found[SITE, dept] == (1, [CODES["R4"], CODES["R7"]])
    grid = sampling.grid(SITE, dept)
    cells = [len(grid.codes(row, column)) for row in grid.rows for column in grid.columns]
    assert sorted(cells) == [0, 0, 1, 1, 2, 3]
    assert CODES["R0"] not in [code for codes in grid.cells.values() for code in codes]


def test_what_recruiting_the_seventh_did_and_what_another_would_have_done(study: OpenStudy) -> None:
    """D2: without the seventh, department goes from 1 to 2 either way; the combination only at site 1."""
    sampling, dept = study.fieldwork.sampling, study.study.fields[0]
    reception = nav7.WORDS[study.study.language]["reception"]
    study.fieldwork.approaching.set_pilot(CODES["R7"], True)
    effects = {}
    for label in ("O3", "O1"):
        found = sampling.one_more({SITE: nav7.SITES[label], dept: reception})
        effects[label] = {one.fields: (one.before, one.after) for one in found}
    assert effects["O3"][dept,] == effects["O1"][dept,] == (1, 2)
    assert effects["O3"][SITE, dept] == (1, 1)
    assert effects["O1"][SITE, dept] == (1, 2)


def test_the_seventh_is_flagged_for_gatekeeper_and_comprehension(study: OpenStudy) -> None:
    flagged = {one.code: one for one in study.fieldwork.overseeing.status().flagged}
    seventh = flagged[CODES["R7"]]
    assert (seventh.leader_missing, seventh.comprehension_skipped) == (True, True)
    assert seventh.pressures == (Pressure.FORMER_LEADER,)
    for label in ("R1", "R2", "R3", "R4", "R5", "R6"):
        one = flagged[CODES[label]]
        assert (one.leader_missing, one.comprehension_skipped) == (False, False)
        assert Pressure.ASKED_BY_GATEKEEPER in one.pressures
    led = [label for label in CODES if Pressure.FORMER_LEADER in flagged.get(CODES[label], seventh).pressures]
    assert {"R1", "R2", "R7"} <= set(led)


def test_recruits_by_state_and_what_is_to_be_reported(study: OpenStudy) -> None:
    status = study.fieldwork.overseeing.status()
    assert status.recruits == {RecruitState.INTERVIEWED: 7, RecruitState.CANCELLED: 1}
    assert (status.held, status.under_way, len(status.coming)) == (7, 0, 0)
    assert [(one.change, one.found, one.notified.count(";")) for one in status.report] == [
        (Change.SITE, nav7.SITES["O3"], 1),
        (Change.SAMPLE, "7", 0),
    ]
    assert len(study.fieldwork.approaching.criteria()) == 3


def test_what_was_promised_and_has_to_do_with_it_is_told_at_the_gate(
    study: OpenStudy, clock: FakeClock
) -> None:
    clock.wall = at("2012-05-15")
    promised = study.reporting.prepare(Contents(codes=(CODES["R1"], CODES["R7"]))).promised
    counts = {one.concern: one.count for one in promised.found}
    assert counts[Concern.OVERRUN] == 2
    assert counts[Concern.LEADER_MISSING] == 1
    assert counts[Concern.KNOWN] == 1
    assert Concern.READS_CODES in counts
    assert len(promised.problems) == 2
    assert CODES["R7"] in promised.problems[1]
    assert CODES["R1"] not in promised.problems[1]
    unlinked = study.reporting.prepare(Contents(codes=(CODES["R1"],), linked=False)).promised
    assert Concern.READS_CODES not in {one.concern for one in unlinked.found}
