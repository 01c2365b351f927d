"""Consent events, row to model and back, and the head of the query for them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import (
    Asking,
    Capacity,
    Comprehension,
    ConsentEvent,
    ConsentScope,
    Decision,
    Given,
    Method,
    Said,
    Withheld,
)
from interview_tui.store.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interview_tui.store.rows import Row

_WHO = ("id", "respondent_id", "site_id", "supersedes")
_WHAT = (
    "scope", "decision", "method", "at", "recorded_by", "letter_version", "letter_hash", "comprehension",
    "comprehension_reason", "witness",
)  # fmt: skip
_HOW = (
    "place", "script_used", "questions_asked", "copy_given", "evidence", "capacity", "capacity_note",
    "letter_language", "terms", "valid_until", "explicit", "withheld_what", "withheld_why", "withheld_when",
)  # fmt: skip

SAID = """
SELECT respondent_id, scope, decision, letter_version, comprehension
FROM consent_events WHERE respondent_id IS NOT NULL ORDER BY id
"""
"""What lists need of every decision of everybody."""

CONSENT = f"SELECT {', '.join((*_WHO, *_WHAT, *_HOW))} FROM consent_events"  # noqa: S608 - names are ours


@reading("innissstsssssssnnnssssssisss")
def consent(row: Row) -> ConsentEvent:
    """Return the event of a row of ``CONSENT``."""
    number, respondent_id, site_id, supersedes = row[:4]
    scope, decision, method, at, by, version, letter, check, reason, witness = row[4:14]
    scope, decision, method, check = _words(scope, decision, method, check)
    return ConsentEvent(
        scope, decision, method, at, by, respondent_id, site_id, version, letter, check, reason, witness,
        number, _asking(row[14:]), supersedes,
    )  # fmt: skip


def given(events: Iterable[Row]) -> Given:
    """Return consent after all the rows that ``SAID`` has of a person, oldest first, without their number."""
    latest, agreed = {}, None
    for scope, one in map(_said, events):
        latest[scope] = one
        if scope is ConsentScope.PARTICIPATION and one.decision is Decision.GRANTED:
            agreed = one.letter_version
    return Given(latest, agreed)


@reading("ssss")
def _said(row: Row) -> tuple[ConsentScope, Said]:
    scope, decision, version, check = row
    return ConsentScope(scope), Said(Decision(decision), version, Comprehension(check))


@lru_cache(maxsize=1024)
def _words(
    scope: str, decision: str, method: str, check: str
) -> tuple[ConsentScope, Decision, Method, Comprehension]:
    return ConsentScope(scope), Decision(decision), Method(method), Comprehension(check)


@lru_cache(maxsize=256)
def _asking(row: Row) -> Asking:
    place, script, questions, copy, evidence, capacity, note, language, terms, until, explicit = row[:11]
    return Asking(
        place, _tick(script), _tick(questions), _tick(copy), evidence, Capacity(capacity), note,
        Withheld(*row[11:]), language, terms, until, bool(explicit),
    )  # fmt: skip


def _tick(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def consent_row(event: ConsentEvent) -> dict[str, Any]:
    """Return the columns of a new consent event."""
    asking = event.asking
    return {
        "respondent_id": event.respondent_id,
        "site_id": event.site_id,
        "supersedes": event.supersedes,
        "scope": event.scope.value,
        "decision": event.decision.value,
        "method": event.method.value,
        "at": event.at,
        "recorded_by": event.recorded_by,
        "letter_version": event.letter_version,
        "letter_hash": event.letter_hash,
        "comprehension": event.comprehension.value,
        "comprehension_reason": event.comprehension_reason,
        "witness": event.witness,
        "place": asking.place,
        "script_used": asking.script_used,
        "questions_asked": asking.questions_asked,
        "copy_given": asking.copy_given,
        "evidence": asking.evidence,
        "capacity": asking.capacity.value,
        "capacity_note": asking.capacity_note,
        "letter_language": asking.letter_language,
        "terms": asking.terms,
        "valid_until": asking.valid_until,
        "explicit": int(asking.explicit),
        "withheld_what": asking.withheld.what,
        "withheld_why": asking.withheld.why,
        "withheld_when": asking.withheld.when,
    }
