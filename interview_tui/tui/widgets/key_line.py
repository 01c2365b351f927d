"""The line at the bottom: the keys that matter here, or for a moment what was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui.i18n import _
from interview_tui.tui import commands, render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from interview_tui.tui.ink import Ground

SHOWN_FOR = 5.0
"""Seconds a message stays on the line."""


class KeyLine(Painted):
    """Paints keys from the command table; ``say`` puts a quiet sentence in their place for a while."""

    GROUND: ClassVar[Ground] = "surface"

    DEFAULT_CSS = """
    KeyLine { height: 1; background: $surface; color: $dim; }
    """

    def __init__(self, *scopes: str, remapped: Mapping[str, Sequence[str]], id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._commands = [command for command in commands.of(*scopes) if command.line]
        self._remapped = remapped
        self._said = ""
        self._warn = False
        self._turn = 0
        self._only: Collection[str] | None = None

    def say(self, sentence: str, *, warn: bool = False, stay: bool = False) -> None:
        """Show a sentence; for a few seconds, or until the next one when it is to stay."""
        self._said, self._warn = sentence, warn
        self._turn += 1
        turn = self._turn
        self._fit()
        if sentence and not stay:
            self.set_timer(SHOWN_FOR, lambda: self._forget(turn))

    def only(self, ids: Collection[str] | None) -> None:
        """Show, of the commands of the screen's own, only these; all of them for None."""
        self._only = ids
        self.repaint()

    def quiet(self) -> None:
        """Show the keys again, if something is said in their place."""
        if self._said:
            self.say("")

    def _forget(self, turn: int) -> None:
        if turn == self._turn:
            self._said = ""
            self._fit()

    def _fit(self) -> None:
        """Grow to the whole sentence, never cut it; back to one line for the keys."""
        height = max(1, len(self._sentence()))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height
        self.repaint()

    def _sentence(self) -> list[str]:
        return render.wrap(self._said, self.size.width - 2) if self._said and self.size.width else []

    def on_resize(self) -> None:
        """Fit the sentence to the new width."""
        super().on_resize()
        self._fit()

    def lines(self) -> list[Line]:
        """Return the sentence or the keys, as many as fit."""
        if self._said:
            style = self.ink("warn" if self._warn else "text")
            return [[Part(" " + line, style)] for line in self._sentence()]
        return [[part for pair in self._keys() for part in pair]]

    def _keys(self) -> list[tuple[Part, Part]]:
        """Return the keys that fit; those that are always kept come last."""
        now = [
            c
            for c in self._commands
            if self._only is None or c.id in self._only or c.scope == commands.EVERYWHERE
        ]
        kept = [self._pair(command) for command in now if command.kept]
        others = [self._pair(command) for command in now if not command.kept]
        room = self.size.width - 1
        shown = fitting(kept, room)
        return [*fitting(others, room - sum(map(size, shown))), *shown]

    def _pair(self, command: commands.Command) -> tuple[Part, Part]:
        key = commands.shown(self._remapped.get(command.id, command.keys)[0])
        return Part(" " + key, self.ink("accent")), Part(f" {_(command.title)} ", self.ink("dim"))


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
