"""Choose one of a list by typing some of it: used for go to, the palette, ask later and small questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from interview_tui.tui.ink import Ground, Name


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is given back, what is shown, a word at the right, a sign before it."""

    id: str
    text: str
    note: str = ""
    lead: str = ""
    head: bool = False


def matches(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices whose text or word holds every part of what was typed, whatever the case.

    A choice that begins with what was typed comes first; otherwise the order stays.
    """
    parts = typed.casefold().split()
    found = [c for c in choices if all(part in f"{c.text} {c.note}".casefold() for part in parts)]
    return sorted(found, key=lambda c: not c.text.casefold().startswith(" ".join(parts))) if parts else found


class ChoiceList(Painted):
    """Paints the choices around the one chosen."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    ChoiceList { height: auto; background: $surface; }
    """

    choices: Sequence[Choice] = ()
    chosen = 0

    def show(self, choices: Sequence[Choice]) -> None:
        """Show these choices with the first one chosen."""
        self.choices, self.chosen = choices, 0
        self.repaint()

    def move(self, step: int) -> None:
        """Choose another line."""
        self.chosen = max(0, min(self.chosen + step, len(self.choices) - 1))
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        if not self.choices:
            return [[Part("   " + _("Nothing matches."), self.ink("dim"))]]
        room = max(1, self.size.height)
        top = max(0, min(self.chosen - room // 2, len(self.choices) - room))
        return [self._line(index) for index in range(top, min(top + room, len(self.choices)))]

    def _line(self, index: int) -> Line:
        choice, now = self.choices[index], index == self.chosen
        style = self.ink("chosen" if now else "head" if choice.head else "text")
        lead = f" {'▸' if now else ' '} " + ("" if choice.head else f"{choice.lead} " if choice.lead else "")
        room = self.size.width - cell_len(lead) - cell_len(choice.note) - 2
        text = render.one_line(choice.text)
        if cell_len(text) > room:
            text = text[: max(0, room - 1)] + "…"
        gap = " " * max(1, self.size.width - cell_len(lead) - cell_len(text) - cell_len(choice.note) - 1)
        dim = style if now else self.ink("dim")
        return [
            Part(lead, style),
            Part(text, style),
            Part(gap, style if now else dim),
            Part(choice.note + " ", dim),
        ]


class Picker(ModalScreen[str | None]):
    """Gives back the id of what was chosen, or None."""

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background 60%; }
    Picker #box { width: 90%; max-width: 90; height: auto; max-height: 90%; }
    Picker #box { background: $surface; padding: 1 0; }
    Picker NoteEditor { background: $surface; }
    Picker #head { height: 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "close", show=False),
        Binding("enter,ctrl+j", "take", show=False),
        Binding("up,ctrl+up", "move(-1)", show=False),
        Binding("down,ctrl+down,tab", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "ends(-1)", show=False, priority=True),
        Binding("end", "ends(1)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], *, start: int = 0) -> None:
        super().__init__()
        self._title, self._choices, self._start = title, choices, start

    def compose(self) -> ComposeResult:
        """Lay out a heading, the field, the list and room for a sentence."""
        with Vertical(id="box"):
            yield Heading(self._title)
            yield NoteEditor("   " + _("find") + " > ")
            yield ChoiceList()
            yield Remark()

    def on_mount(self) -> None:
        """Show everything there is to choose."""
        listed = self.query_one(ChoiceList)
        listed.styles.height = max(1, min(len(self._choices), self.app.size.height * 8 // 10 - 5))
        listed.show(self._choices)
        listed.move(self._start)
        self.query_one(NoteEditor).focus()

    @on(NoteEditor.Changed)
    def _typed(self, event: NoteEditor.Changed) -> None:
        event.stop()
        self.query_one(Remark).say("")
        self.query_one(ChoiceList).show(matches(self._choices, event.text))

    @on(NoteEditor.Refused)
    def _refused(self, event: NoteEditor.Refused) -> None:
        event.stop()
        self.query_one(Remark).say(_("That is too long to find anything by; nothing was taken."))

    def action_move(self, step: int) -> None:
        """Choose another line."""
        self.query_one(ChoiceList).move(step)

    def action_ends(self, way: int) -> None:
        """Choose the first line, or the last; the field is too short to need these keys."""
        listed = self.query_one(ChoiceList)
        listed.move(way * len(listed.choices))

    def action_take(self) -> None:
        """Give back what is chosen."""
        listed = self.query_one(ChoiceList)
        if listed.choices:
            self.dismiss(listed.choices[listed.chosen].id)

    def action_close(self) -> None:
        """Give back nothing."""
        self.dismiss(None)


class Remark(Prose):
    """A sentence in a box; takes no room while there is none."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "Remark { height: auto; background: $surface; }"

    def say(self, sentence: str, look: Name = "warn") -> None:
        """Show a sentence, or none when it is empty."""
        if sentence or self.paras:
            self.show(*([Para(sentence, look)] if sentence else []))


class Heading(Painted):
    """A bold line, two where it is long, and at its end the key that leads back where there is room."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    Heading { height: 2; background: $surface; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text = text

    def lines(self) -> list[Line]:
        """Return the heading."""
        room = max(10, self.size.width - 4)
        first, *rest = render.wrap(render.one_line(self._text), room) or [""]
        text, back = "   " + first, "Esc"
        line = [Part(text, self.ink("head"))]
        hint = f" {_('back')} "
        left = self.size.width - cell_len(text) - cell_len(back + hint)
        if left > 0 and back not in self._text:
            line += [Part(" " * left + back, self.ink("accent")), Part(hint, self.ink("dim"))]
        more = [Part("   " + fit("".join(rest), room), self.ink("head"))] if rest else []
        return [line, more] if more else [line]
