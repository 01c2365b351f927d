"""The field a note is typed in. It paints its own lines, so that a key repaints two cells and no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widget import Widget

from interview_tui.text import NOTE_LIMIT, clean
from interview_tui.tui import render
from interview_tui.tui.ink import Ground, ink
from interview_tui.tui.render import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.strip import Strip

MOST_LINES = 5
"""Lines the field grows to; a longer text scrolls inside it."""


class NoteEditor(Widget, can_focus=True):
    """One note in the making.

    The widget knows no store and no clock. It posts ``Changed`` at every change (with ``first`` when an empty
    field got its first characters), ``Refused`` when something does not fit, and is emptied by its owner.
    """

    GROUND: ClassVar[Ground] = "panel"
    DEFAULT_CSS = """
    NoteEditor { height: 1; background: $panel; color: $foreground; }
    """

    @dataclass
    class Changed(Message):
        """The text changed; ``first`` when the field was empty before."""

        text: str
        first: bool

    @dataclass
    class Refused(Message):
        """Text was not taken in because the note would grow past its limit; the field is as it was."""

        size: int

    @dataclass
    class Asked(Message):
        """These words are asked about before the line is handed over; the field is as it was."""

        words: tuple[str, ...]

    @dataclass
    class Submitted(Message):
        """A submit key was pressed; ``text`` is what the field held; a field with text is empty now.

        ``pasted`` says that some of it was pasted.
        """

        text: str
        pasted: bool = False

    def __init__(
        self,
        prompt: str = "> ",
        *,
        submit: frozenset[str] = frozenset(),
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self._submit = submit
        self.text = ""
        self.cursor = 0
        self.pasted = False
        """Whether some of the text was pasted."""
        self._offered = False
        self._prompt = prompt
        self._lines: list[tuple[int, int]] = [(0, 0)]
        self._top = 0
        self.about: Callable[[str], tuple[str, ...]] | None = None
        """Gives the words of a line to ask about before it is handed over; None where nothing is asked."""
        self._asked = False

    # -- what the owner does -----------------------------------------------------------------------------

    def load(self, text: str, *, pasted: bool = False, offered: bool = False) -> None:
        """Put ``text`` in the field, posting nothing; what is ``offered`` is dim, and typing replaces it."""
        self.text, self.cursor, self.pasted, self._offered = text, len(text), pasted, offered
        self._arrange()

    def set_prompt(self, prompt: str) -> None:
        """Change what stands before the text."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._arrange()

    # -- editing -----------------------------------------------------------------------------------------

    def insert(self, text: str) -> None:
        """Put ``text`` in at the cursor; a note that would grow past its limit is refused, never cut."""
        if not text:
            return
        if len(self.text) + len(text) > NOTE_LIMIT:
            self.post_message(self.Refused(len(self.text) + len(text)))
            return
        if self._offered:
            self.text, self.cursor, self._offered = "", 0, False
        first = not self.text
        at_end = self.cursor == len(self.text)
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        self._after(first=first, appended=text if at_end else "")

    def clear(self) -> None:
        """Empty the field, as if each character were deleted."""
        self._delete(0, len(self.text))

    def submit(self) -> None:
        """Hand over the text and empty the field; once ask, where something looks at it first."""
        text, pasted = self.text, self.pasted
        found = self.about(text) if self.about is not None and not self._asked and text.strip() else ()
        self._asked = bool(found)
        if found:
            self.post_message(self.Asked(found))
            return
        if text.strip():
            self.load("")
        self.post_message(self.Submitted(text, pasted))

    def _delete(self, start: int, end: int) -> None:
        if start < end:
            self.text = self.text[:start] + self.text[end:]
            self.cursor = start
            self.pasted = self.pasted and bool(self.text)
            self._after(first=False)

    def _after(self, *, first: bool, appended: str = "") -> None:
        if not (appended and self._append(appended, first=first)):
            self._arrange()
        self.post_message(self.Changed(self.text, first))

    def _append(self, letters: str, *, first: bool) -> bool:
        """Repaint only the cells that changed, where that is enough."""
        if first or not (letters.isascii() and letters.isprintable()):
            return False
        start, _ = self._lines[-1]
        row = len(self._lines) - 1 - self._top
        column = self._indent() + cell_len(self._shown(start, len(self.text)))
        if column >= self.size.width - 1 or row < 0:
            return False
        self._lines[-1] = (start, len(self.text))
        self.refresh(Region(column - len(letters), row, len(letters) + 1, 1))
        return True

    def on_key(self, event: events.Key) -> None:
        """Take what is typed; leave every command key to the screen."""
        letter = event.character or ""
        if (event.is_printable or letter == render.JOINER) and letter and not event.key.startswith("alt+"):
            event.stop()
            event.prevent_default()
            self._write_on()
            self.insert(clean(letter))
            return
        if event.key in self._submit:
            # Here and not by way of the screen's bindings: what is typed next may already be waiting.
            event.stop()
            event.prevent_default()
            self.submit()
            return
        acts: dict[str, Callable[[], None]] = {
            "backspace": lambda: self._delete(self._left(), self.cursor),
            "delete": self._delete_right,
            "ctrl+w": lambda: self._delete(self._word_left(), self.cursor),
            "ctrl+backspace": lambda: self._delete(self._word_left(), self.cursor),
            "left": lambda: self._move(self._left()),
            "right": lambda: self._move(self._right()),
            "home": lambda: self._move(0),
            "end": lambda: self._move(len(self.text)),
            "ctrl+left": lambda: self._move(self._word_left()),
            "ctrl+right": lambda: self._move(self._word_right()),
        }
        act = acts.get(event.key)
        if act is not None:
            event.stop()
            event.prevent_default()
            self._asked = self._offered = False
            act()

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one piece; line breaks stay line breaks of the note."""
        event.stop()
        self._write_on()
        before = len(self.text)
        self.insert(clean(event.text))
        self.pasted = self.pasted or len(self.text) > before

    def _write_on(self) -> None:
        # Who types on after Enter has not seen the question, or does not mind: the line is theirs.
        if self._asked:
            self.submit()

    def _delete_right(self) -> None:
        self._delete(self.cursor, self._right())

    def _left(self) -> int:
        return render.step_back(self.text, self.cursor)

    def _right(self) -> int:
        return render.step_on(self.text, self.cursor)

    def _word_left(self) -> int:
        place = self.cursor
        while place and self.text[place - 1].isspace():
            place -= 1
        while place and not self.text[place - 1].isspace():
            place -= 1
        return place

    def _word_right(self) -> int:
        place = self.cursor
        while place < len(self.text) and self.text[place].isspace():
            place += 1
        while place < len(self.text) and not self.text[place].isspace():
            place += 1
        return place

    def _move(self, place: int) -> None:
        self.cursor = place
        self._arrange()

    # -- painting ----------------------------------------------------------------------------------------

    def _indent(self) -> int:
        return cell_len(self._prompt)

    def _shown(self, start: int, end: int) -> str:
        return self.text[start:end].replace("\n", "⏎").replace("\t", " ")

    def _arrange(self) -> None:
        """Cut the text into lines again, grow or shrink the field and keep the cursor in sight."""
        width = self.size.width - self._indent() - 1
        self._lines = (
            render.cuts(self._shown(0, len(self.text)), width)
            if width > render.NARROWEST
            else [(0, len(self.text))]
        )
        height = min(MOST_LINES, len(self._lines))
        row = self._row()
        self._top = max(0, min(self._top, len(self._lines) - height), row - height + 1)
        self._top = min(self._top, row)
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.refresh()

    def _row(self) -> int:
        for row, (_start, end) in enumerate(self._lines):
            if self.cursor < end:
                return row
        return len(self._lines) - 1

    def on_resize(self) -> None:
        """Cut the lines anew for the new width."""
        self._arrange()

    @property
    def cursor_offset(self) -> Offset:
        """Where the cursor stands inside the widget, in cells."""
        row = self._row()
        start, _ = self._lines[row]
        return Offset(self._indent() + cell_len(self._shown(start, self.cursor)), row - self._top)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the field."""
        prompt = ink(self.app.theme, self.GROUND, "accent")
        plain = ink(self.app.theme, self.GROUND, "dim" if self._offered else "text")
        row = y + self._top
        if row >= len(self._lines):
            return render.strip([], self.size.width, plain)
        start, end = self._lines[row]
        before = self._prompt if row == 0 else " " * self._indent()
        parts = [Part(before, prompt)]
        if row == self._row() and self.has_focus:
            stop = render.step_on(self.text, self.cursor) if self.cursor < end else end
            cursor = ink(self.app.theme, self.GROUND, "cursor")
            parts += [
                Part(self._shown(start, self.cursor), plain),
                Part(self._shown(self.cursor, stop) or " ", cursor),
                Part(self._shown(stop, end), plain),
            ]
        else:
            parts.append(Part(self._shown(start, end), plain))
        return render.strip(parts, self.size.width, plain)
