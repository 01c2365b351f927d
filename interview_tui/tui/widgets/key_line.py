"""The line at the bottom: the keys that matter here, what stays above them, or for a moment what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.i18n import _
from interview_tui.tui import commands, render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Growing, Line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from interview_tui.tui.ink import Ground

SHOWN_FOR = 5.0
"""Seconds a message stays on the line."""


class KeyLine(Growing):
    """Paints keys from the command table; ``say`` puts a quiet sentence in their place for a while.

    A sentence that is to stay stands above the keys, and so does what ``remind`` was given, whatever is said.
    """

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    KeyLine { height: 1; background: $surface; color: $dim; }
    """

    def __init__(
        self,
        *scopes: str,
        remapped: Mapping[str, Sequence[str]],
        id: str | None = None,  # noqa: A002 - the toolkit's word
        rows: int = 1,
    ) -> None:
        """``rows`` is the most lines the keys may take: more than one only where each of them is needed."""
        super().__init__(id=id)
        self._rows = rows
        self._commands = [command for command in commands.of(*scopes) if command.line]
        self._remapped = remapped
        self._said = self._reminder = ""
        self._warn = self._stay = False
        self._turn = 0
        self._only: Collection[str] | None = None
        self._renamed: Mapping[str, str] = {}

    def say(self, sentence: str, *, warn: bool = False, stay: bool = False) -> None:
        """Show a sentence; for a few seconds, or until the next one when it is to stay."""
        self._said, self._warn, self._stay = sentence, warn, stay
        self._turn += 1
        turn = self._turn
        self.fit()
        if sentence and not stay:
            self.set_timer(SHOWN_FOR, lambda: self._forget(turn))

    @property
    def stays(self) -> str:
        """What was said last, if it is to stay until something else is."""
        return self._said if self._stay else ""

    def remind(self, sentence: str) -> None:
        """Keep a sentence above the keys until another, or none, is given here."""
        self._reminder = sentence
        self.fit()

    def only(self, ids: Collection[str] | None) -> None:
        """Show, of the commands of the screen's own, only these; all of them for None."""
        if ids != self._only:
            self._only = ids
            self.repaint()

    def rename(self, titles: Mapping[str, str]) -> None:
        """Show these titles, by command, in place of the commands' own: what a key does here and now."""
        if titles != self._renamed:
            self._renamed = titles
            self.repaint()

    def passed(self) -> None:
        """Show the keys again, unless what is said is to stay."""
        if not self._stay:
            self.quiet()

    def quiet(self) -> None:
        """Show the keys again, if something is said in their place."""
        if self._said:
            self.say("")

    def _forget(self, turn: int) -> None:
        if turn == self._turn:
            self._said = ""
            self.fit()

    def _lines_of(self, sentence: str) -> list[str]:
        return render.wrap(sentence, self.size.width - 2) if sentence and self.size.width else []

    def lines(self) -> list[Line]:
        """Return what stays, then what was just said or the keys, as many as fit."""
        style = self.ink("warn" if self._warn else "text")
        lines: list[Line] = [[Part(" " + line, self.ink("text"))] for line in self._lines_of(self._reminder)]
        said = self._lines_of(self._said)
        lines += [[Part(" " + line, style)] for line in said]
        keys: list[Line] = [[part for pair in row for part in pair] for row in self._keys()]
        # A short sentence that passes takes a line of the keys, so that nothing moves.
        return [*lines, *keys[1:]] if len(said) == 1 and not self._stay else [*lines, *keys]

    def _keys(self) -> list[list[tuple[Part, Part]]]:
        """Return the keys that fit, line by line; those that are always kept come last.

        There are as many lines as all keys of the screen need: with fewer keys nothing moves.
        """
        now = [
            one for one in self._commands if self._only is None or one.id in self._only or _everywhere(one)
        ]
        room, needed = self.size.width - 1, sum(size(self._pair(one)) for one in self._commands)
        kept = fitting([self._pair(one) for one in now if one.kept], room)
        others, rows = [self._pair(one) for one in now if not one.kept], list[list[tuple[Part, Part]]]()
        while len(rows) < self._rows - 1 and needed > room:
            rows.append(fitting(others, room))
            others, needed = others[len(rows[-1]) :], needed - room
        left = room - sum(map(size, kept))
        # After a line that is full, a long title makes way for the short ones behind it.
        return [*rows, [*(room_for(others, left) if rows else fitting(others, left)), *kept]]

    def _pair(self, command: commands.Command) -> tuple[Part, Part]:
        key = commands.shown(self._remapped.get(command.id, command.keys)[0])
        title = self._renamed.get(command.id) or _(command.title)
        return Part(" " + key, self.ink("accent")), Part(f" {title} ", self.ink("dim"))


def _everywhere(command: commands.Command) -> bool:
    return command.scope == commands.EVERYWHERE


def size(pair: tuple[Part, Part]) -> int:
    """Return the cells a key takes with its title."""
    return sum(cell_len(part.text) for part in pair)


def fitting(pairs: Sequence[tuple[Part, Part]], room: int) -> list[tuple[Part, Part]]:
    """Return the first of ``pairs``, as many as ``room`` cells hold."""
    found = []
    for pair in pairs:
        room -= size(pair)
        if room < 0:
            break
        found.append(pair)
    return found


def room_for(pairs: Sequence[tuple[Part, Part]], room: int) -> list[tuple[Part, Part]]:
    """Return those of ``pairs`` that ``room`` cells hold, in order, the ones too long left out."""
    found = []
    for pair in pairs:
        if size(pair) <= room:
            found.append(pair)
            room -= size(pair)
    return found
