"""They want to stop: what becomes of what was said, and a recorder that still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.tui import commands
from interview_tui.tui.screens.picker import Choice, Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

KEEP, WITHDRAW, RECORDER_OFF = "keep", "withdraw", "recorder_off"
"""What is given back; an empty id goes on with the interview."""


class Stopping(Picker):
    """Asks once; while a recorder runs, its key says here too that it is off."""

    def __init__(self, recorder_keys: Sequence[str], *, recording: bool) -> None:
        self._recorder_keys = recorder_keys if recording else ()
        title = _("They want to stop")
        if recording:
            told = _("They want to stop. The recorder is running: turn it off, and press {key} as you do.")
            title = told.format(key=commands.reached(recorder_keys))
        choices = [
            Choice("", _("Go on with the interview")),
            Choice(KEEP, _("Stop now; what was said so far may be kept and used")),
            Choice(WITHDRAW, _("Stop now and withdraw: what was said is erased, at once")),
        ]
        super().__init__(title, choices)

    def on_key(self, event: events.Key) -> None:
        """Take the key of the recorder."""
        if event.key in self._recorder_keys:
            event.stop()
            event.prevent_default()
            self.dismiss(RECORDER_OFF)
