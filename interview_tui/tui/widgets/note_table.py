"""The notes of an interview to choose from, one line each, under their themes and questions.

Only the lines in sight are made, so that five thousand notes move like fifty.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model.note import NoteKind
from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events

    from interview_tui.model.note import Note
    from interview_tui.tui.ink import Name
    from interview_tui.words_events import Break

TIME, KIND = 8, 14
"""Cells for the time and for the kind."""

FIRST = -1
"""In place of a note's id: the first note, whichever it is."""

LOOKS: dict[NoteKind, Name] = {
    NoteKind.NOTE: "text",
    NoteKind.QUOTE: "quote",
    NoteKind.OBSERVATION: "good",
    NoteKind.ASK_LATER: "text",
    NoteKind.OWN_REACTION: "aside",
    NoteKind.MARK: "dim",
}
"""How the words of each kind are painted; the kind itself is always written out."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading among the notes: a theme (level 0), a question (level 1), or what happened ``at`` once."""

    text: str
    level: int = 0
    at: int | None = None
    """Milliseconds of the interview's clock."""


class NoteTable(Painted, can_focus=True):
    """Headings and notes; one note is chosen, and ``Moved`` tells which."""

    DEFAULT_CSS = "NoteTable { width: 1fr; height: 1fr; background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "ends(0)", show=False),
        Binding("end", "ends(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another note is chosen."""

        note: Note

    def __init__(self, tag: Callable[[Note], tuple[str, Name]], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._tag = tag
        self._rows: Sequence[Head | Note] = ()
        self._places: list[int] = []
        self._chosen = 0
        self._top = 0
        self._shown = False

    def show(self, rows: Sequence[Head | Note], note_id: int = 0) -> None:
        """Show these rows with the note of this id chosen, or else the one that stood in its place."""
        self._rows, self._shown = rows, True
        self._places = [place for place, row in enumerate(rows) if not isinstance(row, Head)]
        ids = [row.id for row in rows if not isinstance(row, Head)]
        self._choose(ids.index(note_id) if note_id in ids else 0 if note_id == FIRST else self._chosen)

    @property
    def note(self) -> Note | None:
        """The note that is chosen."""
        row = self._rows[self._places[self._chosen]] if self._places else None
        return None if isinstance(row, Head) else row

    def after(self, wanted: Callable[[Note], bool]) -> int | None:
        """Return the id of the next note that is wanted, from the beginning after the last; None if none."""
        notes = [row for row in self._rows if not isinstance(row, Head)]
        later = [*notes[self._chosen + 1 :], *notes[: self._chosen]]
        return next((note.id for note in later if wanted(note)), None)

    def choose(self, note_id: int) -> None:
        """Choose the note of this id."""
        ids = [self._note_at(place).id for place in self._places]
        if note_id in ids:
            self._choose(ids.index(note_id))

    def _note_at(self, place: int) -> Note:
        row = self._rows[place]
        assert not isinstance(row, Head)  # noqa: S101 - places are those of notes
        return row

    # -- choosing ------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Choose a note further on."""
        self._choose(self._chosen + step)

    def action_page(self, step: int) -> None:
        """Choose a note a page further on."""
        if self._places:
            wanted = self._places[self._chosen] + step * max(1, self.size.height - 1)
            self._choose(bisect_left(self._places, wanted))

    def action_ends(self, index: int) -> None:
        """Choose the first note, or the last."""
        self._choose(0 if not index else len(self._places) - 1)

    def on_mouse_scroll_down(self) -> None:
        """Choose further down."""
        self._choose(self._chosen + 1)

    def on_mouse_scroll_up(self) -> None:
        """Choose further up."""
        self._choose(self._chosen - 1)

    def on_click(self, event: events.Click) -> None:
        """Choose the note that was clicked."""
        if self._top + event.y in self._places:
            self._choose(self._places.index(self._top + event.y))

    def _choose(self, index: int) -> None:
        self._chosen = max(0, min(index, len(self._places) - 1))
        self._scroll()
        self.repaint()
        if self.note is not None:
            self.post_message(self.Moved(self.note))

    def _scroll(self) -> None:
        room = max(1, self.size.height)
        place = self._places[self._chosen] if self._places else 0
        head = place
        while head and isinstance(self._rows[head - 1], Head) and place - head < room - 1:
            head -= 1
        self._top = max(0, min(self._top, head, len(self._rows) - room))
        self._top = max(self._top, place - room + 1)

    def on_resize(self) -> None:
        """Keep the chosen note in sight."""
        self._scroll()
        super().on_resize()

    # -- painting ------------------------------------------------------------------------------------------

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        if not self._rows:
            said = _("There are no notes here.") if self._shown else _("Reading the notes …")
            return [[Part("   " + said, self.ink("dim"))]]
        last = min(len(self._rows), self._top + self.size.height)
        return [self._line(place) for place in range(self._top, last)]

    def _line(self, place: int) -> Line:
        row = self._rows[place]
        if isinstance(row, Head) and row.at is not None:
            words_of = fit(row.text, max(4, self.size.width - 3 - TIME - KIND - 1))
            return [Part(f"   {render.minutes(row.at):<{TIME}}{'—':<{KIND}}{words_of}", self.ink("dim"))]
        if isinstance(row, Head):
            return [Part(("   " if row.level else " ") + row.text, self.ink("dim" if row.level else "head"))]
        now = place == self._places[self._chosen]
        chosen = self.ink("chosen")
        tag, look = self._tag(row)
        room = self.size.width - 3 - TIME - KIND - 1
        tag = fit(tag, min(cell_len(tag), max(8, room // 2))) if tag else ""
        body = fit(said(row), max(4, room - cell_len(tag) - (1 if tag else 0)))
        time = f"{render.minutes(row.elapsed_ms):<{TIME}}"
        dim = chosen if now else self.ink("dim")
        line = [
            Part(" ▸ " if now else "   ", dim),
            Part(time, dim),
            Part(fit(words.kind(row.kind), KIND), dim),
            Part(body, chosen if now else self.ink(LOOKS[row.kind])),
        ]
        if tag:
            line += [Part(" ", dim), Part(tag, chosen if now else self.ink(look))]
        used = sum(cell_len(part.text) for part in line)
        return [*line, Part(" " * (self.size.width - used), chosen)] if now else line


def said(note: Note) -> str:
    """Return the words of a note as they are shown: quotes between marks, a sign for a mark without words."""
    if not note.text:
        return _("(a moment without words)")
    return words.quote(note.text) if note.kind is NoteKind.QUOTE else note.text


def among(notes: Sequence[Note], breaks: Sequence[Break]) -> list[Head | Note]:
    """Return notes with what broke the talk up between them, by their time."""
    rows: list[Head | Note] = [*notes, *(Head(one.text, at=one.elapsed_ms) for one in breaks)]
    return sorted(rows, key=lambda row: (row.at or 0) if isinstance(row, Head) else row.elapsed_ms)
