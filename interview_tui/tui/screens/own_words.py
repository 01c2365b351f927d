"""Choose one of a list of words, or say it in one's own: what is typed is always there to choose, last."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from interview_tui.text import clean_line
from interview_tui.tui.screens.picker import Choice, ChoiceList, Picker, Remark, matches
from interview_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget


class OwnWords(Picker):
    """A picker whose last choice is what was typed; it gives back its id with the words behind it."""

    def __init__(
        self, title: str, choices: Sequence[Choice], own: Choice, *, keep: Widget | None = None
    ) -> None:
        super().__init__(title, [*choices, own], keep=keep)
        self._known, self._own = choices, own

    @on(NoteEditor.Changed)
    def _typed_own(self, event: NoteEditor.Changed) -> None:
        """Show what matches and then the words typed; those are chosen unless a choice says just that."""
        event.stop()
        event.prevent_default()
        self.query_one(Remark).say("")
        typed = clean_line(event.text).strip("[] ")
        found, own = matches(self._known, typed), self._own
        if typed and not matches([own], typed):
            own = replace(own, id=own.id + typed, text=f"{own.text}: {typed}")
        listed = self.query_one(ChoiceList)
        listed.show([*found, own])
        if not any(typed.casefold() in one.text.casefold() for one in found[:1]):
            listed.move(len(found))
