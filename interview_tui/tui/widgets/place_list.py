"""Every place where a candidate stands, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.i18n import _, ngettext
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.marked import Mark, excerpt, marked
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.services.lookout import Place
    from interview_tui.tui.ink import Ground, Name

AROUND = 160
"""Characters shown on each side of the words."""


class PlaceList(Painted):
    """Paints the places one after the other; ``read_on`` shows those that did not fit."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "PlaceList { height: 9; background: $surface; }"

    title = why = ""
    look: Name = "text"
    places: Sequence[Place] = ()
    first = 0
    read_on_key = ""

    def show(self, title: str, why: str, places: Sequence[Place], look: Name) -> None:
        """Show these places from the first one on; the same ones stay where they are."""
        if title != self.title:
            self.first = 0
        self.title, self.why, self.places, self.look = title, why, places, look
        self.repaint()

    def read_on(self) -> None:
        """Show the places after those in sight; after the last, the first ones again."""
        after = self.first + max(1, self._fitting()[1])
        self.first = after if after < len(self.places) else 0
        self.repaint()

    def lines(self) -> list[Line]:
        """Return a heading and the places that fit."""
        if not self.title or not self.size.height:
            return []
        rows, fitting = self._fitting()
        count = ngettext("in {n} place", "in {n} places", len(self.places)).format(n=len(self.places))
        more = ""
        if fitting < len(self.places):
            sentence = _("{first}–{last} · {key} reads on")
            more = sentence.format(first=self.first + 1, last=self.first + fitting, key=self.read_on_key)
        return [self._head(count, more), *rows]

    def _head(self, count: str, more: str) -> Line:
        """Return the heading; why they are suspected, and then the words, give way to how to read on."""
        room = self.size.width - cell_len(more) - 4
        title = render.one_line(self.title)
        about = f" · {self.why} · {count}"
        if cell_len(title + about) > room:
            about = f" · {count}"
        if cell_len(title) > room - cell_len(about):
            title = fit(title, max(4, room - cell_len(about)))
        gap = " " * max(1, room + 2 - cell_len(title) - cell_len(about))
        dim = self.ink("dim")
        return [Part(f" {title}", self.ink("head")), Part(about, dim), Part(gap + more, dim)]

    def _fitting(self) -> tuple[list[Line], int]:
        """Return the lines of the places in sight, and how many places they are."""
        room, rows, count = self.size.height - 1, list[Line](), 0
        for place in self.places[self.first :]:
            lines = self._place(place)
            if count and len(rows) + len(lines) > room:
                break
            rows += lines
            count += 1
        return rows[:room], count

    def _place(self, place: Place) -> list[Line]:
        where = (
            _("note {number}").format(number=place.note_id) if place.note_id else _("the guide or the title")
        )
        text, start, end = excerpt(place.text, place.start, place.end, AROUND)
        lead = f"   {place.code} {where}  " if place.code else f"   {where}  "
        width = max(10, self.size.width - cell_len(lead) - 1)
        lines = marked(text, [Mark(start, end, self.ink(self.look))], width, self.ink("text"))
        blank = " " * cell_len(lead)
        return [[Part(blank if row else lead, self.ink("dim")), *line] for row, line in enumerate(lines)]
