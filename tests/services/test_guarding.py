"""Backups as a service: at the end of an interview, by the rule, and never in the way of anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import BackupProblem, UsageProblem
from interview_tui.paths import StudyPaths
from interview_tui.sealing import QUICK
from interview_tui.services.backup_notices import of_backups
from interview_tui.services.noticing import Weight
from interview_tui.store import keyslots

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.conftest import FakeClock

DAY = 24 * 60 * 60 * 1000


@pytest.fixture(autouse=True)
def _slots(paths: StudyPaths, key: bytes, store: object) -> None:
    spare = StudyPaths(paths.folder.parent / "spare")
    keyslots.write(spare, key, "hemmelig", QUICK)
    spare.keyslots.rename(paths.keyslots)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "stick æøå"
    made.mkdir()
    return made


def hold(study: OpenStudy, code: str) -> None:
    session = study.interviewing.start(code)
    session.note("noe som ble sagt")
    session.end()
    session.close()
    study.guarding.wait()


def test_the_end_of_an_interview_makes_one_where_it_was_told_to(
    study: OpenStudy, code: str, place: Path
) -> None:
    assert of_backups(study) == []
    hold(study, code)
    assert study.guarding.backups_known() == []
    [notice] = of_backups(study)
    assert (notice.weight, notice.command) == (Weight.SOON, "backup")
    study.guarding.set_place(place)
    hold(study, code)
    [made] = study.guarding.backups_known()
    assert (made.kind, made.there, made.path.parent) == ("automatic", True, place)
    assert made.size == made.path.stat().st_size
    assert [file.name for file in place.iterdir()] == [made.path.name]
    assert str(place) in of_backups(study)[0].sentence


def test_a_place_that_is_away_stops_nothing_and_is_told_until_one_succeeds(
    study: OpenStudy, code: str, place: Path
) -> None:
    study.guarding.set_place(place)
    away = place.rename(place.with_name("away"))
    hold(study, code)
    assert study.interviewing.unfinished() == []
    [notice] = of_backups(study)
    assert notice.weight is Weight.SOON
    assert "not there" in notice.sentence
    away.rename(place)
    hold(study, code)
    assert study.guarding.standing().trouble == ""
    assert of_backups(study)[0].weight is Weight.QUIET


def test_a_withdrawal_in_the_room_makes_no_copy_of_what_was_withdrawn(
    study: OpenStudy, code: str, place: Path
) -> None:
    study.guarding.set_place(place)
    session = study.interviewing.start(code)
    session.note("noe som ble sagt")
    session.withdraw(keep=False)
    study.guarding.wait()
    assert list(place.iterdir()) == []


def test_the_rule_takes_away_its_own_and_nothing_else(
    study: OpenStudy, code: str, place: Path, clock: FakeClock
) -> None:
    study.guarding.set_place(place)
    (place / "somebody-else.backup").write_text("mine")
    by_hand = study.guarding.backup_now()
    hold(study, code)
    hold(study, code)
    assert len(study.guarding.backups_known()) == 3
    clock.advance(3 * DAY)
    hold(study, code)
    known = study.guarding.backups_known()
    assert [one.kind for one in known] == ["asked", "automatic", "automatic"]
    assert all(one.there for one in known)
    assert by_hand.path.exists()
    assert len(list(place.iterdir())) == 4


def test_what_became_another_file_is_left_alone(study: OpenStudy, code: str, place: Path) -> None:
    made = study.guarding.backup_to(place / "a.backup")
    made.path.write_text("something else by now")
    [known] = study.guarding.backups_known()
    assert not known.there
    assert not study.guarding.delete_backup(known)
    assert made.path.exists()
    study.guarding.forget(known)
    assert study.guarding.backups_known() == []


def test_known_ones_are_deleted_with_their_record_and_upgrades_count(
    study: OpenStudy, paths: StudyPaths, place: Path
) -> None:
    paths.backups.mkdir()
    (paths.backups / "study-before-m0002_field.db").write_bytes(b"x" * 10)
    study.guarding.backup_to(place / "a.backup")
    known = study.guarding.backups_known()
    assert {one.kind for one in known} == {"upgrade", "asked"}
    assert all(study.guarding.delete_backup(one) for one in known)
    assert study.guarding.backups_known() == []
    assert list(place.iterdir()) == list(paths.backups.iterdir()) == []


def test_a_key_file_in_the_study_folder_is_never_taken_along(
    study: OpenStudy, paths: StudyPaths, place: Path
) -> None:
    import zipfile

    (paths.folder / "names.keyfile").write_bytes(b"lagt her ved en feil")
    made = study.guarding.backup_to(place / "a.backup")
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == ["backup.json", "keyslots.json", "study.db"]
    assert b"ved en feil" not in made.path.read_bytes()


def test_places_and_files_that_cannot_be_used_are_told(study: OpenStudy, place: Path) -> None:
    for bad in (place / "none", place / "a" / "b"):
        with pytest.raises(UsageProblem):
            study.guarding.set_place(bad)
    with pytest.raises(BackupProblem):
        study.guarding.backup_to(place / "none" / "a.backup")
    with pytest.raises(UsageProblem):
        study.guarding.backup_now()
    assert study.guarding.place is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_place_that_is_read_only_is_told(study: OpenStudy, place: Path) -> None:
    place.chmod(0o500)
    with pytest.raises(UsageProblem):
        study.guarding.set_place(place)
    place.chmod(0o700)


def test_whoever_waits_is_called_when_it_has_ended(study: OpenStudy, code: str, place: Path) -> None:
    study.guarding.set_place(place)
    ended: list[int] = []
    study.guarding.when_done(lambda: ended.append(0))
    assert ended == [0]
    session = study.interviewing.start(code)
    session.end()
    session.close()
    study.guarding.when_done(lambda: ended.append(len(list(place.iterdir()))))
    study.guarding.wait()
    assert ended == [0, 1]
