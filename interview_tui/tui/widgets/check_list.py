"""The end check: what was not asked, what to ask later, the closing question; arrows choose a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from interview_tui import words
from interview_tui.i18n import _
from interview_tui.model import progress
from interview_tui.model.guide import ThemeRole
from interview_tui.model.values import dataclass
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide
    from interview_tui.model.interview import InterviewState
    from interview_tui.model.note import Note
    from interview_tui.services.closing_talk import LastThing
    from interview_tui.tui.sitting import View


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the check: a question, an ask-later note, or one of the last things to ask and tell."""

    question_id: str = ""
    note_id: int = 0
    last_id: str = ""


class CheckList(Painted):
    """Paints the check: open things first, then the closing question, what is covered last."""

    DEFAULT_CSS = """
    CheckList { height: 1fr; background: $background; display: none; }
    """

    guide: Guide | None = None
    state: InterviewState | None = None
    later: tuple[Note, ...] = ()
    last: tuple[LastThing, ...] = ()
    notes: tuple[Note, ...] = ()
    chosen = 0
    _noted: frozenset[str] = frozenset()
    """Questions with notes, as it was when the check was opened."""
    _order: tuple[Item, ...] = ()

    def begin(self) -> None:
        """Take the order in which things are shown; it stays while the check is open, whatever is marked."""
        self.chosen, self._order = 0, ()
        self._noted = progress.noted(self.notes)
        self._order = tuple(item for item, *_rest in self._rows())
        self.repaint()

    def show(self, guide: Guide, view: View) -> None:
        """Show where the check stands."""
        self.guide, self.state, self.later, self.last = guide, view.state, view.later, view.last
        self.notes = view.notes
        self.chosen = max(0, min(self.chosen, len(self._rows()) - 1))
        self.repaint()

    def move(self, step: int) -> None:
        """Choose another line."""
        self.chosen = max(0, min(self.chosen + step, len(self._rows()) - 1))
        self.repaint()

    def choose(self, wanted: str) -> None:
        """Choose the line of a question, or of one of the last things, by its id."""
        for index, (item, *_rest) in enumerate(self._rows()):
            if wanted in {item.question_id, item.last_id}:
                self.chosen = index
        self.repaint()

    def after(self, item: Item) -> None:
        """Choose the next line that is open, after ``item`` was seen to; after the last it stays there."""
        rows = self._rows()
        place = next((at for at, row in enumerate(rows) if row[0] == item), 0)
        self.chosen = next((at for at, row in enumerate(rows) if row[3] and at > place), place)
        self.repaint()

    @property
    def item(self) -> Item | None:
        """The line that is chosen."""
        rows = self._rows()
        return rows[self.chosen][0] if rows else None

    def _rows(self) -> list[tuple[Item, str, str, bool]]:
        """Return (item, symbol, text, open) per line, in the order they are shown."""
        if self.guide is None or self.state is None:
            return []
        check = progress.end_check(self.guide, self.state, self._noted)
        closing = self.guide.closing.id
        asked = [entry for entry in check if entry.question.id != closing]
        rows = [self._question(entry) for entry in asked if entry.state not in progress.COVERED]
        rows += [(Item(note_id=note.id), "?", note.text, True) for note in self.later]
        rows += [self._question(entry) for entry in check if entry.question.id == closing]
        rows += [self._last(thing) for thing in self.last if not thing.done]
        rows += [self._question(entry) for entry in asked if entry.state in progress.COVERED]
        rows += [self._last(thing) for thing in self.last if thing.done]
        places = {item: place for place, item in enumerate(self._order)}
        return sorted(rows, key=lambda row: places.get(row[0], len(places)))

    @staticmethod
    def _last(thing: LastThing) -> tuple[Item, str, str, bool]:
        return Item(last_id=thing.id), "●" if thing.done else "○", thing.text, not thing.done

    def _question(self, entry: progress.OpenQuestion) -> tuple[Item, str, str, bool]:
        lead = _("closing: ") if entry.theme.role is ThemeRole.CLOSING else ""
        reason = f" ({entry.reason})" if entry.reason else ""
        state = words.state(entry.state, noted=entry.noted)
        text = f"{lead}{entry.question.text} – {state}{reason}"
        is_open = entry.state not in progress.COVERED
        return Item(question_id=entry.question.id), words.STATE_SYMBOLS[entry.state], text, is_open

    def lines(self) -> list[Line]:
        """Return a heading and the rows around the chosen one."""
        rows = self._rows()
        left = sum(is_open for _item, _symbol, _text, is_open in rows)
        head = _("End check: {n} open").format(n=left) if left else _("End check: everything is covered")
        hint = _("↑↓ choose · Enter ask now · ^S asked · ^E end the talk · Esc back to the notes")
        lines: list[Line] = [[Part(" " + head, self.ink("head"))]]
        lines += [[Part(" " + text, self.ink("dim"))] for text in render.wrap(hint, self.size.width - 2)]
        lines.append([])
        body: list[Line] = []
        place = 0
        for index, (_item, symbol, text, is_open) in enumerate(rows):
            chosen = index == self.chosen
            style = self.ink("accent" if chosen else "text" if is_open else "dim")
            mark = self.ink("accent" if chosen else "warn" if is_open else "dim")
            if chosen:
                place = len(body)
            for row, part in enumerate(render.wrap(text, self.size.width - 7)):
                lead = f" {'▸' if chosen else ' '} {symbol} " if not row else " " * (4 + cell_len(symbol))
                body.append([Part(lead, mark), Part(part, style)])
        room = max(1, self.size.height - len(lines))
        if len(body) <= room:
            return lines + body
        room = max(1, room - 1)
        top = max(0, min(place - room // 2, len(body) - room))
        signs = ("▴ " if top else "") + ("▾ " if top + room < len(body) else "")
        more: Line = [Part(f" {signs}" + _("more lines: ↑↓"), self.ink("accent"))]
        return [*lines, *body[top : top + room], more]
