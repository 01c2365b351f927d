"""A name that holds a word decided on before: a row of its own, one mark, and the gate shut till then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.services.board import Board

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy

PERSON, PLACE = IdentifierType.PERSON, IdentifierType.PLACE
SCHOOL, MAN = "word:havnes", "word:ola havnes"


@pytest.fixture
def talked(study: OpenStudy, code: str) -> OpenStudy:
    """A study in which a man is called as a school is."""
    session = study.interviewing.start(code)
    session.note("på Havnes skole var det bedre")
    session.note("så kom Ola Havnes, og Ola Havnes jobba på Havnes skole")
    session.end()
    notes = study.store.notes(1)
    study.reviewing.sign([note.id for note in notes])
    return study


def test_the_whole_name_waits_by_itself_and_the_gate_with_it(talked: OpenStudy) -> None:
    talked.reviewing.decide(SCHOOL, PLACE, Choice.REPLACE)
    rows = {one.entity: (one.undecided, one.examples) for one in talked.reviewing.candidates()}
    assert rows[MAN] == (True, ("Ola Havnes",))
    assert rows[SCHOOL] == (False, ("Havnes",))
    assert any("1 undecided" in line or "2 undecided" in line for line in talked.reporting.prepare().problems)


def test_one_man_has_one_mark_and_the_school_another(talked: OpenStudy) -> None:
    for entity, kind in ((SCHOOL, PLACE), (MAN, PERSON)):
        talked.reviewing.decide(entity, kind, Choice.REPLACE)
    prepared = talked.reporting.prepare()
    assert prepared.problems == []
    told = talked.reporting.preview(prepared, ["md"])
    text = b"".join(told[name] for name in told).decode()
    man, again, school = re.findall(r"så kom (\[.*?\]), og (\[.*?\]) jobba på (\[.*?\]) skole", text)[0]
    assert man == again != school
    assert "Havnes" not in text


def test_a_whole_name_that_is_kept_keeps_nothing_of_what_was_decided(talked: OpenStudy) -> None:
    talked.reviewing.decide(MAN, PERSON, Choice.KEEP)
    talked.reviewing.decide(SCHOOL, PLACE, Choice.REPLACE)
    prepared = talked.reporting.prepare()
    told = talked.reporting.preview(prepared, ["md"])
    assert prepared.summary is None or all(b"Havnes" not in told[name] for name in told)


def test_the_board_says_so_after_each_decision_and_taking_back(talked: OpenStudy) -> None:
    board = Board(talked)
    board.look()
    acts = [
        (SCHOOL, Choice.REPLACE), (MAN, Choice.KEEP), (MAN, Choice.OPEN), (MAN, Choice.REPLACE),
        (SCHOOL, Choice.OPEN), (MAN, Choice.OPEN), (MAN, Choice.KEEP), (SCHOOL, Choice.REPLACE),
    ]  # fmt: skip
    for entity, choice in acts:
        made = talked.reviewing.decide(entity, PERSON, choice)
        assert board.decided([made]) == Board(talked).look()
