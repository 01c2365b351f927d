"""An export is on record before its files are; one that never ended is told of, and counts until settled."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest

from interview_tui.errors import NotSaved, UsageProblem
from interview_tui.export import files
from interview_tui.paths import StudyPaths
from interview_tui.services import on_record, owned, withdrawal_words
from interview_tui.services.going import BrokenOff, Stage
from interview_tui.store.store import Store
from tests.conftest import agreed, read_through

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy

FORMATS = ("md", "csv")


@pytest.fixture
def told(study: OpenStudy) -> str:
    """Somebody whose words may leave; returns the code."""
    code = agreed(study)
    session = study.interviewing.start(code)
    session.note("drives every day, and waits")
    session.end()
    session.close()
    read_through(study.store)
    return code


class Left(NamedTuple):
    """What a kill leaves: the study's folder, and the export's, as they were then."""

    study: Path
    out: Path


def kills(study: OpenStudy, to: Path, at: Path, monkeypatch: pytest.MonkeyPatch) -> list[Left]:
    """Export, and return what would lie on the disk after a kill at each file that is put there."""
    synced, found = os.fsync, list[Left]()

    def copied(handle: int) -> None:
        place = at / f"{len(found)}"
        shutil.copytree(study.paths.folder, place / "study")
        shutil.copytree(to, place / "out")
        found.append(Left(place / "study", place / "out"))
        synced(handle)

    with monkeypatch.context() as watching:
        watching.setattr(os, "fsync", copied)
        study.reporting.export(to, formats=FORMATS)
    return found


def test_after_a_kill_no_file_lies_anywhere_that_the_record_does_not_know_of(
    study: OpenStudy, told: str, tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "out"
    left = kills(study, to, tmp_path / "kills", monkeypatch)
    assert len(left) == 1 + len(list(to.iterdir()))
    for number, one in enumerate(left):
        shutil.rmtree(to)
        shutil.copytree(one.out, to)
        with closing(Store.open(StudyPaths(one.study), key)) as store:
            (begun,) = on_record.broken_off(store)
            lying = set(to.iterdir())
            assert {path.name for path in begun.lying} == {path.name for path in lying}
            assert len(lying) == min(number + 1, len(left) - 1)
            assert begun.codes == (told,)
            assert begun.folder == str(to)
            assert {one.path for one in owned.exported(store) if one.same} == lying
            assert told in on_record.told(begun)
            on_record.clear(store, begun.number, delete=True)
            assert not to.exists()
            assert (store.exports(), store.quotes_used(), on_record.broken_off(store)) == ([], {}, [])
        to.mkdir()
    assert on_record.broken_off(study.store) == []


CHANGED, WHOLE = "ab" * 32, hashlib.sha256(b"words").hexdigest()


def begun(
    study: OpenStudy, to: Path, name: str = "summary.md", *, linked: bool = True, sha256: str = CHANGED
) -> int:
    """Put on record that an export was begun, with one file that is whole and one that is not."""
    people = {one.id for one in study.store.respondents()}
    number = study.store.record_export(
        "2026-01", [(name, sha256), ("notes.csv", "cd" * 32)], str(to),
        linked=linked, people=people, part=".0123456789abcdef.part",
    )  # fmt: skip
    to.mkdir()
    (to / name).write_text("words")
    (to / ".0123456789abcdef.part").write_text("wor")
    return number


def test_it_is_told_and_forgotten_only_when_nothing_of_it_lies_there(
    study: OpenStudy, told: str, tmp_path: Path
) -> None:
    number = begun(study, tmp_path / "out")
    (notice,) = on_record.notices(study)
    assert f"Words of {told} may lie in {tmp_path / 'out'}. 2 files of it lie there." in notice.sentence
    with pytest.raises(UsageProblem, match="2 files of it lie there"):
        on_record.clear(study.store, number)
    shutil.rmtree(tmp_path / "out")
    (notice,) = on_record.notices(study)
    assert notice.sentence.endswith("The folder is not there now.")
    with pytest.raises(UsageProblem, match="no export 9"):
        on_record.clear(study.store, 9)
    assert on_record.clear(study.store, number).number == number
    assert on_record.notices(study) == []
    assert study.store.audit_intact()
    assert begun(study, tmp_path / "next") == number
    assert study.store.exports()[0].at > 0


def test_what_is_not_as_it_was_written_is_not_deleted(study: OpenStudy, told: str, tmp_path: Path) -> None:
    to, mine = tmp_path / "out", tmp_path / "mine.txt"
    number = begun(study, to)
    mine.write_text("mine")
    (to / "notes.csv").symlink_to(mine)
    with pytest.raises(UsageProblem, match=r"not deleted: summary\.md, notes\.csv"):
        on_record.clear(study.store, number, delete=True)
    assert len(list(to.iterdir())) == 3
    assert study.store.has_begun_exports()
    (to / "notes.csv").unlink()
    (to / "summary.md").unlink()
    on_record.clear(study.store, number, delete=True)
    assert (to.exists(), mine.read_text()) == (False, "mine")


@pytest.mark.parametrize("spelt", ["out", "linked"])
def test_files_of_a_later_export_in_the_same_folder_are_not_of_it(
    study: OpenStudy, told: str, tmp_path: Path, spelt: str
) -> None:
    to = tmp_path / "out"
    number = begun(study, to)
    shutil.rmtree(to)
    to.mkdir()
    (tmp_path / "linked").symlink_to(to)
    report = study.reporting.export(tmp_path / spelt, formats=FORMATS)
    (notice,) = on_record.notices(study)
    assert notice.sentence.endswith("None of them is there now.")
    on_record.clear(study.store, number, delete=True)
    assert {path.name for path in to.iterdir()} == set(report.files)
    assert [one.begun for one in on_record.everything(study.store)] == [False]


def test_an_earlier_one_is_seen_again_where_another_stick_had_the_place(
    study: OpenStudy, told: str, tmp_path: Path
) -> None:
    to = tmp_path / "out"
    begun(study, to, sha256=WHOLE)
    shutil.rmtree(to)
    report = study.reporting.export(to, formats=FORMATS)
    for name in report.files:
        (to / name).unlink()
    (to / "summary.md").write_text("words")
    assert [path.name for path in on_record.broken_off(study.store)[0].lying] == ["summary.md"]


def test_it_counts_as_one_that_left_until_it_is_settled(study: OpenStudy, told: str, tmp_path: Path) -> None:
    number = begun(study, tmp_path / "out", linked=False)
    (problem,) = study.reporting.prepare().problems
    assert "which was broken off" in problem
    on_record.keep(study.store, number)
    assert on_record.notices(study) == []
    (problem,) = study.reporting.prepare().problems
    assert "which was broken off" not in problem
    with pytest.raises(UsageProblem):
        on_record.keep(study.store, number)


def test_a_withdrawal_names_it_and_takes_what_lies_there(study: OpenStudy, told: str, tmp_path: Path) -> None:
    begun(study, tmp_path / "out", f"{told.lower()}.md")
    report = study.withdrawing.everything(told, exports=True)
    lines = "\n".join(withdrawal_words.after(report))
    assert "notes.csv (not there; it may never have been written)" in lines
    assert ".0123456789abcdef.part (deleted here)" in lines
    assert f"{told.lower()}.md (still there, changed since)" in lines
    (left,) = on_record.broken_off(study.store)
    assert (left.codes, left.gone, [path.name for path in left.lying]) == ((), 1, [])
    assert "1 who is erased" in on_record.told(left)
    assert told not in on_record.told(left).replace(str(tmp_path), "")


def test_what_was_left_of_somebody_erased_is_still_known_and_taken(
    study: OpenStudy, told: str, tmp_path: Path
) -> None:
    name = f"{owned.own_file(told)}.md"
    number = begun(study, tmp_path / "out", name, sha256=WHOLE)
    (tmp_path / "out" / f"{owned.own_file('r0')}.md").write_text("somebody else's")
    study.withdrawing.everything(told)
    assert told.lower() not in str(study.store.exports()).lower()
    assert next(path.name for path in on_record.broken_off(study.store)[0].lying) == name
    with pytest.raises(UsageProblem, match="2 files of it lie there"):
        on_record.clear(study.store, number)
    on_record.clear(study.store, number, delete=True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["respondent-r0.md"]


def test_a_purge_and_another_withdrawal_know_the_file_of_somebody_erased(
    study: OpenStudy, told: str, tmp_path: Path
) -> None:
    other = agreed(study)
    name = f"{owned.own_file(told)}.md"
    study.store.end_export(begun(study, tmp_path / "out", name, sha256=WHOLE))
    study.withdrawing.everything(told)
    assert [one.path.name for one in owned.exported(study.store) if one.same] == [name]
    person = study.recruiting.find(other)
    assert name not in [one.path.name for one in owned.asked_back(owned.exported(study.store, of=person))]


def test_what_is_broken_off_by_a_person_leaves_nothing_and_is_not_on_record(
    study: OpenStudy, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(problem: BaseException, stage: Stage, pieces: Collection[str]) -> Iterator[str]:
        for number, piece in enumerate(pieces):
            if stage is Stage.WRITING and number == 2:
                assert on_record.broken_off(study.store)
                raise problem
            yield piece

    for problem in (BrokenOff(), KeyboardInterrupt()):
        monkeypatch.setattr(study.reporting.going, "over", partial(ended, problem))
        with pytest.raises(type(problem)):
            study.reporting.export(tmp_path / "out", formats=FORMATS)
        assert not (tmp_path / "out").exists()
        assert (study.store.exports(), study.store.has_begun_exports()) == ([], False)


def test_a_full_disk_leaves_nothing_and_is_not_on_record(
    study: OpenStudy, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_all: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "utime", full)
    with pytest.raises(NotSaved, match="The disk is full; nothing was exported") as problem:
        study.reporting.export(tmp_path / "out", formats=FORMATS)
    assert "removed" in problem.value.detail
    assert not (tmp_path / "out").exists()
    assert not study.store.has_begun_exports()


def test_a_stick_that_was_pulled_stays_on_record(
    study: OpenStudy, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = files._move

    def pulled(part: Path, path: Path, written: list[Path]) -> None:
        moved(part, path, written)
        path.parent.rename(tmp_path / "pulled")

    monkeypatch.setattr(files, "_move", pulled)
    with pytest.raises(files.Remains, match="not all that was begun could be removed"):
        study.reporting.export(tmp_path / "out", formats=FORMATS)
    (left,) = on_record.broken_off(study.store)
    assert not left.folder_there
    assert any(one.path.suffix == ".part" and not one.there for one in owned.exported(study.store))
    assert left.codes == (told,)
