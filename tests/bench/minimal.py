"""What everything is measured against: the smallest Textual app with one Input and a log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.widgets import Input, RichLog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Minimal(App[None]):
    """Enter moves the line to the log."""

    CSS = "RichLog { height: 1fr; } Input { dock: bottom; }"

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield RichLog(wrap=True)
        yield Input(placeholder="READY to type")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line."""
        self.query_one(RichLog).write("> " + event.value)
        event.input.value = ""


if __name__ == "__main__":
    Minimal().run()
