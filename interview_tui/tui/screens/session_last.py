"""The last things in the room: consent again once it records, what not to quote, what was held back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.services.closing_talk import QUOTES, TOLD
from interview_tui.tui import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.tui.sitting import Sitting

WHOLE, NOTHING, SINGLE = "whole", "nothing", "single"


class SessionLast:
    """Mixed into the session's screen. Nothing here stands in the way of the talk."""

    sitting: Sitting
    asked_again = False
    """Whether one key notes now that they said yes again."""

    if TYPE_CHECKING:
        app: Any
        say: Callable[..., None]
        ask_again: Callable[..., None]

    def confirm(self) -> None:
        """Note that they said yes once more."""
        self.ask_again(on=False)
        self.sitting.act(
            lambda session: session.confirm_consent(),
            lambda _none: self.say(_("Noted: they said yes once more, on the recording.")),
        )

    def see_to(self, thing: str) -> None:
        """Ask or tell one of the last things."""
        if thing == QUOTES:
            self._ask_quotes()
        elif thing.startswith(TOLD):
            number = int(thing.removeprefix(TOLD))
            self.sitting.act(
                lambda session: session.told(number), lambda _none: self.say(_("Noted: they were told."))
            )

    def _ask_quotes(self) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [
            Choice(NOTHING, _("Nothing: all of it may be quoted, as they agreed")),
            Choice(SINGLE, _("Single notes: choose them, one after another")),
            Choice(WHOLE, _("The whole interview: none of it is quoted")),
        ]

        def chosen(what: str | None) -> None:
            if what == NOTHING:
                self.sitting.act(
                    lambda session: session.quote_nothing_back(),
                    lambda _none: self.say(_("Noted: there is nothing they would rather not see quoted.")),
                )
            elif what == WHOLE:
                self.sitting.act(
                    lambda session: session.quote_none(),
                    lambda _none: self.say(_("Noted: nothing of the interview is quoted.")),
                )
            elif what == SINGLE:
                self._ask_single()

        question = _("Is there anything you would rather I did not quote?")
        self.app.push_screen(Picker(question, choices), chosen)

    def _ask_single(self) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        # Their own words first: those are what can be quoted.
        notes = sorted(
            (note for note in self.sitting.view.notes if note.text),
            key=lambda n: n.kind is not NoteKind.QUOTE,
        )
        if not notes:
            self.say(_("There is no note yet."))
            return
        choices = [
            Choice(
                str(note.id), note.text, render.minutes(note.elapsed_ms),
                lead="✗" if NoteFlag.NO_QUOTE in note.flags else " ",
            )
            for note in notes
        ]  # fmt: skip

        def chosen(note_id: str | None) -> None:
            if note_id is not None:
                self.sitting.act(
                    lambda session: session.quote_not(int(note_id)), lambda _note: self._ask_single()
                )

        self.app.push_screen(Picker(_("Not to be quoted (✗). Esc when done"), choices), chosen)
