"""The text of a guide, to be written in. Imported only when an editor opens: Textual's TextArea is large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from interview_tui.text import clean

if TYPE_CHECKING:
    from textual import events

INDENT = 4
"""Blanks that Tab puts in: those of a probe."""


class GuideText(TextArea):
    """A TextArea whose text is cleaned at every door, and that leaves Escape to its screen."""

    DEFAULT_CSS = """
    GuideText { border: none; padding: 0; background: $background; color: $foreground;
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $panel; }
    GuideText:focus { border: none; }
    GuideText .text-area--cursor-line { background: $panel; }
    GuideText .text-area--gutter { color: $foreground 40%; }
    GuideText .text-area--cursor-gutter { color: $accent; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__(show_line_numbers=True, soft_wrap=True, tab_behavior="indent")
        self.indent_width = INDENT

    async def _on_key(self, event: events.Key) -> None:
        """Leave Escape to the screen; TextArea's own handler, which is called too, would move the focus."""
        if event.key == "escape":
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted, without what could act on the terminal."""
        event.prevent_default()
        event.stop()
        result = self._replace_via_keyboard(clean(event.text), *self.selection)
        if result:
            self.move_cursor(result.end_location)

    @property
    def line(self) -> int:
        """The line the cursor is on, from 1."""
        return self.cursor_location[0] + 1

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the beginning of a line, counted from 1."""
        last = self.document.line_count - 1
        self.move_cursor((max(0, min(number - 1, last)), 0), center=True)
