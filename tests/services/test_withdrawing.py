"""Withdrawal at each of the four moments: what goes, what stays as proof, no byte of it left (C6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.letter import Letter, Milestone, Promise, PromiseKind
from interview_tui.model.study import fits
from interview_tui.model.withdrawal import Stage
from interview_tui.sealing import QUICK
from interview_tui.services import owned, withdrawal_words
from interview_tui.services.parting import apart
from interview_tui.services.spans import needles
from interview_tui.store import keyslots
from tests.services import withdrawal
from tests.services.withdrawal import NAME, OTHERS, THEIRS, Scene

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock


@pytest.fixture
def made(study: OpenStudy, clock: FakeClock, tmp_path: Path) -> Scene:
    return withdrawal.scene(study, clock, tmp_path)


def promise(made: Scene, terms: str) -> None:
    """Put a letter on record under the version the consents were given to, with these terms."""
    store = made.study.store
    letter = store.add_letter(Letter("", "sha256:ab", "en", b"letter", "letter"))
    store.add_promise(Promise(letter.id, PromiseKind.WITHDRAWAL, terms))


def everywhere(made: Scene) -> list[tuple[str, str]]:
    """Return where what they said stands, by a search of our own that knows nothing of what was erased."""
    said = [*THEIRS, "snakker lenge om turnusen", withdrawal.REASON, withdrawal.DRAFT]
    search = needles(said, OTHERS, code=made.code)
    with made.study.store.resting() as key:
        owned.look_through(search, made.study.paths, None, key)
    return search.hits


def test_the_search_finds_what_is_there_before(made: Scene) -> None:
    assert sorted(everywhere(made)) == [("study.db", "code"), ("study.db", "note")]


def test_after_the_interview_everything_goes_and_no_byte_is_left(made: Scene) -> None:
    to = withdrawal.export(made)
    backup = withdrawal.back_up(made)
    report = made.study.withdrawing.everything(made.code, key=made.key, backups=True, exports=True)
    assert report.stage is Stage.AFTER
    assert report.search is not None
    assert report.search.hits == []
    assert report.search.unread == []
    assert report.search.count("note") >= 20 * len(THEIRS)
    assert report.search.count("name") == 1
    assert report.search.images > 10
    assert everywhere(made) == []
    assert not backup.exists()
    # What is by its name another's alone is not asked back, and stays.
    assert [path.name for path in to.iterdir()] == [f"{owned.own_file(made.other)}.md"]
    assert report.backups_deleted == 1
    assert len(report.exports_deleted) == 6
    assert made.study.store.audit_intact()


def test_rows_of_others_stay(made: Scene) -> None:
    store = made.study.store
    before = [store.notes(one.id) for one in store.interviews()][1]
    report = made.study.withdrawing.everything(made.code, key=made.key)
    assert [one.code for one in store.respondents()] == [made.other]
    assert [note.text for note in store.notes(store.interviews()[0].id)] == [note.text for note in before]
    assert report.erased["notes"] == len(THEIRS) + 1
    assert report.erased["interviews"] == report.erased["respondents"] == 1
    assert report.erased["note_changes"] >= 1
    assert made.study.consenting.state(made.other).may_start


def test_decisions_and_names_that_came_from_them_alone_go_and_shared_ones_stay(made: Scene) -> None:
    made.study.withdrawing.everything(made.code, key=made.key)
    assert [one.entity for one in made.study.store.decisions()] == ["word:haukeland"]
    assert sorted(entry.name for entry in made.key.entries) == ["Haukeland", "Testperson Beta"]


def test_proof_of_consent_and_the_count_stay_without_the_code(made: Scene) -> None:
    made.study.withdrawing.everything(made.code)
    store = made.study.store
    proofs = store._rows("SELECT scope, decision FROM consent_proofs ORDER BY id")
    assert ("participation", "granted") in proofs
    assert ("participation", "withdrawn") in proofs
    assert store.withdrawals() == [("after", False)]
    assert all(made.code not in row.object_id for row in store.audit_rows())


def test_the_code_is_never_given_again_and_not_kept(made: Scene) -> None:
    made.study.withdrawing.everything(made.code)
    (mark,) = made.study.store.gone_codes().marks
    assert fits(mark, made.code)
    others = [f"R{number}" for number in range(10, 100) if f"R{number}" != made.code]
    assert any(fits(mark, other) for other in others)  # so the mark does not tell whose it is
    given = {made.study.recruiting.add_respondent("A", {}).code for _person in range(40)}
    assert made.code not in given


def test_without_the_key_file_it_says_that_the_names_remain(made: Scene) -> None:
    made.study.has_key_file()
    report = made.study.withdrawing.everything(made.code)
    assert (report.key_file, report.key_entries) == (True, None)
    assert NAME in [entry.name for entry in made.key.entries]


def test_backups_and_exports_that_are_left_are_found_and_named(made: Scene) -> None:
    to = withdrawal.export(made)
    backup = withdrawal.back_up(made)
    report = made.study.withdrawing.everything(made.code)
    assert report.search is not None
    assert (backup.name, "note") in report.search.hits
    assert ("summary.md", "note") in report.search.hits
    assert all(name != "study.db" for name, _kind in report.search.hits)
    assert report.backups_left == (backup,)
    assert {one.path.parent for one in report.exports} == {to}
    assert all(one.same for one in report.exports)
    stored = made.study.store._rows("SELECT deleted FROM recalls")
    assert [deleted for (deleted,) in stored] == [0] * 6


def test_real_backups_inside_and_outside_the_study_are_searched_and_go(made: Scene, tmp_path: Path) -> None:
    away, guarding = tmp_path / "stick", made.study.guarding
    places = [away / "copy.backup", made.study.paths.folder / "copy.backup", tmp_path / "copy.backup"]
    away.mkdir()
    store = made.study.store
    keyslots.write(store.paths, bytes(store._key), "four unrelated words here", QUICK)
    for place in places:
        guarding.backup_to(place)
    places[2].rename(tmp_path / "moved.backup")
    report = made.study.withdrawing.everything(made.code)
    assert report.search is not None
    assert report.search.unread == []
    assert report.search.hits == [("copy.backup", "code"), ("copy.backup", "note")]
    assert sorted(report.backups_left) == sorted(places[:2])
    assert report.backups_lost == (places[2],)
    assert any(str(places[2]) in line for line in withdrawal_words.after(report))
    cleared = made.study.withdrawing.clear(report, backups=True)
    assert cleared.search is not None
    assert cleared.search.hits == []
    assert not any(place.exists() for place in places)
    known = [(one.path, one.there) for one in guarding.backups_known()]
    assert known == [(places[2], False)]


def test_an_export_that_was_changed_is_listed_and_never_deleted(made: Scene) -> None:
    to = withdrawal.export(made)
    (to / "notes.csv").write_text("changed by hand", encoding="utf-8")
    report = made.study.withdrawing.everything(made.code, exports=True)
    others = f"{owned.own_file(made.other)}.md"
    assert sorted(path.name for path in to.iterdir()) == ["notes.csv", others]
    assert [one.path.name for one in report.exports if one.there and not one.same] == ["notes.csv"]


def test_an_export_made_before_they_talked_is_not_asked_for(
    study: OpenStudy, clock: FakeClock, tmp_path: Path
) -> None:
    made = withdrawal.scene(study, clock, tmp_path)
    late = study.recruiting.add_respondent("A", {}).code
    study.consenting.record(late, withdrawal.scopes_but_sensitive(), Decision.GRANTED)
    withdrawal.export(made)
    clock.advance(60_000)
    withdrawal.talk(study, clock, late, ("kom til senere enn alle andre",))
    assert study.withdrawing.plan(late).exports == ()
    assert len(study.withdrawing.plan(made.code).exports) == 7


def test_before_the_interview_the_person_is_gone_and_counted(made: Scene) -> None:
    early = made.study.recruiting.add_respondent("A", {}).code
    assert made.study.withdrawing.plan(early).stage is Stage.BEFORE
    report = made.study.withdrawing.everything(early)
    assert report.erased == {"respondents": 1, "consent_events": 1}
    assert made.study.store.withdrawals() == [("before", False)]
    with pytest.raises(UsageProblem, match="no respondent"):
        made.study.recruiting.find(early)


def test_during_the_interview_the_open_one_goes_with_its_half_written_line(
    study: OpenStudy, clock: FakeClock, tmp_path: Path
) -> None:
    made = withdrawal.scene(study, clock, tmp_path, end=False)
    assert study.withdrawing.plan(made.code).stage is Stage.DURING
    report = study.withdrawing.everything(made.code)
    assert report.erased["drafts"] == 1
    assert everywhere(made) == []
    assert study.interviewing.unfinished() == []


def test_any_time_has_no_cut_off(made: Scene) -> None:
    promise(made, "any_time")
    made.clock.advance(5 * 365 * 86_400_000)
    plan = made.study.withdrawing.plan(made.code)
    assert (plan.stage, plan.cutoff, plan.terms.text) == (Stage.AFTER, "", "any_time")


def test_past_the_day_that_was_promised_it_says_so_and_what_was_said_stays(made: Scene) -> None:
    promise(made, "until 2026-03-01")
    made.clock.advance(30 * 86_400_000)
    assert made.study.withdrawing.plan(made.code).stage is Stage.AFTER
    made.clock.advance(60 * 86_400_000)
    plan = made.study.withdrawing.plan(made.code)
    assert (plan.stage, plan.cutoff) == (Stage.PAST_CUTOFF, "2026-03-01")
    report = made.study.withdrawing.keep(made.code)
    assert report.words_kept
    assert ConsentScope.RECONTACT in report.scopes
    state = made.study.consenting.state(made.code)
    assert state.may(ConsentScope.NOTES)
    assert not state.may(ConsentScope.RECONTACT)
    assert made.study.store.withdrawals() == [("past_cutoff", True)]


def test_past_the_day_somebody_is_counted_once_also_when_they_are_erased_after_all(made: Scene) -> None:
    verbs = made.study.withdrawing
    for _time in range(2):
        assert verbs.keep(made.code).words_kept
        assert len(made.study.store.withdrawals()) == 1
    verbs.everything(made.code)
    assert made.study.store.withdrawals() == [("after", False)]


def test_of_several_who_were_counted_it_is_ones_own_line_that_goes(
    study: OpenStudy, clock: FakeClock, tmp_path: Path
) -> None:
    made = withdrawal.scene(study, clock, tmp_path, end=False)
    promise(made, "until 2026-03-01")
    study.withdrawing.keep(made.code)
    clock.advance(90 * 86_400_000)
    study.withdrawing.keep(made.other)
    assert study.store.withdrawals() == [("during", True), ("past_cutoff", True)]
    study.withdrawing.everything(made.other)
    assert study.store.withdrawals() == [("during", True), ("past_cutoff", False)]
    study.withdrawing.everything(made.code)
    assert study.store.withdrawals() == [("past_cutoff", False), ("past_cutoff", False)]


def test_who_is_gone_is_not_taken_for_somebody_else(made: Scene) -> None:
    made.study.withdrawing.everything(made.code)
    with pytest.raises(UsageProblem) as told:
        made.study.withdrawing.plan(made.code)
    assert made.other not in str(told.value)
    assert "already" in str(told.value)


def test_stopping_and_keeping_closes_the_interview(
    study: OpenStudy, clock: FakeClock, tmp_path: Path
) -> None:
    made = withdrawal.scene(study, clock, tmp_path, end=False)
    report = study.withdrawing.keep(made.code)
    assert report.stage is Stage.DURING
    assert withdrawal_words.after(report)[0] == "The interview that was open is closed."
    person = study.recruiting.find(made.code)
    assert study.interviewing.unfinished_of(person) is None
    assert study.reviewing.interviews()


def test_terms_that_end_with_an_event_end_when_it_has_come(made: Scene) -> None:
    promise(made, "until graded")
    made.clock.advance(400 * 86_400_000)
    assert made.study.withdrawing.plan(made.code).stage is Stage.AFTER
    made.study.store.add_milestone(Milestone("graded", "2026-06-01"))
    plan = made.study.withdrawing.plan(made.code)
    assert (plan.stage, plan.cutoff) == (Stage.PAST_CUTOFF, "2026-06-01")


def test_one_scope_alone_is_taken_back_and_the_notes_stay(made: Scene) -> None:
    report = made.study.withdrawing.scopes(made.code, [ConsentScope.QUOTE_VERBATIM])
    state = made.study.consenting.state(made.code)
    assert not state.may(ConsentScope.QUOTE_VERBATIM)
    assert state.may(ConsentScope.NOTES)
    assert (report.words_kept, report.search) == (True, None)


def test_notes_alone_are_erased_with_proof_and_the_interview_stays(made: Scene) -> None:
    report = made.study.withdrawing.scopes(made.code, [ConsentScope.NOTES], erase=True)
    assert report.search is not None
    assert report.search.hits == []
    assert report.search.count("note") >= 20 * len(THEIRS)
    held = made.study.store.interviews(made.study.recruiting.find(made.code).id)
    assert len(held) == 1
    assert made.study.store.notes(held[0].id) == []


def test_with_the_notes_alone_go_decisions_that_came_from_them_alone(made: Scene) -> None:
    store = made.study.store
    person = made.study.recruiting.find(made.code)
    made.study.reviewing.decide(apart(person.id, "Haukeland"), IdentifierType.PLACE, Choice.REPLACE)
    assert len(store.decisions()) > 2
    made.study.withdrawing.scopes(made.code, [ConsentScope.NOTES], erase=True)
    assert [one.entity for one in store.decisions()] == ["word:haukeland"]
    assert store.audit_intact()


def test_audio_alone_takes_the_recorder_marks_and_readings(made: Scene) -> None:
    marked = {"recorder_on", "recorder_off", "recorder_at"}
    made.study.fieldwork.positions.read(made.code, 1, None, 0)
    report = made.study.withdrawing.scopes(made.code, [ConsentScope.AUDIO], erase=True)
    assert report.erased == {"events": 2}
    person = made.study.recruiting.find(made.code)
    kinds = [e.kind.value for e in made.study.store.events(made.study.store.interviews(person.id)[0].id)]
    assert not marked & set(kinds)


def test_nothing_brings_it_back(made: Scene) -> None:
    number = made.study.store.interviews()[0].id
    session = made.study.interviewing.load(number)
    made.study.withdrawing.everything(made.code)
    with pytest.raises((ConsentMissing, UsageProblem)):
        made.study.interviewing.at_hand(number)
    del session
    assert everywhere(made) == []


def test_the_words_of_the_other_are_still_there_to_be_found(made: Scene) -> None:
    made.study.withdrawing.everything(made.code)
    search = needles(OTHERS)
    with made.study.store.resting() as key:
        owned.look_through(search, made.study.paths, None, key)
    assert search.hits == [("study.db", "note")]
