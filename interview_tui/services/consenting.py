"""Consent: who agreed to what, when, in which form and to which letter. Events are added, never changed."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model.consent import (
    RESPONDENT_SCOPES,
    Asking,
    Comprehension,
    ConsentEvent,
    ConsentScope,
    ConsentState,
    Decision,
    Method,
    Withheld,
)
from interview_tui.services.recruiting import find_respondent, find_site, nothing, short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.clock import Clock
    from interview_tui.model.study import Study
    from interview_tui.store.store import Store


class Consenting:
    """The verbs on consent. Default is no: what was never asked is not granted."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""

    def record(  # noqa: PLR0913 - the fields of a consent form
        self,
        code: str,
        scopes: Sequence[ConsentScope],
        decision: Decision,
        *,
        method: Method | None = None,
        comprehension: Comprehension = Comprehension.NOT_RECORDED,
        comprehension_reason: str = "",
        witness: str = "",
        by: str = "",
        asking: Asking | None = None,
    ) -> list[ConsentEvent]:
        """Record a decision by the letter in force; withdrawing from taking part is from all there is.

        Args:
            code: The respondent.
            scopes: What was decided on; never the gatekeeper's.
            decision: Granted, declined or withdrawn.
            method: How; ``ORAL_WITNESSED`` needs ``witness``. If None in writing, or what the study allows.
            comprehension: The opening check.
            comprehension_reason: Why it was skipped.
            witness: Who witnessed it.
            by: Who recorded it; the person who opened the study if empty.
            asking: How it was asked; the letter's language and terms are filled in where they are empty.

        Raises:
            UsageProblem: the code or a scope is not known, or something that must be said is missing.
        """
        respondent, wanted = find_respondent(self._store, code), self._wanted(code, scopes, decision)
        witness, reason = short(witness, _("witness")), short(comprehension_reason, _("reason"))
        study, method = self._store.study(), method or self._usual
        _check(decision, method, witness, comprehension, reason)
        how = self._asked(asking or Asking(), study, decision, wanted, method)
        self.look(witness, reason, how.place, how.capacity_note, *astuple(how.withheld))
        form = ConsentEvent(
            wanted[0], decision, method, self._clock.now().wall_ms, self._by(by), respondent.id, None,
            study.letter_version, study.letter_hash, comprehension, reason, witness, asking=how,
        )  # fmt: skip
        return self._store.add_consent(_each(form, wanted, self.state(code)))

    def _wanted(self, code: str, scopes: Sequence[ConsentScope], decision: Decision) -> list[ConsentScope]:
        wanted = self._allowed(scopes, decision)
        everything = decision is Decision.WITHDRAWN and ConsentScope.PARTICIPATION in wanted
        return _all_that_is_withdrawn(self.state(code)) if everything else wanted

    def _asked(
        self,
        asking: Asking,
        study: Study,
        decision: Decision,
        scopes: Sequence[ConsentScope],
        method: Method,
    ) -> Asking:
        from interview_tui.services.describing import day_of
        from interview_tui.services.terms import letter_language, letter_terms

        self._check_bare(scopes, decision, method, asking)
        _check_special(decision, scopes, asking)
        try:
            until = day_of(asking.valid_until)
        except UsageProblem:
            raise UsageProblem(_("A day is written as 2026-12-31."), _("Nothing was recorded.")) from None
        held = asking.withheld
        return replace(
            asking,
            valid_until=until,
            place=short(asking.place, _("place")),
            evidence=short(asking.evidence, _("where the paper lies")),
            capacity_note=short(asking.capacity_note, _("note")),
            withheld=Withheld(*(short(text, _("held back")) for text in (held.what, held.why, held.when))),
            letter_language=asking.letter_language or letter_language(self._store, study.letter_version),
            terms=asking.terms or letter_terms(self._store, study.letter_version).text,
        )

    def _allowed(self, scopes: Sequence[ConsentScope], decision: Decision) -> list[ConsentScope]:
        from interview_tui.services.describing import refuse_recorder

        wanted = _respondent_scopes(scopes)
        refuse_recorder(self._store, wanted, decision)
        return wanted

    def gatekeeper(
        self,
        site: str,
        decision: Decision,
        *,
        method: Method | None = None,
        witness: str = "",
        by: str = "",
    ) -> ConsentEvent:
        """Record what the leader of a site decided for the site. UsageProblem when the site is not known."""
        place, study = find_site(self._store, site), self._store.study()
        witness, method = short(witness, _("witness")), method or self._usual
        _check(decision, method, witness)
        self._check_bare((), decision, method, Asking())
        self.look(witness)
        event = ConsentEvent(
            ConsentScope.GATEKEEPER, decision, method, self._clock.now().wall_ms, self._by(by),
            site_id=place.id, witness=witness,
            letter_version=study.letter_version, letter_hash=study.letter_hash,
        )  # fmt: skip
        return self._store.add_consent([event])[0]

    def state(self, code: str) -> ConsentState:
        """Return where a respondent's consent stands. UsageProblem when the code is not known."""
        return ConsentState.of(self.history(code))

    def site_state(self, site: str) -> ConsentState:
        """Return where a site's gatekeeper consent stands. UsageProblem when the site is not known."""
        return ConsentState.of(self._store.consent_events(site_id=find_site(self._store, site).id))

    def history(self, code: str) -> list[ConsentEvent]:
        """Return every decision of a respondent, oldest first. UsageProblem when the code is not known."""
        return self._store.consent_events(respondent_id=find_respondent(self._store, code).id)

    def _check_bare(
        self, scopes: Sequence[ConsentScope], decision: Decision, method: Method, asking: Asking
    ) -> None:
        """Refuse what a study without personal data cannot hold."""
        if self._store.by_month:
            from interview_tui.services import impersonal

            impersonal.check_consent(scopes, decision, method, asking)

    @property
    def _usual(self) -> Method:
        return Method.ORAL_LOGGED if self._store.by_month else Method.WRITTEN

    def _by(self, by: str) -> str:
        return short(by, _("name")) or self._actor


