"""The notes of the interview, newest at the bottom. Only what is in sight is cut into lines and painted."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.widget import Widget

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.note import Note, NoteFlag, NoteKind, speaks
from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.ink import Name, ink
from interview_tui.tui.render import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style
    from textual.strip import Strip

    from interview_tui.words_events import Break

_INKS: dict[NoteKind, Name] = {
    NoteKind.NOTE: "text",
    NoteKind.QUOTE: "quote",
    NoteKind.OBSERVATION: "good",
    NoteKind.ASK_LATER: "accent",
    NoteKind.OWN_REACTION: "aside",
    NoteKind.MARK: "dim",
}
TIME_WIDTH = 8
KIND_WIDTH = 14
SIGN_WIDTH = 3
ROOMY = 64
"""Cells from which the kind stands as a word; below, as the sign it is typed with."""

_SIGNS = {
    NoteKind.NOTE: "",
    NoteKind.QUOTE: '"',
    NoteKind.OBSERVATION: "!",
    NoteKind.ASK_LATER: "?",
    NoteKind.OWN_REACTION: "~",
    NoteKind.MARK: "•",
}


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A note that is not on disk yet; shown where it will stand, with the word for it."""

    text: str
    kind: NoteKind
    elapsed_ms: int


class NoteList(Widget):
    """Paints notes as columns: time, kind, words."""

    DEFAULT_CSS = """
    NoteList { height: 1fr; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._notes: Sequence[Note] = ()
        self._unsaved: Sequence[Unsaved] = ()
        self._breaks: dict[int, list[Break]] = {}
        """What broke the talk up, by how many notes stand before it."""
        self._quotes = True
        self._skip = 0
        self._rows: list[list[Part]] = []
        self._oldest_seen = True

    def show(
        self,
        notes: Sequence[Note],
        unsaved: Sequence[Unsaved],
        breaks: Sequence[Break] = (),
        *,
        quotes: bool = True,
    ) -> None:
        """Show these notes, oldest first, and after them what is not saved yet.

        ``breaks`` stand among the notes, by their time. ``quotes`` says whether the person agreed to quotes;
        where not, each quote says so.
        """
        self._notes, self._unsaved, self._quotes = notes, unsaved, quotes
        self._breaks = {}
        for one in breaks:
            place = bisect_right(notes, one.elapsed_ms, key=lambda note: note.elapsed_ms)
            self._breaks.setdefault(place, []).append(one)
        self._arrange()

    def scroll_notes(self, notes: int) -> None:
        """Move towards older notes (positive) or newer ones (negative), by a number of notes.

        Stops where the oldest note is in sight.
        """
        if notes < 0 or not self._oldest_seen:
            self._skip = max(0, min(self._skip + notes, len(self._notes) - 1))
            self._arrange()

    def newest(self) -> None:
        """Come back to the newest note."""
        if self._skip:
            self._skip = 0
            self._arrange()

    def on_resize(self) -> None:
        """Cut the lines anew for the new width."""
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.size.width, self.size.height
        if width and height:
            rows = self._newest_rows(width)
            index = len(self._notes) - self._skip
            rows[:0] = self._break_rows(index)
            while index and len(rows) < height:
                index -= 1
                rows[:0] = self._note_rows(self._notes[index], width)
                rows[:0] = self._break_rows(index)
            self._oldest_seen = not index and len(rows) <= height
            self._rows = rows[-height:]
        self.refresh()

    def _newest_rows(self, width: int) -> list[list[Part]]:
        """Return what stands below the notes: what is not saved, how many are newer, or how to begin."""
        if self._skip:
            sentence = ngettext("{n} newer note", "{n} newer notes", self._skip).format(n=self._skip)
            return [[Part(f" ▾ {sentence}", self._ink("accent"))]]
        if not self._notes and not self._unsaved:
            hint = _("Type, and press Enter. The first character can choose a kind:")
            kinds = _(
                '" quote   ! observation   ? ask later   ~ (then space) own reaction   #name marks a name'
            )
            lines = [line for text in (hint, kinds) for line in render.wrap(text, width - 2)]
            return [[Part(" " + line, self._ink("dim"))] for line in lines]
        return [row for item in self._unsaved for row in self._unsaved_rows(item)]

    def _note_rows(self, note: Note, width: int) -> list[list[Part]]:
        style = self._ink(_INKS[note.kind])
        text = words.quote(note.text) if note.kind is NoteKind.QUOTE else note.text
        flags = [f"[{words.flag(flag)}]" for flag in NoteFlag if flag in note.flags]
        flags += [_("[taken up]")] if note.answered else []
        flags += [_("[pasted]")] if note.pasted else []
        flags += [f"[{words.time_tag(note.time)}]"] if note.time else []
        flags += [f"[{words.source(note.source)}]"] if note.source else []
        moved = [(f"[{words.moved(note.moved_ms)}]", self._ink("dim"))] if note.moved_ms else []
        label = words.kind(note.kind) if width >= ROOMY else _SIGNS[note.kind]
        rows = self._rows_of(note.elapsed_ms, (label, self._ink("dim"), style), text, style)
        looks = [*((flag, self._ink("warn")) for flag in flags), *moved]
        if not self._quotes and speaks(note):
            looks.append((f"[{_('quotes not agreed to')}]", self._ink("dim")))
        for flag, look in looks:
            room = width - sum(cell_len(part.text) for part in rows[-1])
            if room <= cell_len(flag):
                rows.append([Part(" " * self._lead, style)])
            rows[-1].append(Part(f" {flag}", look))
        return rows

    def _break_rows(self, place: int) -> list[list[Part]]:
        """Return the lines of what broke the talk up after so many notes."""
        dim = self._ink("dim")
        return [
            row
            for one in self._breaks.get(place, ())
            for row in self._rows_of(one.elapsed_ms, ("—", dim, dim), one.text, dim)
        ]

    def _unsaved_rows(self, item: Unsaved) -> list[list[Part]]:
        alarm = self._ink("alarm")
        narrow = self.size.width < ROOMY
        text = _("NOT SAVED") + " " + item.text if narrow else item.text
        label = "✗" if narrow else _("NOT SAVED")
        return self._rows_of(item.elapsed_ms, (label, alarm, alarm), text, self._ink("text"))

    @property
    def _lead(self) -> int:
        return TIME_WIDTH + (KIND_WIDTH if self.size.width >= ROOMY else SIGN_WIDTH)

    def _rows_of(
        self, elapsed_ms: int, label: tuple[str, Style, Style], text: str, style: Style
    ) -> list[list[Part]]:
        """Return the lines of one note: time and label before the first, blanks before the rest."""
        word, time_style, word_style = label
        # After an hour the time takes the blank before it, so that one is left behind it.
        time = f"{f' {render.minutes(elapsed_ms)}'[-(TIME_WIDTH - 1) :]:<{TIME_WIDTH}}"
        kind = set_cell_size(word, self._lead - TIME_WIDTH - 1) + " "
        lines = render.wrap(text, self.size.width - self._lead - 1)
        first = [Part(time, time_style), Part(kind, word_style), Part(lines[0], style)]
        return [first, *([Part(" " * self._lead, style), Part(line, style)] for line in lines[1:])]

    def _ink(self, name: Name) -> Style:
        return ink(self.app.theme, "background", name)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the list; older notes stand above newer ones, against the bottom."""
        row = y - (self.size.height - len(self._rows))
        return render.strip(self._rows[row] if row >= 0 else [], self.size.width, self._ink("text"))
