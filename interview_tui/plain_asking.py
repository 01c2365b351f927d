"""The plain door's part that asks about a line before it is stored, in a study without personal data.

A line that was asked about is stored with whatever comes next, unless other words are put in its place: it is
never dropped, and kept as the half-written line meanwhile.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from interview_tui.errors import InterviewError
from interview_tui.i18n import _
from interview_tui.text import clean

if TYPE_CHECKING:
    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session

INSTEAD = (":instead", ":heller")
"""What leaves a line that was asked about waiting: other words take its place."""


class Asking:
    """Mixed into the door; ``held`` is the line that was asked about, with its stamp."""

    session: Session
    held: tuple[str, Stamp, bool] | None = None

    def say(self, text: str) -> None:
        """Write one line."""
        raise NotImplementedError

    def _note(self, line: str, stamp: Stamp, pasted: bool) -> None:
        raise NotImplementedError

    def ask_or_note(self, line: str, stamp: Stamp, pasted: bool) -> None:
        """Store a line; in a study without personal data, hold one that looks personal until the next."""
        attention = self.session.attention
        words = attention.found(line) if attention is not None else ()
        if not words:
            self._note(line, stamp, pasted)
            return
        self.held = line, stamp, pasted
        if not self.session.draft:
            self.session.keep_draft(line, stamp)
        from interview_tui.services.attention import told

        self.say(told(words) + " " + _("Enter stores it as it is; :instead WORDS stores other words."))

    def instead(self, words: str) -> bool:
        """Store these words in place of the line that was asked about; False when none was."""
        if self.held is None:
            return False
        self.let_go(words)
        return True

    def let_go(self, line: str = "") -> None:
        """Store the line that was asked about, or ``line`` in its place."""
        if self.held is None:
            return
        held, stamp, pasted = self.held
        self.held = None
        self._note(line or held, stamp, pasted and not line)
        if self.session.draft == clean(held):
            with suppress(InterviewError):
                self.session.keep_draft("", None)
