"""An open study with one respondent who agreed, for the tests of the services."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import agreed

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session
    from tests.conftest import FakeClock


@pytest.fixture
def code(study: OpenStudy) -> str:
    return agreed(study)


@pytest.fixture
def session(study: OpenStudy, code: str, clock: FakeClock) -> Session:
    """An interview that has gone on for ten seconds."""
    session = study.interviewing.start(code)
    clock.advance(10_000)
    return session
