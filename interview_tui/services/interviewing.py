"""Interviewing: starting, going on after a stop, and mending what a crash left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.clock import today
from interview_tui.errors import NotAllowedNow, UsageProblem
from interview_tui.i18n import _, as_read
from interview_tui.model.consent import ConsentScope, ConsentState
from interview_tui.model.interview import Interview, Phase
from interview_tui.model.values import dataclass
from interview_tui.services.record import Stamp, consent_missing
from interview_tui.services.recruiting import find_respondent, phase_of
from interview_tui.services.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.clock import Clock
    from interview_tui.model.study import Respondent
    from interview_tui.services.attention import Attention
    from interview_tui.store.store import Store

__all__ = ["Interviewing", "Session", "Stamp", "Unfinished"]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An interview that is not closed: UTC ms of its start and last known moment, the half-written line."""

    interview: Interview
    code: str
    started: int
    last: int
    elapsed: int
    """That moment on the interview's own clock, in ms."""
    notes: int
    draft: str
    draft_open: bool
    """Whether there is such a line that may still become a note."""
    phase: Phase


class Interviewing:
    """The verbs on interviews. A ``Session`` is what is done within one."""

    def __init__(
        self, store: Store, clock: Clock, actor: str = "", when_closed: Callable[[], None] | None = None
    ) -> None:
        self._store, self._clock, self._actor = store, clock, actor
        self._when_closed = when_closed
        self.attention: Attention | None = None
        """Asks before words that look like somebody's are stored; None where nothing is asked."""

    def unfinished(self) -> list[Unfinished]:
        """Return the interviews that are not closed, oldest first."""
        found = []
        for number, (kind, _at, _elapsed) in self._store.phases().items():
            if phase_of(kind) is not Phase.CLOSED:
                session, interview = self.load(number), self._store.interview(number)
                last, elapsed = session.last_known
                draft_open = bool(session.draft) and session.consent.may(ConsentScope.NOTES)
                found.append(
                    Unfinished(
                        interview, session.respondent.code, interview.started_at, last, elapsed,
                        len(session.notes), session.draft, draft_open, session.state.phase,
                    )
                )  # fmt: skip
        return found

    def start(self, code: str) -> Session:
        """Start an interview with a respondent, by the study's current guide.

        Raises:
            UsageProblem: when the code is not known.
            ConsentMissing: unless participation and notes are both agreed to.
            NotAllowedNow: when the respondent cancelled, has an interview that is not closed, agreed for a
                time that is over, or when nobody is sure that they can decide.
        """
        respondent = find_respondent(self._store, code)
        if respondent.cancelled:
            raise NotAllowedNow(_("{code} has cancelled.").format(code=respondent.code))
        consent = ConsentState.of(self._store.consent_events(respondent_id=respondent.id))
        if not consent.may_start:
            asked = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
            missing = next(scope for scope in asked if not consent.may(scope))
            raise consent_missing(respondent.code, consent, missing)
        _check_capacity(respondent.code, consent, today(self._clock))
        if self.unfinished_of(respondent) is not None:
            raise NotAllowedNow(
                _("{code} has an interview that is not closed.").format(code=respondent.code),
                "",
                _("Go on with it, or close it first."),
            )
        guide, now = self._store.current_guide(), self._clock.now()
        row = Interview(0, respondent.id, guide.hash(), now.wall_ms, guide.planned_minutes, self._actor)
        interview = self._store.start_interview(row, now)
        return self._session(interview, respondent)

    def unfinished_of(self, respondent: Respondent) -> int | None:
        """Return the id of a respondent's interview that is not closed; None when there is none."""
        phases = self._store.phases()
        for interview in self._store.interviews(respondent.id):
            if phase_of(phases[interview.id][0]) is not Phase.CLOSED:
                return interview.id
        return None

    def resume(self, interview_id: int) -> Session:
        """Go on with an interview after the program had stopped.

        Raises:
            UsageProblem: when there is no such interview.
            ConsentMissing: when notes are no longer agreed to.
            NotAllowedNow: when the interview is closed.
        """
        session = self.at_hand(interview_id)
        session.go_on()
        return session

    def at_hand(self, interview_id: int) -> Session:
        """Return an interview to be gone on with; ``Session.go_on`` puts that on record.

        Raises:
            UsageProblem: when there is no such interview.
        """
        interview = self._interview(interview_id)
        return self._session(interview, self._respondent(interview))

    def end_as_crashed(self, interview_id: int) -> None:
        """End an interview that nobody goes on with, at the last moment on record, and close nothing.

        The half-written line becomes a note of its own, stamped at its first keystroke. If they have
        withdrawn since, it stays where it is, locked away. One that had ended already only gets its line.

        Raises:
            UsageProblem: when there is no such interview.
            NotAllowedNow: when the interview is closed.
        """
        self.at_hand(interview_id).end_at_last_known()

    def load(self, interview_id: int) -> Session:
        """Return an interview for reading; every act on it is refused. UsageProblem when it is unknown."""
        interview = self._interview(interview_id)
        return self._session(interview, self._respondent(interview), reading=True)

    def _interview(self, interview_id: int) -> Interview:
        try:
            return self._store.interview(interview_id)
        except KeyError:
            raise UsageProblem(_("There is no interview {number}.").format(number=interview_id)) from None

    def _respondent(self, interview: Interview) -> Respondent:
        return next(r for r in self._store.respondents() if r.id == interview.respondent_id)

    def _session(self, interview: Interview, respondent: Respondent, *, reading: bool = False) -> Session:
        guide = self._store.guide(interview.guide_hash)
        session = Session(
            self._store, self._clock, interview, respondent, guide, actor=self._actor, reading=reading
        )
        session.when_closed = self._when_closed or session.when_closed
        session.attention = self.attention
        return session


def _check_capacity(code: str, consent: ConsentState, day: str) -> None:
    if consent.capacity_open:
        raise NotAllowedNow(
            _("It is not certain that {code} can decide on taking part.").format(code=code),
            "",
            _("Note with the consent how that was settled, or that somebody decides for them."),
        )
    until = consent.latest[ConsentScope.PARTICIPATION].asking.valid_until
    if until and day > until:
        raise NotAllowedNow(
            _("{code} agreed until {day}, which is past.").format(code=code, day=as_read(until)),
            "",
            _("Ask again, and record the answer."),
        )
