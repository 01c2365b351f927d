"""What was promised, held against what is about to leave: what only a reason lets out, and what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui import words_leaving
from interview_tui.i18n import _
from interview_tui.model.concern import Found, Going, concerns
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.ledger import Line
    from interview_tui.model.summary import Summary
    from interview_tui.services.contents import Contents
    from interview_tui.services.masking import Masking
    from interview_tui.services.told import Told


_NO = frozenset({Decision.DECLINED, Decision.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Promised:
    """Why the gate is shut, what is told besides (a line each), and what was found."""

    problems: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    overridden: bool = False
    """Whether a reason lets out what breaks a promise."""


def look(
    ledger: Callable[[], Sequence[Line]], told: Sequence[Told], masking: Masking, contents: Contents
) -> Promised:
    """Return what the promises have to do with what leaves.

    Args:
        ledger: Returns how every promise stands.
        told: The interviews that leave.
        masking: What is replaced in them, and what was kept as it is.
        contents: What was chosen, and the reason that was given, if any.
    """
    letters = {one.respondent.code: _letter(one) for one in told}
    quotes = sum(one.quotes for one in told)
    answers = {
        one.respondent.code: one.consent.decision(ConsentScope.REVIEWER_ACCESS)
        for one in told
        if not one.consent.may(ConsentScope.REVIEWER_ACCESS)
    }
    declined = [code for code, said in answers.items() if said in _NO]
    unasked = [code for code, said in answers.items() if said not in _NO]
    found = concerns(
        ledger(),
        Going(letters, quotes, masking.places_kept, contents.linked, declined=declined, unasked=unasked),
    )
    breaking = tuple(words_leaving.with_advice(one) for one in found if one.breaks)
    lines = [words_leaving.with_advice(one) for one in found if not one.breaks]
    overridden = bool(breaking and contents.despite)
    if overridden:
        all_the_same = _("It leaves all the same: {reason}").format(reason=contents.despite)
        lines = [*(words_leaving.said(one) for one in found if one.breaks), all_the_same, *lines]
        breaking = ()
    return Promised(breaking, (*lines, *masking.kept_here), tuple(found), overridden)


def _letter(one: Told) -> str:
    """Return the version of the letter that somebody agreed to take part by; those who agreed speak here."""
    return one.consent.latest[ConsentScope.PARTICIPATION].letter_version


def with_promises(summary: Summary, promised: Promised, reason: str) -> Summary:
    """Return the summary with what promises have to do with it; ``reason`` is why it leaves all the same."""
    if not promised.found:
        return summary
    counts = {one.concern.value: one.count for one in promised.found}
    breaks = any(one.breaks for one in promised.found)
    done = replace(summary.statement, promises=counts, despite=reason if breaks else "")
    return replace(summary, statement=done)
