"""The lines of the form of a new study: what they are called, which one is written in, clearing, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.tui.widgets.note_editor import NoteEditor

ENTRIES = ("guide", "title", "folder", "fields", "passphrase", "again")
"""The lines of the form, in the order they are filled in."""

HIDDEN = ("passphrase", "again")
"""The lines that show dots."""

LABEL = 20
"""Cells of what stands before a line."""


def prompt(name: str, *, here: bool) -> str:
    """Return what stands before a line; ``here`` marks the one that is written in."""
    labels = {
        "guide": _("guide"),
        "title": _("title"),
        "folder": _("folder"),
        "fields": _("background fields"),
        "passphrase": _("passphrase"),
        "again": _("once more"),
    }
    return f"{labels[name].rjust(LABEL - 2)[: LABEL - 2]} {'▸' if here else ' '}"


class StudyLines:
    """What the form does with its lines, whatever they are about."""

    _sure_leave = ""

    if TYPE_CHECKING:
        _entry: Callable[[str], NoteEditor]
        say: Callable[..., None]
        dismiss: Callable[..., Any]
        _busy: bool
        _title_given: str
        _suggested: str

        @property
        def _here(self) -> str: ...

    def mark_here(self) -> None:
        """Mark the line that is written in."""
        for name in ENTRIES:
            self._entry(name).set_prompt(prompt(name, here=name == self._here))

    def _go(self, name: str) -> None:
        self._entry(name).focus()

    def action_clear_entry(self) -> None:
        """Empty the line."""
        editor = self._entry(self._here)
        if editor.text:
            editor.clear()

    def action_leave_new_study(self) -> None:
        """Go back; nothing is made. Asks once when something was typed."""
        if self._busy:
            return
        by_itself = {"title": self._title_given, "folder": self._suggested}
        typed = {name: self._entry(name).text for name in ENTRIES}
        held = "\0".join(text for name, text in typed.items() if text.strip() != by_itself.get(name, ""))
        if held and held != self._sure_leave:
            self._sure_leave = held
            self.say(_("What you typed here is not kept. Esc once more goes back."), warn=True, stay=True)
        else:
            self.dismiss(None)
