"""Ask for one short line; one that is too long stays in the field, with a sentence that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from interview_tui.i18n import _
from interview_tui.text import FIELD_LIMIT, clean_line
from interview_tui.tui.screens.ask import AskLine
from interview_tui.tui.widgets.note_editor import NoteEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.attention import Attention
    from interview_tui.tui.ink import Name


LONGEST_PATH = 4096
"""Most characters of the path of a file."""


class AskShort(AskLine):
    """Gives back one cleaned line of at most ``limit`` characters, possibly empty; None when closed."""

    opened_by = ""
    """The command whose letter opened it, where that letter may still come: ``Bounce`` holds it back."""

    def __init__(
        self,
        question: str,
        *,
        text: str = "",
        limit: int = FIELD_LIMIT,
        asks: Attention | None = None,
        hint: str = "",
    ) -> None:
        """``hint`` stands below the field until something else is said there."""
        super().__init__(question, text=text, asks=asks)
        self._limit, self._hint = limit, hint
        self._check: Callable[[str], object] | None = None
        self._store: Callable[[str], object] | None = None
        self._storing = False

    def checked(self, check: Callable[[str], object] | None) -> Self:
        """Have ``check`` raise an InterviewError for a line that is no good: it stays, and is told why."""
        self._check = check
        return self

    def stored(self, call: Callable[[str], object]) -> Self:
        """Have ``call`` store the line on the writer's thread before it is given back.

        What it refuses with an InterviewError stays in the field, and is told why.
        """
        self._store = call
        return self

    def remark(self, sentence: str, look: Name = "warn") -> None:
        """Say something below the field; the hint when it is empty."""
        super().remark(sentence or self._hint, look if sentence else "dim")

    def told_first(self) -> str:
        """Return the hint, and which key empties the line."""
        return " ".join(dict.fromkeys(filter(None, (self._hint, super().told_first()))))

    def action_take(self) -> None:
        """Give back the line, or say that it is too long."""
        line = clean_line(self.query_one(NoteEditor).text)
        if len(line) > self._limit:
            self.too_long(len(line))
        elif not self._storing and not self._is_wrong(line) and not self.ask_first(line):
            self._give_back(line)

    def _give_back(self, line: str) -> None:
        call = self._store
        if call is None:
            self.dismiss(line)
            return
        self._storing = True

        def stored(_result: object) -> None:
            if self.is_attached:
                self.dismiss(line)

        app: Any = self.app
        app.writer.submit(lambda: call(line), stored, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """Keep the line in the field and say why it was not stored."""
        from interview_tui.errors import InterviewError
        from interview_tui.tui.app import problem_sentence

        if not isinstance(error, InterviewError):
            raise error
        self._storing = False
        if self.is_attached:
            self.remark(problem_sentence(error))

    def action_close(self) -> None:
        """Give back nothing; not while the line is being stored."""
        if not self._storing:
            super().action_close()

    def _is_wrong(self, line: str) -> bool:
        """Say what is wrong with the line; return whether something is."""
        from interview_tui.errors import InterviewError
        from interview_tui.tui.app import problem_sentence

        try:
            if self._check is not None:
                self._check(line)
        except InterviewError as error:
            self.remark(problem_sentence(error))
            return True
        return False

    def too_long(self, size: int) -> None:
        """Say how long the line is, and how long it may be."""
        sentence = _("{count} characters, and {limit} is the most here. Nothing was taken.")
        self.remark(sentence.format(count=size, limit=self._limit))
