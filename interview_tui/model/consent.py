"""Consent as append-only events per scope, from respondents and from gatekeepers. Default is no."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ConsentScope(StrEnum):
    """What is consented to; each is given, declined and withdrawn on its own."""

    PARTICIPATION = "participation"
    NOTES = "notes"
    AUDIO = "audio"
    QUOTE_VERBATIM = "quote_verbatim"
    QUOTE_ATTRIBUTED = "quote_attributed"
    REVIEWER_ACCESS = "reviewer_access"
    """A supervisor or another researcher may read the notes, in the form the letter says."""
    MEMBER_CHECK = "member_check"
    """They want to read through what came of it."""
    RECONTACT = "recontact"
    ARCHIVE = "archive"
    SPECIAL_CATEGORY = "special_category"
    """Health, faith, politics and the like may be noted; counts only when it was asked by itself."""
    GATEKEEPER = "gatekeeper"
    """Given by the leader of a site, for the site; never by a respondent."""


RESPONDENT_SCOPES = tuple(scope for scope in ConsentScope if scope is not ConsentScope.GATEKEEPER)
"""The scopes a respondent decides on."""


class Decision(StrEnum):
    """What was decided in one event."""

    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not_asked"
    """On record that nobody asked; counts as no."""
    SUPERSEDED = "superseded"
    """A new letter needs a new answer; until it is given it counts as no."""


NO = frozenset({Decision.DECLINED, Decision.WITHDRAWN})
"""What is a no, said out loud; all but a yes counts as no."""


class Method(StrEnum):
    """How consent was given."""

    WRITTEN = "written"
    EMAIL = "email"
    ELECTRONIC = "electronic"
    ORAL_RECORDED = "oral_recorded"
    ORAL_WITNESSED = "oral_witnessed"
    ORAL_LOGGED = "oral_logged"


class Comprehension(StrEnum):
    """The opening check: the person said in own words what the study is about."""

    OK = "ok"
    EXPLAINED = "explained"
    SKIPPED = "skipped"
    NOT_RECORDED = "not_recorded"


class Capacity(StrEnum):
    """Who decides (Jacobsen's first component)."""

    SELF = "self"
    REPRESENTED = "represented"
    UNSURE = "unsure"
    """Nobody is sure that they can decide; no interview until a note says how that was settled."""
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the person was not told beforehand, why, and when they are told; all empty when nothing was."""

    what: str = ""
    why: str = ""
    when: str = ""

    def __bool__(self) -> bool:
        return bool(self.what)


@dataclass(frozen=True, slots=True)
class Asking:
    """How it was asked. ``None`` and empty mean: not recorded.

    ``place`` is a kind of place, never an address; ``evidence`` says where the paper or file with the answer
    lies, and is never the thing itself; ``terms`` are the letter's words on withdrawal (see
    ``model.withdrawal``); ``valid_until`` is a date, ``YYYY-MM-DD``; ``explicit`` says that this scope was
    asked by itself and answered in so many words.
    """

    place: str = ""
    script_used: bool | None = None
    questions_asked: bool | None = None
    copy_given: bool | None = None
    evidence: str = ""
    capacity: Capacity = Capacity.NOT_RECORDED
    capacity_note: str = ""
    withheld: Withheld = Withheld()
    letter_language: str = ""
    terms: str = ""
    valid_until: str = ""
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One decision on one scope. Either ``respondent_id`` or ``site_id`` is set, never both.

    ``at`` is UTC in milliseconds; ``letter_hash`` is ``sha256:<hex>`` of the letter's text or empty when no
    letter is on record; ``comprehension_reason`` says why the check was skipped; ``supersedes`` is the id of
    the event this one takes the place of, 0 when there is none.
    """

    scope: ConsentScope
    decision: Decision
    method: Method
    at: int
    recorded_by: str
    respondent_id: int | None = None
    site_id: int | None = None
    letter_version: str = ""
    letter_hash: str = ""
    comprehension: Comprehension = Comprehension.NOT_RECORDED
    comprehension_reason: str = ""
    witness: str = ""
    id: int = 0
    asking: Asking = Asking()
    supersedes: int = 0

    def __post_init__(self) -> None:
        if (self.respondent_id is None) == (self.site_id is None):
            raise ValueError("consent is given by a respondent or for a site")
        if (self.scope is ConsentScope.GATEKEEPER) != (self.site_id is not None):
            raise ValueError("gatekeeper consent belongs to a site, every other scope to a respondent")


class Decided:
    """What follows from decisions, wherever they are kept."""

    __slots__ = ()

    def decision(self, scope: ConsentScope) -> Decision | None:
        """Return what was last decided on ``scope``; None when it was never asked."""
        raise NotImplementedError

    @property
    def withdrawn(self) -> bool:
        """Whether participation itself was withdrawn: the respondent is out of everything."""
        return self.decision(ConsentScope.PARTICIPATION) is Decision.WITHDRAWN

    @property
    def may_start(self) -> bool:
        """Whether an interview may start: participation and notes are both granted."""
        return self.may(ConsentScope.PARTICIPATION) and self.may(ConsentScope.NOTES)

    def may(self, scope: ConsentScope) -> bool:
        """Return whether ``scope`` is granted now. Withdrawn participation shuts every scope."""
        if self.withdrawn:
            return False
        return self.decision(scope) is Decision.GRANTED


class Said(NamedTuple):
    """The last decision on a scope, as lists need it."""

    decision: Decision
    letter_version: str
    comprehension: Comprehension


@dataclass(frozen=True, slots=True)
class Given(Decided):
    """Consent as lists show it, without how it was asked.

    ``agreed_letter`` is the version of the letter that taking part was last agreed to by; None when it never
    was.
    """

    latest: Mapping[ConsentScope, Said]
    agreed_letter: str | None = None

    def decision(self, scope: ConsentScope) -> Decision | None:
        """Return what was last decided on ``scope``; None when it was never asked."""
        said = self.latest.get(scope)
        return said.decision if said else None


@dataclass(frozen=True, slots=True)
class ConsentState(Decided):
    """Where consent stands, derived from events in the order they were recorded."""

    latest: dict[ConsentScope, ConsentEvent]

    @classmethod
    def of(cls, events: Iterable[ConsentEvent]) -> ConsentState:
        """Return the state after ``events``, oldest first, of one respondent (or one site)."""
        return cls({event.scope: event for event in events})

    def decision(self, scope: ConsentScope) -> Decision | None:
        """Return what was last decided on ``scope``; None when it was never asked."""
        event = self.latest.get(scope)
        return event.decision if event else None

    @property
    def capacity_open(self) -> bool:
        """Whether somebody was unsure that they can decide, and no note says how that was settled."""
        asked = [e for e in self.latest.values() if e.asking.capacity is not Capacity.NOT_RECORDED]
        last = max(asked, key=lambda event: event.id, default=None)
        return last is not None and last.asking.capacity is Capacity.UNSURE and not last.asking.capacity_note

    @property
    def withheld(self) -> list[Withheld]:
        """What was not told beforehand, each thing once: to be told when the talk is over."""
        return list(dict.fromkeys(e.asking.withheld for e in self.latest.values() if e.asking.withheld))
