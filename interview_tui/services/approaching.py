"""The recruitment log: who was approached and how, what came of it, pilots, and the criteria with reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import ConsentScope, ConsentState, Decision
from interview_tui.model.recruitment import (
    LOGGED,
    OUT,
    Approach,
    Criteria,
    KnownTo,
    Reason,
    RecruitmentEvent,
    RecruitState,
    state_after,
    state_of,
)
from interview_tui.services.describing import line_of
from interview_tui.services.recruiting import find_respondent, nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from interview_tui.clock import Clock
    from interview_tui.model.study import Respondent
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.store.store import Store


class Approaching:
    """The verbs on recruitment. Reasons are categories; there is no way to write one in words."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""

    def log(self, code: str, state: RecruitState, reason: Reason = Reason.NOT_STATED) -> RecruitmentEvent:
        """Log a step of a person's recruitment.

        Raises:
            UsageProblem: when the code is not known, the step is one that the program knows by itself, or a
                reason is given for a step that needs none.
            NotAllowedNow: when the person has been interviewed.
        """
        person = find_respondent(self._store, code)
        if state not in LOGGED:
            raise UsageProblem(
                _("The program knows by itself who was interviewed and who withdrew."),
                _("Nothing was recorded."),
                _("Log one of: {names}.").format(names=", ".join(one.value for one in LOGGED)),
            )
        if reason is not Reason.NOT_STATED and state not in OUT:
            raise UsageProblem(
                _("A reason belongs to a person who does not take part."), _("Nothing was recorded.")
            )
        if self._store.interviews(person.id):
            raise NotAllowedNow(
                _("{code} has been interviewed.").format(code=person.code),
                _("Nothing was recorded."),
                _("If they take their yes back, record it as a withdrawal."),
            )
        event = RecruitmentEvent(person.id, state, self._now, self._actor, reason)
        return self._store.add_recruitment(event)

    def cancel(self, code: str, reason: Reason = Reason.NOT_STATED) -> Respondent:
        """Log that a person cancelled before the interview; twice is fine. Raises what ``log`` raises."""
        if not find_respondent(self._store, code).cancelled:
            self.log(code, RecruitState.CANCELLED, reason)
        return find_respondent(self._store, code)

    def take_back(self, code: str) -> RecruitmentEvent:
        """Take back what was logged last for a person; the audit keeps that it was done, not what it was.

        Raises:
            UsageProblem: when the code is not known, or nothing is logged.
        """
        logged = self.history(code)
        if not logged:
            raise UsageProblem(
                _("Nothing is logged for {code} yet.").format(code=find_respondent(self._store, code).code),
                _("Nothing was changed."),
            )
        self._store.remove_recruitment(logged[-1], self._now)
        return logged[-1]

    def history(self, code: str) -> list[RecruitmentEvent]:
        """Return what was logged for a person, oldest first. UsageProblem when the code is not known."""
        return self._store.recruitment(find_respondent(self._store, code).id)

    def state(self, code: str) -> RecruitState | None:
        """Return where a person's recruitment stands; None when nothing is on record yet."""
        person = find_respondent(self._store, code)
        consent = ConsentState.of(self._store.consent_events(respondent_id=person.id))
        return state_of(
            self._store.recruitment(person.id),
            cancelled=person.cancelled,
            withdrawn=consent.withdrawn,
            interviewed=bool(self._store.interviews(person.id)),
            agreed=consent.may(ConsentScope.PARTICIPATION),
            declined=consent.decision(ConsentScope.PARTICIPATION) is Decision.DECLINED,
        )

    # -- how a person was approached -----------------------------------------------------------------------

    def approach(self, code: str) -> Approach:
        """Return how a person was approached, as last recorded; nothing noted when never."""
        person = find_respondent(self._store, code)
        return self._store.approaches(person.id).get(person.id) or Approach(person.id, 0)

    def record(self, code: str, **changes: object) -> Approach:
        """Record how a person was approached; what is not among ``changes`` stays as it was.

        Args:
            code: The person.
            changes: Fields of ``Approach``, with their own types; ``known_to`` may be any number of values.

        Raises:
            UsageProblem: when the code is not known, or somebody knows and nobody knows at once.
        """
        before = self.approach(code)
        if "known_to" in changes:
            changes["known_to"] = _known_to(changes["known_to"])
        after = replace(before, at=self._now, recorded_by=self._actor, id=0, **changes)  # type: ignore[arg-type]
        return self._store.add_approach(after)

    def set_pilot(self, code: str, pilot: bool) -> Respondent:
        """Say whether the interview with this person is a trial that stays out of n."""
        person = find_respondent(self._store, code)
        if person.pilot != pilot:
            self._store.set_pilot(person.id, pilot)
        return find_respondent(self._store, code)

    # -- criteria ------------------------------------------------------------------------------------------

    def criteria(self) -> list[Criteria]:
        """Return every version of the criteria, oldest first."""
        return self._store.criteria()

    def set_criteria(self, text: str, reason: str = "") -> Criteria:
        """Write down what people are chosen by; every version but the first needs a reason.

        Raises:
            UsageProblem: when the text is empty or the same as before, or a reason is missing.
        """
        line, why, before = line_of(text), line_of(reason), self.criteria()
        if not line:
            raise UsageProblem(_("Write what people are chosen by."), _("Nothing was changed."))
        if before and line == before[-1].text:
            raise UsageProblem(_("That is what the criteria say already."), _("Nothing was changed."))
        if before and not why:
            raise UsageProblem(
                _("Say why the criteria are changed; the reason is printed with the method."),
                _("Nothing was changed."),
            )
        self.look(line, why)
        return self._store.add_criteria(Criteria(0, line, why, self._now, self._actor))

    @property
    def _now(self) -> int:
        return self._clock.now().wall_ms


def states(
    rows: Iterable[RespondentRow], logged: Mapping[int, RecruitState]
) -> Mapping[int, RecruitState | None]:
    """Return where everybody's recruitment stands, by respondent id; ``logged`` is what was logged last."""
    return {
        row.respondent.id: state_after(
            logged.get(row.respondent.id),
            cancelled=row.respondent.cancelled,
            withdrawn=row.consent.withdrawn,
            interviewed=row.interview_id is not None,
            agreed=row.consent.may(ConsentScope.PARTICIPATION),
            declined=row.consent.decision(ConsentScope.PARTICIPATION) is Decision.DECLINED,
        )
        for row in rows
    }


def _known_to(values: object) -> tuple[KnownTo, ...]:
    found = tuple(one for one in KnownTo if one in set(values))  # type: ignore[call-overload]
    if KnownTo.NOBODY in found and len(found) > 1:
        raise UsageProblem(_("Either nobody knows of it, or somebody does."), _("Nothing was recorded."))
    return found
