"""The sample with its key file, as the services see it: it opens, goes on, and what is decided may leave."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from interview_tui.demo import nav7
from interview_tui.demo.build import LANGUAGES, Sample, build
from interview_tui.errors import WrongPassphrase
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.services.opening import OpenStudy, open_study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.clock import Clock


@pytest.fixture(params=LANGUAGES)
def sample(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Sample:
    made = build(tmp_path / "demo", language=request.param, clock=clock)
    made.finish()
    return made


@pytest.fixture
def opened(sample: Sample, clock: Clock) -> Iterator[OpenStudy]:
    study = open_study(sample.folder, sample.passphrase, clock=clock)
    yield study
    study.close()


def test_it_opens_with_its_passphrase_only(sample: Sample, opened: OpenStudy, clock: Clock) -> None:
    assert sample.passphrase == "demo"
    assert opened.study.sample
    opened.close()
    with pytest.raises(WrongPassphrase):
        open_study(sample.folder, "Demo", clock=clock)


def test_the_key_file_lies_beside_the_study_and_names_everybody(sample: Sample) -> None:
    assert sample.keyfile.parent == sample.folder.parent
    assert stat.S_IMODE(sample.keyfile.stat().st_mode) == 0o600
    entries = KeyFile.open(sample.keyfile, "demo-key").entries
    assert [entry.code for entry in entries] == [person.code for person in nav7.PEOPLE]
    assert all(entry.name and entry.contacts for entry in entries)


def test_finishing_again_changes_nothing(sample: Sample) -> None:
    before = [path.read_bytes() for path in (sample.keyfile, sample.folder / "keyslots.json")]
    sample.finish()
    assert before == [path.read_bytes() for path in (sample.keyfile, sample.folder / "keyslots.json")]


def test_the_running_interview_can_be_gone_on_with(sample: Sample, opened: OpenStudy) -> None:
    (unfinished,) = opened.interviewing.unfinished()
    session = opened.interviewing.resume(unfinished.interview.id)
    assert unfinished.interview.id == sample.running_interview_id
    assert session.respondent.code == sample.running_code
    assert session.now_ms() == nav7.RUNNING_MS
    before = len(session.notes)
    session.note('"vi får se, sa #Kari"')
    assert len(session.notes) == before + 1


def test_what_is_decided_may_leave(sample: Sample, opened: OpenStudy, tmp_path: Path) -> None:
    names = KeyFile.open(sample.keyfile, sample.key_passphrase).names()
    open_groups = [
        group for group in opened.reviewing.candidates(names) if not group.certain and not group.decision
    ]
    assert [(group.entity, group.type.value) for group in open_groups] == []
    prepared = opened.reporting.prepare(key=names)
    assert prepared.problems == []
    report = opened.reporting.export(tmp_path / "out", key=names)
    assert report.files
    written = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()).decode()
    slips = ["99 99", "@", "Guro", *nav7.SITES.values(), "direktenummeret", "direct number"]
    assert [slip for slip in slips if slip in written] == []


def test_without_the_key_file_nothing_leaves(opened: OpenStudy) -> None:
    assert opened.reporting.prepare(key=None).problems
