"""The rest of the consent form: how it was asked, who decides, where the paper lies, what was held back."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from interview_tui import words
from interview_tui.i18n import N_, _, as_read, ngettext
from interview_tui.model.consent import (
    Asking,
    Capacity,
    Comprehension,
    ConsentState,
    Decision,
    Method,
    Withheld,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.consent import ConsentEvent
    from interview_tui.services.opening import OpenStudy

_TICKS = {
    "script_used": N_("the letter was read aloud or gone through"),
    "questions_asked": N_("they could ask questions"),
    "copy_given": N_("they have a copy of the letter"),
}
_CAPACITY = {
    Capacity.SELF: N_("they decide for themselves"),
    Capacity.REPRESENTED: N_("somebody decides for them"),
    Capacity.UNSURE: N_("nobody is sure that they can decide"),
}
_LINES = {
    "evidence": N_("where the signed paper lies (cabinet 2); never a scan"),
    "place": N_("what sort of place it was asked in (office, home, café)"),
    "valid_until": N_("until when it holds (2026-12-31)"),
}


class ConsentForm:
    """Mixed into the consent screen. What is noted goes on record with the next answer."""

    asking = Asking()
    on_record: tuple[Asking, tuple[Comprehension, str]] = (Asking(), (Comprehension.NOT_RECORDED, ""))
    """What of it went with an answer already."""

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        dismiss: Any
        work: Callable[..., None]
        given: Any
        _code: str
        _understood: tuple[Comprehension, str]
        say: Callable[..., None]
        _decide: Callable[..., None]
        _show_record: Callable[[], None]
        _methods: Sequence[Method]
        method: Method | None

    def action_consent_form(self) -> None:
        """Choose what more to note of how it was asked; Esc when done."""
        self._form("")

    def _form(self, at: str) -> None:
        """Show what can be noted, with the line called ``at`` chosen."""
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [
            Choice(name, _(text), lead=_sign(getattr(self.asking, name))) for name, text in _TICKS.items()
        ]
        choices += [
            Choice(f"capacity:{one.value}", _(text), lead="●" if self.asking.capacity is one else "○")
            for one, text in _CAPACITY.items()
        ]
        choices += [
            Choice(name, _(text), self._line(name)[:20], " ")
            for name, text in _LINES.items()
            if self.study.asks is None or name != "evidence"
        ]
        held = self.asking.withheld.what[:20]
        choices.append(Choice("withheld", _("what they were not told beforehand, and why"), held, " "))
        title = _("How it was asked. Enter notes or changes it; Esc when done")
        start = next((place for place, choice in enumerate(choices) if choice.id == at), 0)
        self.app.push_screen(Picker(title, choices, start=start), self._form_chosen)

    def _form_chosen(self, name: str | None) -> None:
        from interview_tui.services.describing import day_of

        if name is None:
            self._show_record()
            return
        if name in _TICKS:
            now = getattr(self.asking, name)
            self._noted(name, **{name: {None: True, True: False, False: None}[now]})
        elif name.startswith("capacity:"):
            self._capacity(Capacity(name.removeprefix("capacity:")))
        elif name == "withheld":
            self._withheld(self.asking.withheld)
        else:
            self._ask(
                _(_LINES[name]), lambda text: self._noted(name, **{name: text}), lambda: self._form(name),
                text=self._line(name), check=day_of if name == "valid_until" else None,
            )  # fmt: skip

    def _line(self, name: str) -> str:
        line: str = getattr(self.asking, name)
        return as_read(line) if name == "valid_until" else line

    def _capacity(self, capacity: Capacity) -> None:
        place = f"capacity:{capacity.value}"
        if capacity is not Capacity.UNSURE:
            self._noted(place, capacity=capacity, capacity_note="")
            return
        self._ask(
            _("How was it settled? Without a note no interview starts."),
            lambda note: self._noted(place, capacity=capacity, capacity_note=note),
            lambda: self._form(place),
            text=self.asking.capacity_note,
        )

    def _withheld(self, held: Withheld) -> None:
        """Ask what was held back, then why and when it is told; Esc leads to the question before."""

        def answered(what: str) -> None:
            if what:
                self._withheld_why(replace(held, what=what))
            else:
                self._noted("withheld", withheld=Withheld())

        question = _("What were they not told? (Enter alone: nothing)")
        self._ask(question, answered, lambda: self._form("withheld"), text=held.what)

    def _withheld_why(self, held: Withheld) -> None:
        self._ask(
            _("Why were they not told?"),
            lambda why: self._withheld_when(replace(held, why=why)),
            lambda: self._withheld(held),
            text=held.why,
        )

    def _withheld_when(self, held: Withheld) -> None:
        self._ask(
            _("When are they told? It comes up at the end of the talk."),
            lambda when: self._noted("withheld", withheld=replace(held, when=when)),
            lambda: self._withheld_why(held),
            text=held.when,
        )

    def _ask(
        self,
        question: str,
        then: Callable[[str], None],
        back: Callable[[], None],
        *,
        text: str = "",
        check: Callable[[str], object] | None = None,
    ) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        def answered(line: str | None) -> None:
            if line is None:
                back()
            else:
                then(line)

        asked = AskShort(question, text=text, asks=self.study.asks)
        self.app.push_screen(asked.checked(check), answered)

    def _noted(self, place: str, **changed: Any) -> None:
        """Keep what was noted, and show the list again where it was."""
        self.asking = replace(self.asking, **changed)
        self._show_record()
        self._form(place)

    def form_line(self) -> str:
        """Return in a few words what is noted."""
        noted = sum(getattr(self.asking, name) is not None for name in _TICKS)
        noted += sum(bool(getattr(self.asking, name)) for name in _LINES) + bool(self.asking.withheld)
        noted += self.asking.capacity is not Capacity.NOT_RECORDED
        if self.asking.capacity is Capacity.UNSURE and not self.asking.capacity_note:
            return _("not certain that they can decide: note how that was settled")
        if not noted:
            return _("nothing noted yet")
        sentence = ngettext(
            "{n} thing noted; it goes on record with the next answer",
            "{n} things noted; they go on record with the next answer",
            noted,
        )
        return sentence.format(n=noted)

    def action_consent_method(self, then: Callable[[], None] | None = None) -> None:
        """Choose how answers are given; ``then`` is done when it was chosen."""
        from interview_tui.tui.screens.picker import Choice, Picker

        def chosen(name: str | None) -> None:
            if name is not None:
                self.method = Method(name)
                self._show_record()
                if then is not None:
                    then()

        choices = [Choice(one.value, words.way(one)) for one in self._methods]
        start = self._methods.index(self.method) if self.method else 0
        self.app.push_screen(Picker(_("How are the answers given?"), choices, start=start), chosen)

    def ask_explicitly(self, then: Callable[[], None]) -> None:
        """Have sensitive matters asked by themselves; ``then`` is done when the answer is a clear yes."""
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [
            Choice("", _("No, or not clearly: nothing is recorded")),
            Choice("yes", _("Yes, they said yes to exactly this, in so many words")),
        ]

        def answered(what: str | None) -> None:
            if what:
                then()
            else:
                self.say(_("Nothing was recorded."))

        question = _("Ask: May I note what you say about health, faith or politics?")
        self.app.push_screen(Picker(question, choices), answered)

    # -- leaving -------------------------------------------------------------------------------------------

    def leave_form(self, events: Sequence[ConsentEvent]) -> None:
        """Go back, unless something noted would be lost: then ask, with the answers it can go with."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if (self.asking, self._understood) == self.on_record:
            self.dismiss(None)
            return
        study = self.given.study
        answers = [
            event
            for event in ConsentState.of(events).latest.values()
            if event.decision in {Decision.GRANTED, Decision.DECLINED}
            # An answer to an earlier letter is not made one to this letter.
            and (event.letter_version, event.letter_hash) == (study.letter_version, study.letter_hash)
        ]
        choices = [Choice("", _("Stay here"))]
        if answers:
            scopes = ", ".join(words.scope(event.scope) for event in answers)
            choices.insert(
                0, Choice("with", _("Record it with what they answered: {scopes}").format(scopes=scopes))
            )
        choices.append(Choice("without", _("Leave; what was noted is dropped")))

        def chosen(what: str | None) -> None:
            if what == "with":
                self.work(lambda: self._record_with(answers), lambda _none: self.dismiss(None))
            elif what == "without":
                self.dismiss(None)

        self.app.push_screen(
            Picker(_("What you noted of how it was asked is not on record yet."), choices), chosen
        )

    def _record_with(self, answers: Sequence[ConsentEvent]) -> None:
        """Record each answer once more as it was given, with what was noted since."""
        noted = {
            one.name: getattr(self.asking, one.name)
            for one in fields(Asking)
            if getattr(self.asking, one.name) != one.default
        }
        noted.pop("explicit", None)
        understood, reason = self._understood
        for event in answers:
            kept = understood is Comprehension.NOT_RECORDED
            self.study.consenting.record(
                self._code, [event.scope], event.decision, method=event.method, witness=event.witness,
                comprehension=event.comprehension if kept else understood,
                comprehension_reason=event.comprehension_reason if kept else reason,
                asking=replace(event.asking, **noted),
            )  # fmt: skip


def _sign(value: bool | None) -> str:
    return {None: "·", True: "✓", False: "✗"}[value]
