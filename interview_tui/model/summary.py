"""The pseudonymised summary: a plain tree of records that exporters render. Nothing in it is raw.

Every text in it has been through replacement. It holds no clock times, no dates, no site, no interview order.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.comparison import Compared
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import QuestionState
    from interview_tui.model.note import NoteKind
    from interview_tui.model.recording import Recording


AFTER = ":after"
"""Id of the theme that holds what the interviewer wrote after the talk; no guide can have one like it."""


@dataclass(frozen=True, slots=True)
class SummaryNote:
    """A note as it may leave; ``after`` says that the talk was over.

    ``elapsed_ms`` is on the interview's clock; None where notes are not told apart by who said them, since
    times would tell them apart again.
    """

    kind: NoteKind
    text: str
    elapsed_ms: int | None
    after: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    """A question with its state and notes; ``question_id`` is empty for notes outside any question.

    Such a one has a text only where what it holds has a heading of its own.
    """

    question_id: str
    text: str
    state: QuestionState | None
    notes: Sequence[SummaryNote] = ()
    """Of a large study they are read when they are asked for: go over them once, and hold on to none."""


@dataclass(frozen=True, slots=True)
class ThemeSummary:
    """A theme of one interview: ``covered`` of ``total`` questions (0 of 0 for warm-up).

    The last is ``AFTER``, where something was written after the talk: its questions are those of the debrief,
    with ids that begin like it, none of the guide.
    """

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
    background: tuple[tuple[str, str], ...] = ()
    """The background facts that leave, name and value; none unless somebody chose them."""


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
    threshold: int = 0
    """The smallest group of people alike in what leaves that counted as safe; 0 when nothing of it leaves."""
    differs: bool = False
    """Whether it differs from an earlier unlinked export by so few people that these can be told apart."""
    joined: tuple[str, ...] = ()
    """The months (``YYYY-MM``) of exports in the other form with words of the same people."""
    smallest: dict[str, int] = field(default_factory=dict)
    """The smallest group in each combination of background facts that leaves, by their names."""
    override: str = ""
    """Why it left although a group is smaller than that, in the words of whoever decided so."""
    overdue: tuple[str, ...] = ()
    """What should have been deleted by then and was not said to be, as ``Kept`` values."""
    promises: dict[str, int] = field(default_factory=dict)
    """What promises of the letter have to do with it: a ``Concern`` value, of how many people or things."""
    despite: str = ""
    """Why it left although that breaks a promise, in the words of whoever decided so."""
    changed: int = 0
    """Quotes with words in ``[ ]`` that were not said like that."""
    cut: int = 0
    """Quotes with ``(…)`` where words were left out."""
    spoken: int = 0
    """Notes that tell how somebody speaks, and of which nobody decided whether they may leave."""
    unquoted: int = 0
    """Notes with ``(…)`` between quotation marks, since their speaker has not agreed to be quoted."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the researcher expected, as one version of it stood.

    ``points`` are each line and in how many people's interviews it was touched; ``after`` how many interviews
    had been started when it was written.
    """

    version: int
    points: tuple[tuple[str, int], ...]
    reason: str
    after: int


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
    linked: bool = True
    """Whether what one respondent said can be told from what others said."""
    no_basis: bool = False
    """Whether no legal basis is written down for the study."""
    people: int = 0
    """How many respondents it tells of, where ``respondents`` is one heap of them all."""
    expected: tuple[Expected, ...] = ()
    """The researcher's own account; empty unless it was asked for."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the respondents told apart in it; none where they are not."""
        return tuple(dict.fromkeys(one.code for one in self.respondents)) if self.linked else ()

    @property
    def by_code(self) -> dict[str, list[RespondentSummary]]:
        """The conversations of each respondent told apart in it, by code; none where they are not."""
        found: dict[str, list[RespondentSummary]] = {}
        for one in self.respondents if self.linked else ():
            found.setdefault(one.code, []).append(one)
        return found

    @property
    def count(self) -> int:
        """How many respondents it tells of."""
        return self.people or len({one.code for one in self.respondents})
