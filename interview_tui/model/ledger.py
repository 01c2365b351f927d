"""The promise ledger: each promise of a letter against what is so (fieldwork R8). Pure; counts, never judges.

A promise counts for those who agreed under the letter that makes it. Days are ``YYYY-MM-DD`` and compare as
they stand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.letter import ABOUT, AUDIO_DESTROYED, ENDED, Promise, PromiseKind
from interview_tui.model.sheet import Form
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from interview_tui.model.sheet import Reader

SOON_DAYS = 30
"""Days before a deadline from which a promise is at risk (fieldwork T2)."""


class Standing(StrEnum):
    """How a promise stands, the gravest first."""

    BROKEN = "broken"
    AT_RISK = "at_risk"
    PENDING = "pending"
    KEPT = "kept"


class Why(StrEnum):
    """What a standing rests on; the front ends have a sentence for each."""

    LONGER = "longer"
    ABOUT_LONGER = "about_longer"
    GUIDE_LONGER = "guide_longer"
    NONE_HELD = "none_held"
    NONE_LEFT = "none_left"
    ALL_WITHIN = "all_within"
    OVERRUN = "overrun"
    ENDS_SOON = "ends_soon"
    RUNNING = "running"
    ENDED_IN_TIME = "ended_in_time"
    KNOWN = "known"
    NOT_NOTED = "not_noted"
    NOBODY_KNOWS = "nobody_knows"
    NOBODY_YET = "nobody_yet"
    NOBODY_LEFT = "nobody_left"
    EVENT_OPEN = "event_open"
    DUE = "due"
    LATEST_PASSED = "latest_passed"
    DESTROYED = "destroyed"
    LEADER_MISSING = "leader_missing"
    LEADER_DECLINED = "leader_declined"
    LEADERS_AGREED = "leaders_agreed"
    GATE_HOLDS = "gate_holds"
    READS_MORE = "reads_more"
    READERS_UNSAID = "readers_unsaid"
    READERS_AGREE = "readers_agree"
    READS_LESS = "reads_less"
    LEADER_KNOWS = "leader_knows"
    LEADER_UNAWARE = "leader_unaware"
    NOT_SEEN = "not_seen"
    NOTES_LEFT = "notes_left"
    NOBODY_WITHDREW = "nobody_withdrew"
    HONOURED = "honoured"


@dataclass(frozen=True, slots=True)
class Party:
    """A respondent as the ledger sees them. ``letter`` is the version last agreed to.

    ``minutes`` is the whole minutes of the talk, pauses out, None when none was held; ``extension`` those
    agreed on beyond the plan. ``leader_declined``: the leader of the site said no, or took a yes back.
    ``known`` is None when nobody noted who knows of the participation; ``leader_knows`` says that the
    leader of the site is among them.
    """

    code: str
    letter: str
    minutes: int | None = None
    extension: int = 0
    leader_agreed: bool = False
    leader_declined: bool = False
    known: bool | None = None
    leader_knows: bool = False
    withdrawn: bool = False
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is so on a day. ``milestones`` maps names to the first day they happened on."""

    today: str
    parties: Sequence[Party] = ()
    milestones: Mapping[str, str] = field(default_factory=dict)
    readers: Sequence[Reader] = ()
    planned_minutes: int = 0
    erased: int = 0
    """How many withdrew of whom nothing but the count is left."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger. ``codes`` are those it is broken or at risk for, of ``of`` it was made to.

    ``detail`` fills the sentence of ``why``: a day, minutes or a role. ``agreed`` counts those of ``codes``
    with whom more time was agreed on, ``declined`` are those whose leader said no, ``erased`` counts those of
    whom nothing is left to judge by.
    """

    promise: Promise
    letter: str
    standing: Standing
    why: Why
    codes: tuple[str, ...] = ()
    of: int = 0
    detail: str = ""
    agreed: int = 0
    erased: int = 0
    declined: tuple[str, ...] = ()


def ledger(promises: Sequence[Promise], versions: Mapping[int, str], facts: Facts) -> list[Line]:
    """Return a line for each promise.

    Args:
        promises: Those that stand.
        versions: Version of each letter by id.
        facts: What is so.
    """
    return [line(promise, versions[promise.letter_id], facts) for promise in promises]


def line(promise: Promise, letter: str, facts: Facts) -> Line:
    """Return how one promise stands."""
    parties = [party for party in facts.parties if party.letter == letter]
    standing, why, codes, detail = _RULES[promise.kind](promise, parties, facts)
    among = frozenset(codes)
    about = [party for party in parties if party.code in among]
    agreed = sum(party.extension > 0 for party in about)
    declined = _codes([party for party in about if party.leader_declined])
    return Line(promise, letter, standing, why, codes, len(parties), detail, agreed, facts.erased, declined)


_Found = tuple[Standing, Why, tuple[str, ...], str]


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(party.code for party in parties)


