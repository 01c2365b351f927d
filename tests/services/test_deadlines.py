"""Deadlines and milestones are one thing: what happened to the study makes due what waited for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.model.deadline import Deadline, Kept, Standing
from interview_tui.model.letter import AUDIO_DESTROYED, GRADED, PromiseKind
from interview_tui.services.deadlines import sentence
from interview_tui.services.noticing import Weight, notices

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy

LATEST = "2030-01-01"


def standing(study: OpenStudy, kept: Kept) -> Standing:
    return next(one for one in study.deadlines.all() if one.kept is kept).standing(study.deadlines.today)


@pytest.mark.parametrize("event", ["graded", "the thesis is passed", "The thesis is passed."])
def test_a_milestone_makes_due_what_waits_for_it(study: OpenStudy, event: str) -> None:
    study.deadlines.set(Kept.RECORDINGS, LATEST, event=event)
    assert standing(study, Kept.RECORDINGS) is Standing.WAITING
    study.fieldwork.overseeing.reached(GRADED)
    assert standing(study, Kept.RECORDINGS) is Standing.DUE
    (told,) = [one for one in notices(study) if one.command == "deadlines"]
    assert told.weight is Weight.NOW
    assert "Due for deletion now" in told.sentence
    assert "the thesis is passed. At the latest 2030-01-01" in told.sentence
    assert study.fieldwork.overseeing.status().step.value == "delete"


def test_an_event_that_came_is_a_milestone_and_reaches_the_promises(study: OpenStudy) -> None:
    letter = study.fieldwork.informing.put("v1", b"The recordings are deleted when the thesis is passed.")
    study.fieldwork.informing.promise(letter, PromiseKind.DESTRUCTION, "graded")
    study.deadlines.set(Kept.RECORDINGS, "01.01.2030", event="graded")
    study.deadlines.set(Kept.KEY_FILE, LATEST, event="graded")
    study.deadlines.event_came(Kept.RECORDINGS)
    study.deadlines.event_came(Kept.KEY_FILE)
    assert [one.name for one in study.fieldwork.overseeing.milestones()] == [GRADED]
    assert standing(study, Kept.KEY_FILE) is Standing.DUE
    study.deadlines.met(Kept.RECORDINGS)
    assert AUDIO_DESTROYED in {one.name for one in study.fieldwork.overseeing.milestones()}
    assert standing(study, Kept.RECORDINGS) is Standing.MET
    assert standing(study, Kept.KEY_FILE) is Standing.DUE


def test_recordings_said_to_be_destroyed_have_met_their_deadline(study: OpenStudy) -> None:
    study.deadlines.set(Kept.RECORDINGS, LATEST)
    study.fieldwork.overseeing.reached(AUDIO_DESTROYED)
    assert standing(study, Kept.RECORDINGS) is Standing.MET


def test_an_event_of_ones_own_is_matched_as_it_was_typed(study: OpenStudy) -> None:
    study.deadlines.set(Kept.EXPORTS, LATEST, event="Artikkelen er ute")
    study.fieldwork.overseeing.reached("artikkelen er ute")
    assert standing(study, Kept.EXPORTS) is Standing.DUE


@pytest.mark.parametrize("day", ["", "tomorrow", "2026-02-30"])
def test_a_deadline_needs_a_day(study: OpenStudy, day: str) -> None:
    with pytest.raises(UsageProblem):
        study.deadlines.set(Kept.NOTES, day)
    assert study.deadlines.all() == []


def test_nothing_is_done_on_a_day_to_come(study: OpenStudy) -> None:
    study.deadlines.set(Kept.NOTES, LATEST, event="graded")
    for act in (study.deadlines.met, study.deadlines.event_came):
        with pytest.raises(UsageProblem, match="still to come"):
            act(Kept.NOTES, LATEST)
    assert standing(study, Kept.NOTES) is Standing.WAITING


def test_what_waited_is_overdue_only_when_the_latest_day_is_past() -> None:
    one = Deadline(Kept.NOTES, "2027-06-30", event="ended", came="2026-11-26")
    assert one.standing("2026-11-26") is one.standing("2027-06-30") is Standing.DUE
    assert one.standing("2027-07-01") is Standing.OVERDUE
    assert "OVERDUE for deletion by 1 day: notes (was due 2027-06-30)" in sentence(one, "2027-07-01")


def test_an_event_recorded_by_mistake_is_taken_back_and_the_log_knows(study: OpenStudy) -> None:
    study.deadlines.set(Kept.RECORDINGS, LATEST, event="graded")
    study.deadlines.set(Kept.KEY_FILE, LATEST, event="graded")
    with pytest.raises(UsageProblem, match="not on record"):
        study.deadlines.event_taken_back(Kept.KEY_FILE)
    study.deadlines.event_came(Kept.RECORDINGS)
    assert study.deadlines.event_taken_back(Kept.KEY_FILE).came == ""
    assert standing(study, Kept.RECORDINGS) is Standing.WAITING
    assert study.store.milestones() == []
    assert "milestone graded taken back" in {entry.kind for entry in study.store.audit_rows()}
