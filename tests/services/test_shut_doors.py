"""Two doors that stay shut: a key file without names at the gate, a study that cannot be written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui import sealing
from interview_tui.errors import GateClosed, ReadOnlyPlace, ReadOnlyStudy
from interview_tui.services.opening import OpenStudy, create_study, open_study
from interview_tui.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.guide import Guide
    from tests.conftest import FakeClock


def test_a_key_file_without_names_does_not_open_the_gate(study: OpenStudy, code: str, tmp_path: Path) -> None:
    session = study.interviewing.start(code)
    session.note("the rota was changed")
    session.end()
    study.has_key_file()
    with pytest.raises(GateClosed) as closed:
        study.reporting.export(tmp_path / "out", key=[])
    assert "the key file that was given holds no names" in closed.value.reasons
    assert not (tmp_path / "out").exists()


def test_opening_what_cannot_be_written_to_promises_nothing_about_a_screen(
    tmp_path: Path, guide: Guide, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_study(tmp_path / "study", guide, "four words", clock=clock, cost=sealing.QUICK)

    def refuse(*_anything: object, **_more: object) -> Store:
        raise ReadOnlyPlace

    monkeypatch.setattr(Store, "open", refuse)
    with pytest.raises(ReadOnlyStudy) as refused:
        open_study(tmp_path / "study", "four words", clock=clock)
    assert "screen" not in str(refused.value)
    assert "then open it again" in str(refused.value)
