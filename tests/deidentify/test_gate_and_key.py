"""What is found and replaced is what the gate then looks for: neither too little nor too much."""

from __future__ import annotations

import pytest

from interview_tui.deidentify.candidates import find
from interview_tui.deidentify.leak import Forbidden, scan
from interview_tui.deidentify.replace import apply, token
from interview_tui.keyfile.entry import Entry
from interview_tui.model.identifier import IdentifierType

ENTRIES = (
    Entry.new("Hans Bo Prøve", also=["Hansemann"], contacts=["+47 998 87 766", "hans.prøve@eksempel.no"]),
    Entry.new("Ole-Bjørn van der Testdal", contacts=["Prøvegata 5, 5003 Testvik", "https://eksempel.no/ole"]),
    Entry.new("Siobhán O’Sample", also=["Per"], contacts=["15108695088", "55123"]),
    Entry.new("Liv Mark", also=["L. Mark-Hansen", "Åse"]),
    Entry.new("NAV Knagdal sentrum", type=IdentifierType.PLACE),
    Entry.new("Kontor 1", type=IdentifierType.PLACE),
)
CLAUSES = [
    "Hans Bo Prøve, HANS, Hans' og prøves bil; hansemanns kone; HansProve",
    "Bjørn og Ole og bjørnen, OLE-BJØRN, Testdalkontoret, van der Testdal",
    "Siobhán, siobháns, O'Sample, o’sample, O‘Sample, o′sample, O’SAMPLES og Per og PERS, Per's",
    "Liv Mark, Livs, Mark, Hansen, mark-hansen, L. Mark, Mark L, åse, ÅSES",
    "NAV Knagdal, nav knagdal sentrum, Knagdal-folk, knagdals, Kontor 1, kontor-1",
    "99887766, 998-87-766, 0047 99 88 77 66, 55 123, 151086 95088",
    "Hans.Prøve@eksempel.no, hans.prøve (at) eksempel punktum no, prøvegata 5, 5003 testvik, eksempel.no/ole",
]


def through(text: str) -> str:
    names = [name for entry in ENTRIES for name in entry.names()]
    return apply(
        text, [(each.start, each.end, token(each.type, 1, "nb")) for each in find(text, names, "nb")]
    )


def gate(text: str) -> list[str]:
    values = [Forbidden(value, value) for entry in ENTRIES for value in entry.values()]
    return [leak.label for leak in scan("summary.md", text.encode(), values)]


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("frame", ["så kom {}.", "{}", "Ja. {} kom", '"{}"', "#{}"])
def test_what_is_replaced_passes_the_gate_and_what_is_not_does_not(clause: str, frame: str) -> None:
    assert gate(frame.format(clause))
    assert gate(through(frame.format(clause))) == []


@pytest.mark.parametrize(
    "text",
    [
        "det er hans jobb, per dag, i livet, en mark, bjørnen, bo der, en prøve til NAV i sentrum, kontor 12",
        "a person's life: he will mark the sample, ole dole doffen",
    ],
)
def test_ordinary_words_leave_as_they_are_unless_they_are_a_name_alone(text: str) -> None:
    allowed = {"Prøve", "Sample", "O’Sample", "Ole"}
    assert set(gate(through(text))) == set()
    assert {label for label in gate(text) if label not in allowed} == set()
