"""A promise to destroy and its last day: asked for together, and made a deadline without typing again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui import words_ledger
from interview_tui.i18n import _, as_read
from interview_tui.model.deadline import Kept
from interview_tui.model.letter import PromiseKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.letter import Promise
    from interview_tui.services.opening import OpenStudy


class PromisedDay:
    """Mixed into the letter's screen."""

    if TYPE_CHECKING:
        app: Any
        held: Any
        study: OpenStudy
        do: Callable[..., None]
        work: Callable[..., None]
        ask_for: Callable[..., None]
        _ask_value: Callable[[Promise, str], None]
        promise: Callable[[Promise, str, str], Promise]
        promised: Callable[[Promise], None]

    def ask_latest(self, line: Promise, value: str) -> None:
        """Ask for the last day of a promise to destroy, then write the promise down."""
        from interview_tui.tui.screens.ask_short import AskShort

        question = _("The last day, such as 2026-12-31")
        hint = _("Enter alone: the letter names no day.")
        self.ask_for(
            AskShort(question, text=as_read(line.latest), hint=hint),
            lambda day: self.promise(replace(line, latest=""), value, day),
            self.promised,
            lambda: self._ask_value(line, value),
        )

    def offer_deadline(self, promise: Promise) -> None:
        """Offer to set what was promised as the deadline of the recordings, unless that is what stands."""
        if promise.kind is not PromiseKind.DESTRUCTION or not promise.latest:
            return
        deadlines = self.study.deadlines

        def standing() -> bool:
            return any(
                one.kept is Kept.RECORDINGS and (one.due, one.event) == (promise.latest, promise.value)
                for one in deadlines.all()
            )

        self.work(standing, lambda there: None if there else self._offer(promise))

    def _offer(self, promise: Promise) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        deadlines, source = self.study.deadlines, _("letter {version}").format(version=self.held.version)
        choices = [Choice("set", _("Set this as the deadline too")), Choice("", _("No deadline now"))]

        def chosen(what: str | None) -> None:
            if what:
                self.do(
                    lambda: deadlines.set(
                        Kept.RECORDINGS, promise.latest, event=promise.value, source=source
                    ),
                    _("The deadline is set; you are reminded 30 days before."),
                )

        self.app.push_screen(Picker(words_ledger.promised(promise), choices), chosen)
