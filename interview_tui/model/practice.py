"""A made-up respondent who talks at the pace of speech, and which stamps lay where afterwards. Pure."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from interview_tui.model.interview import Event
    from interview_tui.model.note import Note

WORDS_A_MINUTE = 150
"""The pace of conversation; of slow and of fast talkers some 110 and 180."""

WORD_MS = 60_000 // WORDS_A_MINUTE
BREATH_MS = 1_500
"""Between one cue and the next."""

LONGEST_STEP_MS = 1_000
"""Most of a talk that passes at once, however long the program was kept waiting."""


class Kind(StrEnum):
    """What a cue is."""

    ASKED = "asked"
    """You ask a question; the words are its id."""
    SAID = "said"
    SEEN = "seen"
    """Something to see, in words."""
    ASIDE = "aside"
    """Said, and not to be written down."""
    SILENT = "silent"
    BROKE_IN = "broke_in"


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that happens; ``hint`` names keys by command id, ``seconds`` its length if words do not."""

    kind: Kind
    words: str
    hint: str = ""
    seconds: int = 0

    @property
    def is_speech(self) -> bool:
        """Whether its words come one by one."""
        return self.kind in {Kind.SAID, Kind.ASIDE}

    def lasts(self, words: str) -> int:
        """Return how long it takes, in ms, the breath after it left out; ``words`` are those shown."""
        return self.seconds * 1000 or len(words.split()) * WORD_MS


class Began(NamedTuple):
    """A cue and the moment of the interview's clock (ms) at which it began; ``after`` ms of talk."""

    cue: Cue
    words: str
    at: int
    after: int = 0


class Performance:
    """Plays the cues against the interview's clock, but for the time in which the talk is paused."""

    def __init__(self, cues: Sequence[Cue], questions: dict[str, str]) -> None:
        self._cues = [(cue, questions.get(cue.words, cue.words)) for cue in cues]
        self.began: list[Began] = []
        self._played = self._ends = 0
        self._last: int | None = None
        self.over_at: int | None = None
        """The moment of the interview's clock at which all had been said."""
        self._went: list[tuple[int, int]] = []
        """Moments of the interview's clock at which the talk had gone on, and how long it was by then."""

    @property
    def lasts_ms(self) -> int:
        """How long the whole of it takes."""
        return sum(cue.lasts(words) + BREATH_MS for cue, words in self._cues)

    @property
    def over(self) -> bool:
        """Whether all has been said."""
        return len(self.began) == len(self._cues) and self._played >= self._ends

    @property
    def now(self) -> Began | None:
        """The cue that is on, or was last; None before the first."""
        return self.began[-1] if self.began else None

    @property
    def heard(self) -> str:
        """The words of the cue that is on, as far as they have been said."""
        if self.now is None:
            return ""
        cue, words, *_when = self.now
        if not cue.is_speech:
            return words
        left = max(0, self._ends - BREATH_MS - self._played)
        count = len(words.split()) - left // WORD_MS
        return " ".join(words.split()[: max(1, count)])

    def said_of(self, began: Began) -> str:
        """Return the words of a cue as far as they were said: all but the last cue ran to their end."""
        return self.heard if began == self.now else began.words

    def heard_by(self, began: Began, at: int) -> int:
        """Return how many words of a cue had been said at a moment of the interview's clock."""
        place = bisect_right(self._went, at, key=lambda one: one[0])
        talk = self._went[place - 1][1] - began.after if place else -1
        return min(len(self.said_of(began).split()), max(0, talk // WORD_MS + 1))

    def begin(self, now_ms: int) -> None:
        """Let the first cue begin at this moment of the interview's clock; once."""
        if self._last is None:
            self._last = now_ms
            self._next(now_ms)

    def tick(self, now_ms: int, *, talking: bool) -> None:
        """Take note of the time; ``talking`` is whether the talk is neither paused nor over."""
        if self._last is None:
            return
        passed, self._last = min(LONGEST_STEP_MS, max(0, now_ms - self._last)), now_ms
        if talking and passed:
            self._played += passed
            self._went.append((now_ms, self._played))
        if talking and self._played >= self._ends and len(self.began) < len(self._cues):
            self._next(now_ms)
        elif self.over and self.over_at is None:
            self.over_at = now_ms

    def _next(self, now_ms: int) -> None:
        cue, words = self._cues[len(self.began)]
        self.began.append(Began(cue, words, now_ms, self._played))
        self._ends = self._played + cue.lasts(words) + BREATH_MS


class Stamped(NamedTuple):
    """A note or an act: ms after its cue began, and after how many of the words of the cue."""

    after: int
    words: int
    what: Note | Event


class Laid(NamedTuple):
    """A cue that began, and what was stamped while it was the last one."""

    began: Began
    stamps: list[Stamped]


def laid(playing: Performance, notes: Iterable[Note], events: Iterable[Event]) -> list[Laid]:
    """Return which stamps lay where, in order; what was stamped before the first cue lies at it."""
    found = [Laid(one, []) for one in playing.began]
    stamped: list[Note | Event] = sorted([*notes, *events], key=lambda one: one.elapsed_ms)
    for one in stamped:
        place = sum(other.at <= one.elapsed_ms for other in playing.began)
        if found:
            began, stamps = found[max(0, place - 1)]
            words = playing.heard_by(began, one.elapsed_ms)
            stamps.append(Stamped(one.elapsed_ms - began.at, words, one))
    return found
