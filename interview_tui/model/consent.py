"""Consent as append-only events per scope, from respondents and from gatekeepers. Default is no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ConsentScope(StrEnum):
    """What is consented to; each is given, declined and withdrawn on its own."""

    PARTICIPATION = "participation"
    NOTES = "notes"
    AUDIO = "audio"
    QUOTE_VERBATIM = "quote_verbatim"
    QUOTE_ATTRIBUTED = "quote_attributed"
    RECONTACT = "recontact"
    ARCHIVE = "archive"
    GATEKEEPER = "gatekeeper"
    """Given by the leader of a site, for the site; never by a respondent."""


RESPONDENT_SCOPES = tuple(scope for scope in ConsentScope if scope is not ConsentScope.GATEKEEPER)
"""The scopes a respondent decides on."""


class Decision(StrEnum):
    """What was decided in one event."""

    GRANTED = "granted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


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


@dataclass(frozen=True, slots=True)
class ConsentEvent:
    """One decision on one scope. Either ``respondent_id`` or ``site_id`` is set, never both.

    ``at`` is UTC in milliseconds; ``letter_hash`` is ``sha256:<hex>`` of the letter's text or empty when no
    letter is on record; ``comprehension_reason`` says why the check was skipped.
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

    def __post_init__(self) -> None:
        if (self.respondent_id is None) == (self.site_id is None):
            raise ValueError("consent is given by a respondent or for a site")
        if (self.scope is ConsentScope.GATEKEEPER) != (self.site_id is not None):
            raise ValueError("gatekeeper consent belongs to a site, every other scope to a respondent")


@dataclass(frozen=True, slots=True)
class ConsentState:
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

    def may(self, scope: ConsentScope) -> bool:
        """Return whether ``scope`` is granted now. Withdrawn participation shuts every scope."""
        if self.withdrawn:
            return False
        return self.decision(scope) is Decision.GRANTED

    @property
    def withdrawn(self) -> bool:
        """Whether participation itself was withdrawn: the respondent is out of everything."""
        return self.decision(ConsentScope.PARTICIPATION) is Decision.WITHDRAWN

    @property
    def may_start(self) -> bool:
        """Whether an interview may start: participation and notes are both granted."""
        return self.may(ConsentScope.PARTICIPATION) and self.may(ConsentScope.NOTES)
