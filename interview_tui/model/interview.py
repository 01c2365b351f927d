"""An interview: append-only events, and the state that is derived from them.

Times are UTC milliseconds (``at``) and milliseconds on the interview's own clock (``elapsed_ms``), which runs
from the start, through pauses, sleep and crashes, whatever the wall clock does.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.model.guide import Guide


class EventKind(StrEnum):
    """What happened. The value of each is named in brackets."""

    STARTED = "started"
    RESUMED = "resumed"
    """Gone on with after the program had stopped."""
    THEME = "theme"
    """Entered a theme [theme id]."""
    QUESTION = "question"
    """Came to a question [question id]."""
    STATE = "state"
    """A question's state [question id], detail: ``QuestionState`` value, a blank, the reason if any."""
    PAUSE = "pause"
    CONTINUE = "continue"
    INTERRUPTION = "interruption"
    """Something broke in [``phone``, ``person``, ``distress``, ``technical`` or empty]."""
    INTERRUPTION_OVER = "interruption_over"
    RECORDER_ON = "recorder_on"
    """Sync mark: a recorder was started now [its number; empty: 1], its counter at zero; detail: what the
    counter shows instead, in ms, or ``same`` when it goes on in the file it had."""
    RECORDER_OFF = "recorder_off"
    """A recorder was stopped [its number; empty: 1]."""
    RECORDER_AT = "recorder_at"
    """A counter was read [number of the file], detail: ms of the interview's clock, a blank, ms shown."""
    EXTENDED = "extended"
    """More time was agreed with the respondent [minutes]."""
    END_CHECK = "end_check"
    """The end check was opened."""
    ENDED = "ended"
    """The conversation is over [``done``, ``participant`` (they wanted to stop) or ``crash``]."""
    CLOSED = "closed"
    """Notes after the conversation are finished too; the interview is read only from now on."""
    ASKED_AS = "asked_as"
    """How a question was really asked [``QuestionType``], detail: question id."""
    FAULT = "fault"
    """A fault of one's own in asking [``Fault``]."""
    VALIDATION = "validation"
    """What they said to an interpreting question [``Validation``]: confirmed in the room."""
    SILENCE = "silence"
    """A silence began that is left alone."""
    SILENCE_OVER = "silence_over"
    OFF_RECORD = "off_record"
    """What follows is said off the record."""
    ON_RECORD = "on_record"
    ROOM = "room"
    """Where the talk is held, or who is there [``Setting`` or ``Presence``]."""
    DEBRIEF = "debrief"
    """A question of the debrief was answered [``DebriefItem``], detail: the note's id."""
    DEBRIEF_SKIPPED = "debrief_skipped"
    """The debrief was left out [reason, if any]."""
    CONSENT_CONFIRMED = "consent_confirmed"
    """They said yes once more after the recorder was started."""
    QUOTE_CHECK = "quote_check"
    """Asked what they would rather not see quoted [``nothing``, ``whole`` or ``notes``]."""
    TOLD = "told"
    """They were told what had been held back [its number, from 1]."""
    UNDONE = "undone"
    """An earlier event of this interview was taken back [its event id]."""


BREAKS = frozenset({
    EventKind.PAUSE, EventKind.CONTINUE, EventKind.INTERRUPTION, EventKind.INTERRUPTION_OVER,
    EventKind.OFF_RECORD, EventKind.ON_RECORD,
})  # fmt: skip
"""What breaks a talk up, or ends such a break; told among the notes."""


class QuestionState(StrEnum):
    """How far a question came."""

    NOT_REACHED = "not_reached"
    ASKED = "asked"
    PARTLY = "partly"
    UNASKED = "unasked"
    """Answered without having been asked."""
    SKIPPED = "skipped"


class Phase(StrEnum):
    """Where the interview stands."""

    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an interview."""

    interview_id: int
    kind: EventKind
    at: int
    elapsed_ms: int
    value: str = ""
    detail: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview as a row; ``promised_minutes`` is the length the respondent was promised."""

    id: int
    respondent_id: int
    guide_hash: str
    started_at: int
    promised_minutes: int
    interviewer: str = ""


@dataclass(frozen=True, slots=True)
class InterviewState:
    """Where an interview stands, derived from its events."""

    phase: Phase
    theme_id: str
    question_id: str
    states: dict[str, QuestionState]
    reasons: dict[str, str]
    """Why a question was skipped, by question id; only where a reason was given."""
    recorder_on: bool
    """Whether any recorder runs."""
    """``elapsed_ms`` at which a recorder was last started; None if never."""
    interrupted: bool
    extension_minutes: int
    end_check_seen: bool
    paused_ms: int
    """Time spent in pauses that are over."""
    pause_from_ms: int | None
    """``elapsed_ms`` at which the pause that is on began; None when there is none."""
    last_ms: int
    """``elapsed_ms`` of the last event."""
    ended_ms: int | None
    off_record: bool
    silent_from_ms: int | None
    """``elapsed_ms`` at which the silence that is on began; None when there is none."""
    time_in_theme: dict[str, int] = field(default_factory=dict)
    """Milliseconds per theme id up to the last event, pauses out."""
    interruptions: int = 0
    recorders: tuple[int, ...] = ()
    """The numbers of the recorders that run; they may after the talk, until somebody says otherwise."""

    def talk_ms(self, now_ms: int) -> int:
        """Return how long the talk has lasted at ``now_ms`` on the interview's clock, pauses taken out."""
        end = self.ended_ms if self.ended_ms is not None else now_ms
        open_pause = end - self.pause_from_ms if self.pause_from_ms is not None else 0
        return max(0, end - self.paused_ms - open_pause)

    def theme_ms(self, theme_id: str, now_ms: int) -> int:
        """Return the milliseconds spent in a theme so far, pauses taken out."""
        spent = self.time_in_theme.get(theme_id, 0)
        running = self.phase is Phase.RUNNING and theme_id == self.theme_id
        return spent + (max(0, now_ms - self.last_ms) if running else 0)

    def state(self, question_id: str) -> QuestionState:
        """Return how far a question came."""
        return self.states.get(question_id, QuestionState.NOT_REACHED)


