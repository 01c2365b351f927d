"""A double press within a blink is one press: a worn key that bounces, or one held down, acts once.

In the room only keys of acts are looked at, never letters: what is typed is a note, and a note is sacred. A
screen without a note to type may name acts whose letters act once too (``ONE_PRESS``); and a box that such a
letter opened does not take the presses that still come of it as its first letters (``opened_by``).
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


STILL = 0.4
"""Seconds within which the letter that opened a box, pressed again, is still that press."""


class Bounce:
    """Knows the last key. Times are those the keys were read at, however long they had to wait."""

    def __init__(self, milliseconds: int, remapped: Mapping[str, Sequence[str]]) -> None:
        self.seconds, self._remapped = milliseconds / 1000, remapped
        acts = commands.of(commands.SESSION, commands.EVERYWHERE)
        self._keys = {
            key
            for one in acts
            if one.id not in MAY_REPEAT
            for key in remapped.get(one.id, one.keys)
            if len(key) > 1
        }
        self._leaving = frozenset(commands.keys_of(LEAVE, remapped))
        self._last, self._at = "", 0.0

    def again(self, event: events.Event, screens: Sequence[Any]) -> bool:
        """Take note of a key, or of a paste; return whether it is the press before once more, in the room."""
        key, at = getattr(event, "key", ""), event.time
        again, since = key == self._last, at - self._at
        same = again and since < self.seconds
        self._last, self._at = key, at
        top = screens[-1] if screens else None
        if again and since < STILL and key in self._named(getattr(top, "opened_by", "")):
            return True
        if same and any(key in self._named(one) for one in getattr(top, "ONE_PRESS", ())):
            return True
        rooms = [screen.sitting for screen in screens if hasattr(screen, "sitting")]
        if key in self._leaving and not any(room.unsaved for room in rooms):
            return False
        return same and key in self._keys and bool(rooms)

    def _named(self, command: str) -> set[str]:
        """Return the keys of a command; capitals are the same key."""
        if not command:
            return set()
        keys = commands.keys_of(command, self._remapped)
        return {*keys, *(key.upper() for key in keys if len(key) == 1)}
