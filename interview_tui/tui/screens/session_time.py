"""Time in the interview: pauses, interruptions, the recorder, and more time when it was agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _
from interview_tui.model.interview import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.session import Session
    from interview_tui.tui.sitting import Sitting

EXTENSION = 10
"""Minutes that one press agrees on."""


class SessionTime:
    """The actions that have to do with time."""

    sitting: Sitting

    if TYPE_CHECKING:
        say: Callable[..., None]

    def action_pause(self) -> None:
        """Pause, or go on."""

        def work(session: Session) -> bool:
            paused = session.state.phase is Phase.PAUSED
            session.resume_talk() if paused else session.pause()
            return paused

        self.sitting.act(
            work, lambda went_on: self.say(_("Going on.") if went_on else _("Paused. ^X goes on."))
        )

    def action_interruption(self) -> None:
        """Something broke in, or it is over."""

        def work(session: Session) -> bool:
            over = session.state.interrupted
            session.interruption_over() if over else session.interruption()
            return over

        self.sitting.act(
            work,
            lambda over: self.say(
                _("The interruption is over.") if over else _("Interruption noted. ^D when it is over.")
            ),
        )

    def action_recorder(self) -> None:
        """The recorder was started or stopped just now."""
        self.sitting.act(
            lambda session: session.recorder(),
            lambda on: self.say(
                _("Recorder started: sync mark set.") if on else _("Recorder stopped: noted.")
            ),
        )

    def action_extend(self) -> None:
        """Ten more minutes were agreed on."""
        self.sitting.act(
            lambda session: session.extend(EXTENSION),
            lambda _none: self.say(_("Ten more minutes noted as agreed.")),
        )
