"""Information letters: what people were told, and what they were promised.

A letter is kept whole, by version and hash: what people were told must be possible to show (GDPR art. 7(1)).
"""

from __future__ import annotations

from enum import StrEnum

from interview_tui.model.values import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """One version of the information letter.

    ``hash`` is ``sha256:<hex>`` of ``content``, the file's bytes; ``text`` is empty when it is not text;
    ``place`` is where the file lay; ``reconsent`` says that those who agreed to an earlier version are asked
    again. ``at`` is UTC in milliseconds.
    """

    version: str
    hash: str
    language: str
    content: bytes
    text: str
    place: str = ""
    reconsent: bool = False
    at: int = 0
    id: int = 0


ABOUT = "about "
"""What the value of a promise on length begins with when the letter says about how long."""


class PromiseKind(StrEnum):
    """What a letter promises; the form of ``Promise.value`` stands with each."""

    LENGTH = "length"
    """Minutes of the conversation: at most ``N``, or ``about N`` where the letter says no more than that."""
    END_DATE = "end_date"
    """Last day of the project, ``YYYY-MM-DD``."""
    IDENTITY = "identity"
    """Only the researcher knows who takes part; no value."""
    DESTRUCTION = "destruction"
    """Recordings are destroyed: the event (a milestone's name) that it follows on, empty when ``latest`` is
    all that was promised; ``latest`` bounds it."""
    GATEKEEPER = "gatekeeper"
    """The leader of the site agrees too; no value."""
    SITE_UNNAMED = "site_unnamed"
    """Sites are not named; no value."""
    READERS = "readers"
    """Who else reads, as ``role: form``, parted by ``;``; form is one of ``Form``."""
    WITHDRAWAL = "withdrawal"
    """Terms: ``any_time``, ``until YYYY-MM-DD`` or ``until EVENT``."""
    ERASED = "erased"
    """What they said is erased when they withdraw; no value."""
    QUOTES_READ = "quotes_read"
    """They read quotes before these are published; no value."""
    LEADER_UNAWARE = "leader_unaware"
    """The leader of the site does not get to know who takes part; no value."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise of a letter. ``latest`` is a day (``YYYY-MM-DD``) or empty; ``words`` quotes the letter."""

    letter_id: int
    kind: PromiseKind
    value: str = ""
    latest: str = ""
    words: str = ""
    at: int = 0
    id: int = 0


class ItemAnswer(StrEnum):
    """What the researcher answered to one item of the checklist."""

    YES = "yes"
    NO = "no"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something that happened to the study as a whole, on a day (``YYYY-MM-DD``)."""

    name: str
    day: str
    at: int = 0
    recorded_by: str = ""
    id: int = 0


GRADED = "graded"
"""The thesis is passed."""
ENDED = "ended"
"""The project has ended."""
AUDIO_DESTROYED = "audio_destroyed"
"""The recordings are destroyed."""
