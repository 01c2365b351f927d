"""What stands at the foot of a screen stays in sight behind a box: the line being written, and who talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget


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
