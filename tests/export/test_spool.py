"""Records of a large export: they come back as they were, readable to nobody else, and leave nothing."""

from __future__ import annotations

import errno
import gc
import os
import random
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import NotSaved
from interview_tui.export import spool as spooling
from interview_tui.export.spool import Spool
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import SummaryNote

if TYPE_CHECKING:
    from collections.abc import Sequence

SAID = SummaryNote(NoteKind.QUOTE, "jeg husker [person 1] på Øra", 61_000)


def test_what_was_kept_is_read_whenever_it_is_asked_for() -> None:
    spool = Spool()
    notes, none = spool.keep([SAID, SAID]), spool.keep(list[SummaryNote]())
    assert (len(notes), list(notes), list(notes), notes[1], bool(none)) == (
        2,
        [SAID] * 2,
        [SAID] * 2,
        SAID,
        False,
    )


def test_things_are_put_in_the_order_of_their_marks_and_then_of_coming() -> None:
    chance = random.Random(3)  # noqa: S311 - the same order every time
    things = [(bytes([chance.randrange(40)]), number) for number in range(450)]
    assert list(Spool().in_order(things)) == [number for _mark, number in sorted(things)]


def test_a_large_spool_is_sealed_in_a_file_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "ROOM", 100)
    folder = tmp_path / "study"
    folder.mkdir()
    spool = Spool(folder)
    held = [spool.keep([f"hemmelig {number} " * 20]) for number in range(30)]
    assert [list(one) for one in held] == [[f"hemmelig {number} " * 20] for number in range(30)]
    if os.name == "posix":
        assert list(folder.iterdir()) == []
        handle = spool._file.fileno()
        content = os.pread(handle, os.fstat(handle).st_size, 0)
        assert len(content) > 30 * 200
        assert b"hemmelig" not in content


def test_the_file_is_closed_with_the_spool(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    file = spool._file
    del spool
    gc.collect()
    assert file.closed


def test_a_full_disk_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool()

    class Full:
        def seek(self, _at: int) -> None:
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(spool, "_file", Full())
    with pytest.raises(NotSaved, match="full"):
        spool.put(b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to lend")
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_is_not_told_again_when_the_spool_is_let_go(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", caught.append)
    spool = Spool()
    file = Path("/dev/full").open("r+b", buffering=1024)  # noqa: SIM115 - the spool closes it
    spool._file._file.close()
    monkeypatch.setattr(spool._file, "_file", file)
    monkeypatch.setattr(spool._file, "_rolled", True)
    number = spool.put(b"hemmelig")
    with pytest.raises(NotSaved, match="full"):
        spool.get(number)
    del spool
    monkeypatch.undo()
    gc.collect()
    assert file.closed
    assert (caught, *capsys.readouterr()) == ([], "", "")


def test_a_record_that_was_changed_since_is_not_given_back() -> None:
    spool = Spool()
    number = spool.put(b"en")
    spool._file.seek(3)
    spool._file.write(b"\0\0")
    with pytest.raises(NotSaved):
        spool.get(number)


def test_what_is_kept_takes_no_room_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "ROOM", 1)
    spool = Spool(tmp_path)
    held: list[Sequence[SummaryNote]] = []

    def room(interviews: int) -> int:
        held.extend(
            spool.keep([replace(SAID, text=f"{number} {at} " * 20) for at in range(50)])
            for number in range(interviews)
        )
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before, after = room(20), room(100)
    finally:
        tracemalloc.stop()
    assert (after - before) / (100 * 50) < 20, "bytes a note"
