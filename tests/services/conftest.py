"""An open study with one respondent who agreed, for the tests of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.services.opening import OpenStudy

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.paths import StudyPaths
    from interview_tui.services.session import Session
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock


@pytest.fixture
def study(paths: StudyPaths, store: Store, guide: Guide, clock: FakeClock) -> OpenStudy:
    store.add_guide(guide)
    made = OpenStudy(paths, store, clock, "KE")
    made.recruiting.add_site("A")
    return made


@pytest.fixture
def code(study: OpenStudy) -> str:
    code = study.recruiting.add_respondent("A", {}).code
    scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO]
    study.consenting.record(code, scopes, Decision.GRANTED)
    return code


@pytest.fixture
def session(study: OpenStudy, code: str, clock: FakeClock) -> Session:
    """An interview that has gone on for ten seconds."""
    session = study.interviewing.start(code)
    clock.advance(10_000)
    return session
