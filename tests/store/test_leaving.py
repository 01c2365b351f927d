"""Decisions, the numbers of replacements, exports and the audit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.model.identifier import Choice, Decision, IdentifierType
from interview_tui.model.note import Note, NoteKind
from interview_tui.store.audit import START, Entry, first_broken, link
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from interview_tui.model.interview import Interview
    from interview_tui.paths import StudyPaths

PERSON, PLACE = IdentifierType.PERSON, IdentifierType.PLACE


def test_decisions_come_back_oldest_first(store: Store, hostile: str) -> None:
    given = [
        Decision(hostile, PERSON, Choice.REPLACE, 1),
        Decision("key:3", PLACE, Choice.KEEP, 2),
        Decision(hostile, PERSON, Choice.KEEP, 3),
    ]
    kept = [store.add_decision(decision) for decision in given]
    assert store.decisions() == kept
    assert [replace(decision, id=0) for decision in kept] == given


def test_numbers_are_kept_over_calls_and_openings(store: Store, paths: StudyPaths, key: bytes) -> None:
    first = store.tokens([("a", PERSON), ("b", PERSON), ("c", PLACE)])
    assert len({first["a"], first["b"]}) == 2
    assert all(1 <= number <= 99 for number in first.values())
    store.close()
    store = Store.open(paths, key)
    later = store.tokens([("d", PERSON), ("a", PERSON), ("c", PLACE), ("b", PERSON), ("e", PLACE)])
    assert {name: later[name] for name in "abc"} == first
    assert later["d"] not in {first["a"], first["b"]}
    assert store.tokens([("d", PERSON)]) == {"d": later["d"]}
    assert store.tokens([]) == {}
    store.close()


def test_new_numbers_do_not_tell_the_order_asked_in(store: Store) -> None:
    wanted = [(f"{number:02}", PERSON) for number in range(40)]
    numbers = [store.tokens(wanted)[name] for name, _ in wanted]
    assert len(set(numbers)) == 40
    assert numbers != sorted(numbers)
    assert max(numbers) > 60, "they tell how many there are"


def test_numbers_that_are_avoided_are_not_given(store: Store) -> None:
    avoided = {str(PLACE): set(range(1, 98))}
    given = store.tokens([(f"{number}", PLACE) for number in range(9)], avoided)
    assert not avoided[PLACE] & set(given.values())
    assert store.tokens([("0", PLACE)], {PLACE: {given["0"]}}) == {"0": given["0"]}, "a number is kept"


def test_the_same_wish_twice_is_one_and_two_types_are_refused(store: Store) -> None:
    person = store.tokens([("a", PERSON), ("a", PERSON)])
    assert list(person) == ["a"]
    with pytest.raises(ValueError, match="two types"):
        store.tokens([("a", PERSON), ("a", PLACE)])
    assert store.tokens([("a", PLACE)]) == store.tokens([("a", PLACE)])
    assert store.tokens([("a", PERSON)]) == person


def test_an_export_is_recorded_with_its_files(store: Store) -> None:
    store.record_export("2026-01", [("R47.md", "ab" * 32), ("på tvers.csv", "cd" * 32)])
    assert [(row.kind, row.object_id) for row in store.audit_rows()] == [("export made", "1")]
    assert store.exports()[0].linked is None


def test_the_audit_tells_acts_without_words(store: Store, interview: Interview) -> None:
    secret = "hemmelige ord"
    store.set_draft(interview.id, secret, 1, 1)
    store.add_note(Note(0, interview.id, 1, 1, NoteKind.NOTE, secret, "tasks"))
    store.audit("opened", "", "Kari Eksempel", 55)
    rows = store.audit_rows()
    assert [row.kind for row in rows] == [
        "site added", "respondent added", "guide added", "interview started", "note added", "opened",
    ]  # fmt: skip
    assert secret not in repr(rows)
    assert (rows[-1].actor, rows[-1].at) == ("Kari Eksempel", 55)
    assert store.audit_intact()


def test_the_chain_goes_on_after_opening_again(store: Store, paths: StudyPaths, key: bytes) -> None:
    store.add_site("A")
    store.close()
    store = Store.open(paths, key)
    store.add_site("B")
    assert len(store.audit_rows()) == 2
    assert store.audit_intact()
    store.close()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit SET actor = 'another' WHERE id = 2",
        "UPDATE audit SET at = 0 WHERE id = 1",
        "DELETE FROM audit WHERE id = 2",
        "UPDATE audit SET hash = zeroblob(32) WHERE id = 3",
        "DELETE FROM audit WHERE id = 1",
    ],
)
def test_tampering_with_the_audit_is_noticed(store: Store, tampering: str) -> None:
    for name in "abc":
        store.add_site(name)
    assert store.audit_intact()
    with store.db.atomic():
        store.db.execute(tampering)
    assert not store.audit_intact()


def test_a_chain_is_made_of_the_row_before() -> None:
    one = link(Entry(1, "a", "1", "", 5), START)
    two = link(Entry(2, "b", "", "æ", 6), one.hash)
    assert first_broken([one, two]) is None
    assert first_broken([]) is None
    assert first_broken([two])
    assert first_broken([one, link(Entry(2, "b", "", "æ", 6), START)])
