"""A double press within a blink is one press: a worn key that bounces, or one held down, acts once.

Only keys of acts in the room are looked at, never letters: what is typed is a note, and a note is sacred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.tui import commands

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events

MAY_REPEAT = frozenset({"scroll_up", "scroll_down"})
"""Commands that one holds the key of."""

LEAVE = "leave"
"""Asks by itself, and loses nothing unless something is not saved; a script presses it twice in one go."""


class Bounce:
    """Knows the last key. Times are those the keys were read at, however long they had to wait."""

    def __init__(self, milliseconds: int, remapped: Mapping[str, Sequence[str]]) -> None:
        self.seconds = milliseconds / 1000
        acts = commands.of(commands.SESSION, commands.EVERYWHERE)
        self._keys = {
            key
            for one in acts
            if one.id not in MAY_REPEAT
            for key in remapped.get(one.id, one.keys)
            if len(key) > 1
        }
        self._leaving = frozenset(remapped.get(LEAVE, commands.BY_ID[LEAVE].keys))
        self._last, self._at = "", 0.0

    def again(self, event: events.Event, screens: Sequence[Any]) -> bool:
        """Take note of a key, or of a paste; return whether it is the press before once more, in the room."""
        key, at = getattr(event, "key", ""), event.time
        same = key == self._last and at - self._at < self.seconds
        self._last, self._at = key, at
        rooms = [screen.sitting for screen in screens if hasattr(screen, "sitting")]
        if key in self._leaving and not any(room.unsaved for room in rooms):
            return False
        return same and key in self._keys and bool(rooms)
