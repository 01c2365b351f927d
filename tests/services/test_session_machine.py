"""After any sequence of acts, a session loaded anew is the one in memory."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from interview_tui.errors import InterviewError
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.guide import Guide, Question, Theme, closing_theme
from interview_tui.model.interview import Phase, QuestionState
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.model.study import Study
from interview_tui.paths import StudyPaths
from interview_tui.services.opening import OpenStudy
from interview_tui.store.store import Store
from tests.conftest import FakeClock

if TYPE_CHECKING:
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session

GUIDE = Guide(
    "T", "en", "1", 30,
    (
        Theme("one", "One", (Question("one-1", "a"), Question("one-2", "b"))),
        Theme("two", "Two"),
        closing_theme("en"),
    ),
)  # fmt: skip
LINES = st.text(max_size=30) | st.sampled_from(['"quote"', "!seen", "?later", "~mine", " ", "[/x]"])


class Interview(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.clock = FakeClock()
        paths = StudyPaths(Path(self.folder.name) / "s")
        store = Store.create(paths, bytes(32), Study("T", "en"), clock=self.clock)
        store.add_guide(GUIDE)
        self.study = OpenStudy(paths, store, self.clock, "KE")
        self.study.recruiting.add_site("A")
        code = self.study.recruiting.add_respondent("A", {}).code
        scopes = [ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO]
        self.study.consenting.record(code, scopes, Decision.GRANTED)
        self.session: Session = self.study.interviewing.start(code)
        self.begun: Stamp | None = None
        self.acts = 0

    def teardown(self) -> None:
        if hasattr(self, "study"):
            self.study.close()
            self.folder.cleanup()

    def does(self, name: str, *given: object, **named: object) -> None:
        self.clock.advance(7)
        try:
            getattr(self.session, name)(*given, **named)
        except InterviewError:
            return
        self.acts += name != "undo"

    @rule(milliseconds=st.integers(1, 100_000))
    def time_passes(self, milliseconds: int) -> None:
        self.clock.advance(milliseconds)

    @rule(milliseconds=st.integers(1, 10_000_000))
    def wall_clock_is_set_back(self, milliseconds: int) -> None:
        self.clock.wall_back(milliseconds)

    @rule()
    def first_keystroke(self) -> None:
        self.clock.advance(7)
        self.begun = self.session.stamp()

    @rule(line=LINES)
    def note(self, line: str) -> None:
        self.does("note", line, self.begun)
        self.begun = None

    @rule(line=LINES)
    def draft(self, line: str) -> None:
        self.does("keep_draft", line, self.begun)

    @rule(
        name=st.sampled_from(["mark", "next_question", "previous_question", "next_theme", "previous_theme"])
    )
    def simple(self, name: str) -> None:
        self.does(name)

    @rule(
        name=st.sampled_from(
            ["pause", "resume_talk", "interruption", "interruption_over", "recorder", "end_check"]
        )
    )
    def talk(self, name: str) -> None:
        self.does(name)

    @rule(flag=st.sampled_from(NoteFlag))
    def flag(self, flag: NoteFlag) -> None:
        self.does("flag_last", flag)

    @rule(kind=st.sampled_from(NoteKind))
    def kind(self, kind: NoteKind) -> None:
        self.does("kind_last", kind)

    @rule(note=st.integers(1, 6), seconds=st.integers(1, 9))
    def back_date(self, note: int, seconds: int) -> None:
        self.does("back_date", note, seconds)

    @rule(note=st.integers(1, 6))
    def answered(self, note: int) -> None:
        self.does("answered", note)

    @rule(state=st.sampled_from(QuestionState), why=st.text(max_size=9))
    def question(self, state: QuestionState, why: str) -> None:
        self.does("question_state", state, reason=why)

    @rule(minutes=st.integers(1, 20))
    def extend(self, minutes: int) -> None:
        self.does("extend", minutes)

    @rule()
    def undo(self) -> None:
        self.does("undo")

    @precondition(lambda self: self.acts > 3)
    @rule()
    def end(self) -> None:
        self.does("end")

    @rule(wall=st.booleans())
    def restart(self, wall: bool) -> None:
        before = self.session.now_ms()
        # What the wall clock lost since the last anchor cannot be known after a restart.
        anchor, _elapsed = self.study.store.last_anchor(self.session.interview.id)
        now = self.clock.now()
        unseen = max(0, (now.steady_ms - anchor.steady_ms) - (now.wall_ms - anchor.wall_ms))
        if wall:
            self.clock.wall_back(50_000)
        self.clock.reboot()
        self.session = self.study.interviewing.resume(self.session.interview.id)
        last = max([event.elapsed_ms for event in self.session.events])
        assert self.session.now_ms() >= last
        assert self.session.now_ms() >= before - 50_000 - unseen

    @invariant()
    def loaded_is_what_is_in_memory(self) -> None:
        if not hasattr(self, "session"):
            return
        loaded, mine = self.study.interviewing.load(self.session.interview.id), self.session
        assert loaded.notes == mine.notes
        assert loaded.events == mine.events
        assert loaded.state == mine.state
        assert (loaded.draft, loaded.draft_stamp) == (mine.draft, mine.draft_stamp)
        assert (loaded.consent, loaded.last_known) == (mine.consent, mine.last_known)
        assert [e.elapsed_ms for e in mine.events] == sorted(e.elapsed_ms for e in mine.events)
        if mine.state.phase is Phase.PAUSED:
            assert mine.state.pause_from_ms is not None


TestInterview = Interview.TestCase
TestInterview.settings = settings(
    max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)
