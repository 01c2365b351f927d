"""Choose by one letter: the letters and their meanings, in columns over the key line; Esc is none of them.

Two keys for an act in the room: one that opens this, and the letter. The line being written stays untouched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.tui import commands
from interview_tui.tui.in_sight import foot_behind
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from interview_tui.tui.ink import Ground


AT_FOOT = 2
"""Lines at the foot of the screen behind that stay in sight where no line is being written."""


class Letter(NamedTuple):
    """One choice: its letter or sign, and what it means; without a letter it is a heading."""

    key: str
    text: str
    id: str = ""

    @property
    def lead(self) -> str:
        """What stands before the meaning."""
        return f"{self.key} " if self.key else ""


class KeyBeside(NamedTuple):
    """Keys that have to do with the letters and are no letter: they work here too, and their id is chosen."""

    keys: Sequence[str]
    text: str
    id: str


def column_widths(groups: Sequence[Sequence[Letter]], room: int) -> list[int]:
    """Return the cells of each column: what its words take, the widest cut first where there is no room."""
    widths = [max((cell_len(one.lead + one.text) for one in group), default=0) + 1 for group in groups]
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    extra = max(0, room - sum(widths)) // len(widths)
    return [width + min(extra, 3) for width in widths]


class LetterList(Painted):
    """Paints the choices in as many columns as there is room for."""

    GROUND: ClassVar[Ground] = "panel"
    DEFAULT_CSS = "LetterList { height: auto; background: $panel; }"

    def __init__(
        self, title: str, groups: Sequence[Sequence[Letter]], beside: Sequence[KeyBeside] = ()
    ) -> None:
        super().__init__()
        self._title, self._groups, self._beside = title, groups, beside

    @property
    def rows(self) -> int:
        """How many lines the choices take, with the title and a blank line below it."""
        return 2 + max(map(len, self._groups))

    def lines(self) -> list[Line]:
        """Return the title and the columns."""
        widths = column_widths(self._groups, self.size.width - 2)
        back = [
            Part("   " + commands.shown("escape"), self.ink("accent")),
            Part(" " + _("back"), self.ink("dim")),
        ]
        head: Line = [Part(f" {self._title}", self.ink("head")), *back]
        for keys, text, _command in self._beside:
            head += [
                Part("   " + commands.reached(keys), self.ink("accent")), Part(" " + text, self.ink("dim"))
            ]  # fmt: skip
        lines: list[Line] = [head, []]
        for row in range(max(map(len, self._groups))):
            line: Line = [Part(" ", self.ink("text"))]
            for group, width in zip(self._groups, widths, strict=True):
                line += self._cell(group[row] if row < len(group) else Letter("", ""), width)
            lines.append(line)
        return lines

    def _cell(self, letter: Letter, width: int) -> Line:
        lead = letter.lead
        text = letter.text
        while text and cell_len(lead + text) > width - 1:
            text = text[:-2].rstrip() + "…" if len(text) > 2 else ""  # noqa: PLR2004 - room for the sign
        gap = " " * max(0, width - cell_len(lead + text))
        look = self.ink("text" if letter.key else "dim")
        return [Part(lead, self.ink("accent")), Part(text + gap, look)]


class Letters(ModalScreen[str | None]):
    """Gives back the id of what was chosen by its letter; None when closed."""

    DEFAULT_CSS = """
    Letters { align: center bottom; background: $background 0%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "close", show=False)]

    def __init__(
        self, title: str, groups: Sequence[Sequence[Letter]], beside: Sequence[KeyBeside] = ()
    ) -> None:
        super().__init__()
        self._title, self._groups, self._beside = title, groups, beside

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        listed = LetterList(self._title, self._groups, self._beside)
        listed.styles.height = listed.rows
        foot = min(foot_behind(self, self._foot()), self.app.size.height - listed.rows)
        listed.styles.margin = (0, 0, max(0, foot), 0)
        yield listed

    def _foot(self) -> int:
        """Return the lines at the foot of the screen behind, from the line being written on."""
        behind = next(screen for screen in reversed(self.app.screen_stack) if screen is not self)
        line = next((one.region.y for one in behind.query("NoteEditor")), 0)
        return self.app.size.height - line if line else AT_FOOT

    def on_key(self, event: events.Key) -> None:
        """Take the letter; any other key is none of them and closes nothing."""
        for group in self._groups:
            for letter in group:
                if letter.key and event.character == letter.key:
                    event.stop()
                    event.prevent_default()
                    self.dismiss(letter.id)
                    return
        found = next((one.id for one in self._beside if event.key in one.keys), "")
        if found:
            event.stop()
            event.prevent_default()
            self.dismiss(found)

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
