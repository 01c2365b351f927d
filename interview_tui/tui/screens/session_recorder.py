"""Recorders in the interview: started and stopped, the counter read off, the same file, a second one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.interview import EventKind, Phase
from interview_tui.tui import commands
from interview_tui.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.tui.sitting import Sitting


class SessionRecorder:
    """Mixed into the session's screen."""

    sitting: Sitting
    asked_again: bool

    if TYPE_CHECKING:
        app: Any
        _remapped: Any
        query: Any
        say: Callable[..., None]
        ask_debrief: Callable[[], None]

    def action_recorder(self) -> None:
        """The recorder was started or stopped just now; after the talk, the first that still runs."""
        running = self.sitting.view.state.recorders if self._is_over else ()
        self.sitting.act(lambda session: session.recorder(*running[:1]), self.recorder_set)

    def same_file(self) -> None:
        """The recorder was started again just now, and goes on in the file it had."""
        self.sitting.act(
            lambda session: session.recorder(same=True),
            lambda _on: self.say(_("Recorder started again, in the same file: noted.")),
        )

    def second_recorder(self) -> None:
        """A second recorder was started or stopped just now."""
        self.sitting.act(
            lambda session: session.recorder(2),
            lambda on: self.say(
                _("Second recorder started: sync mark set.") if on else _("Second recorder stopped: noted.")
            ),
        )

    def recorder_set(self, on: bool) -> None:
        """Say what the recorder mark did; while it runs, one quiet line reminds of asking again."""
        self.ask_again(on=on)
        if self._is_over:
            self.ask_debrief()
            return
        self.say(_("Recorder started: sync mark set.") if on else _("Recorder stopped: noted."))

    def ask_again(self, *, on: bool) -> None:
        """Remind above the keys, until it is noted or over, that they are asked again on the recording."""
        self.asked_again = on
        keys = commands.keys_of("record_consent", self._remapped)
        reminder = _("Ask once more, on the recording, whether it may run. They say yes: {key}")
        for line in self.query(KeyLine):
            line.remind(reminder.format(key=commands.reached(keys)) if on else "")

    @property
    def _is_over(self) -> bool:
        return self.sitting.view.state.phase is Phase.ENDED

    def ask_to_stop(self) -> None:
        """Remind above the keys, after the talk, that nobody said yet that the recorder is off."""
        self.asked_again = False
        key = commands.key_of("recorder", self._remapped)
        on = self._is_over and self.sitting.view.state.recorders
        said = _("The recorder still runs. Turn it off, and press {key} as you do.")
        if self.broke_off:
            said = _("The recorder was on when the talk broke off. {key} says that it is off now.")
        for line in self.query(KeyLine):
            line.remind(said.format(key=key) if on else "")

    @property
    def broke_off(self) -> bool:
        """Whether the talk ended with a crash, so that nobody knows what the recorder did then."""
        events = self.sitting.session.events
        return self._is_over and any(one.kind is EventKind.ENDED and one.value == "crash" for one in events)

    def ask_counter(self) -> None:
        """Keep what the counter showed when this was asked for; the clock waits for nobody who types."""
        from interview_tui.services.sync_marks import moment_of
        from interview_tui.tui.screens.ask_short import AskShort

        running = self.sitting.view.state.recorders
        if not running:
            self.say(_("The recorder is not running."))
            return
        stamp = self.sitting.session.stamp()

        def given(text: str | None) -> None:
            if not text:
                return
            counter = moment_of(text)
            self.sitting.act(
                lambda session: session.counter(counter, running[0], stamp),
                lambda _none: self.say(_("Noted: the counter showed {time}.").format(time=text)),
            )

        question = _("What did the counter show when you pressed the key? For example 41:07")
        asked = AskShort(question).checked(lambda text: moment_of(text) if text else None)
        self.app.push_screen(asked, given)
