"""Recruitment: how each person was approached and what came of it, and the criteria people were chosen by.

Events and approaches are only added; the last event may be taken back. Reasons are categories: a reason in
words is easily about health, and nobody has to give one (fieldwork P10, R27).
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable


class RecruitState(StrEnum):
    """Where the recruitment of one person stands."""

    APPROACHED = "approached"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    AGREED = "agreed"
    CANCELLED = "cancelled"
    WITHDREW = "withdrew"
    INTERVIEWED = "interviewed"


LOGGED = tuple(s for s in RecruitState if s not in {RecruitState.WITHDREW, RecruitState.INTERVIEWED})
"""The states a person logs; withdrawals and interviews are known from what happened."""

OUT = frozenset(
    {RecruitState.NO_ANSWER, RecruitState.DECLINED, RecruitState.CANCELLED, RecruitState.WITHDREW}
)
"""The states of people who do not take part."""


class Reason(StrEnum):
    """Why somebody does not take part, as coarse as it may be; none of them names a health matter."""

    NOT_STATED = "not_stated"
    TIME = "time"
    NO_INTEREST = "no_interest"
    RECOGNISED = "recognised"
    RECORDING = "recording"
    CIRCUMSTANCES = "circumstances"
    MOVED = "moved"
    CRITERIA = "criteria"
    RESEARCHER = "researcher"


class ApproachedBy(StrEnum):
    """Who asked the person first."""

    NOT_RECORDED = "not_recorded"
    GATEKEEPER = "gatekeeper"
    RESEARCHER = "researcher"
    OTHER = "other"


class Channel(StrEnum):
    """How the person was asked."""

    NOT_RECORDED = "not_recorded"
    IN_PERSON = "in_person"
    MEETING = "meeting"
    PHONE = "phone"
    EMAIL = "email"
    LETTER = "letter"
    OTHER = "other"


class Dependency(StrEnum):
    """What the person depends on whoever asked for."""

    NOT_RECORDED = "not_recorded"
    NONE = "none"
    EMPLOYEE = "employee"
    SERVICE = "service"
    STUDENT = "student"
    OTHER = "other"


class Relation(StrEnum):
    """What the researcher and the person were to each other before the study."""

    NOT_RECORDED = "not_recorded"
    NONE = "none"
    ACQUAINTANCE = "acquaintance"
    COLLEAGUE = "colleague"
    FORMER_SUPERIOR = "former_superior"
    """The researcher was a superior of the person."""
    NEAREST_LEADER = "nearest_leader"
    """The researcher was the person's nearest leader."""
    CLIENT = "client"
    FAMILY = "family"
    OTHER = "other"


class KnownTo(StrEnum):
    """Who, apart from the researcher, knows that the person takes part."""

    NOBODY = "nobody"
    LEADER = "leader"
    COLLEAGUES = "colleagues"
    HOUSEHOLD = "household"
    OTHER = "other"


class Answer(StrEnum):
    """Yes, no, or nobody noted it."""

    NOT_RECORDED = "not_recorded"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RecruitmentEvent:
    """One step of the recruitment of a person. ``at`` is UTC in milliseconds."""

    respondent_id: int
    state: RecruitState
    at: int
    recorded_by: str = ""
    reason: Reason = Reason.NOT_STATED
    id: int = 0


