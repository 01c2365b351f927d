"""The consent card: one line for each thing a respondent decides on, in words that can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.widget import Widget

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Decision
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.respondent_row import LOOKS, SYMBOLS
from interview_tui.tui.widgets.table import filled, fit

if TYPE_CHECKING:
    from textual import events

    from interview_tui.model.consent import ConsentState

MEANING = {
    ConsentScope.PARTICIPATION: N_("You take part. You may stop at any time and need not say why."),
    ConsentScope.NOTES: N_("I write notes while we talk, without your name."),
    ConsentScope.AUDIO: N_("A recorder that lies on the table records what we say."),
    ConsentScope.QUOTE_VERBATIM: N_("Your own words may be quoted, without your name."),
    ConsentScope.QUOTE_ATTRIBUTED: N_("The quotes may stand under a made-up name."),
    ConsentScope.RECONTACT: N_("I may get in touch with you again about this study."),
    ConsentScope.ARCHIVE: N_("The notes, names replaced, may be kept for later research."),
}
"""What each scope means, as said to the respondent."""

_STATE_WIDTH = 15


class ConsentCard(Painted, can_focus=True):
    """Paints the scopes with what was decided; one of them is chosen with the arrows or a click."""

    DEFAULT_CSS = "ConsentCard { height: auto; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup,home", "move(-9)", show=False),
        Binding("pagedown,end", "move(9)", show=False),
    ]

    state: ConsentState | None = None
    place = 0

    @property
    def scope(self) -> ConsentScope:
        """The scope that is chosen."""
        return RESPONDENT_SCOPES[self.place]

    def show(self, state: ConsentState) -> None:
        """Show where consent stands."""
        self.state = state
        self.repaint()

    def action_move(self, step: int) -> None:
        """Choose another line."""
        self.place = max(0, min(self.place + step, len(RESPONDENT_SCOPES) - 1))
        self.repaint()
        around = self.parent
        if isinstance(around, Widget):
            # The first line brings what stands above the card with it, the last what stands below.
            ends = {0: 0, len(RESPONDENT_SCOPES) - 1: around.virtual_size.height}
            top = ends.get(self.place, self.virtual_region.y + 2 * self.place)
            around.scroll_to_region(Region(0, top, 1, 2), animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        rows = [place for place in range(len(RESPONDENT_SCOPES)) for _line in self._scope(place)]
        if 0 <= event.y < len(rows):
            self.place = rows[event.y]
            self.repaint()

    def get_content_height(self, *_sizes: object) -> int:
        """Return the lines it takes: two for each scope."""
        return 2 * len(RESPONDENT_SCOPES)

    def lines(self) -> list[Line]:
        """Return the scopes in their order."""
        return [line for place in range(len(RESPONDENT_SCOPES)) for line in self._scope(place)]

    def _scope(self, place: int) -> list[Line]:
        scope, now = RESPONDENT_SCOPES[place], place == self.place
        decision = self._decision(scope)
        mark, text, dim = (self.ink("chosen" if now else name) for name in (LOOKS[decision], "strong", "dim"))
        state = fit(
            f" {'▸' if now else ' '} {SYMBOLS[decision]} {words.decision(decision)}", _STATE_WIDTH + 2
        )
        lead = " " * (_STATE_WIDTH + 2)
        return [
            filled([Part(state, mark), Part(words.scope(scope), text)], self.size.width, text),
            filled([Part(lead, dim), Part(_(MEANING[scope]), dim)], self.size.width, dim),
        ]

    def _decision(self, scope: ConsentScope) -> Decision | None:
        if self.state is None:
            return None
        decision = self.state.decision(scope)
        return Decision.WITHDRAWN if self.state.withdrawn and decision is Decision.GRANTED else decision
