"""Time in the interview: pauses, interruptions, and more time when it was agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.model import progress
from interview_tui.model.guide import Priority
from interview_tui.model.interview import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide
    from interview_tui.services.session import Session
    from interview_tui.tui.sitting import Sitting

EXTENSION = 10
"""Minutes that one press agrees on."""

MOST_NAMED = 3
"""Questions that are named in one line."""

MOST_OF_IT = 0.7
"""Share of the promised time after which what matters most is named (fieldwork 3.2)."""


class SessionTime:
    """The actions that have to do with time."""

    sitting: Sitting
    guide: Guide
    reminded: bool

    if TYPE_CHECKING:
        say: Callable[..., None]

    def remind(self, now: int) -> None:
        """Once, quietly, when most of the promised time is gone: what matters most and was not asked yet."""
        if self.reminded or now < MOST_OF_IT * self.sitting.session.promised_ms():
            return
        self.reminded = True
        left = progress.left_of(self.guide, self.sitting.view.state, Priority.A)
        if left:
            shown = " · ".join(one.question.text for one in left[:MOST_NAMED]) + (
                " …" if left[MOST_NAMED:] else ""
            )
            count = ngettext("{n} A question left", "{n} A questions left", len(left)).format(n=len(left))
            self.say(f"{count}: {shown}", stay=True)

    def leaving_theme(self, theme_id: str) -> None:
        """One dim line when a theme is left: what is to be asked later, and that nothing seen was noted."""
        view, said = self.sitting.view, []
        if view.later:
            shown = " · ".join(note.text for note in view.later[:MOST_NAMED])
            more = " …" if view.later[MOST_NAMED:] else ""
            said.append(_("To ask later: {text}").format(text=shown + more))
        if progress.unseen(self.guide, theme_id, view.notes):
            said.append(_("Anything you saw or heard? A line that begins with ! keeps it."))
        self.say(" · ".join(said))

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
        self.broke_in("")

    def broke_in(self, kind: str) -> None:
        """Something of a kind broke in (empty: of any), or it is over."""

        def work(session: Session) -> bool:
            over = session.state.interrupted
            session.interruption_over() if over else session.interruption(kind)
            return over

        self.sitting.act(
            work,
            lambda over: self.say(
                _("The interruption is over.") if over else _("Interruption noted. ^D when it is over.")
            ),
        )

    def action_extend(self) -> None:
        """Ten more minutes were agreed on."""
        self.sitting.act(
            lambda session: session.extend(EXTENSION),
            lambda _none: self.say(_("Ten more minutes noted as agreed.")),
        )
