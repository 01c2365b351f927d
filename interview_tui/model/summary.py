"""The anonymised summary: a plain tree of records that exporters render. Nothing in it is raw.

Every text in it has been through replacement. It holds no clock times, no dates, no site, no interview order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_tui.model.comparison import Compared
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import QuestionState
    from interview_tui.model.note import NoteKind
    from interview_tui.model.recording import Recording


@dataclass(frozen=True, slots=True)
class SummaryNote:
    """A note as it may leave; ``elapsed_ms`` on the interview's clock, ``after`` the talk was over."""

    kind: NoteKind
    text: str
    elapsed_ms: int
    after: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """A question with its state and notes; ``question_id`` is empty for notes outside any question."""

    question_id: str
    text: str
    state: QuestionState | None
    notes: tuple[SummaryNote, ...] = ()


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme of one interview: ``covered`` of ``total`` questions (0 of 0 for warm-up)."""

    theme_id: str
    title: str
    covered: int
    total: int
    questions: tuple[QuestionSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class RespondentSummary:
    """One interview of one respondent; ``minutes_from``-``minutes_to``: the 15-minute band of its length."""

    code: str
    guide_title: str
    guide_version: str
    minutes_from: int
    minutes_to: int
    interruptions: int
    pauses: bool
    scopes: tuple[str, ...]
    """The consent scopes in force, as ``ConsentScope`` values."""
    themes: tuple[ThemeSummary, ...]
    withheld: int
    """Notes that stayed behind: flagged, ask-later, own reaction, or quotes not granted."""
    recordings: tuple[Recording, ...] = ()
    """The recorder's files, on the interview's clock; empty where there was no recorder mark."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was done to make the summary, in counts; no originals (fieldwork 2.6)."""

    replacements: dict[str, int]
    """Replacements made, by ``IdentifierType`` value."""
    entities: dict[str, int]
    """Different identifiers replaced, by ``IdentifierType`` value."""
    kept: int
    """Different candidates that a person decided to keep."""
    withheld: dict[str, int]
    """Notes that stayed behind, by reason: a ``NoteFlag`` or ``NoteKind`` value, or ``quote_not_granted``."""
    cleared: int
    """Notes that needed clearing and were cleared one by one."""
    notes: int
    """Notes in the summary."""
    key_file_used: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """The whole summary: respondents sorted by code, never by interview order."""

    study_title: str
    language: str
    respondents: tuple[RespondentSummary, ...]
    guides: tuple[Guide, ...]
    """Every guide version used, sorted by version."""
    statement: Statement
    withdrawn: int = 0
    cancelled: int = 0
    sample: bool = False
    software: str = field(default="interview-tui")
    compared: tuple[Compared, ...] = ()
    """In how many interviews each question could be asked and was; empty with one version of the guide."""
    namespace: str = "00000000-0000-0000-0000-000000000000"
    """A random UUID of the study, from which exporters make ids that stay the same and tell nothing."""
