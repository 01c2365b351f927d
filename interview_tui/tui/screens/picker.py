"""Choose one of a list by typing some of it: used for go to, the palette, ask later and small questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from interview_tui.i18n import _
from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.in_sight import Beside, foot_behind, keep_foot
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.widget import Widget

    from interview_tui.tui.ink import Ground, Name


MOST_HEAD = 4
"""Most lines of a heading; a folder's name may be long."""

_ESC = "Esc"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is given back, what is shown, a word at the right, a sign before it.

    ``also`` is found by what is typed, and not shown.
    """

    id: str
    text: str
    note: str = ""
    lead: str = ""
    head: bool = False
    also: str = ""


def matches(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices whose text or words hold every part of what was typed, whatever the case.

    A choice that begins with what was typed comes first; otherwise the order stays.
    """
    parts = typed.casefold().split()
    found = [c for c in choices if all(part in f"{c.text} {c.note} {c.also}".casefold() for part in parts)]
    return sorted(found, key=lambda c: not c.text.casefold().startswith(" ".join(parts))) if parts else found


class ChoiceList(Painted):
    """Paints the choices around the one chosen."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    ChoiceList { height: auto; background: $surface; }
    """

    choices: Sequence[Choice] = ()
    every: Sequence[Choice] = ()
    """All there is to choose, whatever was typed: as many lines are kept free."""
    spared = 0
    """Lines of the screen behind that are not covered."""

    chosen = 0
    room = 0
    """Lines the box around the list may take; 0: most of the screen."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that all choices take in full at ``width``, as far as the screen has room."""
        del container
        most = self.room or viewport.height * 8 // 10
        most = max(1, min(most, viewport.height - self.spared - 1) - 5)
        every = self.every if len(self.every) < most else ()
        return max(1, min(most, sum(len(self._words(one, width)) for one in every) if every else most))

    def show(self, choices: Sequence[Choice]) -> None:
        """Show these choices with the first one chosen."""
        self.choices, self.chosen = choices, 0
        self.repaint()

    def unchoose(self) -> None:
        """Choose none of the lines; the first arrow chooses the first."""
        self.chosen = -1
        self.repaint()

    def move(self, step: int) -> None:
        """Choose another line."""
        self.chosen = max(0, min(self.chosen + step, len(self.choices) - 1))
        self.repaint()

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        if not self.choices:
            return [[Part("   " + _("Nothing matches."), self.ink("dim"))]]
        room, count = max(1, self.size.height), len(self.choices)
        near = range(max(0, self.chosen - room), min(count, self.chosen + room + 1))
        full = count <= room and sum(len(self._words(one, self.size.width)) for one in self.choices) <= room
        blocks = {at: self._block(at, full=full or at == self.chosen) for at in near}
        body = [line for block in blocks.values() for line in block]
        before = sum(len(block) for at, block in blocks.items() if at < self.chosen)
        here = len(blocks.get(self.chosen, ()))
        top = max(0, min(before - (room - here) // 2, len(body) - room))
        return body[top : top + room]

    @staticmethod
    def _lead(choice: Choice) -> str:
        return f"   {choice.lead} " if choice.lead and not choice.head else "   "

    def _words(self, choice: Choice, width: int) -> list[str]:
        """Return the text of a choice in lines as long as there is room for beside its word."""
        room = width - cell_len(self._lead(choice)) - cell_len(choice.note) - 2
        return render.wrap(render.one_line(choice.text), max(10, room)) or [""]

    def _block(self, index: int, *, full: bool) -> list[Line]:
        """Return the lines of a choice; one that is not ``full`` is a single line."""
        choice, now = self.choices[index], index == self.chosen
        style = self.ink("chosen" if now else "head" if choice.head else "text")
        dim = style if now else self.ink("dim")
        lead, words = self._lead(choice), self._words(choice, self.size.width)
        if len(words) > 1 and not full:
            room = self.size.width - cell_len(lead) - cell_len(choice.note) - 2
            words = [fit(render.one_line(choice.text), room)]
        block: list[Line] = []
        for row, text in enumerate(words):
            first = lead.replace("   ", " ▸ ", 1) if now else lead
            start, note = (" " * cell_len(lead), "") if row else (first, choice.note)
            gap = max(1, self.size.width - cell_len(start) - cell_len(text) - cell_len(note) - 1)
            block.append([Part(start, style), Part(text, style), Part(" " * gap, dim), Part(note + " ", dim)])
        return block


class Picker(Beside, ModalScreen[str | None]):
    """Gives back the id of what was chosen, or None."""

    DEFAULT_CSS = """
    Picker { align: center middle; background: $background 60%; }
    Picker #box { width: 96%; max-width: 120; height: auto; max-height: 90%; }
    Picker #box { background: $surface; padding: 1 0; }
    Picker NoteEditor { background: $surface; }
    Picker #head { height: 1; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "close", show=False),
        Binding("enter,ctrl+j", "take", show=False),
        Binding("ctrl+u", "empty", show=False, priority=True),
        Binding("up,ctrl+up", "move(-1)", show=False),
        Binding("down,ctrl+down,tab", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "ends(-1)", show=False, priority=True),
        Binding("end", "ends(1)", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        start: int | None = 0,
        keep: Widget | None = None,
    ) -> None:
        """``start`` is the choice to begin with, and with None there is none, so that Enter takes none.

        ``keep`` is what stays in sight of the screen behind.
        """
        super().__init__()
        self.keep = keep
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
        keep_foot(self, self.query_one("#box"))
        listed = self.query_one(ChoiceList)
        listed.spared = foot_behind(self)
        listed.every = self._choices
        listed.show(self._choices)
        if self._start is None:
            listed.unchoose()
        else:
            listed.move(self._start)
        self.query_one(NoteEditor).focus()

    def refit(self) -> None:
        """Give the list the lines there are."""
        listed = self.query_one(ChoiceList)
        listed.room = self.room
        listed.refresh(layout=True)

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
        self.query_one(Remark).say("")
        self.query_one(ChoiceList).move(step)

    def action_ends(self, way: int) -> None:
        """Choose the first line, or the last; the field is too short to need these keys."""
        listed = self.query_one(ChoiceList)
        listed.move(way * len(listed.choices))

    def action_empty(self) -> None:
        """Take everything out of the field, and show all there is again."""
        self.query_one(NoteEditor).clear()

    def action_take(self) -> None:
        """Give back what is chosen."""
        listed = self.query_one(ChoiceList)
        if listed.choices and listed.chosen < 0:
            self.query_one(Remark).say(_("Nothing is chosen yet: ↑ ↓ choose, or type some of it."))
        elif listed.choices:
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
    """A bold line, more where it is long, and at the end of the first the key that leads back."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    Heading { height: auto; min-height: 2; background: $surface; }
    """

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._text = text

    def lines(self) -> list[Line]:
        """Return the heading."""
        first, *rest = self._wrapped(self.size.width)
        text, hint = "   " + first, self._hint
        line = [Part(text, self.ink("head"))]
        left = self.size.width - cell_len(text) - cell_len(_ESC + hint)
        if hint and left > 0:
            line += [Part(" " * left + _ESC, self.ink("accent")), Part(hint, self.ink("dim"))]
        return [line, *([Part("   " + more, self.ink("head"))] for more in rest)]

    @property
    def _hint(self) -> str:
        return "" if _ESC in self._text else f" {_('back')} "

    def _wrapped(self, width: int) -> list[str]:
        room = max(10, width - 4 - (cell_len(_ESC + self._hint) + 1 if self._hint else 0))
        found = render.wrap(render.one_line(self._text), room) or [""]
        if len(found) > MOST_HEAD:
            found[MOST_HEAD - 1 :] = [fit("".join(found[MOST_HEAD - 1 :]), room)]
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the text takes at ``width``."""
        del container, viewport
        return max(2, len(self._wrapped(width)))
