"""Every place where a candidate stands, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.i18n import _, ngettext
from interview_tui.model.twice import said_twice
from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.marked import Mark, excerpt, marked
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from interview_tui.services.lookout import Place, Reading
    from interview_tui.tui.ink import Ground, Name

AROUND = 160
"""Characters shown on each side of the words."""

READ = 60
"""Characters shown on each side of what will stand there, in the sentence as it will read."""


class PlaceList(Painted):
    """Paints the places one after the other; ``read_on`` shows those that did not fit."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "PlaceList { height: 9; background: $surface; }"

    title = why = ""
    look: Name = "text"
    places: Sequence[Place] = ()
    first = meant = 0
    """The first place in sight, and the one that what is done in a single note is done in."""
    kept: Collection[int] = ()
    instead = ""
    """What will stand there; empty where the words stay."""
    ask = ""
    """What is asked of the places before any of them; empty where nothing is."""
    reading: Reading | None = None
    read_on_key = next_key = anew_key = ""
    most = 9
    """The most lines it takes; it takes no more than it needs."""

    def show(  # noqa: PLR0913 - all that is told of the places of one candidate
        self,
        title: str,
        why: str,
        places: Sequence[Place],
        look: Name,
        *,
        kept: Collection[int] = (),
        instead: str = "",
        reading: Reading | None = None,
        ask: str = "",
    ) -> None:
        """Show these places from the first one on; the same ones stay where they are.

        ``kept`` are the notes in which alone the words are kept, ``instead`` what stands there elsewhere,
        ``reading`` how a note reads with all that was decided, ``ask`` what is asked of them.
        """
        shown = (title, why, places, look, kept, instead, reading, ask)
        before = (self.title, self.why, self.places, self.look, self.kept, self.instead, self.reading)
        if shown == (*before, self.ask):
            return
        if title != self.title:
            self.first = self.meant = 0
        self.title, self.why, self.places, self.look, self.kept, self.instead, self.reading, self.ask = shown
        self._fit()
        self.repaint()

    def give(self, most: int) -> None:
        """Let it take so many lines at most."""
        self.most = most
        self._fit()

    def on_resize(self) -> None:
        """Take the lines that are needed at this width."""
        self._fit()
        super().on_resize()

    def _fit(self) -> None:
        """Take as many lines as the places need, at most ``most``: the candidates have the rest."""
        needed = 1 + len(self._asked())
        for at, place in enumerate(self.places):
            if needed >= self.most:
                break
            needed += len(self._place(place, meant=self._meant(at)))
        height = max(2, min(self.most, needed))
        if self.size.width and (self.styles.height is None or self.styles.height.value != height):
            self.styles.height = height

    def read_on(self) -> None:
        """Show the places after those in sight; after the last, the first ones again."""
        after = self.first + max(1, self._fitting()[1])
        self.first = self.meant = after if after < len(self.places) else 0
        self.repaint()

    def mean(self, index: int) -> None:
        """Mean the place with this number, and bring it into sight."""
        self.meant = index
        if not self.first <= index < self.first + self._fitting()[1]:
            self.first = index
        self._fit()
        self.repaint()

    def next_note(self) -> None:
        """Mean the first place in the note after the one meant; after the last, the first again."""
        note = self.places[self.meant].note_id if self.meant < len(self.places) else 0
        later = range(self.meant + 1, len(self.places))
        self.mean(next((at for at in later if self.places[at].note_id != note), 0))

    @property
    def _several(self) -> bool:
        return len({place.note_id for place in self.places}) > 1

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
        if self._several and self.next_key:
            step = _("{key} next note").format(key=self.next_key)
            more = f"{more} · {step}" if more else step
        return [self._head(count, more), *self._asked(), *rows]

    def _asked(self) -> list[Line]:
        if not self.ask:
            return []
        found = render.wrap(f"△ {self.ask}", max(10, self.size.width - 2))
        return [[Part(" " + line, self.ink("warn"))] for line in found]

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
        room, rows, count = self.size.height - 1 - len(self._asked()), list[Line](), 0
        for at, place in enumerate(self.places[self.first :], self.first):
            lines = self._place(place, meant=self._meant(at))
            if count and len(rows) + len(lines) > room:
                break
            rows += lines
            count += 1
        return rows[:room], count

    def _meant(self, at: int) -> bool:
        return at == self.meant

    def _place(self, place: Place, *, meant: bool) -> list[Line]:
        where = (
            _("note {number}").format(number=place.note_id) if place.note_id else _("the guide or the title")
        )
        kept = bool(place.note_id) and place.note_id in self.kept
        if kept:
            where = f"{where} = {_('kept')}"
        instead = "" if kept else self.instead
        twice = said_twice(place.text, place.start, place.end, instead) if instead else ""
        text, start, end = excerpt(place.text, place.start, place.end, AROUND)
        sign = "▸" if meant and self._several else "△" if twice and not meant else " "
        lead = f" {sign} {place.code} {where}  " if place.code else f" {sign} {where}  "
        blank = " " * cell_len(lead)
        lines = self._after(lead, text, start, end)
        if meant and instead and self.reading is not None:
            shown = excerpt(*self.reading.of(place), READ)
            lines += self._after(blank[:-2] + "→ ", *shown)
            if twice:
                said = _("△ It says “{word}” twice: {key} writes the note anew.")
                said = said.format(word=twice, key=self.anew_key)
                lines += [
                    [Part(blank + line, self.ink("warn"))]
                    for line in render.wrap(said, max(10, self.size.width - cell_len(blank) - 1))
                ]
        return lines

    def _after(self, lead: str, text: str, start: int, end: int) -> list[Line]:
        """Return a text with a stretch of it marked, as lines behind ``lead``."""
        width = max(10, self.size.width - cell_len(lead) - 1)
        lines = marked(text, [Mark(start, end, self.ink(self.look))], width, self.ink("text"))
        blank = " " * cell_len(lead)
        return [[Part(blank if row else lead, self.ink("dim")), *line] for row, line in enumerate(lines)]
