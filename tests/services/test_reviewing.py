"""The review: notes change and nothing of them is lost; what identifies someone is decided once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, NotAllowedNow, UsageProblem
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.identifier import Choice, IdentifierType, KnownName, Why
from interview_tui.model.interview import Event, EventKind, Interview, Phase
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteFlag, NoteKind
from interview_tui.services import reviewable
from interview_tui.services.reviewing import Reviewing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.store.store import Store

    Hold = Callable[..., int]

KARI = KnownName("key:1", ("Kari Eksempel",), IdentifierType.PERSON, Why.KEY_FILE)
ENDED = (EventKind.ENDED,)


def consent(store: Store, respondent_id: int, decision: Decision) -> None:
    scopes = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
    store.add_consent([ConsentEvent(s, decision, Method.WRITTEN, 1, "", respondent_id) for s in scopes])


@pytest.fixture
def hold(store: Store, guide: Guide, clock: Clock) -> Hold:
    """Return what holds an interview of given lines and returns its id."""

    def held(
        *lines: str | tuple[NoteKind, str],
        code: str = "R47",
        site: str = "Fjordby office",
        events: Sequence[EventKind] = ENDED,
    ) -> int:
        known = {one.name: one for one in store.sites()}
        place = known.get(site) or store.add_site(site)
        respondent = store.respondent(code) or store.add_respondent(code, place.id, {})
        consent(store, respondent.id, Decision.GRANTED)
        row = Interview(0, respondent.id, store.add_guide(guide), clock.now().wall_ms, 60)
        number = store.start_interview(row, clock.now()).id
        for at, line in enumerate(lines):
            kind, words = (NoteKind.NOTE, line) if isinstance(line, str) else line
            store.add_note(Note(0, number, at, at, kind, words, "tasks", "tasks-1"))
        for event in events:
            store.add_event(Event(number, event, 3_600_000, 3_600_000))
        return number

    return held


@pytest.fixture
def reviewing(store: Store, clock: Clock) -> Reviewing:
    return Reviewing(store, clock)


def first(reviewing: Reviewing, interview_id: int) -> Note:
    return reviewing.notes(interview_id)[0]


def test_interviews_that_have_ended_are_listed_by_code(reviewing: Reviewing, hold: Hold) -> None:
    hold("one", code="R47")
    hold((NoteKind.ASK_LATER, "who decides?"), "two", code="R12", events=(EventKind.ENDED, EventKind.CLOSED))
    hold("still going", code="R33", events=())
    rows = [(row.code, row.phase) for row in reviewing.interviews()]
    assert rows == [("R12", Phase.CLOSED), ("R47", Phase.ENDED)]


def test_a_revision_keeps_what_was_there(reviewing: Reviewing, hold: Hold) -> None:
    interview = hold("drove every day")
    note = first(reviewing, interview)
    reviewing.revise(note.id, "  drove every \x1b[1mother\x1b[0m day\x00 ")
    assert first(reviewing, interview).text == "drove every other day"
    assert first(reviewing, interview).revised
    assert [(c.field, c.value) for c in reviewing.revisions(note.id)] == [
        (ChangeField.TEXT, "drove every other day")
    ]


def test_the_same_words_again_are_no_revision(reviewing: Reviewing, hold: Hold) -> None:
    note = first(reviewing, hold("drove every day"))
    reviewing.revise(note.id, "drove every day ")
    reviewing.set_kind(note.id, NoteKind.NOTE)
    reviewing.flag(note.id, NoteFlag.HARM, on=False)
    assert reviewing.revisions(note.id) == []


@pytest.mark.parametrize("text", ["", "  \n", "\x00", "x" * 20_001])
def test_a_note_is_not_emptied_nor_made_too_long(reviewing: Reviewing, hold: Hold, text: str) -> None:
    interview = hold("drove every day")
    with pytest.raises(UsageProblem):
        reviewing.revise(first(reviewing, interview).id, text)
    assert first(reviewing, interview).text == "drove every day"


def test_kind_and_flags_change(reviewing: Reviewing, hold: Hold) -> None:
    interview = hold("drove every day")
    number = first(reviewing, interview).id
    reviewing.set_kind(number, NoteKind.OBSERVATION)
    reviewing.flag(number, NoteFlag.THIRD_PARTY, on=True)
    note = first(reviewing, interview)
    assert (note.kind, note.flags) == (NoteKind.OBSERVATION, frozenset({NoteFlag.THIRD_PARTY}))
    reviewing.flag(number, NoteFlag.THIRD_PARTY, on=False)
    assert not first(reviewing, interview).flags


def test_clearing_is_for_one_note_and_falls_with_the_next_change(reviewing: Reviewing, hold: Hold) -> None:
    interview = hold("drove every day", "their neighbour is ill")
    plain, flagged = reviewing.notes(interview)
    with pytest.raises(NotAllowedNow):
        reviewing.clear(plain.id, yes=True)
    reviewing.flag(flagged.id, NoteFlag.THIRD_PARTY, on=True)
    reviewing.clear(flagged.id, yes=True)
    assert reviewing.notes(interview)[1].cleared
    reviewing.revise(flagged.id, "a neighbour is ill")
    assert not reviewing.notes(interview)[1].cleared
    reviewing.clear(flagged.id, yes=True)
    reviewing.clear(flagged.id, yes=False)
    assert not reviewing.notes(interview)[1].cleared


def test_an_interview_that_goes_on_is_not_reviewed(reviewing: Reviewing, hold: Hold, store: Store) -> None:
    interview = hold("drove every day", events=(EventKind.PAUSE,))
    with pytest.raises(NotAllowedNow):
        reviewing.notes(interview)
    with pytest.raises(NotAllowedNow):
        reviewing.revise(store.notes(interview)[0].id, "other")


def test_a_respondent_who_withdrew_is_out_of_the_review(
    reviewing: Reviewing, hold: Hold, store: Store
) -> None:
    interview = hold("Kari Eksempel came with #Ola")
    found = store.respondent("R47")
    assert found is not None
    consent(store, found.id, Decision.WITHDRAWN)
    assert reviewing.interviews() == []
    assert all(not group.note_ids for group in reviewing.candidates([KARI]))
    with pytest.raises(ConsentMissing, match="R47"):
        reviewing.notes(interview)


def test_what_does_not_exist_is_said_plainly(reviewing: Reviewing, hold: Hold, store: Store) -> None:
    interview = hold("drove every day")
    store.add_change(NoteChange(store.notes(interview)[0].id, ChangeField.UNDONE, "yes", 1))
    for act in (
        lambda: reviewing.notes(99),
        lambda: reviewing.revise(99, "x"),
        lambda: reviewing.revise(1, "x"),
    ):
        with pytest.raises(UsageProblem):
            act()


def test_all_forms_of_a_name_are_one_group(reviewing: Reviewing, hold: Hold) -> None:
    hold("Kari Eksempel sa ja", code="R12")
    hold("det var KARIS idé, sa kari", code="R47")
    (group,) = [one for one in reviewing.candidates([KARI]) if one.entity == "key:1"]
    assert (group.type, group.why, group.certain) == (IdentifierType.PERSON, Why.KEY_FILE, True)
    assert group.count == 3
    assert len(group.note_ids) == 2
    assert set(group.examples) == {"Kari Eksempel", "KARI", "kari"}
    assert not group.undecided


def test_a_word_marked_in_one_note_is_found_in_another(reviewing: Reviewing, hold: Hold) -> None:
    hold("she always asks #Bjørnhild first", code="R12")
    hold("yes, bjørnhild does that", code="R47")
    (group,) = reviewing.candidates()
    assert (group.entity, group.why, group.count) == ("word:bjørnhild", Why.MARKED, 2)
    assert len(group.note_ids) == 2


def test_a_site_is_found_in_notes(reviewing: Reviewing, hold: Hold) -> None:
    hold("we moved to the Fjordby office then")
    (group,) = reviewing.candidates()
    assert (group.why, group.type, group.certain) == (Why.SITE, IdentifierType.PLACE, True)


def test_a_capital_word_waits_until_it_is_decided(reviewing: Reviewing, hold: Hold) -> None:
    hold("then Solveig came")
    (group,) = reviewing.candidates()
    assert group.undecided
    assert (group.entity, group.certain, group.decision) == ("word:solveig", False, None)
    decision = reviewing.decide(group.entity, IdentifierType.PERSON, Choice.KEEP)
    (group,) = reviewing.candidates()
    assert group.decision == decision
    assert not group.undecided


def test_the_latest_decision_counts(reviewing: Reviewing, hold: Hold) -> None:
    hold("then Solveig came")
    reviewing.decide("word:solveig", IdentifierType.PERSON, Choice.KEEP)
    reviewing.decide("word:solveig", IdentifierType.PLACE, Choice.REPLACE)
    (group,) = reviewing.candidates()
    assert group.decision is not None
    assert (group.type, group.decision.choice) == (IdentifierType.PLACE, Choice.REPLACE)


def test_a_decision_to_replace_reaches_other_forms(reviewing: Reviewing, hold: Hold) -> None:
    hold("then Solveig came", "it was solveigs turn")
    reviewing.decide("word:solveig", IdentifierType.PERSON, Choice.REPLACE)
    (group,) = reviewing.candidates()
    assert (group.count, set(group.examples)) == (2, {"Solveig", "solveig"})


def test_marking_in_the_review_reaches_the_whole_study(reviewing: Reviewing, hold: Hold) -> None:
    hold("the blue house by the quay", code="R12")
    hold("back to the Blue House", code="R47")
    decision = reviewing.mark_identifier(" #blue  house", IdentifierType.PLACE)
    assert decision.entity == "word:blue house"
    (group,) = [one for one in reviewing.candidates() if one.entity == decision.entity]
    assert (group.type, group.count, group.why) == (IdentifierType.PLACE, 2, Why.DECIDED)


@pytest.mark.parametrize("words", ["", "#", " . ", "a", "x" * 300])
def test_words_that_mark_nothing_are_refused(reviewing: Reviewing, hold: Hold, words: str) -> None:
    hold("drove every day")
    with pytest.raises(UsageProblem):
        reviewing.mark_identifier(words, IdentifierType.PERSON)
    with pytest.raises(UsageProblem):
        reviewing.decide(" ", IdentifierType.PERSON, Choice.KEEP)


def test_undecided_groups_come_first(reviewing: Reviewing, hold: Hold) -> None:
    hold("call 22 22 22 22 or kari@eksempel.invalid", "then Solveig came")
    groups = reviewing.candidates()
    assert groups[0].entity == "word:solveig"
    assert [group.undecided for group in groups] == sorted((g.undecided for g in groups), reverse=True)


HELD_AND_NOT = (
    "drove every day", "she said «we sat at a table» then", "said «yes», twice", (NoteKind.QUOTE, "we sat"),
    (NoteKind.OBSERVATION, "looks away"), (NoteKind.ASK_LATER, "who decides?"), (NoteKind.MARK, ""),
    (NoteKind.OWN_REACTION, "that moved me"), "æøå", "'tis so", '"open', '"Who?" they all ask',
)  # fmt: skip


@pytest.mark.parametrize("quotes", [None, Decision.GRANTED, Decision.DECLINED])
def test_unread_notes_are_counted_as_they_are_found_one_by_one(
    reviewing: Reviewing, store: Store, hold: Hold, quotes: Decision | None
) -> None:
    interview = hold(*HELD_AND_NOT, code="R47")
    hold(*HELD_AND_NOT, code="R12", events=())
    if quotes:
        event = ConsentEvent(ConsentScope.QUOTE_VERBATIM, quotes, Method.WRITTEN, 1, "", 1)
        store.add_consent([event])
    notes = reviewing.notes(interview)
    found: list[int] = []
    changes: list[Callable[[Note], object]] = [
        lambda note: reviewing.flag(note.id, NoteFlag.HARM, on=True),
        lambda note: store.add_change(NoteChange(note.id, ChangeField.UNDONE, "yes", 1)),
        lambda note: reviewing.set_kind(note.id, NoteKind.QUOTE),
        lambda note: reviewing.sign([note.id]),
        lambda note: reviewing.revise(note.id, "she said «we sat at a table» then"),
    ]
    for change in (None, *changes):
        if change:
            change(notes[0])
        found.append(reviewing.unread())
        assert found[-1] == len(list(reviewable.unread_places(store)))
        store.add_change(NoteChange(notes[0].id, ChangeField.UNDONE, "no", 1))
    assert len(set(found)) > 1
    reviewing.sign([note.id for note in reviewing.notes(interview)])
    assert reviewing.unread() == 0 == len(list(reviewable.unread_places(store)))