@dataclass(frozen=True, slots=True)
class Approach:
    """How a person was approached; the last one recorded counts. ``at`` is UTC in milliseconds.

    ``known_to`` is empty when it was not recorded; ``alone`` says whether the person was asked without the
    gatekeeper in the room.
    """

    respondent_id: int
    at: int
    recorded_by: str = ""
    approached_by: ApproachedBy = ApproachedBy.NOT_RECORDED
    channel: Channel = Channel.NOT_RECORDED
    dependency: Dependency = Dependency.NOT_RECORDED
    relation: Relation = Relation.NOT_RECORDED
    known_to: tuple[KnownTo, ...] = ()
    alone: Answer = Answer.NOT_RECORDED
    id: int = 0

    def __post_init__(self) -> None:
        if KnownTo.NOBODY in self.known_to and len(self.known_to) > 1:
            raise ValueError("nobody knows of it, or somebody does")

    @property
    def known(self) -> bool:
        """Whether somebody but the researcher is known to know: a leader who did the asking does too."""
        named = any(one is not KnownTo.NOBODY for one in self.known_to)
        return named or self.approached_by is ApproachedBy.GATEKEEPER

    @property
    def leader_knows(self) -> bool:
        """Whether the leader of the site is known to know."""
        return KnownTo.LEADER in self.known_to or self.approached_by is ApproachedBy.GATEKEEPER


@dataclass(frozen=True, slots=True)
class Criteria:
    """One version of the criteria people are chosen by. The first needs no reason, every later one does."""

    id: int
    text: str
    reason: str
    at: int
    recorded_by: str = ""


class Pressure(StrEnum):
    """What may have made it hard to say no (fieldwork 1B, component 2; R17)."""

    ASKED_BY_GATEKEEPER = "asked_by_gatekeeper"
    GATEKEEPER_PRESENT = "gatekeeper_present"
    DEPENDENT = "dependent"
    FORMER_LEADER = "former_leader"


_LED = frozenset({Relation.FORMER_SUPERIOR, Relation.NEAREST_LEADER})
_FREE = frozenset({Dependency.NOT_RECORDED, Dependency.NONE})


def pressures(approach: Approach | None) -> list[Pressure]:
    """Return what may have made it hard to say no; empty when nothing is on record."""
    if approach is None:
        return []
    return list(_pressures(approach.approached_by, approach.alone, approach.dependency, approach.relation))


@lru_cache(maxsize=256)
def _pressures(
    asked: ApproachedBy, alone: Answer, dependency: Dependency, relation: Relation
) -> tuple[Pressure, ...]:
    signs = {
        Pressure.ASKED_BY_GATEKEEPER: asked is ApproachedBy.GATEKEEPER,
        Pressure.GATEKEEPER_PRESENT: alone is Answer.NO,
        Pressure.DEPENDENT: dependency not in _FREE,
        Pressure.FORMER_LEADER: relation in _LED,
    }
    return tuple(sign for sign, there in signs.items() if there)


def state_of(  # noqa: PLR0913 - one parameter for each thing that is known
    events: Iterable[RecruitmentEvent],
    *,
    cancelled: bool = False,
    withdrawn: bool = False,
    interviewed: bool = False,
    agreed: bool = False,
    declined: bool = False,
) -> RecruitState | None:
    """Return where the recruitment of one person stands; None when nothing is on record yet.

    Args:
        events: What was logged for the person, oldest first.
        cancelled: Whether the person is marked as cancelled.
        withdrawn: Whether consent to taking part was withdrawn.
        interviewed: Whether an interview has begun.
        agreed: Whether consent to taking part is granted.
        declined: Whether the last answer to taking part was a no.
    """
    last = None
    for event in events:
        last = event.state
    return state_after(
        last, cancelled=cancelled, withdrawn=withdrawn, interviewed=interviewed, agreed=agreed,
        declined=declined,
    )  # fmt: skip


def state_after(  # noqa: PLR0913 - one parameter for each thing that is known
    last: RecruitState | None,
    *,
    cancelled: bool,
    withdrawn: bool,
    interviewed: bool,
    agreed: bool,
    declined: bool = False,
) -> RecruitState | None:
    """Return the same as ``state_of``, by the state that was logged last."""
    if withdrawn:
        return RecruitState.WITHDREW
    if interviewed:
        return RecruitState.INTERVIEWED
    if cancelled:
        return RecruitState.CANCELLED
    if declined:
        return RecruitState.DECLINED
    if agreed and last in {None, RecruitState.APPROACHED, RecruitState.NO_ANSWER}:
        return RecruitState.AGREED
    return last
