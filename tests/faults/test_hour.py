"""The hour's script, shortened, for every run of the tests; and that a record that differs is seen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.faults import shim
from tests.faults.hour import differences, held, prepared
from tests.faults.hour_script import HOUR, expected, script

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shim.library() is None, reason="needs Linux and a C compiler"
)


@pytest.mark.parametrize("door", ["screens", "plain"])
def test_an_hour_leaves_exactly_the_record_of_its_script(tmp_path: Path, door: str) -> None:
    place, wanted = held(tmp_path, door, 6, 4, 3)
    assert differences(place, wanted) == []
    assert len(wanted.notes) == 11
    assert wanted.paused_ms > 0


def test_the_whole_script_is_an_hour_of_what_was_asked_for(tmp_path: Path) -> None:
    _place, guide = prepared(tmp_path)
    steps = script(guide, 220, 40, 1)
    wanted = expected(guide, steps, first_key=True)
    acts = [step.act for step in steps]
    assert 0.8 * HOUR < wanted.ended_ms / 1000 < 1.2 * HOUR
    assert sum(act in {"next", "previous", "go"} for act in acts) == 40
    assert acts.count("pause") == 4
    assert acts.count("note") == 222
    assert {step.wall for step in steps} == {0, -HOUR}
    assert any(step.at - step.began > 500 for step in steps if step.act == "note")


def test_a_record_that_differs_is_seen(tmp_path: Path) -> None:
    place, wanted = held(tmp_path, "plain", 3, 2, 3)
    wanted.notes[0] = wanted.notes[0]._replace(elapsed=wanted.notes[0].elapsed + 1000)
    wanted.notes[1] = wanted.notes[1]._replace(question="another")
    del wanted.events[-1]
    wanted.paused_ms += 1000
    assert len(differences(place, wanted)) == 4
