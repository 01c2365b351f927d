"""A clock that moves only when told, and small studies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from interview_tui import i18n
from interview_tui.clock import Moment
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.guide import Guide, Probe, Question, Theme, ThemeRole, TimeTag, closing_theme
from interview_tui.model.note import ChangeField, NoteChange
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store

# How long an example takes is the machine's affair: no test fails for it.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

START = 1_767_603_600_000
"""Monday 5 January 2026, 09:00 UTC, in milliseconds."""


class FakeClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.wall = START
        self.steady = 1_000_000
        self.boot = "boot-1"

    def now(self) -> Moment:
        return Moment(self.wall, self.steady, self.boot)

    def advance(self, milliseconds: int) -> None:
        """Let time pass."""
        self.wall += milliseconds
        self.steady += milliseconds

    def wall_back(self, milliseconds: int) -> None:
        """Set the wall clock back without time passing."""
        self.wall -= milliseconds

    def reboot(self, away_ms: int = 60_000) -> None:
        """Restart the machine; it was away for a while."""
        self.wall += away_ms
        self.steady = 5_000
        self.boot += "x"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the developer's own settings and language out of the tests."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("INTERVIEW_TUI_HOME", str(place))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("INTERVIEW_TUI_PASSPHRASE", "INTERVIEW_TUI_KEY_PASSPHRASE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    i18n.use("en")
    yield place
    i18n.use("en")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def guide() -> Guide:
    return Guide(
        title="Before and after the reform",
        language="en",
        version="1",
        planned_minutes=60,
        research_question="How did the reform change the work?",
        opening=("Thank you for taking the time.",),
        themes=(
            Theme(
                "warm-up",
                "Warm-up",
                (Question("warm-up-1", "How long have you worked here?"),),
                role=ThemeRole.WARMUP,
            ),
            Theme(
                "tasks",
                "Tasks",
                (
                    Question(
                        "tasks-1",
                        "What did you do on an ordinary day before?",
                        probes=(Probe("an example?"), Probe("with whom?")),
                        times=(TimeTag.BEFORE,),
                    ),
                    Question("tasks-2", "And now?", times=(TimeTag.NOW,)),
                ),
                hints=("Let them take their time.",),
                minutes=10,
            ),
            Theme("users", "The people served", (Question("users-1", "Who comes to the office now?"),)),
            closing_theme("en"),
        ),
    )


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def paths(tmp_path: Path) -> StudyPaths:
    return StudyPaths(tmp_path / "study")


@pytest.fixture
def store(paths: StudyPaths, key: bytes) -> Iterator[Store]:
    from interview_tui.store.store import Store

    made = Store.create(paths, key, Study(title="Reform study", language="en"))
    yield made
    made.close()


@pytest.fixture
def study(paths: StudyPaths, store: Store, guide: Guide, clock: FakeClock) -> OpenStudy:
    """An open study with its guide and one site, as ``KE``."""
    from interview_tui.services.opening import OpenStudy

    store.add_guide(guide)
    made = OpenStudy(paths, store, clock, "KE")
    made.recruiting.add_site("A")
    return made


def agreed(study: OpenStudy) -> str:
    """Add a respondent who agreed to an interview with notes and a recorder; return the code."""
    code = study.recruiting.add_respondent("A", {}).code
    scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO]
    study.consenting.record(code, scopes, Decision.GRANTED)
    return code


def read_through(store: Store) -> None:
    """Sign every note of a study as read, so that only what a test is about keeps it from leaving."""
    for interview in store.interviews():
        for note in store.notes(interview.id):
            store.add_change(NoteChange(note.id, ChangeField.SIGNED, "KE", 1))
