"""Recorders in an interview, and where its notes lie on the recordings whatever the clocks did."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_tui.errors import ConsentMissing, NotAllowedNow, UsageProblem
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.guide import Guide, closing_theme
from interview_tui.model.interview import Phase
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.services.opening import OpenStudy
from interview_tui.services.sync_marks import moment_of
from interview_tui.store.store import Store
from tests.conftest import FakeClock

if TYPE_CHECKING:
    from interview_tui.services.session import Session

SECOND, MINUTE = 1_000, 60_000


def test_marks_can_be_taken_back_one_by_one(session: Session, clock: FakeClock) -> None:
    session.recorder()
    session.recorder(2)
    clock.advance(MINUTE)
    session.counter(61 * SECOND)
    session.recorder(2)
    assert session.state.recorders == (1,)
    for sentence in ("counts as on", "reading of the counter", "counts as off", "counts as off"):
        said = session.undo().sentence
        assert sentence in said
    assert (session.files, session.state.recorder_on) == ((), False)


def test_the_counter_is_read_only_where_one_runs_and_only_what_it_can_show(
    session: Session, clock: FakeClock
) -> None:
    with pytest.raises(NotAllowedNow):
        session.counter(5 * SECOND)
    with pytest.raises(NotAllowedNow):
        session.recorder(same=True)
    with pytest.raises(UsageProblem):
        session.recorder(10)
    session.recorder()
    clock.advance(10 * MINUTE)
    before = session.events
    with pytest.raises(UsageProblem, match="about 10:00"):
        session.counter(MINUTE)
    assert session.events == before
    session.counter(10 * MINUTE + SECOND)
    assert session.files[0].position(session.now_ms()) == 10 * MINUTE + SECOND


def test_no_recorder_starts_without_consent(study: OpenStudy, session: Session, code: str) -> None:
    study.consenting.record(code, [ConsentScope.AUDIO], Decision.WITHDRAWN)
    with pytest.raises(ConsentMissing):
        session.recorder(2)


def test_readings_added_afterwards_move_positions_and_can_be_forgotten(
    study: OpenStudy, session: Session, code: str, clock: FakeClock
) -> None:
    session.recorder()
    clock.advance(30 * MINUTE)
    session.note("halfway")
    clock.advance(30 * MINUTE)
    session.end()
    session.close()
    length = study.interviewing.load(session.interview.id).state.last_ms
    positions = study.fieldwork.positions
    assert positions.of(code).notes[0].places == ((1, 30 * MINUTE),)
    located = positions.read(f"{code}/1", 1, None, 60 * MINUTE + 6 * SECOND)
    assert located.notes[0].places == ((1, 30 * MINUTE + 3 * SECOND),)
    again = study.interviewing.load(session.interview.id)
    assert (again.state.phase, again.state.last_ms) == (Phase.CLOSED, length)
    assert positions.forget(code, 1).notes[0].places == ((1, 30 * MINUTE),)
    for file, at in ((2, None), (1, 0)):
        with pytest.raises(UsageProblem):
            positions.read(code, file, at, 1)
    with pytest.raises(UsageProblem, match=f"{code}/1"):
        positions.of(f"{code}/2")


@pytest.mark.parametrize(
    ("written", "ms"),
    [("41:07", 2_467_000), ("1:41:07", 6_067_000), ("0:07.5", 7_500), ("90:00", 5_400_000), ("1:2", 62_000)],
)
def test_a_counter_is_written_as_it_is_shown(written: str, ms: int) -> None:
    assert moment_of(written) == ms


@pytest.mark.parametrize("written", ["", "41", "41:60", "a:b", "-1:00", "١:٠٠", "99999:00", "1:2:3:4"])
def test_what_is_no_counter_is_refused(written: str) -> None:
    with pytest.raises(UsageProblem):
        moment_of(written)


# -- pauses, sleep, clocks that are set, restarts, several files, recorders that run too fast --------------


@dataclass
class Room:
    """An interview and what is true in the room: how far each recorder's counter has really come."""

    session: Session
    study: OpenStudy
    clock: FakeClock
    drift: float
    running: dict[int, int] = field(default_factory=dict)
    counters: dict[int, float] = field(default_factory=dict)
    notes: list[tuple[tuple[int, float], ...]] = field(default_factory=list)

    def pass_time(self, ms: int) -> None:
        self.clock.advance(ms)
        self.tick(ms)

    def tick(self, ms: int) -> None:
        for file in self.running.values():
            self.counters[file] += ms * (1 + self.drift)

    def note(self) -> None:
        self.session.note("x")
        self.notes.append(tuple(sorted((file, self.counters[file]) for file in self.running.values())))

    def pause(self) -> None:
        paused = self.session.state.phase is Phase.PAUSED
        self.session.resume_talk() if paused else self.session.pause()

    def switch(self, recorder: int, same: bool) -> None:
        if recorder in self.running:
            del self.running[recorder]
            self.session.recorder(recorder)
            return
        had = [one.number for one in self.session.files if one.recorder == recorder]
        same = same and bool(had)
        self.session.recorder(recorder, same=same)
        self.running[recorder] = had[-1] if same else len(self.session.files)
        self.counters.setdefault(self.running[recorder], 0.0)

    def restart(self, away_ms: int, reboot: bool) -> None:
        # An anchor tells the interview's clock what the wall clock was set to, before the machine goes off.
        self.session.still_here()
        self.clock.reboot(away_ms) if reboot else self.clock.advance(away_ms)
        self.tick(away_ms)
        self.session = self.study.interviewing.resume(self.session.interview.id)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pass_time"), st.integers(SECOND, 12 * MINUTE)),
        st.tuples(st.just("wall"), st.integers(-90 * MINUTE, 90 * MINUTE)),
        st.tuples(st.just("note")),
        st.tuples(st.just("pause")),
        st.tuples(st.just("switch"), st.integers(1, 2), st.booleans()),
        st.tuples(st.just("restart"), st.integers(SECOND, 5 * MINUTE), st.booleans()),
    ),
    min_size=3,
    max_size=25,
)


@settings(max_examples=40)
@given(steps=STEPS, drift=st.floats(-0.004, 0.004))
def test_positions_are_right_to_a_second_whatever_happened(
    steps: list[tuple[str, *tuple[int, ...]]], drift: float
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = FakeClock()
        store = Store.create(StudyPaths(Path(folder) / "s"), bytes(32), Study("T", "en"), clock=clock)
        store.add_guide(Guide("T", "en", "1", 30, (closing_theme("en"),)))
        study = OpenStudy(StudyPaths(Path(folder) / "s"), store, clock)
        study.recruiting.add_site("A")
        code = study.recruiting.add_respondent("A", {}).code
        study.consenting.record(
            code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO], Decision.GRANTED
        )
        room = Room(study.interviewing.start(code), study, clock, drift)
        for step, *given_ in [*steps, ("note",)]:
            room.pass_time(7)
            if step == "wall":
                clock.wall_back(given_[0])
            else:
                getattr(room, step)(*given_)
        room.session.end()
        positions = study.fieldwork.positions
        for file, counter in room.counters.items():
            positions.read(code, file, None, round(counter / SECOND) * SECOND)
        placed = positions.of(code).notes
        assert len(placed) == len(room.notes)
        for one, true in zip(placed, room.notes, strict=True):
            found = dict(one.places)
            for file, counter in true:
                assert abs(found[file] - counter) <= SECOND, (one.note.elapsed_ms, found, true)
        study.close()
