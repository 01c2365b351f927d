"""What stays in sight behind a box: the note that is asked about, the line being written, and who talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

_LEAST = 8
"""Fewest lines a question needs; on a smaller screen it covers what it must."""


def foot_behind(box: Screen[Any], otherwise: int = 0) -> int:
    """Return how many lines at the foot of the screen behind a box are to stay in sight."""
    stack = box.app.screen_stack
    behind = stack[-2] if stack[-1] is box else stack[-1]
    lines: int = getattr(behind, "AT_FOOT", otherwise)
    return lines


def keep_foot(box: Screen[Any], inner: Widget) -> None:
    """Let a box stand above the foot of a screen that has one, and not shade it; else leave it as it is."""
    foot = foot_behind(box)
    if foot:
        box.styles.align = ("center", "bottom")
        box.styles.background = "transparent"
        inner.styles.margin = (0, 0, foot, 0)
        inner.styles.max_height = max(1, box.app.size.height - foot)
        inner.styles.width = inner.styles.max_width = "100%"  # single letters beside it look like a fault


class Beside:
    """Mixed into a modal screen with a child ``#box``; ``keep`` of the screen behind stays in sight."""

    keep: Widget | None = None
    room = 0
    """Lines the box may take; 0: as many as the screen has."""

    if TYPE_CHECKING:
        query_one: Any
        styles: Any
        add_class: Any
        call_after_refresh: Any

    def beside(self) -> None:
        """Put the box where ``keep`` is not: to its left, else above it."""
        if self.keep is None:
            return
        self.add_class("beside")
        region, box = self.keep.region, self.query_one("#box")
        if region.x:
            self.styles.align = ("left", "middle")
            box.styles.width, box.styles.max_width, self.room = "100%", region.x, 0
        elif region.y >= _LEAST:
            self.styles.align = ("center", "top")
            box.styles.width, box.styles.max_width = "100%", "100%"
            box.styles.max_height, self.room = region.y, region.y
        self.refit()

    def refit(self) -> None:
        """Take in that there is more room, or less."""

    def on_resize(self) -> None:
        """Follow what stands behind, once it has found its own place."""
        self.call_after_refresh(self.beside)
