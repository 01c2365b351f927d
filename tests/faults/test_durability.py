"""A small part of the fault bench, for every run of the tests; and that the bench sees a loss."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults import shim, study
from tests.faults.calls import FAULTS, Deed, Fault, tried
from tests.faults.door import WHERE, Door
from tests.faults.kills import kills
from tests.faults.powercut import Disk, cut
from tests.faults.study import Place, judge
from tests.faults.tally import Tally, gathered

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the fault bench needs Linux")
NOTES = Deed("taking notes")


@pytest.fixture
def compiler() -> None:
    if shim.library() is None:
        pytest.skip("there is no C compiler here")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return study.make(tmp_path / "made")


def test_ten_kills_at_random_moments_lose_nothing() -> None:
    found = gathered(kills(7, 10))
    assert sum(tally.tried for tally in found) == 10
    assert [text for tally in found for text in tally.said] == []
    assert not any(tally.broken for tally in found)


@pytest.mark.usefixtures("compiler")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_in_the_middle_of_storing_loses_nothing(place: Place, fault: Fault) -> None:
    tally = tried(NOTES, fault, place, (25,))
    assert (tally.said, tally.broken, tally.tried) == ([], 0, 1)


@pytest.mark.usefixtures("compiler")
def test_a_full_disk_is_said_and_healed(place: Place, tmp_path: Path) -> None:
    with shim.Board(tmp_path / "board") as board:
        extra = board.environment(place.folder.parent, "w", "28")
        with Door(place, extra) as door:
            door.until(WHERE)
            board[shim.AT], board[shim.MORE] = board[shim.COUNTED] + 1, shim.FOR_EVER
            door.type("en linje som ikke får plass")
            door.answer()
            assert door.said[-1].startswith("NOT SAVED: The disk is full")
            board[shim.AT] = 0
            door.send("\n")
            assert door.until_acknowledged()
    assert judge(place).notes == ["en linje som ikke får plass"]


@pytest.mark.usefixtures("compiler")
def test_a_power_cut_loses_nothing(place: Place) -> None:
    tally = cut(NOTES, place, 1, 12)
    assert (tally.said, tally.broken) == ([], 0)
    assert tally.acknowledged == 3


def test_the_judge_sees_what_is_lost_doubled_out_of_order_and_cut(place: Place) -> None:
    with Door(place) as door:
        door.until(WHERE)
        door.type("one", "two", "two", "three and more")
        assert door.until_acknowledged()
    assert judge(place).doubled == 1
    place.typed = ["two", "one", "three", "gone"]
    place.acknowledged = {"one", "gone"}
    found = judge(place)
    assert (found.lost, found.doubled, found.reordered, found.cut) == (1, 1, 1, 1)
    place.kept = "a half-written line"
    assert judge(place).lost == 2


def test_a_damaged_page_and_a_broken_chain_are_seen(place: Place) -> None:
    file = place.folder / "study.db"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert judge(place).problem


@pytest.mark.usefixtures("compiler")
def test_a_store_that_did_not_sync_would_be_seen(place: Place, tmp_path: Path) -> None:
    copy = place.copy(tmp_path / "disk")
    with shim.Board(tmp_path / "board") as board:
        log = tmp_path / "log"
        extra = {**board.environment(tmp_path / "disk"), "FAULTS_LOG": str(log)}
        disk = Disk(tmp_path / "disk")
        with Door(copy, extra) as door:
            door.until(WHERE)
            door.type("one")
            assert door.until_acknowledged()
            written = list(shim.acts(log))
    for act in written:
        if act.kind != shim.SYNCED:
            disk.take(act)
    disk.leave(tmp_path / "left", None)
    left = Place(tmp_path / "left" / "study", copy.code, copy.closed, ["one"], {"one"})
    assert judge(left).lost == 1


@pytest.mark.usefixtures("compiler")
def test_the_shim_moves_the_clocks(place: Place, tmp_path: Path) -> None:
    with shim.Board(tmp_path / "board") as board:
        board[shim.WALL] = -20 * 365 * 86_400 * 10**9
        with Door(place, board.environment(tmp_path)) as door:
            door.until(WHERE)
    (anchor,) = judge(place).anchors
    assert anchor[0] < 1_300_000_000_000


def test_a_broken_promise_is_counted() -> None:
    tally = Tally("x", tried=1, drafts=1, drafts_lost=1)
    assert tally.broken == 1
    assert gathered([tally, Tally("x", lost=2, clock_wrong=1, crashed=1)])[0].broken == 5
