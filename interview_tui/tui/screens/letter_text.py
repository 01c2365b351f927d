"""An information letter, to read through as it was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui.i18n import _
from interview_tui.tui import commands, render
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.model.letter import Letter
    from interview_tui.tui.app import InterviewApp


class LetterText(Working, Screen[None]):
    """Shows the text."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GUIDE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_text(-1)", show=False),
        Binding("down", "scroll_text(1)", show=False),
        Binding("pageup", "scroll_text(-15)", show=False),
        Binding("pagedown,space", "scroll_text(15)", show=False),
    ]
    DEFAULT_CSS = "LetterText Prose { height: 1fr; margin: 1 0; }"

    def __init__(self, app: InterviewApp, letter: Letter) -> None:
        super().__init__()
        self.bind_commands(app)
        self._letter, self._remapped = letter, app.remapped

    def compose(self) -> ComposeResult:
        """Lay out heading, text and keys."""
        yield HeadLine()
        yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show the text."""
        letter = self._letter
        day = render.local_time(letter.at)[:10]
        facts = [letter.language, _("kept since {day}").format(day=day)]
        self.query_one(HeadLine).show(_("Letter {version}").format(version=letter.version), facts)
        self.query_one(Prose).show(*(Para(line, "quote") for line in letter.text.splitlines()))

    def action_scroll_text(self, step: int) -> None:
        """Move the text."""
        self.query_one(Prose).scroll_lines(step)

    def action_leave_guide(self) -> None:
        """Go back."""
        self.dismiss(None)