def _length(promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    about = promise.value.startswith(ABOUT)
    number = promise.value.removeprefix(ABOUT)
    most = int(number)
    held = [party for party in parties if party.minutes is not None]
    longer = _codes([party for party in held if (party.minutes or 0) > most])
    if longer and about:
        # How much longer is still about as long is for a person to say.
        return Standing.AT_RISK, Why.ABOUT_LONGER, longer, number
    if longer:
        return Standing.BROKEN, Why.LONGER, longer, number
    if facts.planned_minutes > most and len(held) < max(1, len(parties)):
        return Standing.AT_RISK, Why.GUIDE_LONGER, (), str(facts.planned_minutes)
    if not held:
        return Standing.PENDING, Why.NONE_LEFT if facts.erased else Why.NONE_HELD, (), number
    return Standing.KEPT, Why.ALL_WITHIN, (), number


def _end_date(promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    ended = facts.milestones.get(ENDED, "")
    if ended and ended <= promise.value:
        return Standing.KEPT, Why.ENDED_IN_TIME, (), ended
    if ended or facts.today > promise.value:
        return Standing.BROKEN, Why.OVERRUN, _codes(parties), promise.value
    if _soon(promise.value, facts.today):
        return Standing.AT_RISK, Why.ENDS_SOON, (), promise.value
    return Standing.PENDING, Why.RUNNING, (), promise.value


def _identity(_promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    known = _codes([party for party in parties if party.known])
    return _nobody_learnt(known, Why.KNOWN, Why.NOBODY_KNOWS, parties, facts)


def _nobody_learnt(
    codes: tuple[str, ...], broken: Why, kept: Why, parties: Sequence[Party], facts: Facts
) -> _Found:
    """Judge a promise that nobody learns who takes part; ``codes`` are those of whom somebody did."""
    if codes:
        return Standing.BROKEN, broken, codes, ""
    unsaid = _codes([party for party in parties if party.known is None])
    if unsaid:
        return Standing.PENDING, Why.NOT_NOTED, unsaid, ""
    return (Standing.KEPT, kept, (), "") if parties else _nobody(facts)


def _destruction(promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    done, event = (
        facts.milestones.get(name, "") if name else "" for name in (AUDIO_DESTROYED, promise.value)
    )
    if done and not (promise.latest and done > promise.latest):
        return Standing.KEPT, Why.DESTROYED, (), done
    if promise.latest and (done or facts.today) > promise.latest:
        return Standing.BROKEN, Why.LATEST_PASSED, _codes(parties), promise.latest
    if event:
        return Standing.AT_RISK, Why.DUE, _codes(parties), event
    if promise.latest and _soon(promise.latest, facts.today):
        return Standing.AT_RISK, Why.ENDS_SOON, (), promise.latest
    if not promise.value:
        return Standing.PENDING, Why.RUNNING, (), promise.latest
    return Standing.PENDING, Why.EVENT_OPEN, (), promise.value


def _gatekeeper(_promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    missing = [party for party in parties if not party.leader_agreed]
    held = [party for party in missing if party.minutes is not None]
    if about := held or missing:
        why = Why.LEADER_DECLINED if all(one.leader_declined for one in about) else Why.LEADER_MISSING
        return Standing.BROKEN if held else Standing.AT_RISK, why, _codes(about), ""
    return (Standing.KEPT, Why.LEADERS_AGREED, (), "") if parties else _nobody(facts)


def _unaware(_promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    told = _codes([party for party in parties if party.leader_knows])
    return _nobody_learnt(told, Why.LEADER_KNOWS, Why.LEADER_UNAWARE, parties, facts)


def _quotes_read(_promise: Promise, _parties: Sequence[Party], _facts: Facts) -> _Found:
    # Who has read what outside the program is not on record: never said to be kept.
    return Standing.PENDING, Why.NOT_SEEN, (), ""


def _unnamed(_promise: Promise, _parties: Sequence[Party], _facts: Facts) -> _Found:
    return Standing.KEPT, Why.GATE_HOLDS, (), ""


def _readers(promise: Promise, _parties: Sequence[Party], facts: Facts) -> _Found:
    order, promised = list(Form), readers_of(promise.value)
    if not facts.readers:
        return Standing.PENDING, Why.READERS_UNSAID, (), ""
    for reader in facts.readers:
        form = promised.get(reader.role.casefold())
        if form is None or order.index(reader.form) < order.index(form):
            return Standing.AT_RISK, Why.READS_MORE, (), reader.role
    same = {reader.role.casefold(): reader.form for reader in facts.readers} == promised
    return Standing.KEPT, Why.READERS_AGREE if same else Why.READS_LESS, (), ""


def _withdrawal(_promise: Promise, parties: Sequence[Party], facts: Facts) -> _Found:
    gone = [party for party in parties if party.withdrawn]
    left = _codes([party for party in gone if party.notes])
    if left:
        return Standing.AT_RISK, Why.NOTES_LEFT, left, ""
    if gone or facts.erased:
        return Standing.KEPT, Why.HONOURED, (), ""
    return Standing.PENDING, Why.NOBODY_WITHDREW, (), ""


def _nobody(facts: Facts) -> _Found:
    return Standing.PENDING, Why.NOBODY_LEFT if facts.erased else Why.NOBODY_YET, (), ""


_RULES: dict[PromiseKind, Callable[[Promise, Sequence[Party], Facts], _Found]] = {
    PromiseKind.LENGTH: _length,
    PromiseKind.END_DATE: _end_date,
    PromiseKind.IDENTITY: _identity,
    PromiseKind.DESTRUCTION: _destruction,
    PromiseKind.GATEKEEPER: _gatekeeper,
    PromiseKind.SITE_UNNAMED: _unnamed,
    PromiseKind.READERS: _readers,
    PromiseKind.WITHDRAWAL: _withdrawal,
    PromiseKind.ERASED: _withdrawal,
    PromiseKind.QUOTES_READ: _quotes_read,
    PromiseKind.LEADER_UNAWARE: _unaware,
}


def readers_of(value: str) -> dict[str, Form]:
    """Return who reads and in what form, of a promise's value; ValueError when it is not ``role: form``."""
    found = {}
    for part in value.split(";"):
        role, sign, form = part.partition(":")
        if not sign or not role.strip():
            raise ValueError(part)
        found[role.strip().casefold()] = Form(form.strip())
    return found


def _soon(day: str, today: str) -> bool:
    left = dt.date.fromisoformat(day) - dt.date.fromisoformat(today)
    return left.days <= SOON_DAYS
