"""The consent card: one line for each thing a respondent decides on, asked in words to read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentScope, Decision
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.respondent_row import LOOKS, SYMBOLS
from interview_tui.tui.widgets.table import filled, fit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

    from interview_tui.model.consent import ConsentState

QUESTION = {
    ConsentScope.PARTICIPATION: N_("Will you take part? You may stop at any time, without a reason."),
    ConsentScope.NOTES: N_("May I write notes while we talk, without your name?"),
    ConsentScope.AUDIO: N_("May I record our talk, with the recorder on the table?"),
    ConsentScope.QUOTE_VERBATIM: N_("May I quote your own words, without your name?"),
    ConsentScope.QUOTE_ATTRIBUTED: N_("May the quotes stand under a made-up name?"),
    ConsentScope.REVIEWER_ACCESS: N_("May others, whom the letter names, read the notes?"),
    ConsentScope.MEMBER_CHECK: N_("Would you like to read through what I write about our talk?"),
    ConsentScope.RECONTACT: N_("May I get in touch with you again about this study?"),
    ConsentScope.ARCHIVE: N_("May the notes, names replaced, be kept for later research?"),
    ConsentScope.SPECIAL_CATEGORY: N_("May I note what you say about health, faith or politics?"),
}
"""What the respondent is asked about each scope: read aloud, and answered with yes or no."""

_STATE_WIDTH = 17
"""Cells for mark and decision; what is read aloud has the rest, 63 where the screen is smallest."""


class ConsentCard(Painted, can_focus=True):
    """Paints the scopes with what was decided; one of them is chosen with the arrows or a click."""

    DEFAULT_CSS = "ConsentCard { height: auto; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup,home", "move(-9)", show=False),
        Binding("pagedown,end", "move(9)", show=False),
    ]

    class Chosen(Message):
        """Another line was chosen."""

    state: ConsentState | None = None
    place = 0
    questions: Mapping[ConsentScope, str] = {}
    """What is asked in this study; ``QUESTION`` for a scope that is not in it."""
    _letter = ""
    scopes: tuple[ConsentScope, ...] = RESPONDENT_SCOPES
    """The scopes there are; fewer in a study without personal data."""

    @property
    def scope(self) -> ConsentScope:
        """The scope that is chosen."""
        return self.scopes[self.place]

    def show(
        self, state: ConsentState, scopes: tuple[ConsentScope, ...] = RESPONDENT_SCOPES, *, letter: str = ""
    ) -> None:
        """Show where consent stands on these scopes; ``letter`` is the version in force, if there is one."""
        self._letter = letter
        if scopes != self.scopes:
            self.scopes, self.place = scopes, min(self.place, len(scopes) - 1)
            self.refresh(layout=True)
        self.state = state
        self.repaint()

    def action_move(self, step: int) -> None:
        """Choose another line."""
        self._choose(max(0, min(self.place + step, len(self.scopes) - 1)))
        around = self.parent
        if isinstance(around, Widget):
            # The first line brings what stands above the card with it, the last what stands below.
            ends = {0: 0, len(self.scopes) - 1: around.virtual_size.height}
            top = ends.get(self.place, self.virtual_region.y + self.place)
            around.scroll_to_region(Region(0, top, 1, 1), animate=False)

    def _choose(self, place: int) -> None:
        self.place = place
        self.repaint()
        self.post_message(self.Chosen())

    def on_click(self, event: events.Click) -> None:
        """Choose the line that was clicked."""
        if 0 <= event.y < len(self.scopes):
            self._choose(event.y)

    def get_content_height(self, *_sizes: object) -> int:
        """Return the lines it takes: one for each scope."""
        return len(self.scopes)

    def lines(self) -> list[Line]:
        """Return the scopes in their order."""
        return [self._scope(place) for place in range(len(self.scopes))]

    def _scope(self, place: int) -> Line:
        scope, now = self.scopes[place], place == self.place
        decision = self._decision(scope)
        mark, text = (self.ink("chosen" if now else name) for name in (LOOKS[decision], "text"))
        word = _("old letter") if self._is_old(scope) else words.decision(decision)
        state = fit(f" {'▸' if now else ' '} {SYMBOLS[decision]} {word}", _STATE_WIDTH)
        return filled(
            [Part(state, mark), Part(self.questions.get(scope) or _(QUESTION[scope]), text)],
            self.size.width,
            text,
        )

    def _is_old(self, scope: ConsentScope) -> bool:
        """Return whether a yes rests on an older version of the letter than the one in force."""
        event = self.state.latest.get(scope) if self.state is not None else None
        granted = event is not None and self._decision(scope) is Decision.GRANTED
        return bool(granted and event and self._letter and event.letter_version != self._letter)

    def _decision(self, scope: ConsentScope) -> Decision | None:
        if self.state is None:
            return None
        decision = self.state.decision(scope)
        return Decision.WITHDRAWN if self.state.withdrawn and decision is Decision.GRANTED else decision
