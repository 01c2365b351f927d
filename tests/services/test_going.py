"""Breaking off an export half-way through any of its stages leaves nothing behind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from interview_tui.services.going import BrokenOff, Going, Stage
from tests.leaks.sending import decide
from tests.leaks.studies import made

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.leaks.studies import Made

SEED = 23
"""A study without a key file of which everything leaves once it is decided."""


@pytest.fixture
def decided(tmp_path: Path) -> Iterator[Made]:
    made_ = made(SEED, tmp_path / "study")
    decide(made_)
    yield made_
    made_.study.close()


EXPORTING = (Stage.LOOKING, Stage.MAKING, Stage.SEARCHING, Stage.WRITING)


def stage_of(sentence: str) -> Stage:
    return next(stage for stage in Stage if sentence.startswith(stage.value.split("{")[0]))


class Half:
    """Says stop half-way through the last round of a stage."""

    def __init__(self, stage: Stage, left: int) -> None:
        self.stage, self.left = stage, left
        self.going = Going(self.tell)

    def tell(self, sentence: str) -> None:
        if stage_of(sentence) is self.stage:
            self.left -= 1
            if self.left == 0:
                self.going.stop()


@pytest.mark.parametrize("stage", EXPORTING)
def test_an_export_broken_off_half_way_leaves_nothing_behind(
    decided: Made, tmp_path: Path, stage: Stage
) -> None:
    reporting, told = decided.study.reporting, Counter[Stage]()
    reporting.going = Going(lambda sentence: told.update([stage_of(sentence)]))
    whole = reporting.export(tmp_path / "whole", contents=decided.contents)
    assert set(told) == set(EXPORTING)
    kept = len(decided.study.store.exports())
    half = Half(stage, told[stage] - 1)
    reporting.going = half.going
    with pytest.raises(BrokenOff, match="nothing was exported"):
        reporting.export(tmp_path / "new" / "out", contents=decided.contents)
    assert half.left == 0
    assert not (tmp_path / "new").exists()
    assert len(decided.study.store.exports()) == kept
    reporting.going = Going()
    again = reporting.export(tmp_path / "new" / "out", contents=decided.contents)
    assert again.files == whole.files


def test_breaking_off_takes_only_its_own_files_along(decided: Made, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    half = Half(Stage.WRITING, 2)
    decided.study.reporting.going = half.going
    with pytest.raises(BrokenOff):
        decided.study.reporting.export(tmp_path, contents=decided.contents)
    assert {one.name for one in tmp_path.iterdir()} == {"mine.txt", "study", "home"}
