"""Two people of one name, at two sites: parted in what one respondent says, each with a mark of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.deidentify.leak import Sought, look
from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.consent import ConsentScope
from interview_tui.model.consent import Decision as Given
from interview_tui.model.identifier import Choice, Decision, IdentifierType, KnownName, Rulings, Why
from interview_tui.sealing import QUICK
from interview_tui.services import last_search, traces
from interview_tui.services.board import Board
from interview_tui.services.contents import Contents
from interview_tui.services.lookout import Lookout
from interview_tui.services.masking import Masking
from interview_tui.services.parting import all_names, apart
from tests.services.test_deciding import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from interview_tui.model.study import Respondent
    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

PERSON = IdentifierType.PERSON
BERIT = "word:berit"


def tells(study: OpenStudy, site: str, *lines: str, fields: Mapping[str, str] | None = None) -> Respondent:
    """Hold an interview at a site with somebody new, and sign its notes."""
    if site not in {one.name for one in study.store.sites()}:
        study.recruiting.add_site(site)
    person = study.recruiting.add_respondent(site, fields or {})
    study.consenting.record(person.code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Given.GRANTED)
    session = study.interviewing.start(person.code)
    for line in lines:
        session.note(line)
    session.end()
    session.close()
    study.reviewing.sign([note.id for note in study.reviewing.notes(study.store.interviews(person.id)[0].id)])
    return person


@pytest.fixture
def first(study: OpenStudy) -> Respondent:
    return tells(study, "Granli", "the meeting is led by Berit", "so Berit decides")


@pytest.fixture
def other(study: OpenStudy, first: Respondent, clock: FakeClock) -> Respondent:
    study.reviewing.decide(BERIT, PERSON, Choice.REPLACE)
    clock.advance(60_000)
    return tells(study, "Fjordhamn", "then Berit came with her child", "berits child was ill")


def whose(study: OpenStudy) -> dict[int, int]:
    """Return the respondent of every note."""
    interviews = study.store.interviews()
    return {note.id: one.respondent_id for one in interviews for note in study.store.notes(one.id)}


def told(study: OpenStudy) -> dict[str, list[str]]:
    """Return what leaves by respondent, note by note; the gate is open."""
    prepared = study.reporting.prepare()
    assert prepared.problems == []
    assert prepared.summary is not None
    found = {}
    for one in prepared.summary.respondents:
        notes = [note for theme in one.themes for asked in theme.questions for note in asked.notes]
        found[one.code] = [note.text for note in notes]
    return found


def part(study: OpenStudy, form: str, respondent_id: int) -> Decision:
    return study.reviewing.decide(apart(respondent_id, form), PERSON, Choice.REPLACE)


def marks(texts: list[str]) -> set[str]:
    return {mark for text in texts for mark in re.findall(r"\[.*?\]", text)}


def test_whoever_decided_is_told_when_the_name_turns_up_at_another_site_and_says_so_once(
    study: OpenStudy, first: Respondent, other: Respondent
) -> None:
    def row(entity: str = BERIT) -> tuple[tuple[str, ...], tuple[str, ...]]:
        (found,) = [one for one in Board(study).look().groups if one.entity == entity]
        return found.codes, found.later

    assert row() == (tuple(sorted((first.code, other.code))), (other.code,))
    study.reviewing.decide(BERIT, PERSON, Choice.REPLACE)
    assert row() == (tuple(sorted((first.code, other.code))), ())
    part(study, "Berit", other.id)
    assert row() == ((), ())


def test_a_name_marked_at_two_sites_is_asked_about_too(study: OpenStudy, clock: FakeClock) -> None:
    tells(study, "Granli", "#Berit runs the meeting", "#Roar is ill")
    clock.advance(60_000)
    second = tells(study, "Fjordhamn", "then #Berit came with her child")

    def asked() -> dict[str, tuple[str, ...]]:
        return {one.entity: one.later for one in Board(study).look().groups if one.later}

    assert asked() == {BERIT: (second.code,)}
    study.reviewing.decide(BERIT, PERSON, Choice.REPLACE)
    assert asked() == {}


def test_a_whole_name_and_a_name_at_the_same_site_are_told_of_nowhere(
    study: OpenStudy, first: Respondent, clock: FakeClock
) -> None:
    for entity in (BERIT, "word:tor prøve"):
        study.reviewing.decide(entity, PERSON, Choice.REPLACE)
    clock.advance(60_000)
    tells(study, "Granli", "ask Berit, or Tor Prøve")
    tells(study, "Fjordhamn", "I know Tor Prøve")
    assert all(not one.later for one in Board(study).look().groups)
    assert first.code


def test_each_has_a_mark_of_their_own_also_in_what_is_said_later(
    study: OpenStudy, first: Respondent, other: Respondent
) -> None:
    assert len(marks(told(study)[first.code] + told(study)[other.code])) == 1
    part(study, "berit", other.id)
    session = study.interviewing.start(other.code)
    session.note("and Berit again")
    session.end()
    study.reviewing.sign(
        [max(note.id for one in study.store.interviews() for note in study.store.notes(one.id))]
    )
    found = told(study)
    (leader,), (mother,) = marks(found[first.code]), marks(found[other.code])
    assert leader != mother
    assert all("erit" not in text for texts in found.values() for text in texts)
    assert marks([text for texts in told(study).values() for text in texts]) == {leader, mother}


def test_the_two_are_rows_of_their_own_and_taking_it_back_joins_them(
    study: OpenStudy, other: Respondent
) -> None:
    board = Board(study)
    board.look()
    entity = apart(other.id, "Berit")
    acts = [
        (entity, Choice.REPLACE, ""), (entity, Choice.RELATION, "service user"), (BERIT, Choice.KEEP, ""),
        (entity, Choice.SAME, BERIT), (entity, Choice.OPEN, ""), (BERIT, Choice.OPEN, ""),
        (entity, Choice.REPLACE, ""), (BERIT, Choice.RELATION, "leader"), (entity, Choice.KEEP, ""),
    ]  # fmt: skip
    for one, choice, text in acts:
        found = board.decided([study.reviewing.decide(one, PERSON, choice, text=text)])
        assert found == Board(study).look()
        rows = {group.entity for group in study.reviewing.candidates()}
        assert rows == {group.entity for group in found.groups}
    (row,) = [one for one in study.reviewing.candidates() if one.entity == entity]
    assert (row.whose, row.count) == (other.code, 2)


def test_one_of_them_may_be_kept_and_the_other_is_not(
    study: OpenStudy, first: Respondent, other: Respondent
) -> None:
    part(study, "Berit", other.id)
    study.reviewing.decide(BERIT, PERSON, Choice.KEEP)
    found = told(study)
    assert "so Berit decides" in found[first.code]
    assert all("erit" not in text for text in found[other.code])
    study.reviewing.decide(BERIT, PERSON, Choice.REPLACE)
    study.reviewing.decide(apart(other.id, "Berit"), PERSON, Choice.KEEP)
    found = told(study)
    assert "berits child was ill" in found[other.code]
    assert all("erit" not in text for text in found[first.code])


def test_who_is_kept_elsewhere_does_not_leave_in_the_background_of_who_means_another(
    study: OpenStudy, first: Respondent, clock: FakeClock
) -> None:
    study.recruiting.define_fields(["works with"])
    study.reviewing.decide(BERIT, PERSON, Choice.KEEP)
    clock.advance(60_000)
    second = tells(study, "Fjordhamn", "Berit is my child", fields={"works with": "Berit"})
    chosen = Contents(fields=("works with",), override="all have read it")
    assert study.reporting.prepare(chosen).problems == []
    part(study, "Berit", second.id)
    assert study.reporting.prepare(chosen).problems == [f"the background of {second.code}: 1 undecided"]
    study.reviewing.decide(apart(second.id, "Berit"), PERSON, Choice.KEEP)
    assert study.reporting.prepare(chosen).problems == []


def test_a_note_shows_whom_it_means(study: OpenStudy, first: Respondent, other: Respondent) -> None:
    study.reviewing.decide(BERIT, PERSON, Choice.RELATION, text="leader")
    part(study, "Berit", other.id)
    seen = {}
    for person in (first, other):
        note = study.store.notes(study.store.interviews(person.id)[0].id)[0]
        (seen[person.id],) = Lookout(study).at(note.text, note.id)
    assert (seen[first.id].choice, seen[other.id].choice) == (Choice.RELATION, Choice.REPLACE)


def test_a_note_says_that_its_bare_name_was_decided_on_before_it_was_said(
    study: OpenStudy, first: Respondent, other: Respondent
) -> None:
    def before() -> dict[int, bool]:
        found = {}
        for person in (first, other):
            note = study.store.notes(study.store.interviews(person.id)[0].id)[0]
            (seen,) = Lookout(study).at(note.text, note.id, note.at)
            found[person.id] = seen.before
        return found

    assert before() == {first.id: False, other.id: True}
    part(study, "Berit", other.id)
    assert before() == {first.id: False, other.id: False}


def test_the_key_file_parts_no_more_than_was_said_and_its_log_tells_both(
    study: OpenStudy, first: Respondent, other: Respondent, tmp_path: Path
) -> None:
    part(study, "Berit", other.id)
    place = tmp_path / "names.keyfile"
    names = KeyFile.create(place, "six blue elks", cost=QUICK, study=study.store.study_id)
    names.add(Entry.new("Berit Eksempel"))
    names.save()
    study.has_key_file()
    study.reporting.export(tmp_path / "out", formats=["md"], key=names.names(), log=names.keep_log)
    told_of: dict[int, set[str]] = {}
    for row in KeyFile.open(place, "six blue elks").log:
        told_of.setdefault(whose(study)[row.note_id], set()).add(row.replacement)
        assert row.original.casefold() == "berit"
    assert [len(told_of[one.id]) for one in (first, other)] == [1, 1]
    assert told_of[first.id] != told_of[other.id]


def test_no_name_is_in_any_file(study: OpenStudy, other: Respondent, tmp_path: Path) -> None:
    part(study, "Berit", other.id)
    # The site of this study is called A, as columns and parts of some files are.
    made = [name for name in study.reporting.formats() if name not in {"docx", "xlsx", "qdpx", "qdc"}]
    report = study.reporting.export(tmp_path / "out", formats=made)
    sought = Sought(last_search.forbidden((), (), Rulings(study.store.decisions())))
    for name in report.files:
        assert look(name, (tmp_path / "out" / name).read_bytes(), sought)[0] == []
    assert [one.value for one in sought.forbidden] == ["berit"]


def test_who_withdraws_takes_along_whom_they_alone_meant(study: OpenStudy, other: Respondent) -> None:
    made = part(study, "Berit", other.id)
    assert made.id in traces.alone(study.store, other).leftovers.decisions
    assert len(traces.alone(study.store, other).leftovers.decisions) == 1


_NAMES = ("Berit", "berit", "BERIT", "Berits", "#Berit", "Berit-saken", "Berit Prøve", "Tor", "tors", "kaffe")
_CHOICES = st.sampled_from([Choice.REPLACE, Choice.RELATION, Choice.GENERALISE, Choice.SAME, Choice.OPEN])


@given(
    st.lists(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["berit", "tor"]), _CHOICES), max_size=6),
)
def test_parting_never_lets_out_a_name(said: list[list[str]], acts: list[tuple[int, str, Choice]]) -> None:
    made = [Decision(f"word:{one}", PERSON, Choice.REPLACE, 1) for one in ("berit", "tor", "berit prøve")]
    for number, name, choice in acts:
        entity = apart(number, name) if number else f"word:{name}"
        text = {Choice.SAME: "word:tor", Choice.RELATION: "leder", Choice.GENERALISE: "noen"}.get(choice, "")
        made.append(Decision(entity, PERSON, choice, 1, text=text))
    made += [Decision(f"word:{one}", PERSON, Choice.REPLACE, 1) for one in ("berit", "tor")]
    rulings = Rulings(made)
    masking = Masking(
        all_names((KnownName("site:1", ("Nord",), PERSON, Why.SITE),), {}, rulings), rulings, "nb"
    )
    found = {}
    for number, words in enumerate(said):
        text = "så " + " og ".join(words)
        found[number] = text, masking.search(f"note {number}", text, number, respondent_id=number)
    masking.settle(bytes(32), numbers)
    assert masking.problems == []
    for number, (text, there) in found.items():
        left = masking.put_in(text, there, number)
        assert "erit" not in left.casefold()
        assert not re.search(r"\btors?\b", left.casefold())
