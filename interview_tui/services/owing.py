"""What was promised, held against what is about to leave: what only a reason lets out, and what is told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui import words_leaving
from interview_tui.i18n import _
from interview_tui.model.concern import Found, Going, concerns
from interview_tui.model.consent import NO, ConsentScope
from interview_tui.model.values import dataclass
from interview_tui.services.stays import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.ledger import Line
    from interview_tui.model.summary import Summary
    from interview_tui.services.contents import Contents
    from interview_tui.services.masking import Masking
    from interview_tui.services.told import Told


@dataclass(frozen=True, slots=True)
class Promised:
    """Why the gate is shut, what is told besides (a line each), and what was found."""

    problems: tuple[str, ...] = ()
    let_out: tuple[str, ...] = ()
    """What a reason lets out although it breaks a promise."""
    besides: tuple[str, ...] = ()
    """What stops nothing."""
    found: tuple[Found, ...] = ()
    reason: str = ""
    """That reason as the files have it: what identifies somebody in it is replaced."""

    @property
    def overridden(self) -> bool:
        """Whether a reason lets out what breaks a promise."""
        return bool(self.let_out)

    @property
    def told(self) -> tuple[str, ...]:
        """What is told, a line each: what leaves for a reason and the reason itself, then the rest."""
        why = _("It leaves all the same: {reason}").format(reason=self.reason)
        return (*self.let_out, *([why] if self.let_out and self.reason else []), *self.besides)


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
    declined = [code for code, said in answers.items() if said in NO]
    unasked = [code for code, said in answers.items() if said not in NO]
    places, places_in = masking.stays.of_types(PLACES, masking.type_of)
    going = Going(letters, quotes, places, places_in, contents.linked, declined=declined, unasked=unasked)
    found = concerns(ledger(), going)
    breaking = [one for one in found if one.breaks]
    besides = [words_leaving.with_advice(one) for one in found if not one.breaks]
    besides += masking.stays.lines_here(masking.type_of)
    let_out = map(words_leaving.said, breaking if contents.despite else ())
    stops = map(words_leaving.with_advice, () if contents.despite else breaking)
    return Promised(tuple(stops), tuple(let_out), tuple(besides), tuple(found))


def _letter(one: Told) -> str:
    """Return the version of the letter that somebody agreed to take part by; those who agreed speak here."""
    return one.consent.latest[ConsentScope.PARTICIPATION].letter_version


def with_promises(summary: Summary, promised: Promised) -> Summary:
    """Return the summary with what promises have to do with it."""
    if not promised.found:
        return summary
    counts = {one.concern.value: one.count for one in promised.found}
    reason = promised.reason if promised.let_out else ""
    done = replace(summary.statement, promises=counts, despite=reason)
    return replace(summary, statement=done)
