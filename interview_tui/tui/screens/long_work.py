"""Long work on a screen: it tells how far it has come, and Esc breaks it off."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.tui.screens.after import AfterInterview
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.errors import InterviewError
    from interview_tui.services.going import Going

EVERY_S = 0.2
"""How often it is told at most how far the work has come."""


class LongWork(AfterInterview):
    """Mixed into a screen whose ``Prose`` has room for a line about it."""

    going: Going | None = None
    """What is under way; None when nothing is."""
    writing = False
    """Whether what is under way writes; then nothing but a person breaks it off."""
    _last_told = 0.0

    def long(
        self,
        call: Callable[[Going], Any],
        done: Callable[[Any], None],
        failed: Callable[[InterviewError], None] | None = None,
    ) -> None:
        """Do ``call`` as ``work`` does; what was under way before is broken off, and its end is not told."""
        from interview_tui.services.going import Going

        self.stop()
        going = self.going = Going(lambda sentence: self._told(going, sentence))
        self._last_told = time.monotonic()

        def over(then: Callable[[Any], None], result: object) -> None:
            if going is self.going:
                self.going, self.writing = None, False
                then(result)

        self.work(
            lambda: self._done_on(going, call),
            lambda result: over(done, result),
            lambda error: over(failed or self.trouble, error),
        )

    def _done_on(self, going: Going, call: Callable[[Going], Any]) -> object:
        from interview_tui.services.going import Going

        reporting = self.study.reporting
        reporting.going = going
        try:
            return call(going)
        finally:
            reporting.going = Going()

    def stop(self) -> bool:
        """Let what is under way end before its next piece; False when nothing is."""
        if self.going is None:
            return False
        self.going.stop()
        return True

    def action_go_back(self) -> None:
        """Break off what is under way; go back, unless it was being written."""
        if not (self.stop() and self.writing):
            super().action_go_back()

    def _told(self, going: Going, sentence: str) -> None:
        now = time.monotonic()
        if now - self._last_told >= EVERY_S:
            self._last_told = now
            self.app.call_later(self._show_going, going, sentence)

    def _show_going(self, going: Going, sentence: str) -> None:
        if going is self.going and self.is_attached:
            ends = _("{key} breaks it off").format(key=self.key_of("go_back"))
            self.query_one(Prose).show(Para(f"{sentence} · {ends}", "dim", 1))