def withdrawal(study: Study, respondent_id: int, state: ConsentState, at: int, by: str) -> list[ConsentEvent]:
    """Return the events that take a respondent out of everything, said in the room."""
    form = ConsentEvent(
        ConsentScope.PARTICIPATION, Decision.WITHDRAWN, Method.ORAL_LOGGED, at, by, respondent_id,
        letter_version=study.letter_version, letter_hash=study.letter_hash,
    )  # fmt: skip
    return [replace(form, scope=scope) for scope in _all_that_is_withdrawn(state)]


def _all_that_is_withdrawn(state: ConsentState) -> list[ConsentScope]:
    first = ConsentScope.PARTICIPATION
    granted = [scope for scope in RESPONDENT_SCOPES if state.decision(scope) is Decision.GRANTED]
    # Those too, so that taking part again later brings none of them back unasked.
    return [first, *(scope for scope in granted if scope is not first)]


def _each(form: ConsentEvent, scopes: Sequence[ConsentScope], state: ConsentState) -> list[ConsentEvent]:
    before = {scope: state.latest[scope].id if scope in state.latest else 0 for scope in scopes}
    return [replace(form, scope=scope, supersedes=number) for scope, number in before.items()]


def _respondent_scopes(scopes: Sequence[ConsentScope]) -> list[ConsentScope]:
    wanted = list(dict.fromkeys(scopes))
    if not wanted or ConsentScope.GATEKEEPER in wanted:
        raise UsageProblem(
            _("A respondent decides on one or more of: {scopes}.").format(
                scopes=", ".join(scope.value for scope in RESPONDENT_SCOPES)
            ),
            _("Nothing was recorded."),
        )
    return wanted


def _check_special(decision: Decision, scopes: Sequence[ConsentScope], asking: Asking) -> None:
    if decision is Decision.GRANTED and ConsentScope.SPECIAL_CATEGORY in scopes and not asking.explicit:
        raise UsageProblem(
            _("Sensitive matters need a yes of their own, in so many words."),
            _("Nothing was recorded."),
            _("Ask about health, faith and politics by itself, and record a yes to exactly that."),
        )


def _check(
    decision: Decision,
    method: Method,
    witness: str,
    comprehension: Comprehension = Comprehension.NOT_RECORDED,
    reason: str = "",
) -> None:
    if decision is Decision.WITHDRAWN:
        return
    if method is Method.ORAL_WITNESSED and not witness:
        raise UsageProblem(
            _("Witnessed oral consent needs the name of the witness."), _("Nothing was recorded.")
        )
    if comprehension is Comprehension.SKIPPED and not reason:
        raise UsageProblem(
            _("Say why the person was not asked to put the study in their own words."),
            _("Nothing was recorded."),
        )
