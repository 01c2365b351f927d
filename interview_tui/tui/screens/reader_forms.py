"""Who reads, and in what form: the roles are typed, the form of each is chosen from a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import words_field
from interview_tui.i18n import _
from interview_tui.model.sheet import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.tui.screens.ask_short import AskShort


class ReaderForms:
    """Mixed into the screens of the letter and of the study sheet."""

    if TYPE_CHECKING:
        app: Any

    def ask_readers(self, ask: AskShort, check: Callable[[str], object], save: Callable[[str], None]) -> None:
        """Ask for roles, then for the form of each that was typed without one, and save them.

        Args:
            ask: The question, with what is written down now.
            check: Raises an InterviewError for readers that are no good.
            save: Takes the line, a form with each role.
        """
        from interview_tui.services.describing import formed, unformed

        def checked(line: str) -> None:
            filled = line
            for _role in unformed(line):
                filled = formed(filled, Form.ANONYMISED)
            check(filled)

        def given(line: str | None) -> None:
            if line is not None:
                self.choose_forms(line, save)

        self.app.push_screen(ask.checked(checked), given)

    def choose_forms(self, line: str, save: Callable[[str], None]) -> None:
        """Let a form be chosen for each role that has none, then save; nothing is saved when one is left."""
        from interview_tui.services.describing import formed, unformed
        from interview_tui.tui.screens.picker import Choice, Picker

        left = unformed(line)
        if not left:
            save(line)
            return
        choices = [Choice(form.value, words_field.word(form)) for form in Form]

        def chosen(form: str | None) -> None:
            if form is not None:
                self.choose_forms(formed(line, Form(form)), save)

        title = _("{role}: reads in what form?").format(role=left[0])
        self.app.push_screen(Picker(title, choices, start=None), chosen)
