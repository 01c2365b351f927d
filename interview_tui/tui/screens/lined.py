"""A screen of lines: one is chosen with the arrows, stands in full below, and keys do things with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.screen import Screen

from interview_tui.tui import commands
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.ink import Ground
    from interview_tui.tui.screens.ask_short import AskShort


class Below(Prose):
    """The line that is chosen, in full."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "Below { height: 5; background: $surface; }"


class LinedScreen(Working, Screen[None]):
    """Shows what ``read`` returns as the rows that ``rows`` makes of it, and reads it anew after each act."""

    TABLE: ClassVar[type[Table]] = Table
    DEFAULT_CSS = "LinedScreen Table { margin: 1 0 0 0; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self.held: Any = None
        self.keys: dict[str, str] = {
            one.id: commands.shown(app.remapped.get(one.id, one.keys)[0])
            for one in commands.of(*self.SCOPES, commands.EVERYWHERE)
        }

    def compose(self) -> ComposeResult:
        """Lay out heading, lines, the one chosen and the keys."""
        yield HeadLine()
        yield self.TABLE()
        yield Below()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Take the keys and read."""
        self.query_one(Table).focus()
        self.reload()

    def reload(self, *_done: object) -> None:
        """Read it anew and show it; the line that was chosen stays chosen."""
        study = self.study
        self.work(lambda: self.read(study), self.show)

    def show(self, held: Any) -> None:
        """Show what was read."""
        self.held = held
        title, facts = self.head(held)
        self.query_one(HeadLine).show(title, facts)
        rows, table = self.rows(held), self.query_one(Table)
        table.show(self.columns(held), len(rows), rows.__getitem__, chosen=table.chosen)

    def do(self, call: Callable[[], Any], said: str = "") -> None:
        """Do something on the writer's thread, say that it was done, and show it."""

        def done(_result: object) -> None:
            if said:
                self.say(said)
            self.reload()

        self.work(call, done)

    def do_asked(
        self,
        asked: AskShort,
        call: Callable[[str], Any],
        said: str = "",
        back: Callable[[], None] | None = None,
    ) -> None:
        """Do as ``do`` with a line that is asked for; what is refused stays in its field."""

        def done(_result: object) -> None:
            if said:
                self.say(said)
            self.reload()

        self.ask_for(asked, call, done, back)

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        if self.held is not None:
            self.query_one(Below).show(*self.below(self.held, event.index))

    @property
    def place(self) -> int:
        """The number of the line that is chosen."""
        return self.query_one(Table).chosen

    # -- what each screen says for itself ------------------------------------------------------------------

    def read(self, study: OpenStudy) -> Any:
        """Return what the screen shows; called on the writer's thread."""
        raise NotImplementedError

    def head(self, held: Any) -> tuple[str, Sequence[str]]:
        """Return title and facts of the heading."""
        raise NotImplementedError

    def columns(self, held: Any) -> Sequence[Column]:
        """Return the columns."""
        raise NotImplementedError

    def rows(self, held: Any) -> Sequence[Row]:
        """Return the lines."""
        raise NotImplementedError

    def below(self, held: Any, place: int) -> Sequence[Para]:
        """Return what is said of a line."""
        raise NotImplementedError