def live(events: Iterable[Event]) -> list[Event]:
    """Return the events that were not taken back, in order, without the takings-back themselves."""
    kept = list(events)
    undone = {event.value for event in kept if event.kind is EventKind.UNDONE}
    return [event for event in kept if event.kind is not EventKind.UNDONE and str(event.id) not in undone]


def first_theme(guide: Guide) -> str:
    """Return the id of the theme an interview begins in."""
    return guide.themes[0].id


def derive(guide: Guide, events: Iterable[Event]) -> InterviewState:
    """Return where the interview stands after ``events`` (oldest first, as recorded)."""
    fold = _Fold(guide)
    for event in live(events):
        fold.take(event)
    return fold.state()


class _Fold:
    """Walks through events once; a private workbench for ``derive``."""

    def __init__(self, guide: Guide) -> None:
        self.phase = Phase.RUNNING
        self.theme_id = first_theme(guide)
        first = guide.themes[0].questions
        self.question_id = first[0].id if first else ""
        self.states: dict[str, QuestionState] = {}
        self.reasons: dict[str, str] = {}
        self.interrupted = self.end_check_seen = False
        self.recorders: frozenset[int] = frozenset()
        self.off_record = False
        self.silent_from: int | None = None
        self.pause_from: int | None = None
        self.ended: int | None = None
        self.extension = self.paused = self.last = self.interruptions = 0
        self.spent: dict[str, int] = {}

    def take(self, event: Event) -> None:
        """Apply one event."""
        if self.phase is Phase.RUNNING:
            passed = max(0, event.elapsed_ms - self.last)
            self.spent[self.theme_id] = self.spent.get(self.theme_id, 0) + passed
        self.last = max(self.last, event.elapsed_ms)
        match event.kind:
            case EventKind.THEME:
                self.theme_id, self.question_id = event.value, event.detail
            case EventKind.QUESTION:
                self.question_id = event.value
            case EventKind.STATE:
                self._question_state(event)
            case EventKind.EXTENDED:
                self.extension += int(event.value)
            case EventKind.END_CHECK:
                self.end_check_seen = True
            case _:
                self._around(event)
                self._phase(event)

    def _around(self, event: Event) -> None:
        match event.kind:
            case EventKind.RECORDER_ON:
                self.recorders |= {int(event.value or 1)}
            case EventKind.RECORDER_OFF:
                self.recorders -= {int(event.value or 1)}
            case EventKind.INTERRUPTION:
                self.interrupted, self.interruptions = True, self.interruptions + 1
            case EventKind.INTERRUPTION_OVER:
                self.interrupted = False
            case EventKind.OFF_RECORD | EventKind.ON_RECORD:
                self.off_record = event.kind is EventKind.OFF_RECORD
            case EventKind.SILENCE | EventKind.SILENCE_OVER:
                self.silent_from = event.elapsed_ms if event.kind is EventKind.SILENCE else None
            case _:
                pass

    def _question_state(self, event: Event) -> None:
        word, _, reason = event.detail.partition(" ")
        self.states[event.value] = QuestionState(word)
        self.reasons.pop(event.value, None)
        if reason:
            self.reasons[event.value] = reason

    def _phase(self, event: Event) -> None:
        match event.kind:
            case EventKind.PAUSE if self.phase is Phase.RUNNING:
                self.phase, self.pause_from = Phase.PAUSED, event.elapsed_ms
            case EventKind.CONTINUE:
                self._pause_over(event.elapsed_ms)
                self.phase = Phase.RUNNING
            case EventKind.ENDED:
                self._pause_over(event.elapsed_ms)
                self.phase, self.ended = Phase.ENDED, event.elapsed_ms
                self.off_record, self.silent_from = False, None
            case EventKind.CLOSED:
                self.phase, self.recorders = Phase.CLOSED, frozenset()
            case _:
                pass

    def _pause_over(self, now: int) -> None:
        if self.pause_from is not None:
            self.paused += max(0, now - self.pause_from)
            self.pause_from = None

    def state(self) -> InterviewState:
        """Return the state reached."""
        return InterviewState(
            self.phase, self.theme_id, self.question_id, self.states, self.reasons, bool(self.recorders),
            self.interrupted, self.extension, self.end_check_seen, self.paused,
            self.pause_from, self.last, self.ended, self.off_record, self.silent_from, self.spent,
            self.interruptions, tuple(sorted(self.recorders)),
        )  # fmt: skip


def duration_band(milliseconds: int) -> tuple[int, int]:
    """Return the 15-minute band a length falls in, as (from, to) in minutes (fieldwork 2.6)."""
    start = milliseconds // 900_000 * 15
    return start, start + 15
