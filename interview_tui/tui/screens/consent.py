"""Consent of one respondent, as a card to read aloud in the room. Each key records at once; default is no."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.consent import (
    RESPONDENT_SCOPES,
    Comprehension,
    ConsentScope,
    ConsentState,
    Decision,
    Method,
)
from interview_tui.tui import commands, render
from interview_tui.tui.screens.consent_aloud import aloud
from interview_tui.tui.screens.consent_form import ConsentForm
from interview_tui.tui.screens.consent_withdrawal import ConsentWithdrawal
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.consent_card import ConsentCard
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from interview_tui.model.consent import ConsentEvent
    from interview_tui.model.study import Study
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

LOW = 24
"""Lines below which there are no blank lines."""

_UNDERSTOOD = {
    Comprehension.OK: N_("understood"),
    Comprehension.EXPLAINED: N_("explained once more"),
    Comprehension.SKIPPED: N_("not asked"),
}


@dataclass(frozen=True, slots=True)
class Given:
    """What is on record for the respondent, and the letter in force."""

    study: Study
    site: str
    events: list[ConsentEvent]
    aloud: str
    questions: dict[ConsentScope, str]

    @classmethod
    def of(cls, study: OpenStudy, code: str) -> Given:
        """Return where it stands."""
        respondent = study.recruiting.find(code)
        site = next((site.name for site in study.recruiting.sites() if site.id == respondent.site_id), "")
        return cls(study.study, site, study.consenting.history(code), *aloud(study))

    @property
    def understanding(self) -> ConsentEvent | None:
        """The last event that says whether they understood; None when nobody noted it."""
        asked = (e for e in reversed(self.events) if e.comprehension is not Comprehension.NOT_RECORDED)
        return next(asked, None)


class ConsentScreen(ConsentForm, ConsentWithdrawal, Working, Screen[None]):
    """Shows and records what the respondent with this code agrees to."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.CONSENT,)
    DEFAULT_CSS = """
    ConsentScreen #middle { height: 1fr; overflow-y: auto; scrollbar-size-vertical: 1; }
    ConsentScreen #aloud { margin: 1 0; }
    ConsentScreen #record { margin: 1 0 0 0; }
    ConsentScreen.low #aloud { margin: 0; }
    ConsentScreen.low #record { margin: 0; }
    """

    def __init__(self, app: InterviewApp, code: str) -> None:
        super().__init__()
        self.bind_commands(app)
        self._code = code
        self.given: Given | None = None
        self.method: Method | None = None
        self._methods = tuple(Method)
        self._witness = ""
        self._understood = (Comprehension.NOT_RECORDED, "")
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out the card and what is on record."""
        yield HeadLine()
        with Vertical(id="middle"):
            yield Prose(id="aloud")
            yield ConsentCard()
            yield Prose(id="record")
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show where consent stands."""
        self.query_one(ConsentCard).focus()
        self._reload()

    def on_resize(self, event: events.Resize) -> None:
        """Leave out the blank lines where there is no room for them."""
        self.set_class(event.size.height < LOW, "low")

    @on(ConsentCard.Chosen)
    def _other_line(self, event: ConsentCard.Chosen) -> None:
        event.stop()
        self._show_record()

    def _reload(self) -> None:
        study = self.study
        self.work(lambda: Given.of(study, self._code), self._show)

    def _show(self, given: Given) -> None:
        self.given = given
        letter = given.study.letter_version
        facts = [_("consent card, to read aloud"), given.site]
        facts.append(_("letter {version}").format(version=letter) if letter else _("no letter on record"))
        self.query_one(HeadLine).show(self._code, facts)
        scopes = RESPONDENT_SCOPES
        if given.study.anonymous:
            from interview_tui.model import impersonal

            self._methods, scopes = impersonal.METHODS, impersonal.SCOPES
        self.query_one("#aloud", Prose).show(Para(given.aloud, "quote", 1))
        self.query_one(ConsentCard).questions = given.questions
        self.query_one(ConsentCard).show(ConsentState.of(given.events), scopes, letter=letter)
        self._show_record()

    def _show_record(self) -> None:
        """Show how answers are taken down, and what was last recorded."""
        if self.given is None:
            return
        how = words.method(self.method) if self.method else _("not chosen yet; asked with the first answer")
        if self.method is Method.ORAL_WITNESSED and self._witness:
            how += f" ({self._witness})"
        said = {
            "consent_method": _("Answers are given: {how}").format(how=how),
            "comprehension": _("The study in their own words: {answer}").format(answer=self._understanding()),
            "consent_form": _("How it was asked: {noted}").format(noted=self.form_line()),
        }
        keys = {name: commands.key_of(name, self._remapped) for name in said}
        paras = [Para(text, "text", 4, f"{keys[name]}  ") for name, text in said.items()]
        self.query_one("#record", Prose).show(*paras, Para(self._chosen(), "dim", 1))

    def _understanding(self) -> str:
        value, reason = self._understood
        if value is Comprehension.NOT_RECORDED and self.given and (event := self.given.understanding):
            value, reason = event.comprehension, event.comprehension_reason
        if value is Comprehension.NOT_RECORDED:
            return _("not noted yet")
        return _(_UNDERSTOOD[value]) + (f" ({reason})" if reason else "")

    def _chosen(self) -> str:
        scope = self.query_one(ConsentCard).scope
        event = ConsentState.of(self.given.events).latest.get(scope) if self.given else None
        if event is None:
            sentence = _("{scope}: nothing is on record; what was never asked counts as no.")
            return sentence.format(scope=words.scope(scope).capitalize())
        parts = [render.local_time(event.at), words.method(event.method)]
        if event.letter_version:
            in_force = self.given.study.letter_version if self.given else ""
            told = _("letter {version}") if event.letter_version == in_force else _("old letter {version}")
            parts.append(told.format(version=event.letter_version))
        if event.recorded_by:
            parts.append(_("by {who}").format(who=event.recorded_by))
        sentence = _("{scope}: {decision} · {how}")
        return sentence.format(
            scope=words.scope(scope).capitalize(),
            decision=words.decision(event.decision),
            how=" · ".join(parts),
        )

    # -- recording -----------------------------------------------------------------------------------------

    def action_consent_yes(self) -> None:
        """They say yes to the chosen line."""
        self._decide(self.query_one(ConsentCard).scope, Decision.GRANTED, onward=True)

    def action_consent_no(self) -> None:
        """They say no to the chosen line."""
        self._decide(self.query_one(ConsentCard).scope, Decision.DECLINED, onward=True)

    def _decide(
        self, scope: ConsentScope, decision: Decision, *, asked: bool = False, onward: bool = False
    ) -> None:
        special = scope is ConsentScope.SPECIAL_CATEGORY and decision is Decision.GRANTED
        if self.method is None:
            self.action_consent_method(lambda: self._decide(scope, decision, onward=onward))
        elif special and not asked:
            self.ask_explicitly(lambda: self._decide(scope, decision, asked=True, onward=onward))
        elif self.method is Method.ORAL_WITNESSED and not self._witness:
            self._ask_witness(lambda: self._record(scope, decision, onward=onward))
        else:
            self._record(scope, decision, onward=onward)

    def _record(self, scope: ConsentScope, decision: Decision, *, onward: bool = False) -> None:
        if onward:
            self.query_one(ConsentCard).action_move(1)
        understood, reason = self._understood
        # Only a withdrawal is recorded before anybody said how answers are given: nothing stands before it.
        method = self.method or Method.ORAL_LOGGED
        code, witness, consenting = self._code, self._witness, self.study.consenting
        special = scope is ConsentScope.SPECIAL_CATEGORY and decision is Decision.GRANTED
        asking = replace(self.asking, explicit=special)

        def record() -> None:
            consenting.record(
                code, [scope], decision, method=method, comprehension=understood, comprehension_reason=reason,
                witness=witness if method is Method.ORAL_WITNESSED else "", asking=asking,
            )  # fmt: skip

        self.work(record, lambda _none: self._recorded(scope, decision))

    def _recorded(self, scope: ConsentScope, decision: Decision) -> None:
        told = self.on_record[1] != self._understood
        self.on_record = (self.asking, self._understood)
        if decision is Decision.WITHDRAWN and scope is ConsentScope.PARTICIPATION:
            self.say(_("{code} is out of everything from now on.").format(code=self._code))
        else:
            sentence = _("Recorded: {scope}, {decision}")
            sentence += " · " + _("the study in their own words: {answer}") if told else ""
            said, answer = words.decision(decision), self._understanding()
            self.say(sentence.format(scope=words.scope(scope), decision=said, answer=answer))
        self._reload()

    # -- how the answers are given -------------------------------------------------------------------------

    def _ask_witness(self, then: Callable[[], None]) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        question = _("Who is the witness? Initials or a code are enough.")

        def named(who: str | None) -> None:
            if who:
                self._witness = who
                self._show_record()
                then()
            else:
                self.say(_("Nothing was recorded: witnessed consent needs a witness."), warn=True)

        self.app.push_screen(AskShort(question, asks=self.study.asks), named)

    def action_comprehension(self) -> None:
        """Say whether they could put the study in their own words; recorded with taking part."""
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [
            Choice("", _("Leave it as it is: {answer}").format(answer=self._understanding())),
            Choice(Comprehension.OK.value, _("Understood: they said it in their own words")),
            Choice(Comprehension.EXPLAINED.value, _("Explained once more, then understood")),
            Choice(Comprehension.SKIPPED.value, _("Not asked; you say why")),
        ]

        def chosen(value: str | None) -> None:
            if value == Comprehension.SKIPPED.value:
                self._ask_reason()
            elif value:
                self._understand(Comprehension(value), "")

        self.app.push_screen(Picker(_("In your own words: what is this study about?"), choices), chosen)

    def _ask_reason(self) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def given(reason: str | None) -> None:
            if reason:
                self._understand(Comprehension.SKIPPED, reason)
            elif reason is not None:
                self.say(_("Nothing was recorded: say in a few words why they were not asked."), warn=True)

        self.app.push_screen(AskShort(_("Why were they not asked?"), asks=self.study.asks), given)

    def _understand(self, value: Comprehension, reason: str) -> None:
        """Keep the answer for what is recorded next; record it with taking part if that was decided."""
        self._understood = (value, reason)
        self._show_record()
        state = ConsentState.of(self.given.events) if self.given else ConsentState({})
        decision = state.decision(ConsentScope.PARTICIPATION)
        if decision in {Decision.GRANTED, Decision.DECLINED}:
            self._decide(ConsentScope.PARTICIPATION, decision)
        else:
            self.say(_("Kept; it is recorded with the next answer."))

    def action_leave_consent(self) -> None:
        """Go back; what was noted and is on record nowhere is asked about first."""
        self.leave_form(self.given.events if self.given else [])
