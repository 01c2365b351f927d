"""What comes next in a study, as far as the program can tell."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from interview_tui.model.deadline import Standing
from interview_tui.model.interview import Phase

if TYPE_CHECKING:
    from interview_tui.services.overseeing import Status
    from interview_tui.services.recruiting import RespondentRow

HELD = frozenset({Phase.ENDED, Phase.CLOSED})
"""Phases of an interview that was held."""


class Step(StrEnum):
    """What comes next; a front end has a sentence for each."""

    SHEET = "sheet"
    LETTER = "letter"
    PROMISES = "promises"
    SITE = "site"
    RESPONDENT = "respondent"
    CONSENT = "consent"
    GO_ON = "go_on"
    INTERVIEW = "interview"
    REPORT = "report"
    REVIEW = "review"
    DELETE = "delete"
    ERASE = "erase"


def to_erase(row: RespondentRow) -> bool:
    """Return whether somebody withdrew from everything, and what they said is still here."""
    return row.consent.withdrawn and bool(row.notes)


def next_step(found: Status) -> Step:
    """Return the first step that is due."""
    ready = any(row.consent.may_start for row in found.coming)
    due = {Standing.DUE, Standing.OVERDUE}
    steps = {
        Step.DELETE: any(one.standing(found.today) in due for one in found.deadlines),
        Step.REPORT: bool(found.report),
        Step.ERASE: any(map(to_erase, found.rows)),
        Step.GO_ON: bool(found.under_way),
        Step.SHEET: not found.sheet.purpose,
        Step.LETTER: not found.study.letter_version,
        Step.PROMISES: not found.ledger,
        Step.SITE: not found.sites,
        Step.RESPONDENT: not found.rows,
        Step.INTERVIEW: ready,
        Step.CONSENT: bool(found.coming),
        # Where all who were asked said no or withdrew there is nothing to go through.
        Step.REVIEW: any(row.phase in HELD and not row.consent.withdrawn for row in found.rows),
    }
    return next((step for step, is_due in steps.items() if is_due), Step.RESPONDENT)
