"""An open study with one respondent who agreed, and interviews that may leave, for tests of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.consent import Decision
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.services.reporting import Reporting
from tests.conftest import agreed
from tests.services.exported import MINUTE, consent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock

    Hold = Callable[..., list[int]]


@pytest.fixture
def code(study: OpenStudy) -> str:
    return agreed(study)


@pytest.fixture
def session(study: OpenStudy, code: str, clock: FakeClock) -> Session:
    """An interview that has gone on for ten seconds."""
    session = study.interviewing.start(code)
    clock.advance(10_000)
    return session


@pytest.fixture
def hold(store: Store, guide: Guide, clock: Clock) -> Hold:
    """Return what holds an ended interview of given lines and returns the ids of its notes."""

    def held(
        *lines: str | tuple[NoteKind, str],
        code: str = "R47",
        ended: bool = True,
        by: Guide = guide,
        question: str = "tasks-1",
    ) -> list[int]:
        place = next(iter(store.sites()), None) or store.add_site("Fjordby")
        respondent = store.respondent(code) or store.add_respondent(code, place.id, {})
        consent(store, code, Decision.GRANTED)
        row = Interview(0, respondent.id, store.add_guide(by), clock.now().wall_ms, 60)
        number = store.start_interview(row, clock.now()).id
        store.add_event(Event(number, EventKind.STATE, MINUTE, MINUTE, "tasks-1", "asked"))
        ids = []
        for at, line in enumerate(lines):
            kind, words = (NoteKind.NOTE, line) if isinstance(line, str) else line
            note = Note(0, number, at, at * MINUTE, kind, words, "tasks", question)
            ids.append(store.add_note(note).id)
            store.add_change(NoteChange(ids[-1], ChangeField.SIGNED, "KE", at))
        if ended:
            store.add_event(Event(number, EventKind.ENDED, 50 * MINUTE, 50 * MINUTE))
        return ids

    return held


@pytest.fixture
def reporting(store: Store, clock: Clock) -> Reporting:
    return Reporting(store, clock)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
